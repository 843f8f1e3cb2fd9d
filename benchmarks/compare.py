"""`make bench`: this pipeline beside others on the same text in the same run, each in a process of its own.

The systems take turns, round after round, so that a change in the machine's speed meets all of them. Ratios can be
compared between machines; seconds cannot.
"""

import argparse
import json
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rdflib import Graph
from rdflib.namespace import SKOS

from benchmarks import corpus
from benchmarks.measure import Cost, machine, run, table

ROOT = Path(__file__).resolve().parents[1]
SYSTEMS = ROOT / "benchmarks/systems"
_HEAD = ("system", "words a second of one processor", "words a second", "start-up (s)", "peak memory (MB)")


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run of one system came to."""

    loading: float
    """Processor seconds before the first text."""
    cpu: float
    """Processor seconds for the texts."""
    wall: float
    peak: float


Run = Callable[[Path], Speed]
"""Reads a file of articles with one system."""


def main() -> None:
    """Prints a table: the median of some rounds for each system."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--words", type=int, default=400, help="of an article")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    head = machine()
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        words = corpus.write(folder / "articles.jsonl", options.articles, options.words)
        systems, missing = _systems(folder)
        rounds = [
            {name: each(folder / "articles.jsonl") for name, each in systems.items()} for _ in range(options.rounds)
        ]
    speeds = {name: _middle([one[name] for one in rounds]) for name in systems}
    print(f"{options.articles} articles, {words:,} words ({corpus.source()}), {options.rounds} rounds; {head}\n")
    rows = [
        (name, f"{words / s.cpu:,.0f}", f"{words / s.wall:,.0f}", f"{s.loading:.1f}", f"{s.peak:.0f}")
        for name, s in speeds.items()
    ]
    print(table(_HEAD, rows + [(name, why, "", "", "") for name, why in missing.items()]))
    print()
    for line in _ratios(rounds):
        print(line)


def _systems(folder: Path) -> tuple[Mapping[str, Run], Mapping[str, str]]:
    """Name -> what runs the system; and name -> why it cannot be run."""
    names = folder / "names.txt"
    names.write_text("\n".join(_names()), encoding="utf-8")
    systems: dict[str, Run] = {
        "caregraph, 1 worker": _caregraph(folder, 1),
        "caregraph, 2 workers": _caregraph(folder, 2),
        "spaCy, tagger and parser": _script(sys.executable, "spacy_model.py", "parser"),
        "spaCy, full pipeline": _script(sys.executable, "spacy_model.py", "full"),
    }
    missing: dict[str, str] = {}
    for name, script, package in (
        ("medspaCy with ConText", "medspacy_context.py", "medspacy==1.3.1"),
        ("FlashText, names only", "dictionary.py", "flashtext==2.7"),
    ):
        try:
            systems[name] = _script(_installed(package), script, str(names))
        except subprocess.CalledProcessError:
            missing[name] = f"{package} cannot be installed here"
    return systems, missing


def _caregraph(folder: Path, workers: int) -> Run:
    """The whole command, less what it takes for one line."""

    def build(articles: Path) -> Speed:
        one = folder / "one.jsonl"
        one.write_text('{"id": "one", "text": "Colchicine treats gout."}\n', encoding="utf-8")
        least, whole = (_built(each, folder / "output", workers) for each in (one, articles))
        return Speed(least.cpu / workers, whole.cpu - least.cpu, whole.wall - least.wall, whole.peak)

    return build


def _built(articles: Path, output: Path, workers: int) -> Cost:
    run(["rm", "-rf", str(output), str(output.with_name(f".{output.name}.caregraph"))])
    arguments = [str(articles), "--output", str(output), "--workers", str(workers), "--quiet"]
    return run([sys.executable, "-m", "pipeline.cli", "build", *arguments], ROOT)


def _script(python: str, script: str, argument: str) -> Run:
    def read(articles: Path) -> Speed:
        cost = run([python, str(SYSTEMS / script), str(articles), argument])
        told = json.loads(cost.output.splitlines()[-1])
        return Speed(told["loading"], told["cpu"], told["wall"], cost.peak)

    return read


def _installed(package: str) -> str:
    """The Python of an environment that holds a package, and that is made if it is not there."""
    place = ROOT / f".venv-bench-{package.partition('==')[0]}"
    python = place / "bin/python"
    if not (place / ".ready").is_file():
        venv.create(place, with_pip=True, clear=True)
        run([str(python), "-m", "pip", "install", "--quiet", package])
        (place / ".ready").touch()
    return str(python)


def _names() -> list[str]:
    """The names of the curated vocabulary, for systems that bring none."""
    found: set[str] = set()
    for file in sorted((ROOT / "ontology/vocabulary").glob("*.ttl")):
        graph = Graph().parse(file)
        for predicate in (SKOS.prefLabel, SKOS.altLabel):
            found.update(str(label) for label in graph.objects(None, predicate))
    return sorted(found)


def _middle(speeds: list[Speed]) -> Speed:
    return Speed(*(median(getattr(s, field) for s in speeds) for field in ("loading", "cpu", "wall", "peak")))


def _ratios(rounds: list[dict[str, Speed]]) -> list[str]:
    """How this pipeline stands to the others, each the median of the ratios of the rounds."""
    ours, lines = "caregraph, 1 worker", []
    for other in rounds[0]:
        if not other.startswith("caregraph"):
            ratio = median(one[other].cpu / one[ours].cpu for one in rounds)
            lines.append(f"- caregraph to {other}, a processor second each: {ratio:.2f}")
    two = median(one[ours].wall / one["caregraph, 2 workers"].wall for one in rounds)
    return [*lines, f"- two workers to one, by the clock: {two:.2f}"]


if __name__ == "__main__":
    main()
