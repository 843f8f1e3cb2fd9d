"""What the claims come to: counts, the most connected things, groups, ways between two things, a picture."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.usage import UsageError
from pipeline.errors import CareGraphError

if TYPE_CHECKING:
    from pipeline.export import Source
    from pipeline.network import ClaimGraph

_GROUPS = 10
_MEMBERS = 6
"""Names that stand for a group."""


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph stats``."""
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR", help="a built folder (default: %(default)s)"
    )
    parser.add_argument(
        "--type",
        default="Treatment",
        metavar="TYPE",
        help="of which type the most connected are listed (default: %(default)s)",
    )
    parser.add_argument(
        "--path", nargs=2, metavar=("FROM", "TO"), help="the shortest ways between two things, with their quotes"
    )
    parser.add_argument("--draw", type=Path, metavar="FILE", help="write a picture of the claims as SVG")


def run(options: argparse.Namespace) -> Iterator[str]:
    """Reads a built folder once and says what was asked for."""
    from pipeline.export import read_output
    from pipeline.network import claim_graph, draw

    source = read_output(options.output)
    if options.type not in source.schema.types:
        raise UsageError(f'There is no type "{options.type}"; the known ones are {", ".join(source.schema.types)}.')
    graph = claim_graph(source.claims, schema=source.schema, base=source.base)
    if options.path:
        yield from _ways(graph, source, *options.path)
    else:
        yield from _counts(source)
        yield from _most(graph, options.type, source)
        yield from _groups(graph)
    if options.draw:
        try:
            options.draw.write_text(draw(graph, schema=source.schema), encoding="utf-8", newline="\n")
        except OSError as error:
            raise CareGraphError(f"{options.draw} cannot be written ({error.strerror}); name another file.") from error
        yield f"{options.draw}: drawn"


def _counts(source: "Source") -> Iterator[str]:
    status = Counter(f"{claim.polarity}, {claim.certainty}" for claim in source.claims)
    yield f"{len(source.articles)} articles, {len(source.things)} things, {len(source.claims)} claims"
    yield from (f"  {count:>6}  {name}" for name, count in sorted(status.items()))


def _most(graph: "ClaimGraph", type_: str, source: "Source") -> Iterator[str]:
    from pipeline.network import most_connected

    yield f"\nMost connected: {type_} (things that it is joined to, claims that join them)"
    for one in most_connected(graph, type_=type_, schema=source.schema):
        yield f"  {one.things:>6} {one.claims:>6}  {one.label}"


def _groups(graph: "ClaimGraph") -> Iterator[str]:
    from pipeline.network import communities

    yield "\nGroups (things, those with the most claims)"
    for group in communities(graph)[:_GROUPS]:
        names = ", ".join(graph.nodes[node]["label"] for node in group[:_MEMBERS])
        yield f"  {len(group):>6}  {names}{', …' if len(group) > _MEMBERS else ''}"


def _ways(graph: "ClaimGraph", source: "Source", start: str, end: str) -> Iterator[str]:
    from pipeline.network import paths

    found = paths(graph, _thing(graph, source, start), _thing(graph, source, end))
    if not found:
        yield f"No affirmed claims lead from {start} to {end}."
    for number, way in enumerate(found, 1):
        yield f"{number}."
        for step in way:
            hedged = " (hedged)" if step.certainty == "hedged" else ""
            quote = " ".join(step.quote.split())
            yield f"   {step.subject} {step.predicate} {step.object}{hedged}: “{quote}” [{step.article}]"


def _thing(graph: "ClaimGraph", source: "Source", name: str) -> str:
    """The one thing of this name, of a name that means the same, or of a name of which this is a part."""
    from pipeline.network import named
    from pipeline.query import open_store, things_called

    called = things_called(name, open_store(source.store.parent))
    found = [thing for thing in called if thing in graph] or named(graph, name)
    if len(found) != 1:
        which = ", ".join(graph.nodes[node]["label"] for node in found[:8])
        raise UsageError(f'"{name}" names {f"several things: {which}" if found else "nothing that a claim speaks of"}.')
    return found[0]
