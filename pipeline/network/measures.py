"""The claim graph -> what is connected to most, what leads from one thing to another, and what belongs together.

Only affirmed claims connect: "biotin does not treat hair loss" is no way from biotin to hair loss.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from networkx import Graph, NetworkXNoPath, shortest_simple_paths
from networkx.algorithms.community import greedy_modularity_communities

from pipeline.network.claim_graph import ClaimGraph
from pipeline.schema import Schema

if TYPE_CHECKING:
    ThingGraph = Graph[str]
else:
    ThingGraph = Graph


@dataclass(frozen=True, slots=True)
class Connected:
    """A thing, with the number of things that affirmed claims join it to, and of these claims."""

    id: str
    label: str
    type: str
    things: int
    claims: int


@dataclass(frozen=True, slots=True)
class Step:
    """One claim on the way from a thing to another; the claim may go the other way than the path does."""

    subject: str
    predicate: str
    object: str
    certainty: str
    article: str
    quote: str


def thing_graph(graph: ClaimGraph) -> ThingGraph:
    """Things joined where an affirmed claim joins them, without direction; ``weight`` counts the claims."""
    things: ThingGraph = Graph()
    things.add_nodes_from(sorted(node for node, about in graph.nodes(data=True) if about["thing"]))
    weights = Counter(
        (min(start, end), max(start, end))
        for start, end, edge in graph.edges(data=True)
        if edge["polarity"] == "affirmed" and start in things and end in things and start != end
    )
    things.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    return things


def most_connected(graph: ClaimGraph, *, type_: str, schema: Schema, limit: int = 10) -> list[Connected]:
    """The things of a type, or of one below it, with the most neighbours; then those with the most claims."""
    things = thing_graph(graph)
    found = [
        Connected(node, about["label"], about["type"], things.degree(node), int(things.degree(node, weight="weight")))
        for node, about in graph.nodes(data=True)
        if about["thing"] and schema.is_a(about["type"], type_)
    ]
    found.sort(key=lambda one: (-one.things, -one.claims, one.label, one.id))
    return found[:limit]


def paths(graph: ClaimGraph, start: str, end: str, *, limit: int = 3) -> list[list[Step]]:
    """The shortest ways between two things, the least hedged first; a step is the surest claim, with a quote."""
    things = thing_graph(graph)
    if start == end or start not in things or end not in things:
        return []
    try:
        ways = list(islice(shortest_simple_paths(things, start, end), limit * 8))
    except NetworkXNoPath:
        return []
    steps = [[_step(graph, a, b) for a, b in pairwise(way)] for way in sorted(ways)]
    steps.sort(key=lambda way: (len(way), sum(step.certainty == "hedged" for step in way)))
    return steps[:limit]


def communities(graph: ClaimGraph) -> list[list[str]]:
    """The things in groups that have more claims within than between them (Clauset, Newman and Moore 2004).

    The largest group first, and in each the thing with the most claims first.
    """
    things = thing_graph(graph)
    names = list(things)
    # Numbers instead of names: how a set of them is walked depends on no hash seed.
    numbered: Graph[int] = Graph()
    place = {name: number for number, name in enumerate(names)}
    numbered.add_weighted_edges_from((place[a], place[b], about["weight"]) for a, b, about in things.edges(data=True))
    if not numbered:
        return []
    groups = greedy_modularity_communities(numbered, weight="weight")
    ordered = [
        sorted((names[number] for number in group), key=lambda name: (-things.degree(name, weight="weight"), name))
        for group in groups
    ]
    return sorted(ordered, key=lambda group: (-len(group), group))


def named(graph: ClaimGraph, name: str) -> list[str]:
    """The things of this name in any case; if there is none, those whose names hold it. Sorted."""
    wanted = name.strip().casefold()
    labels = {node: about["label"].casefold() for node, about in graph.nodes(data=True) if about["thing"]}
    same = sorted(node for node, label in labels.items() if label == wanted)
    return same or sorted(node for node, label in labels.items() if wanted in label)


def _step(graph: ClaimGraph, one: str, other: str) -> Step:
    start, end, key = min(_claims(graph, one, other), key=lambda claim: _order(graph, *claim))
    edge = graph.edges[start, end, key]
    quote = edge["quotes"][0] if edge["quotes"] else ""
    labels = graph.nodes[start]["label"], graph.nodes[end]["label"]
    return Step(labels[0], edge["predicate"], labels[1], edge["certainty"], edge["article"], quote)


def _claims(graph: ClaimGraph, one: str, other: str) -> Iterator[tuple[str, str, str]]:
    """The affirmed claims between two things."""
    for start, end in ((one, other), (other, one)):
        for key, edge in (graph.get_edge_data(start, end) or {}).items():
            if edge["polarity"] == "affirmed":
                yield start, end, str(key)


def _order(graph: ClaimGraph, start: str, end: str, key: str) -> tuple[bool, float, str]:
    edge = graph.edges[start, end, key]
    return edge["certainty"] == "hedged", -edge["confidence"], key
