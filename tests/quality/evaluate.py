"""`make evaluate`: the figures of every annotated article; fails where one falls under its floor."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import CareGraphError
from pipeline.run import Engine, load_engine
from tests.quality.anaphors import evaluate_reference
from tests.quality.figures import corpus_lines
from tests.quality.mentions import evaluate_corpora
from tests.quality.scorer import GOLD, Case, Scores, annotated, data_folder, fingerprint, load_scorer, score, seed

FLOORS = Path(__file__).with_name("floors.json")
"""The figures under which the seed may not fall, with the hashes of the files that they were measured on.
A floor is lowered, and a hash changed, by hand and for a reason that the change's note gives."""
_SHARES = ("precision", "recall", "status")


def main() -> int:
    """Prints the figures; 1 if a floor is broken."""
    folder = data_folder()
    if folder is None:
        print("There is no scorer: CAREGRAPH_DATA must name the folder with score.py and seed/. Nothing was evaluated.")
        return 0
    scorer, engine = load_scorer(folder), load_engine()
    case = seed(folder)
    print(f"{'':<32}claims  precision  recall  status  offsets  traps")
    measured = _scored("seed", [case], engine, scorer)[0]
    for name in ("open", "closed"):
        _scored(name, list(annotated(GOLD / name)), engine, scorer)
    for line in corpus_lines(folder, engine):
        print(line)
    evaluate_reference(engine)
    broken = broken_floors(measured, fingerprint(case), json.loads(FLOORS.read_text(encoding="utf-8")))
    broken += evaluate_corpora(folder, load_engine(recogniser="on"))
    for sentence in broken:
        print(sentence, file=sys.stderr)
    return 1 if broken else 0


def broken_floors(measured: Scores, files: dict[str, str], floors: dict[str, Any]) -> list[str]:
    """One sentence for each floor that is broken, and for each file that is not the one it was set on."""
    changed = [
        f"{name}: the file is not the one that the floors were set on; check it, then pin its hash in {FLOORS.name}."
        for name, known in floors["sha256"].items()
        if files.get(name) != known
    ]
    low = [
        f"seed: {name} is {measured.figures[name]:.3f} and must be at least {floor}; see score.py --list."
        for name, floor in floors["at_least"].items()
        if measured.figures[name] < floor
    ]
    high = [
        f"seed: {name} is {measured.figures[name]} and must be at most {ceiling}; see score.py --list."
        for name, ceiling in floors["at_most"].items()
        if measured.figures[name] > ceiling
    ]
    return changed + low + high


def _scored(group: str, cases: Sequence[Case], engine: Engine, scorer: Any) -> list[Scores]:
    rows = [score(case, engine, scorer) for case in cases]
    for row in rows:
        print(_line(f"{group}: {row.name}", row.figures, len(row.traps)))
    if len(rows) > 1:
        means = {name: sum(row.figures[name] for row in rows) / len(rows) for name in _SHARES}
        sums = {name: sum(row.figures[name] for row in rows) for name in ("claims", "offsets")}
        print(_line(f"{group}: all", means | sums, sum(len(row.traps) for row in rows)))
    return rows


def _line(name: str, figures: dict[str, Any], traps: int) -> str:
    shares = "".join(f"{figures[share]:>{width}.3f}" for share, width in zip(_SHARES, (11, 8, 8), strict=True))
    return f"{name[:31]:<32}{figures['claims']:>6}{shares}{figures['offsets']:>9}{traps:>7}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CareGraphError as error:
        sys.exit(str(error))
