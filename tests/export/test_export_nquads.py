"""Read back with pyoxigraph."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from pipeline.export import Source, named_graphs, read_output
from pipeline.export.nquads import nquads
from pipeline.ids import BASE, graph_id
from tests.export.conftest import EXTRACTIONS, write_output


def read(parts: Iterable[tuple[str, bytes]]) -> list[Quad]:
    return [quad for _, part in parts for quad in parse(gzip.decompress(part), format=RdfFormat.N_QUADS)]


def test_all_graphs_together_are_the_graph(source: Source, output: Path) -> None:
    quads = read(nquads(source))
    whole = {quad.triple for quad in parse(path=str(output / "graph.nt"), format=RdfFormat.N_TRIPLES)}
    assert {quad.triple for quad in quads} == whole


def test_no_blank_nodes(source: Source) -> None:
    assert not [quad for quad in read(nquads(source)) if BlankNode in map(type, (quad.subject, quad.object))]


def test_each_article_has_a_graph_with_its_claims_and_evidence(source: Source) -> None:
    graphs = named_graphs(source)
    assert list(graphs) == sorted([graph_id(BASE, None), *(graph_id(BASE, name) for name in source.articles)])
    for claim in source.claims:
        for graph, lines in graphs.items():
            owned = graph == graph_id(BASE, claim.article)
            assert any(line.startswith(f"<{claim.id}>") for line in lines) == owned
            assert any(line.startswith(f"<{claim.id}/evidence/") for line in lines) == owned


def test_a_changed_article_leaves_the_others_as_they_were(source: Source, tmp_path: Path) -> None:
    fewer = read_output(write_output(tmp_path / "fewer", EXTRACTIONS[1:]))
    before, after = named_graphs(source), named_graphs(fewer)
    gone = graph_id(BASE, EXTRACTIONS[0].article.id)
    assert before.keys() - after.keys() == {gone}
    assert [graph for graph in after if graph != graph_id(BASE, None) and after[graph] != before[graph]] == []
