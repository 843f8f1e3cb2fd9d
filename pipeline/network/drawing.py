"""The claim graph -> an SVG picture: the same graph gives the same bytes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from xml.sax.saxutils import escape, quoteattr

from pipeline.network.claim_graph import ClaimGraph
from pipeline.network.measures import thing_graph
from pipeline.report.layout import layout
from pipeline.schema import Schema

MOST = 150
"""Things in a picture; with more, nobody could read it."""
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f6f00", "#555555")
"""Okabe and Ito's, which colour-blind people can tell apart; the last is for all types beyond the first seven."""
LINES = {
    ("affirmed", "asserted"): ("stroke='#888'", "affirmed"),
    ("affirmed", "hedged"): ("stroke='#888' stroke-dasharray='5 4'", "hedged"),
    ("negated", "asserted"): ("stroke='#c00000' stroke-width='2'", "denied"),
    ("negated", "hedged"): ("stroke='#c00000' stroke-width='2' stroke-dasharray='5 4'", "denied, hedged"),
}
_MARGIN = 90
_KEY = 150
"""Width of the column that explains colours and lines."""
_LONGEST = 28
"""Characters of a label."""


def draw(graph: ClaimGraph, *, schema: Schema) -> str:
    """The things with the most claims, and all claims between them; the names of things, and quotes as tool tips."""
    chosen = _chosen(graph)
    place = {node: number for number, node in enumerate(chosen)}
    edges = [(a, b, edge) for a, b, edge in graph.edges(data=True) if a in place and b in place and a != b]
    points = layout(len(chosen), [(place[a], place[b]) for a, b, _ in edges]) if chosen else []
    at = {node: (x + _MARGIN + _KEY, y + _MARGIN) for node, (x, y) in zip(chosen, points, strict=True)}
    width = max((x for x, _ in at.values()), default=_KEY) + _MARGIN
    height = max((y for _, y in at.values()), default=0) + _MARGIN
    colours = _colours(graph, chosen, schema)
    key = list(_key(colours))
    height = max(height, 22 * len(key) + 20)
    lines = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' "
        "font-family='sans-serif' font-size='11'>",
        "<rect width='100%' height='100%' fill='white'/>",
        *(_line(graph, a, b, edge, at) for a, b, edge in edges),
        *(line for node in chosen for line in _thing(graph, node, at, colours[_top(graph, node, schema)])),
        *(f"<g transform='translate(12 {20 + 22 * number})'>{line}</g>" for number, line in enumerate(key)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _chosen(graph: ClaimGraph) -> list[str]:
    """The things to draw: those with a neighbour, the most connected first."""
    things = thing_graph(graph)
    ordered = sorted(things, key=lambda node: (-things.degree(node), -graph.degree(node), node))
    return sorted(node for node in ordered[:MOST] if any(graph.nodes[other]["thing"] for other in _around(graph, node)))


def _around(graph: ClaimGraph, node: str) -> Iterator[str]:
    yield from (other for other in (*graph.successors(node), *graph.predecessors(node)) if other != node)


def _top(graph: ClaimGraph, node: str, schema: Schema) -> str:
    return schema.top(graph.nodes[node]["type"])


def _colours(graph: ClaimGraph, chosen: Sequence[str], schema: Schema) -> dict[str, str]:
    """Type -> colour, the most frequent type first."""
    counts = Counter(_top(graph, node, schema) for node in chosen)
    ordered = sorted(counts, key=lambda type_: (-counts[type_], type_))
    return {type_: COLOURS[min(number, len(COLOURS) - 1)] for number, type_ in enumerate(ordered)}


def _line(graph: ClaimGraph, start: str, end: str, edge: dict[str, object], at: dict[str, tuple[int, int]]) -> str:
    look, word = LINES[str(edge["polarity"]), str(edge["certainty"])]
    (x1, y1), (x2, y2) = at[start], at[end]
    labels = graph.nodes[start]["label"], graph.nodes[end]["label"]
    tip = f"{labels[0]} {edge['predicate']} {labels[1]} ({word})"
    return f"<line x1='{x1}' y1='{y1}' x2='{x2}' y2='{y2}' {look}><title>{escape(tip)}</title></line>"


def _thing(graph: ClaimGraph, node: str, at: dict[str, tuple[int, int]], colour: str) -> Iterator[str]:
    x, y = at[node]
    label = graph.nodes[node]["label"]
    short = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
    radius = round(4 + 2 * sqrt(graph.degree(node)), 1)
    yield f"<circle cx='{x}' cy='{y}' r='{radius}' fill='{colour}'><title>{escape(label)}</title></circle>"
    yield (
        f"<text x='{x}' y='{y + radius + 11}' text-anchor='middle' stroke='white' stroke-width='3' "
        f"paint-order='stroke' aria-label={quoteattr(label)}>{escape(short)}</text>"
    )


def _key(colours: dict[str, str]) -> Iterator[str]:
    rest = [type_ for type_, colour in colours.items() if colour == COLOURS[-1]]
    for type_, colour in colours.items():
        if type_ not in rest:
            yield f"<circle r='6' cx='6' fill='{colour}'/><text x='22' y='4'>{escape(type_)}</text>"
    if rest:
        yield f"<circle r='6' cx='6' fill='{COLOURS[-1]}'/><text x='22' y='4'>other</text>"
    for look, word in LINES.values():
        yield f"<line x1='0' x2='16' y1='0' y2='0' {look}/><text x='22' y='4'>{word}</text>"
