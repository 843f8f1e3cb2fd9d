from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.vocabulary import Concept, Vocabulary

ALOPECIA = Concept("v:alopecia", "alopecia", ("Disease",), ("hair loss",), hidden_labels=("balding",))
SCARRING = Concept("v:scarring", "scarring alopecia", ("Disease",), broader=("v:alopecia",))
NON_SCARRING = Concept("v:nonscarring", "non-scarring alopecia", ("Disease",), broader=("v:alopecia",))
FRONTAL = Concept("v:frontal", "frontal fibrosing alopecia", ("Disease",), broader=("v:scarring",))
PRP = Concept("v:prp", "platelet-rich plasma therapy", ("Therapy",), ("PRP",))
PLASMA = Concept("v:plasma", "platelet-rich plasma", ("Substance",))
CROHN = Concept("v:crohn", "Crohn's disease", ("Disease",))
CANCER = Concept("v:cancer", "breast cancer", ("Disease",))
WHO = Concept("v:who", "World Health Organization", ("Organization",), ("WHO",))
PAIN = Concept("v:pain", "pain", ("Symptom",), hidden_labels=("painful",))
SORE = Concept("v:sore", "sore", ("Symptom",), hidden_labels=("painful",))

VOCABULARY = Vocabulary([ALOPECIA, SCARRING, NON_SCARRING, FRONTAL, PRP, PLASMA, CROHN, CANCER, WHO, PAIN, SORE])

FOUND: list[tuple[str, Sequence[tuple[int, int, str]]]] = [
    ("alopecia and hair loss", [(0, 1, "v:alopecia"), (2, 4, "v:alopecia")]),
    ("non - scarring alopecias", [(0, 4, "v:nonscarring")]),  # hyphen split off, plural
    ("nonscarring alopecia", [(0, 2, "v:nonscarring")]),
    ("platelet-rich plasma therapy", [(0, 3, "v:prp")]),  # hyphen inside a token, longest match
    ("platelet - rich plasma injections", [(0, 4, "v:plasma")]),
    ("Crohn ’s disease , Crohn disease", [(0, 3, "v:crohn"), (4, 6, "v:crohn")]),  # possessive
    ("PRP or PRPs", [(0, 1, "v:prp"), (2, 3, "v:prp")]),  # capitals
    ("prp", []),
    ("who may take it", []),
    ("the WHO says so", [(1, 2, "v:who")]),
    ("WHO CAN TAKE IT ?", []),  # a shouted heading
    ("BREAST CANCER OF WHOM ?", [(0, 2, "v:cancer")]),
    ("cancer of the breast", [(0, 4, "v:cancer")]),  # order
    ("cancers of breast", [(0, 3, "v:cancer")]),
    ("scarring . Alopecia", [(2, 3, "v:alopecia")]),  # not across a full stop
    ("hair . loss", []),
    ("hairloss", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find(text: str, expected: Sequence[tuple[int, int, str]]) -> None:
    found = [(match.start, match.end, match.concepts[0].iri) for match in VOCABULARY.find(text.split())]
    assert found == list(expected)


def test_a_hidden_label_is_marked() -> None:
    (match,) = VOCABULARY.find(["balding"])
    assert match.hidden
    assert match.name == "balding"


def test_an_ambiguous_name_gives_all_its_concepts() -> None:
    (match,) = VOCABULARY.find(["painful"])
    assert match.concepts == (PAIN, SORE)


def test_concept_by_iri() -> None:
    assert VOCABULARY.concept("v:prp") == PRP
    assert VOCABULARY.concept("v:unknown") is None


def test_broader_chain_goes_up_without_the_concept_itself() -> None:
    assert VOCABULARY.broader_chain(FRONTAL) == (SCARRING, ALOPECIA)


def test_broader_chain_ends_in_a_circle() -> None:
    first = Concept("v:1", "one", ("Disease",), broader=("v:2",))
    second = Concept("v:2", "two", ("Disease",), broader=("v:1",))
    assert Vocabulary([first, second]).broader_chain(first) == (second,)


HARD = ["non", "-", "scarring", "alopecia", "hair", "loss", "platelet", "rich", "plasma", "therapy", "PRP", "’s", "."]


@given(st.lists(st.sampled_from(HARD)))
def test_matches_are_ordered_and_never_overlap(words: list[str]) -> None:
    matches = VOCABULARY.find(words)
    assert all(match.start < match.end <= len(words) for match in matches)
    assert all(before.end <= after.start for before, after in pairwise(matches))
