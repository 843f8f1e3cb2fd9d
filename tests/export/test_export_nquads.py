"""Read back with pyoxigraph."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from pipeline.export import Source, named_graphs, read_output
from pipeline.export.nquads import nquads
from pipeline.ids import BASE, PREFIXES, article_id
from tests.export.conftest import EXTRACTIONS, Fact, gathered, write_output

NAMES = (("skos", "prefLabel"), ("skos", "altLabel"), ("rdfs", "label"))
"""What articles together settle: each has its own preferred name for a thing."""


def read(parts: Iterable[tuple[str, bytes]]) -> list[Quad]:
    return [quad for _, part in parts for quad in parse(gzip.decompress(part), format=RdfFormat.N_QUADS)]


def test_all_graphs_together_are_the_graph_but_for_what_things_are_called(source: Source) -> None:
    names = {NamedNode(PREFIXES[prefix] + name) for prefix, name in NAMES}
    whole = {
        quad.triple for quad in Store.read_only(str(source.store)).quads_for_pattern(None, None, None, DefaultGraph())
    }
    together = {quad.triple for quad in read(nquads(source))}
    assert {triple for triple in together if triple.predicate not in names} == {
        triple for triple in whole if triple.predicate not in names
    }
    assert len(together) > 300


QUESTION = """
SELECT ?g ?claim ?s ?p ?o ?label ?polarity ?certainty ?quote WHERE {
    GRAPH ?g {
        ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; cg:polarity ?polarity ; cg:certainty ?certainty ;
            prov:wasDerivedFrom ?g ; cg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?quote .
        OPTIONAL { ?o rdfs:label ?label }
    }
}"""


def test_every_claim_with_its_status_and_quotes_in_the_graph_of_its_article(source: Source, facts: set[Fact]) -> None:
    store = Store()
    store.extend(read(nquads(source)))
    found = []
    for row in store.query(QUESTION, prefixes=PREFIXES):  # type: ignore[union-attr]
        _, claim, subject, predicate, object_, label, polarity, certainty, quote = row
        thing = label.value if label and object_.value not in source.things else object_.value
        found.append(
            (
                claim.value, subject.value, predicate.value.removeprefix(PREFIXES["cg"]), thing,
                polarity.value, certainty.value, quote.value,
            )
        )  # fmt: skip
    assert gathered(found) == facts


def test_no_blank_nodes(source: Source) -> None:
    assert not [quad for quad in read(nquads(source)) if BlankNode in map(type, (quad.subject, quad.object))]


def test_each_article_has_a_graph_with_its_claims_and_evidence(source: Source) -> None:
    graphs = dict(named_graphs(source))
    assert list(graphs) == sorted(article_id(BASE, name) for name in source.articles)
    for claim in source.claims:
        for graph, lines in graphs.items():
            owned = graph == article_id(BASE, claim.article)
            assert any(line.startswith(f"<{claim.id}>") for line in lines) == owned
            assert any(line.startswith(f"<{claim.id}/evidence/") for line in lines) == owned


def test_a_changed_article_leaves_the_others_as_they_were(source: Source, tmp_path: Path) -> None:
    fewer = read_output(write_output(tmp_path / "fewer", EXTRACTIONS[1:]))
    before, after = dict(named_graphs(source)), dict(named_graphs(fewer))
    gone = article_id(BASE, EXTRACTIONS[0].article.id)
    assert before.keys() - after.keys() == {gone}
    assert [graph for graph in after if after[graph] != before[graph]] == []
