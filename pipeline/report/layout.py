"""Edges -> coordinates: where to draw each node of a graph.

The method is Fruchterman and Reingold's (1991), with their grid, so that only near nodes push each other.
It is written out here because a library's NumPy sums differ in the last bit between processors, and a layout
makes such a bit visible; plain floats with ``+ - * /`` and ``sqrt`` give the same drawing on every machine.
"""

from collections.abc import Sequence
from math import sqrt

import networkx

Edge = tuple[int, int]
Point = tuple[float, float]

STEPS = 90
"""Rounds of pushing and pulling; beyond about 80 the drawings no longer changed to the eye."""
REACH = 2.5
"""How far a node pushes, in edge lengths. 2 is the paper's; a little more keeps the leaves of a star apart."""
LENGTH = 72.0
"""The wanted length of an edge in pixels at zoom 1."""
STRETCH = 1.4
"""Drawings are made wider than high, since labels are."""
GAP = 70.0
"""Pixels between the parts that no edge joins."""


def layout(count: int, edges: Sequence[Edge]) -> list[tuple[int, int]]:
    """A place in whole pixels for each of the nodes ``0 … count - 1``; unjoined parts lie side by side."""
    places: list[Point] = [(0.0, 0.0)] * count
    shelf_width = STRETCH * sqrt(count) * LENGTH * 1.5
    left = top = height = 0.0
    for part in _parts(count, edges):
        points, width, depth = _frame(_relax(part, edges))
        if left and left + width > shelf_width:
            left, top, height = 0.0, top + height + GAP, 0.0
        for node, (x, y) in zip(part, points, strict=True):
            places[node] = (left + x, top + y)
        left, height = left + width + GAP, max(height, depth)
    return [(round(x), round(y)) for x, y in places]


def _parts(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """The connected parts, largest first, the nodes of each in order."""
    graph = networkx.Graph(edges)
    graph.add_nodes_from(range(count))
    parts = [sorted(part) for part in networkx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _frame(points: list[Point]) -> tuple[list[Point], float, float]:
    """The points moved to the origin and stretched, with their width and height."""
    x0, y0 = min(x for x, _ in points), min(y for _, y in points)
    moved = [((x - x0) * LENGTH * STRETCH, (y - y0) * LENGTH) for x, y in points]
    return moved, max(x for x, _ in moved), max(y for _, y in moved)


def _relax(part: Sequence[int], edges: Sequence[Edge]) -> list[Point]:
    """Coordinates of one part's nodes, in edge lengths."""
    place = {node: index for index, node in enumerate(part)}
    pairs = sorted({(place[a], place[b]) for a, b in edges if a in place and a != b})
    side = sqrt(len(part))
    points = [(_halton(i + 1, 2) * side, _halton(i + 1, 3) * side) for i in range(len(part))]
    for step in range(STEPS if len(part) > 1 else 0):
        heat = side / 3 * (1 - step / STEPS) ** 2 + 0.01
        points = _moved(points, _forces(points, pairs), heat)
    return points


def _halton(index: int, base: int) -> float:
    """The Halton sequence: numbers in 0–1 that spread evenly, without a random generator."""
    value, share = 0.0, 1.0
    while index:
        share /= base
        value += share * (index % base)
        index //= base
    return value


def _forces(points: Sequence[Point], pairs: Sequence[Edge]) -> list[list[float]]:
    """The sum of pushes and pulls on each node."""
    forces = [[0.0, 0.0] for _ in points]
    for a, b in _near_pairs(points):
        dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
        square = dx * dx + dy * dy
        if square < REACH * REACH:
            _add(forces, (a, b), (dx, dy), 1 / (square + 1e-6))
    for a, b in pairs:
        dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
        _add(forces, (a, b), (dx, dy), -sqrt(dx * dx + dy * dy))
    return forces


def _add(forces: list[list[float]], pair: Edge, way: Point, strength: float) -> None:
    a, b = forces[pair[0]], forces[pair[1]]
    a[0] += way[0] * strength
    a[1] += way[1] * strength
    b[0] -= way[0] * strength
    b[1] -= way[1] * strength


def _near_pairs(points: Sequence[Point]) -> list[Edge]:
    """The pairs of nodes in the same or in touching squares of a grid as wide as ``REACH``."""
    grid: dict[tuple[int, int], list[int]] = {}
    for node, (x, y) in enumerate(points):
        grid.setdefault((int(x // REACH), int(y // REACH)), []).append(node)
    pairs: list[Edge] = []
    for (column, row), nodes in grid.items():
        pairs += [(a, b) for i, a in enumerate(nodes) for b in nodes[i + 1 :]]
        for other in ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1)):
            pairs += [(a, b) for a in nodes for b in grid.get(other, ())]
    return pairs


def _moved(points: Sequence[Point], forces: Sequence[Sequence[float]], heat: float) -> list[Point]:
    """The points after one step, none further than ``heat``."""
    moved: list[Point] = []
    for (x, y), (fx, fy) in zip(points, forces, strict=True):
        size = sqrt(fx * fx + fy * fy)
        share = min(heat, size * 0.15) / size if size else 0.0
        moved.append((x + fx * share, y + fy * share))
    return moved
