"""Read articles and build their graph."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.options import add_recogniser
from pipeline.commands.usage import FaultsFound
from pipeline.ids import BASE

if TYPE_CHECKING:
    from pipeline.build.telling import Teller

_MOST_TOLD = 5
"""Faults that are told on the terminal; all of them stand in ``errors.jsonl``."""


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph build``."""
    parser.add_argument("input", nargs="+", metavar="INPUT", help="a file, a folder or an http(s) address")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="the folder to write")
    parser.add_argument(
        "--base", type=_base, default=BASE, metavar="IRI", help="what the ids begin with (default: %(default)s)"
    )
    add_recogniser(parser, default="off")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if anything stands in errors.jsonl")
    about = "processes that read articles (default: %(default)s)"
    parser.add_argument("--workers", type=_number, default=1, metavar="N", help=about)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quiet", action="store_true", help="tell of faults only")
    how.add_argument("--json", action="store_true", help="tell what goes on as JSON Lines")


def run(options: argparse.Namespace) -> Iterator[str]:
    """Articles -> an output folder."""
    # The matrices are too small for threads to pay; the setting must be there before numpy is.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from pipeline.build import Options, build
    from pipeline.build.telling import summary

    teller, chosen = _teller(options), Options(options.base, options.recogniser)
    outcome = build(options.input, options.output, options=chosen, workers=options.workers, progress=teller)
    if teller:
        teller.end(outcome)
    if not options.quiet and not options.json:
        yield summary(outcome, str(options.output))
    told = [fault.error for fault in outcome.faults[:_MOST_TOLD]]
    if told:
        raise FaultsFound(told, strict=options.strict)


def _teller(options: argparse.Namespace) -> "Teller | None":
    from pipeline.build.telling import Teller
    from pipeline.ingest import count

    if options.quiet:
        return None
    if options.json:
        return Teller(sys.stdout, "json", count(options.input))
    return Teller(sys.stderr, "terminal" if sys.stderr.isatty() else "lines", count(options.input))


def _base(text: str) -> str:
    if (
        not text.startswith(("http://", "https://", "urn:"))
        or not text.endswith(("/", "#", ":"))
        or set(text) & set(' <>"{}|\\^`')
    ):
        raise argparse.ArgumentTypeError(f"{text!r} is no base; give an IRI that ends in / or #")
    return text


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)
