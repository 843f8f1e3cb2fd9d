from dataclasses import replace

import pyshacl
import pytest
from rdflib import RDF, SH, Graph

from pipeline.errors import OntologyError
from pipeline.graph import (
    article_triples,
    conforming,
    conforming_rows,
    graph_triples,
    rows,
    shape_faults,
    to_ntriples,
)
from pipeline.graph.check import violations
from pipeline.graph.terms import Triple
from pipeline.model import Cost, Duration, Entity, Evidence, Extraction, Quote, Span
from pipeline.resources import ontology_dir
from pipeline.schema import NAMESPACE, load_schema
from tests.graph.as_rdflib import to_rdflib

SCHEMA = load_schema()


def test_a_good_article_conforms(example: Extraction) -> None:
    assert conforming([example], schema=SCHEMA) == ([example], [])


@pytest.mark.parametrize("inference", ["none", "rdfs"])
def test_it_conforms_beside_the_ontology_too(example: Extraction, inference: str) -> None:
    """As others check it: with the classes of the ontology, and with what RDFS infers from its domains and ranges."""
    conforms, _, report = pyshacl.validate(
        to_rdflib(graph_triples([example], schema=SCHEMA)),
        shacl_graph=Graph().parse(ontology_dir() / "shapes.ttl"),
        ont_graph=Graph().parse(ontology_dir() / "caregraph.ttl"),
        inference=inference,
    )
    assert conforms, report


FAULTY = [
    ({"predicate": "heals"}, 'no predicate "heals"'),
    ({"object": Entity("urn:x", "x", "BodyPart")}, "cg:treats does not go from Therapy to BodyPart"),
    ({"object": Cost("£1", 1, 1, "GBP")}, "cg:treats does not go from Therapy to Cost"),
    ({"object": Entity("urn:x", "x", "Planet")}, 'no type "Planet"'),
    ({"qualifiers": (("mood", "glad"),)}, 'no qualifier "mood"'),
    ({"evidence": (Evidence(Quote(Span(1, 5), "Wave")),)}, '"Wave" does not stand at 1-5 of the text'),
    ({"evidence": ()}, "A claim has at least one piece of evidence: "),
    ({"confidence": 1.5}, "The confidence of a claim is a number from 0 to 1: "),
    ({"polarity": "unsure"}, "The polarity of a claim is affirmed or negated: "),
    ({"certainty": "sure"}, "The certainty of a claim is asserted or hedged: "),
    (
        {"qualifiers": (("frequency", ""),)},
        "cg:frequency has one value, of the datatype xsd:string, that is not empty",
    ),
    ({"object": Entity("urn:x", "", "Disease")}, "A thing has one preferred label: "),
    ({"predicate": "hasCost", "object": Cost("£", None, None, "GBP")}, "A cost has a lower or an upper bound: "),
    ({"predicate": "hasCost", "object": Cost("£1", 2, 1, "GBP")}, "A lower bound is a number"),
    ({"predicate": "hasCost", "object": Cost("£1", 1, 1, "pounds")}, "A cost has the ISO 4217 code"),
    ({"predicate": "hasDuration", "object": Duration("1 moon", 1, 1, "moon")}, "A duration has one unit of time: "),
]


@pytest.mark.parametrize(("changed", "message"), FAULTY)
def test_a_faulty_claim_is_left_out_and_the_rest_conforms(
    example: Extraction, changed: dict[str, object], message: str
) -> None:
    faulty = replace(example.claims[0], id="urn:faulty", **changed)  # type: ignore[arg-type]
    kept, faults = conforming([replace(example, claims=(faulty, *example.claims[1:]))], schema=SCHEMA)
    assert kept == [replace(example, claims=example.claims[1:])]
    assert {fault.claim for fault in faults} == {faulty}
    assert all(fault.article == "waves" for fault in faults)
    assert message in " ".join(fault.message for fault in faults)
    assert not shape_faults(kept, schema=SCHEMA)


@pytest.mark.parametrize("changed", [changed for changed, _ in FAULTY])
def test_the_fast_engine_finds_what_the_reference_finds(example: Extraction, changed: dict[str, object]) -> None:
    faulty = replace(example.claims[0], id="urn:faulty", **changed)  # type: ignore[arg-type]
    try:
        triples = graph_triples([replace(example, claims=(faulty, *example.claims[1:]))], schema=SCHEMA)
    except OntologyError:
        pytest.skip("no graph can be made of it")
    assert violations("".join(to_ntriples(triples))) == by_pyshacl(triples)


def by_pyshacl(triples: list[Triple]) -> dict[str, str]:
    shapes = Graph().parse(ontology_dir() / "shapes.ttl")
    report = pyshacl.validate(to_rdflib(triples), shacl_graph=shapes, inference="none")[1]
    assert isinstance(report, Graph)
    messages: dict[str, set[str]] = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        if str(node).startswith(NAMESPACE):
            node = report.value(result, SH.value)
        messages.setdefault(str(node), set()).add(str(message))
    return {node: " ".join(sorted(said)) for node, said in sorted(messages.items())}


@pytest.mark.parametrize("changed", [{}, *(changed for changed, _ in FAULTY)])
def test_the_rows_of_one_article_are_those_of_what_conforms(example: Extraction, changed: dict[str, object]) -> None:
    faulty = replace(example, claims=(replace(example.claims[0], **changed), *example.claims[1:]))  # type: ignore[arg-type]
    (expected,), faults = conforming([faulty], schema=SCHEMA)
    lines = tuple(map(rows.row, article_triples(expected, schema=SCHEMA)))
    assert conforming_rows(faulty, schema=SCHEMA) == (expected, lines, faults)


def test_a_fault_of_a_thing_that_no_claim_names_is_told(example: Extraction) -> None:
    nameless = replace(example.mentions[0], entity=Entity("urn:x", "", "Food"))
    kept, faults = conforming([replace(example, mentions=(nameless,))], schema=SCHEMA)
    assert [(fault.claim, fault.article) for fault in faults] == [(None, None)]
    assert kept[0].claims == example.claims
