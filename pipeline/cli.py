"""The command ``caregraph``: arguments -> calls of the rooms -> what a person reads, and an exit code.

0 is fine, 1 means the input or the graph has faults, 2 wrong usage.
"""

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pipeline import __version__
from pipeline.commands import COMMANDS, UsageError
from pipeline.errors import CareGraphError, QueryError
from pipeline.ids import BASE

if TYPE_CHECKING:
    from pipeline.build.telling import Teller

# Rooms are imported inside the commands that need them: the language model takes a second that a query need not wait.

_FORMATS = ("table", "csv", "json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    signal.signal(signal.SIGTERM, _stop)
    try:
        code = command(options)
        sys.stdout.flush()
        return code
    except UsageError as error:
        return _complain(str(error), 2)
    except CareGraphError as error:
        return _complain(str(error), 1)
    except KeyboardInterrupt:
        return _complain("Stopped; what was built before is untouched.", 130)
    except BrokenPipeError:
        # The reader of our output has had enough; Python would complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def build(options: argparse.Namespace) -> int:
    """Articles -> an output folder."""
    # The matrices are too small for threads to pay; the setting must be there before numpy is.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from pipeline.build import Options
    from pipeline.build import build as run_build
    from pipeline.build.telling import summary

    teller = _teller(options)
    outcome = run_build(
        options.input, options.output, options=Options(options.base), workers=options.workers, progress=teller
    )
    if teller:
        teller.end(outcome)
    if not options.quiet and not options.json:
        print(summary(outcome, str(options.output)))
    for fault in outcome.faults[:5]:
        print(f"caregraph: {fault.error}", file=sys.stderr)
    return 1 if options.strict and outcome.faults else 0


def query(options: argparse.Namespace) -> int:
    """A question -> its answer; without a question, the questions that there are."""
    from pipeline.query import FORMATS, find_query, named_queries, run_query, to_text

    if not options.question:
        for question in named_queries().values():
            print(f"{question.name:<20} {question.title}{_parameters(question.parameters)}")
        return 0
    values = dict(options.set)
    try:
        question = find_query(options.question)
        question.having(values)
    except QueryError as error:
        raise UsageError(str(error)) from error
    table = run_query(options.output, question, values=values)
    if options.format == "table" and sys.stdout.isatty():
        print(to_text(table, width=shutil.get_terminal_size().columns), end="")
    else:
        print(FORMATS[options.format](table), end="")
    return 0


def explain(options: argparse.Namespace) -> int:
    """What the pipeline sees in a text: tree, names, cues, every frame that was tried, and the claims."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from pipeline.explain import account, given
    from pipeline.run import load_engine
    from pipeline.schema import load_schema

    predicates = load_schema().predicates
    if options.predicate not in {None, *predicates}:
        raise UsageError(f"There is no predicate {options.predicate!r}; there are {', '.join(predicates)}.")
    articles = list(given(options.text, options.file, title=options.title))
    engine = load_engine()
    for article in articles:
        for line in account(article, engine, predicate=options.predicate):
            print(line)
    return 0


def evaluate(options: argparse.Namespace) -> int:
    """Annotated texts -> how well their names are found and linked."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from pipeline.evaluate import evaluate as run_evaluate
    from pipeline.evaluate import lines
    from pipeline.run import load_engine

    engine = load_engine()
    for path in options.mentions:
        figures = run_evaluate(path, engine)
        print("\n".join((*lines(figures), *(figures.faults if options.list else ()), "")))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="caregraph", description="Turns articles written for patients into a knowledge graph with evidence."
    )
    parser.add_argument("--version", action="version", version=f"caregraph {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands.add_parser("build", help="read articles and build their graph", description=build.__doc__))
    _add_query(commands.add_parser("query", help="ask a built graph", description=query.__doc__))
    _add_explain(commands.add_parser("explain", help="say why a text gives its claims", description=explain.__doc__))
    _add_evaluate(commands.add_parser("evaluate", help="measure on annotated texts", description=evaluate.__doc__))
    for name, module in COMMANDS.items():
        about = (module.__doc__ or "").strip()
        added = commands.add_parser(name, help=about[:1].lower() + about.rstrip(".")[1:], description=about)
        module.add(added)
        added.set_defaults(command=_printing(module.run))
    return parser


def _printing(lines: Callable[[argparse.Namespace], Iterable[str]]) -> Callable[[argparse.Namespace], int]:
    """A command that prints the lines."""

    def command(options: argparse.Namespace) -> int:
        for line in lines(options):
            print(line)
        return 0

    return command


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=build)
    parser.add_argument("input", nargs="+", metavar="INPUT", help="a file, a folder or an http(s) address")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="the folder to write")
    parser.add_argument(
        "--base", type=_base, default=BASE, metavar="IRI", help="what the ids begin with (default: %(default)s)"
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 if anything stands in errors.jsonl")
    parser.add_argument(
        "--workers",
        type=_number,
        default=1,
        metavar="N",
        help="processes that read articles (default: %(default)s)",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quiet", action="store_true", help="tell of faults only")
    how.add_argument("--json", action="store_true", help="tell what goes on as JSON Lines")


def _add_query(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=query)
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


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=explain)
    text = parser.add_mutually_exclusive_group(required=True)
    text.add_argument("text", nargs="?", metavar="TEXT", help="what to explain")
    text.add_argument("--file", metavar="FILE", help="explain an input instead: a file, a folder or an address")
    parser.add_argument("--title", metavar="TITLE", help="what the page is about, where TEXT does not say it")
    parser.add_argument("--predicate", metavar="NAME", help="show every frame of this predicate that was tried")


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=evaluate)
    parser.add_argument(
        "--mentions", nargs="+", type=Path, required=True, metavar="FILE", help="JSON Lines of annotated texts"
    )
    parser.add_argument("--list", action="store_true", help="list each span missed, found in vain or wrongly linked")


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


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is no NAME=VALUE")
    return name, value


def _parameters(parameters: Iterable[str]) -> str:
    names = ", ".join(parameters)
    return f" (may set: {names})" if names else ""


def _teller(options: argparse.Namespace) -> "Teller | None":
    from pipeline.build.telling import Teller
    from pipeline.ingest import count

    if options.quiet:
        return None
    if options.json:
        return Teller(sys.stdout, "json", count(options.input))
    return Teller(sys.stderr, "terminal" if sys.stderr.isatty() else "lines", count(options.input))


def _complain(sentence: str, code: int) -> int:
    print(f"caregraph: {sentence}", file=sys.stderr)
    return code


def _stop(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
