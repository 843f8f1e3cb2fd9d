"""Measure on annotated texts how well names are found and linked."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.options import add_recogniser


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph evaluate``."""
    parser.add_argument(
        "--mentions", nargs="+", type=Path, required=True, metavar="FILE", help="JSON Lines of annotated texts"
    )
    add_recogniser(parser, default="on")
    parser.add_argument("--list", action="store_true", help="list each span missed, found in vain or wrongly linked")


def run(options: argparse.Namespace) -> Iterator[str]:
    """Annotated texts -> figures."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from pipeline.evaluate import evaluate, lines
    from pipeline.run import load_engine

    engine = load_engine(recogniser=options.recogniser)
    for path in options.mentions:
        figures = evaluate(path, engine)
        yield from (*lines(figures), *(figures.faults if options.list else ()), "")
