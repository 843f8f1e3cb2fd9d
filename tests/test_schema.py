from pathlib import Path

import pytest

from pipeline.errors import OntologyError
from pipeline.schema import Schema, load_schema

HEAD = """
@prefix cg: <https://w3id.org/caregraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
cg:Thing a owl:Class ; rdfs:subClassOf rdfs:Resource ; rdfs:label "t" ; skos:definition "d" ; skos:example "e" .
"""
WORDS = 'rdfs:label "l" ; skos:definition "d" ; skos:example "e"'


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


@pytest.mark.parametrize(
    ("name", "ancestor", "expected"),
    [
        ("Therapy", "Treatment", True),
        ("Therapy", "Entity", True),
        ("Therapy", "Therapy", True),
        ("Treatment", "Therapy", False),
        ("Symptom", "Condition", True),
        ("Symptom", "Disease", False),
        ("Cost", "Entity", False),
        ("Text", "Text", True),
        ("Text", "Entity", False),
        ("Disease", "Text", False),
    ],
)
def test_is_a(schema: Schema, name: str, ancestor: str, expected: bool) -> None:
    assert schema.is_a(name, ancestor) is expected


@pytest.mark.parametrize(
    ("predicate", "subject_type", "object_type", "expected"),
    [
        ("treats", "Therapy", "Disease", True),
        ("treats", "Food", "Symptom", True),
        ("treats", "Person", "Disease", False),
        ("treats", "Therapy", "BodyPart", False),
        ("causes", "Food", "Condition", True),
        ("hasSideEffect", "Test", "Symptom", True),
        ("hasCost", "Test", "Cost", True),
        ("hasCost", "Test", "Duration", False),
        ("hasRegimen", "Test", "Regimen", True),
        ("alsoKnownAs", "Disease", "Text", True),
        ("alsoKnownAs", "Disease", "Disease", False),
        ("isSubtypeOf", "Medication", "Treatment", True),
        ("isSubtypeOf", "Supplement", "Substance", True),
        ("isSubtypeOf", "Substance", "Supplement", True),
        ("isSubtypeOf", "Disease", "Food", False),
        ("affects", "Disease", "BiologicalProcess", True),
        ("foundIn", "Supplement", "Food", True),
        ("recommends", "Organization", "Food", True),
    ],
)
def test_allows(schema: Schema, predicate: str, subject_type: str, object_type: str, expected: bool) -> None:
    assert schema.allows(predicate, subject_type, object_type) is expected


@pytest.mark.parametrize(("name", "top"), [("Medication", "Treatment"), ("Symptom", "Condition"), ("Test", "Test")])
def test_top(schema: Schema, name: str, top: str) -> None:
    assert schema.top(name) == top


def test_classes_leave_out_the_root(schema: Schema) -> None:
    assert schema.classes("Medication") == ("Medication", "Treatment")
    assert schema.classes("Cost") == ("Cost",)
    assert schema.classes("Entity") == ("Entity",)


def test_predicates_whose_meaning_is_can(schema: Schema) -> None:
    suffices = {name for name, predicate in schema.predicates.items() if predicate.hedged_suffices}
    assert suffices == {"deliveredWith", "hasComplication", "hasRiskFactor", "hasSideEffect"}


def test_symmetric_predicates(schema: Schema) -> None:
    symmetric = {name for name, predicate in schema.predicates.items() if predicate.symmetric}
    assert symmetric == {"alsoKnownAs", "combinedWith", "interactsWith"}


def test_units_are_in_seconds_shortest_first(schema: Schema) -> None:
    assert list(schema.units) == ["second", "minute", "hour", "day", "week", "month", "year"]
    assert schema.units["year"] == 12 * schema.units["month"]


@pytest.mark.parametrize("kind", ["type", "predicate", "qualifier"])
def test_unknown_names_list_the_known_ones(schema: Schema, kind: str) -> None:
    known = {"type": "Therapy", "predicate": "treats", "qualifier": "severity"}[kind]
    with pytest.raises(OntologyError, match=f'no {kind} "nonsense"; the known ones are .*{known}'):
        getattr(schema, kind)("nonsense")


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        (
            f"cg:p a cg:Predicate ; {WORDS} ; rdfs:domain cg:Thing ; cg:subjectType cg:Thing ; "
            "cg:objectType cg:Thing .",
            "cg:p has no rdfs:range; add one",
        ),
        (
            f"cg:p a cg:Predicate ; {WORDS} ; rdfs:domain cg:Thing ; rdfs:range cg:Thing ; cg:subjectType cg:Thing ; "
            "cg:objectType cg:Nothing .",
            "cg:p names the type .*Nothing, which is no class",
        ),
        (
            'cg:Other a owl:Class ; rdfs:label "o" ; skos:definition "d" ; skos:example "e" .',
            "cg:Other has no rdfs:sub",
        ),
        ('cg:Other a owl:Class ; rdfs:subClassOf cg:Thing ; rdfs:label "o" .', "cg:Other has no skos:definition"),
        (f"cg:A a owl:Class ; rdfs:subClassOf cg:B ; {WORDS} . cg:B rdfs:subClassOf cg:A .", "its own ancestor"),
        (f"cg:q a cg:Qualifier ; {WORDS} .", "cg:q has no skos:notation"),
        ("cg:u a cg:Unit .", "cg:u has no cg:seconds"),
        ("cg:broken", "not valid Turtle"),
    ],
)
def test_faults_are_told(tmp_path: Path, turtle: str, message: str) -> None:
    path = tmp_path / "caregraph.ttl"
    path.write_text(HEAD + turtle, encoding="utf-8")
    with pytest.raises(OntologyError, match=f"caregraph.ttl.*{message}"):
        load_schema(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nothing\.ttl cannot be read"):
        load_schema(tmp_path / "nothing.ttl")
