"""Check a graph against the shapes of the ontology, whoever made it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.usage import FaultsFound


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph validate``."""
    about = "a graph in this ontology: Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML, told by its ending"
    parser.add_argument("file", type=Path, metavar="FILE", help=about)


def run(options: argparse.Namespace) -> Iterator[str]:
    """A file -> its faults; exit code 1 if there is any."""
    from pipeline.graph.validate import faults_of

    faults = faults_of(options.file)
    if faults:
        raise FaultsFound([f"{options.file}: {fault}" for fault in faults], strict=True)
    yield f"{options.file}: the graph conforms."
