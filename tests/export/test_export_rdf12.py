"""Read back with pyoxigraph, which knows RDF 1.2."""

from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse

from pipeline.export import Source
from pipeline.export.rdf12 import rdf12
from pipeline.ids import PREFIXES
from tests.export.conftest import Fact, gathered

QUESTION = """
SELECT ?claim ?s ?p ?o ?label ?polarity ?certainty ?quote WHERE {
    ?claim rdf:reifies <<( ?s ?p ?o )>> ; cg:polarity ?polarity ; cg:certainty ?certainty ;
        cg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?quote .
    OPTIONAL { ?o rdfs:label ?label }
}"""


def test_every_claim_with_its_status_and_quotes(source: Source, facts: set[Fact]) -> None:
    ((_, content),) = rdf12(source)
    store = Store()
    store.load(content, format=RdfFormat.N_TRIPLES)
    found = []
    for row in store.query(QUESTION, prefixes=PREFIXES):  # type: ignore[union-attr]
        claim, subject, predicate, object_, label, polarity, certainty, quote = row
        thing = object_.value if isinstance(object_, Literal) or object_.value in source.things else label.value
        found.append(
            (
                claim.value, subject.value, predicate.value.removeprefix(PREFIXES["cg"]), thing,
                polarity.value, certainty.value, quote.value,
            )
        )  # fmt: skip
    assert gathered(found) == facts


def test_the_rest_of_the_graph_is_unchanged(source: Source, output: Path) -> None:
    ((_, content),) = rdf12(source)
    new = {quad.triple for quad in parse(content, format=RdfFormat.N_TRIPLES)}
    old = {quad.triple for quad in parse(path=str(output / "graph.nt"), format=RdfFormat.N_TRIPLES)}
    parts = {NamedNode(PREFIXES["rdf"] + name) for name in ("subject", "predicate", "object")}
    assert {triple for triple in new if not isinstance(triple.object, Triple)} == {
        triple for triple in old if triple.predicate not in parts
    }
