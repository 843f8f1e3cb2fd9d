from dataclasses import replace

import pytest

from pipeline.graph import graph_triples
from pipeline.graph.quantities import amount, total_sessions
from pipeline.graph.terms import Literal, Triple, decimal, iri, name
from pipeline.ids import BASE
from pipeline.model import Claim, Entity, Evidence, Extraction, Object, Quote, Regimen, Span, Text
from pipeline.schema import load_schema

SCHEMA = load_schema()
ONE = Entity(f"{BASE}x/one", "one", "Therapy")
TWO = Entity(f"{BASE}x/two", "two", "Disease")
TEXT = Text("another name")


def graph(*extractions: Extraction) -> set[Triple]:
    return set(graph_triples(extractions, schema=SCHEMA))


def said(example: Extraction, predicate: str, thing: Object, **status: object) -> Extraction:
    evidence = (Evidence(Quote(Span(0, 4), "Wave")),)
    claim = Claim("urn:claim", "waves", ONE, predicate, thing, evidence, **status)  # type: ignore[arg-type]
    return replace(example, mentions=(), claims=(claim,))


@pytest.mark.parametrize(
    ("predicate", "status", "qualifiers", "stands"),
    [
        ("treats", "affirmed asserted", (), True),
        ("treats", "affirmed asserted", (("frequency", "often"),), True),
        ("treats", "affirmed hedged", (), False),
        ("treats", "affirmed asserted", (("condition", "if young"),), False),
        ("treats", "affirmed asserted", (("exception", "unless old"),), False),
        ("treats", "negated asserted", (), False),
        ("treats", "negated hedged", (), False),
        ("hasSideEffect", "affirmed asserted", (), True),
        ("hasSideEffect", "affirmed hedged", (), True),
        ("hasSideEffect", "affirmed hedged", (("condition", "if young"),), False),
        ("hasSideEffect", "negated asserted", (), False),
        ("hasSideEffect", "negated hedged", (), False),
    ],
)
def test_the_plain_triple(example: Extraction, predicate: str, status: str, qualifiers: object, stands: bool) -> None:
    polarity, certainty = status.split()
    read = said(example, predicate, TWO, polarity=polarity, certainty=certainty, qualifiers=qualifiers)
    assert (Triple(ONE.id, name(f"cg:{predicate}"), TWO.id) in graph(read)) is stands


@pytest.mark.parametrize(("polarity", "expected"), [("affirmed", True), ("negated", False)])
def test_a_side_effect_is_a_second_type(example: Extraction, polarity: str, expected: bool) -> None:
    triples = graph(said(example, "hasSideEffect", TWO, polarity=polarity, certainty="hedged"))
    assert (Triple(TWO.id, name("rdf:type"), name("cg:SideEffect")) in triples) is expected
    assert Triple(TWO.id, name("rdf:type"), name("cg:Disease")) in triples


@pytest.mark.parametrize(
    ("predicate", "thing", "plain", "also"),
    [
        ("isSubtypeOf", TWO, TWO.id, "skos:broader"),
        ("alsoKnownAs", TEXT, Literal("another name"), "skos:altLabel"),
    ],
)
def test_what_skos_calls_the_same(
    example: Extraction, predicate: str, thing: Object, plain: str | Literal, also: str
) -> None:
    for certainty, expected in (("asserted", True), ("hedged", False)):
        triples = graph(said(example, predicate, thing, certainty=certainty))
        assert (Triple(ONE.id, name(f"cg:{predicate}"), plain) in triples) is expected
        assert (Triple(ONE.id, name(also), plain) in triples) is expected


def test_a_text_object_is_a_literal_and_its_numbers_stand_on_the_claim(example: Extraction) -> None:
    triples = graph(said(example, "hasPrevalence", Text("one in ten", 0.1, 0.1)))
    assert Triple("urn:claim", name("rdf:object"), Literal("one in ten")) in triples
    assert Triple("urn:claim", name("cg:low"), decimal(0.1)) in triples


def test_a_claim_node(example: Extraction) -> None:
    claim = example.claims[1]
    node = {(t.predicate, t.object) for t in graph(example) if t.subject == claim.id}
    evidence = f"{claim.id}/evidence/43-64"
    assert node == {
        (name("rdf:type"), name("cg:Claim")),
        (name("rdf:subject"), f"{BASE}treatment/wave"),
        (name("rdf:predicate"), name("cg:treats")),
        (name("rdf:object"), f"{BASE}condition/gout"),
        (name("cg:polarity"), Literal("negated")),
        (name("cg:certainty"), Literal("asserted")),
        (name("cg:confidence"), decimal(0.9)),
        (name("prov:wasAttributedTo"), f"{BASE}person/ruiz"),
        (name("prov:wasDerivedFrom"), f"{BASE}article/waves"),
        (name("cg:evidence"), evidence),
    }


def test_evidence_has_both_selectors(example: Extraction) -> None:
    run = f"{BASE}article/waves/text/43-64"
    triples = graph(example)
    assert Triple(f"{example.claims[1].id}/evidence/43-64", name("oa:hasTarget"), run) in triples
    assert {(t.predicate, t.object) for t in triples if t.subject == f"{run}/quote"} == {
        (name("rdf:type"), name("oa:TextQuoteSelector")),
        (name("oa:exact"), Literal("It does not help gout")),
        (name("oa:prefix"), Literal(example.article.text[11:43])),
        (name("oa:suffix"), Literal(example.article.text[64:96])),
    }
    assert {t.object for t in triples if t.subject == f"{run}/position"} == {
        name("oa:TextPositionSelector"),
        Literal("43", name("xsd:integer")),
        Literal("64", name("xsd:integer")),
    }


def test_an_entity_node(example: Extraction) -> None:
    node = {(t.predicate, t.object) for t in graph(example) if t.subject == f"{BASE}condition/heel"}
    assert node == {
        (name("rdf:type"), name("cg:Symptom")),
        (name("rdf:type"), name("cg:Condition")),
        (name("rdfs:label"), Literal("heel pain")),
        (name("skos:prefLabel"), Literal("heel pain")),
        (name("skos:broader"), f"{BASE}condition/gout"),  # "pain" is in no article, so it has no node
    }


def test_the_most_frequent_label_is_preferred_and_stands_once(example: Extraction) -> None:
    other = replace(
        example, claims=tuple(replace(c, subject=replace(c.subject, label="waves")) for c in example.claims)
    )
    labels = [t.object for t in graph(example, example, other) if t.predicate == name("skos:prefLabel")]
    assert labels.count(Literal("wave therapy")) == 1
    assert Literal("waves") not in labels


def test_the_order_of_articles_does_not_matter(example: Extraction) -> None:
    second = replace(example, article=replace(example.article, id="second"))
    assert graph_triples([example, second], schema=SCHEMA) == graph_triples([second, example], schema=SCHEMA)


@pytest.mark.parametrize(
    ("every", "for_", "sessions", "total"),
    [
        ("1 month", "4 month", 1, 4),
        ("1 week", "6 week", 2, 12),
        ("1 month", "1 year", 1, 12),
        ("1 week", "3 month", 1, 13),
        ("2 week", "3 months", 1, 7),
        ("1 day", None, 1, None),
        (None, "4 week", 1, None),
        ("1 day", "4 week", None, None),
        ("4-6 hour", "1 day", 1, None),
    ],
)
def test_total_sessions(every: str | None, for_: str | None, sessions: float | None, total: float | None) -> None:
    assert total_sessions(Regimen("", sessions, every, for_), SCHEMA.units) == total


@pytest.mark.parametrize(
    ("time", "expected"),
    [("1 day", (1.0, "day")), ("1.5 hours", (1.5, "hour")), ("a week", None), ("3 moons", None), (None, None)],
)
def test_amount(time: str | None, expected: tuple[float, str] | None) -> None:
    assert amount(time, SCHEMA.units) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(600, "600.0"), (0.1, "0.1"), (1e-7, "0.0000001"), (1e21, "1000000000000000000000.0")]
)
def test_decimals_have_a_point_and_no_exponent(number: float, expected: str) -> None:
    assert decimal(number).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.org/é?x=1#y", "https://a.org/é?x=1#y"),
        ("urn:a b<>", "urn:a%20b%3C%3E"),
        ("urn:50%25%", "urn:50%25%25"),
    ],
)
def test_iris_hold_no_forbidden_characters(text: str, expected: str) -> None:
    assert iri(text) == expected
