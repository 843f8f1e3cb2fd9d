"""Opened again by networkx."""

from collections.abc import Callable, Iterator
from io import BytesIO

import networkx
import pytest

from pipeline.export import Source
from pipeline.export.networks import JOIN, gexf, graphml
from pipeline.network import ClaimGraph
from tests.export.conftest import Fact

Files = Iterator[tuple[str, bytes]]


def read_graphml(file: BytesIO) -> ClaimGraph:
    graph = networkx.read_graphml(file, force_multigraph=True)
    assert isinstance(graph, networkx.MultiDiGraph)
    return graph


@pytest.mark.parametrize(("write", "read"), [(graphml, read_graphml), (gexf, networkx.read_gexf)])
def test_every_claim_with_its_status_and_quotes(
    write: Callable[[Source], Files],
    read: Callable[[BytesIO], ClaimGraph],
    source: Source,
    facts: set[Fact],
) -> None:
    ((_, content),) = write(source)
    graph = read(BytesIO(content))
    found = set()
    for start, end, edge in graph.edges(data=True):
        found.add(
            Fact(
                edge["claim"],
                start,
                edge["predicate"],
                end if end in source.things else graph.nodes[end]["label"],
                edge["polarity"],
                edge["certainty"],
                tuple(sorted(edge["quote"].split(JOIN))),
            )
        )
    assert found == facts
    assert {edge["stands"] for *_, edge in graph.edges(data=True)} == {True, False}
    (condition,) = {
        edge["qualifier_condition"]
        for *_, edge in graph.edges(data=True)
        if edge.get("qualifier_condition", "").startswith("if")
    }
    assert condition == 'if "low"\nin iron'


def test_no_day_stands_in_the_file(source: Source) -> None:
    ((_, content),) = gexf(source)
    assert b"lastmodified" not in content
