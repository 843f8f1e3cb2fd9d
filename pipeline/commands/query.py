"""Ask a built graph; without a question, list the questions that there are."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.commands.usage import UsageError
from pipeline.errors import QueryError

_FORMATS = ("table", "csv", "json")


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph query``."""
    parser.add_argument(
        "question", nargs="?", metavar="QUESTION", help="a name, a file of SPARQL, or SPARQL; without it, the names"
    )
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR", help="a built folder (default: %(default)s)"
    )
    parser.add_argument("--format", choices=_FORMATS, default="table", help="(default: %(default)s)")
    parser.add_argument(
        "--set", type=_pair, action="append", default=[], metavar="NAME=VALUE", help="set a parameter of the question"
    )
    about = "take parameters that are not set from environment variables: condition from CONDITION"
    parser.add_argument("--environment", action="store_true", help=about)


def run(options: argparse.Namespace) -> Iterator[str]:
    """A question -> its answer."""
    from pipeline.query import FORMATS, find_query, named_queries, run_query, to_text

    if not options.question:
        for question in named_queries().values():
            yield f"{question.name:<20} {question.title}{_parameters(question.parameters)}"
        return
    values = dict(options.set)
    try:
        question = find_query(options.question)
        question.check(values)
    except QueryError as error:
        raise UsageError(str(error)) from error
    if options.environment:
        values = _from_environment(question.parameters) | values
    table = run_query(options.output, question, values=values)
    if options.format == "table" and sys.stdout.isatty():
        yield to_text(table, width=shutil.get_terminal_size().columns).removesuffix("\n")
    else:
        yield FORMATS[options.format](table).removesuffix("\n")


def _from_environment(parameters: Iterable[str]) -> dict[str, str]:
    return {name: value for name in parameters if (value := os.environ.get(name.upper()))}


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is no NAME=VALUE")
    return name, value


def _parameters(parameters: Iterable[str]) -> str:
    names = ", ".join(parameters)
    return f" (may set: {names})" if names else ""
