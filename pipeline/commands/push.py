"""The changed graphs to a store, by the SPARQL 1.1 Graph Store Protocol."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.usage import UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph push``."""
    parser.add_argument(
        "url", metavar="URL", help="the address of the graph store, such as http://localhost:7878/store"
    )
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR", help="a built folder (default: %(default)s)"
    )
    parser.add_argument(
        "--state",
        type=Path,
        metavar="FILE",
        help="what stores were sent so far (default: push.json in the built folder)",
    )
    parser.add_argument("--again", action="store_true", help="send all graphs, whatever was sent before")


def run(options: argparse.Namespace) -> Iterator[str]:
    """Sends what the store lacks."""
    from pipeline.export import read_output
    from pipeline.push import push

    if not options.url.startswith(("http://", "https://")):
        raise UsageError(f"{options.url!r} is no http or https address of a graph store.")
    state = options.state or options.output / "push.json"
    done = push(read_output(options.output), options.url, state=state, again=options.again)
    graphs = f"{done.sent} graph{'' if done.sent == 1 else 's'}"
    yield f"{options.url}: {graphs} sent, {done.removed} removed, {done.unchanged} unchanged"
