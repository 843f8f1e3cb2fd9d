"""The names that are looked for: the sources, what is known, what a text holds, and how they are compiled."""

import argparse
import sys
from collections.abc import Iterator

from pipeline.commands.usage import UsageError

_NEEDS = {"list": "", "compile": "", "search": "WORDS", "explain": "TEXT", "add": "FILE"}
"""What can be asked -> what it needs."""


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph vocabulary``."""
    parser.add_argument(
        "what", choices=tuple(_NEEDS), help="list the sources, compile them, search a name, explain a text, add a file"
    )
    parser.add_argument("given", nargs="*", metavar="WORDS", help="the words, the text, or the file")
    parser.add_argument("--type", metavar="TYPE", help="what the entries of an added file are, such as Disease")


def run(options: argparse.Namespace) -> Iterator[str]:
    """Does one of them."""
    from pipeline.vocabulary import describe, open_vocabulary

    needed, given = _NEEDS[options.what], " ".join(options.given)
    if bool(needed) != bool(given):
        raise UsageError(f"caregraph vocabulary {options.what} takes {needed or 'nothing more'}.")
    if options.what == "list":
        yield from describe.source_lines()
    elif options.what == "compile":
        yield from describe.compiled_lines(_say)
    elif options.what == "search":
        yield from describe.search_lines(open_vocabulary(_say), given)
    elif options.what == "explain":
        yield from describe.explain_lines(open_vocabulary(_say), given)
    elif not options.type:
        raise UsageError("caregraph vocabulary add needs --type, such as --type Disease.")
    else:
        yield from describe.added_lines(given, options.type)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence} …\n")
