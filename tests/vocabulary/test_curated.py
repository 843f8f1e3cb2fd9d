"""The curated files themselves."""

import re
from collections import Counter

import pytest

from pipeline.resources import ontology_dir
from pipeline.vocabulary import Vocabulary, load_vocabulary, normalise
from pipeline.vocabulary.shapes import shapes

TYPES = frozenset(
    {"Therapy", "Medication", "Supplement", "Device", "Condition", "Disease", "Symptom", "Substance", "BodyPart"}
    | {"BiologicalProcess", "Test", "Food", "Population", "Payer", "Person", "Organization"}
)
LINKS = re.compile(
    r"http://id\.nlm\.nih\.gov/mesh/[CD]\d{6,9}|http://purl\.obolibrary\.org/obo/(MONDO_\d{7}|HP_\d{7}|CHEBI_\d+)"
)
#: Words that name a kind of thing and no thing, or mostly mean something else.
GENERIC = [
    "medicine",
    "medication",
    "drug",
    "treatment",
    "therapy",
    "injection",
    "procedure",
    "supplement",
    "may",
    "it",
]
GENERIC += [
    "disease",
    "condition",
    "symptom",
    "side-effect",
    "device",
    "cold",
    "cream",
    "lead",
    "aids",
    "who",
    "same",
    "rest",
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ontology_dir() / "vocabulary", types=TYPES)


def test_breadth(vocabulary: Vocabulary) -> None:
    count = Counter(concept.type for concept in vocabulary.concepts)
    assert sum(count.values()) >= 1500
    assert set(count) == TYPES - {"Person"}


def test_a_name_belongs_to_one_concept(vocabulary: Vocabulary) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for concept in vocabulary.concepts:
        for label in (concept.label, *concept.alt_labels, *concept.hidden_labels):
            owners.setdefault(normalise(label), set()).add(concept.iri)
    assert {words: iris for words, iris in owners.items() if len(iris) > 1 or not words} == {}


def test_no_two_concepts_share_an_exact_link(vocabulary: Vocabulary) -> None:
    count = Counter(link for concept in vocabulary.concepts for link in concept.links)
    assert [link for link, number in count.items() if number > 1] == []


def test_links_are_well_formed(vocabulary: Vocabulary) -> None:
    links = [link for concept in vocabulary.concepts for link in (*concept.links, *concept.close_links)]
    assert [link for link in links if not LINKS.fullmatch(link)] == []


def test_iris_are_slugs(vocabulary: Vocabulary) -> None:
    slug = re.compile(r"https://w3id\.org/caregraph/vocabulary/[a-z0-9]+(-[a-z0-9]+)*")
    assert [concept.iri for concept in vocabulary.concepts if not slug.fullmatch(concept.iri)] == []


def test_nothing_is_broader_than_itself(vocabulary: Vocabulary) -> None:
    for concept in vocabulary.concepts:
        assert all(concept.iri not in above.broader for above in vocabulary.broader_chain(concept))


@pytest.mark.parametrize("noun", GENERIC)
def test_generic_and_common_words_are_no_concepts(vocabulary: Vocabulary, noun: str) -> None:
    assert vocabulary.find(noun.split("-")) == []


def test_word_class_is_noun_or_nothing(vocabulary: Vocabulary) -> None:
    assert {concept.word_class for concept in vocabulary.concepts} == {None, "noun"}


def test_shapes_give_known_types() -> None:
    assert {shape.type for shape in shapes()} <= TYPES


KNOWN = [
    ("high blood pressure", "hypertension", "Disease"),
    ("heart attacks", "heart attack", "Disease"),
    ("stomach ache", "abdominal pain", "Symptom"),
    ("throwing up", "vomiting", "Symptom"),
    ("male pattern baldness", "male pattern baldness", "Disease"),
    ("cicatricial alopecia", "scarring alopecia", "Disease"),
    ("PRP", "platelet-rich plasma therapy", "Therapy"),
    ("hair regrowth", "hair growth", "BiologicalProcess"),
    ("vitamin B7", "biotin", "Supplement"),
    ("SLE", "lupus", "Disease"),
    ("Tylenol", "acetaminophen", "Medication"),
    ("painful", "pain", "Symptom"),
    ("GP visit", "doctor visit", "Test"),
    ("shin bone", "shin bone", "BodyPart"),
    ("broken collarbone", "broken collarbone", "Disease"),
    ("Heimlich manoeuvre", "Heimlich maneuver", "Therapy"),
]


@pytest.mark.parametrize(("name", "label", "type_"), KNOWN)
def test_everyday_names(vocabulary: Vocabulary, name: str, label: str, type_: str) -> None:
    (match,) = vocabulary.find(name.split())
    assert [(concept.label, concept.type) for concept in match.concepts] == [(label, type_)]
