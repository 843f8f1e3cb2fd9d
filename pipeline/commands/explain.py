"""Say why a text gives its claims: tree, names, cues, every frame that was tried."""

import argparse
import os
from collections.abc import Iterator

from pipeline.commands.usage import UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph explain``."""
    text = parser.add_mutually_exclusive_group(required=True)
    text.add_argument("text", nargs="?", metavar="TEXT", help="what to explain")
    text.add_argument("--file", metavar="FILE", help="explain an input instead: a file, a folder or an address")
    parser.add_argument("--title", metavar="TITLE", help="what the page is about, where TEXT does not say it")
    parser.add_argument("--predicate", metavar="NAME", help="show every frame of this predicate that was tried")


def run(options: argparse.Namespace) -> Iterator[str]:
    """A text -> what the pipeline sees in it."""
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
        yield from account(article, engine, predicate=options.predicate)
