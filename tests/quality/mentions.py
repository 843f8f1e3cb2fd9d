"""The figures of names on the corpora beside the seed, and the floors under which they may not fall."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.evaluate import Figures, evaluate, lines
from pipeline.run import Engine

FLOORS = Path(__file__).with_name("mention_floors.json")
"""Corpus -> the hash of its development part, and floors; lowered, or a hash changed, only by hand and for a reason."""


def evaluate_corpora(folder: Path, engine: Engine) -> Iterator[str]:
    """Prints the figures of each corpus with floors that lies in ``folder``; yields a sentence for each broken one."""
    for name, pinned in json.loads(FLOORS.read_text(encoding="utf-8")).items():
        path = folder / "corpora" / name / "dev.jsonl"
        if not path.is_file():
            print(f"{name}: {path.name} is not in the data folder's corpora; its names were not measured.")
            continue
        figures = evaluate(path, engine)
        print("\n".join(("", *lines(figures))))
        yield from broken(name, measured(figures), sha256(path.read_bytes()).hexdigest(), pinned)


def measured(figures: Figures) -> dict[str, float]:
    """Name of a figure -> its value, as the floors name them."""
    values = {name: counts.f1 for name, counts in figures.strict.items()}
    named = [figures.strict[name] for name in ("Chemical", "Condition") if name in figures.strict]
    values["Chemical + Condition"] = sum(named[1:], named[0]).f1 if named else 0.0
    return values | {"linking": figures.linked.recall}


def broken(name: str, values: Mapping[str, float], digest: str, pinned: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for data that are not those the floors were set on, and for each figure under its floor."""
    if digest != pinned["sha256"]:
        yield f"{name}: not the data that the floors were set on; check them, then pin their hash in {FLOORS.name}."
    for figure, floor in pinned["at_least"].items():
        if values[figure] < floor:
            yield (
                f"{name}: {figure} is {values[figure]:.3f} and must be at least {floor}; "
                "see caregraph evaluate --mentions … --list."
            )
