"""Places of nodes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.report.layout import layout

STAR = [(0, i) for i in range(1, 20)]
RING = [(i, (i + 1) % 12) for i in range(12)]
TWO_PARTS = [(0, 1), (2, 3), (3, 4)]


def test_the_same_graph_gets_the_same_places_for_ever() -> None:
    assert layout(5, TWO_PARTS) == layout(5, TWO_PARTS)
    assert layout(0, []) == []
    assert layout(1, []) == [(0, 0)]


@pytest.mark.parametrize(("count", "edges"), [(20, STAR), (12, RING), (5, TWO_PARTS), (6, [])])
def test_nodes_keep_apart(count: int, edges: list[tuple[int, int]]) -> None:
    for (x1, y1), (x2, y2) in combinations(layout(count, edges), 2):
        assert abs(x1 - x2) + abs(y1 - y2) > 20


def test_joined_nodes_are_nearer_than_the_ends_of_a_path() -> None:
    places = layout(8, [(i, i + 1) for i in range(7)])

    def apart(a: int, b: int) -> float:
        return float((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2)

    assert all(apart(i, i + 1) < apart(0, 7) for i in range(7))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2), max_size=20))
    )
)
def test_any_graph_has_a_place_for_each_node(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    places = layout(count, edges)
    assert len(places) == count
    assert all(x >= 0 and y >= 0 for x, y in places)
