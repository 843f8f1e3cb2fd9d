from pathlib import Path

import pytest

from pipeline.errors import OntologyError
from pipeline.vocabulary import load_vocabulary

HEAD = """\
@prefix cg: <https://w3id.org/caregraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
"""
GOOD = (
    HEAD
    + """
:pain a skos:Concept ; cg:type cg:Symptom ; skos:prefLabel "pain"@en, "Schmerz"@de ; skos:altLabel "ache"@en ;
    skos:hiddenLabel "painful"@en ; cg:wordClass "noun" ; cg:alsoType cg:Condition ;
    skos:exactMatch <http://id.nlm.nih.gov/mesh/D010146> ; skos:closeMatch <https://example.org/other> .
:back-pain a skos:Concept ; cg:type cg:Symptom ; skos:prefLabel "back pain" ; skos:broader :pain .
"""
)


def write(folder: Path, text: str, name: str = "mine.ttl") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_file_of_concepts(tmp_path: Path) -> None:
    vocabulary = load_vocabulary(write(tmp_path, GOOD))
    pain = vocabulary.concept("https://example.org/pain")
    assert pain is not None
    assert (pain.label, pain.types, pain.type, pain.word_class) == ("pain", ("Symptom", "Condition"), "Symptom", "noun")
    assert (pain.alt_labels, pain.hidden_labels) == (("ache",), ("painful",))
    assert pain.links == ("http://id.nlm.nih.gov/mesh/D010146",)
    assert pain.close_links == ("https://example.org/other",)
    assert [match.name for match in vocabulary.find(["Back", "pains"])] == ["back pain"]


FAULTS = [
    (":x a skos:Concept ; skos:prefLabel 'x' .", "https://example.org/x has 0 values of cg:type"),
    (":x a skos:Concept ; cg:type cg:Disease .", "https://example.org/x has no English skos:prefLabel"),
    (":x a skos:Concept ; cg:type cg:Disease ; skos:prefLabel 'x', 'y' .", "2 English skos:prefLabels"),
    (":x a skos:Concept ; cg:type cg:Diseases ; skos:prefLabel 'x' .", "unknown type Diseases; known are Disease"),
    (":x a skos:Concept ; cg:type :Disease ; skos:prefLabel 'x' .", "unknown type https://example.org/Disease"),
    (":x a skos:Concept ; cg:type cg:Disease ; skos:prefLabel 'x' ; skos:broader :y .", "which no file describes"),
    ("[] a skos:Concept ; cg:type cg:Disease ; skos:prefLabel 'x' .", "a skos:Concept has no IRI"),
    (":x a", "not valid Turtle"),
]


@pytest.mark.parametrize(("body", "message"), FAULTS)
def test_a_fault_names_the_file_and_the_concept(tmp_path: Path, body: str, message: str) -> None:
    write(tmp_path, HEAD + body)
    with pytest.raises(OntologyError, match=r"^mine\.ttl: ") as caught:
        load_vocabulary(tmp_path, types={"Disease"})
    assert message in str(caught.value)


def test_a_concept_in_two_files(tmp_path: Path) -> None:
    write(write(tmp_path, GOOD), GOOD, "yours.ttl")
    with pytest.raises(OntologyError, match=r"yours\.ttl: .* stands already in mine\.ttl"):
        load_vocabulary(tmp_path)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no vocabulary file"):
        load_vocabulary(tmp_path)
