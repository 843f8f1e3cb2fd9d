"""The contract of ontology/: each term is whole, each link is real, each question parses."""

from pathlib import Path

import pytest
from pyoxigraph import Store
from rdflib import OWL, RDF, RDFS, SDO, SH, SKOS, Graph, Namespace, URIRef

from pipeline.ids import PREFIXES
from pipeline.query import named_queries
from pipeline.resources import ontology_dir
from pipeline.schema import load_schema

CG = Namespace(PREFIXES["cg"])
BIOLINK = "https://w3id.org/biolink/vocab/"
GRAPH = Graph().parse(ontology_dir() / "caregraph.ttl")
SHAPES = Graph().parse(ontology_dir() / "shapes.ttl")
TERMS = sorted(node for node in set(GRAPH.subjects()) if isinstance(node, URIRef) and node in CG)
PREDICATES = sorted(node for node in GRAPH.subjects(RDF.type, CG.Predicate) if isinstance(node, URIRef))
QUERIES = sorted((ontology_dir() / "queries").glob("*.rq"))
CONTRACT = """
treats prevents promotes actsOn causes hasSideEffect contraindicatedFor interactsWith hasCost coveredBy hasRegimen
hasTimeToEffect hasDuration deliveredWith appliedTo contains combinedWith comparedWith recommends hasSymptom
hasComplication hasRiskFactor assessedBy affects hasPrevalence isSubtypeOf alsoKnownAs foundIn hasOccupation
affiliatedWith
"""
TYPES = """
Treatment Therapy Medication Supplement Device Condition Disease Symptom Substance BodyPart BiologicalProcess Test
Food Population Payer Person Organization Cost Duration Regimen Article
"""


def test_the_predicates_and_types_of_the_contract_are_there() -> None:
    schema = load_schema()
    assert sorted(schema.predicates) == sorted(CONTRACT.split())
    assert set(TYPES.split()) <= set(schema.types)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.rsplit("#")[-1])
def test_a_term_has_a_label_and_a_definition(term: URIRef) -> None:
    assert len(list(GRAPH.objects(term, RDFS.label))) == 1
    definition = str(GRAPH.value(term, SKOS.definition))
    assert definition.endswith(".") or definition.endswith(": ")
    assert (term, RDF.type, None) in GRAPH


@pytest.mark.parametrize("predicate", PREDICATES, ids=lambda term: term.rsplit("#")[-1])
def test_a_predicate_is_whole(predicate: URIRef) -> None:
    for needed in (RDFS.domain, RDFS.range, SKOS.example):
        assert len(list(GRAPH.objects(predicate, needed))) == 1
    assert (predicate, CG.subjectType, None) in GRAPH
    assert (predicate, CG.objectType, None) in GRAPH


def test_no_blank_nodes() -> None:
    assert all(isinstance(node, URIRef) for node in GRAPH.subjects())


def test_links_to_schema_org_are_real() -> None:
    known = set(SDO.__annotations__)
    linked = {str(node).removeprefix(str(SDO)) for node in GRAPH.objects() if str(node).startswith(str(SDO))}
    assert linked
    assert linked <= known


def test_domain_and_range_cover_the_types() -> None:
    schema = load_schema()
    for predicate in PREDICATES:
        known = schema.predicates[predicate.removeprefix(PREFIXES["cg"])]
        domain, range_ = (str(GRAPH.value(predicate, needed)).rsplit("#")[-1] for needed in (RDFS.domain, RDFS.range))
        assert all(schema.is_a(name, domain) for name in known.subject_types)
        assert range_ == "string" or all(schema.is_a(name, range_) for name in known.object_types)


def test_shapes_name_the_predicates_and_properties_of_the_ontology() -> None:
    used = {node for node in (*SHAPES.objects(),) if isinstance(node, URIRef) and node in CG}
    shapes = set(SHAPES.subjects(RDF.type, SH.NodeShape))
    assert used - shapes <= set(TERMS)
    assert set(PREDICATES) <= used


def test_shapes_use_no_sparql() -> None:
    assert not list(SHAPES.subject_objects(SH.sparql))


def test_every_entity_type_has_a_shape() -> None:
    targets = set(SHAPES.objects(None, SH.targetClass))
    tops = set(GRAPH.subjects(RDFS.subClassOf, CG.Entity))
    assert tops <= targets
    assert (CG.Entity, RDF.type, OWL.Class) in GRAPH


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_question_parses_and_says_what_it_asks(path: Path) -> None:
    question = named_queries()[path.stem]
    assert question.title
    assert not question.title.startswith("@")
    assert all(question.parameters.values()), "each parameter has its @param line"
    assert question.parameters
    assert "ORDER BY" in question.text
    Store().query(question.text, prefixes=PREFIXES)
    Store().query(question.having(dict.fromkeys(question.parameters, 'a "quoted" \\ text')), prefixes=PREFIXES)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_question_names_only_terms_of_the_ontology(path: Path) -> None:
    words = path.read_text(encoding="utf-8").replace("/", " ").replace("(", " ").replace(")", " ").split()
    used = {CG[word.removeprefix("cg:")] for word in words if word.startswith("cg:")}
    assert used <= set(TERMS)
