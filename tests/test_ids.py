from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ids import BASE, article_id, claim_id, entity_id, quantity_id, slug, with_id
from pipeline.model import Claim, Cost, Duration, Entity, Evidence, Quantity, Quote, Regimen, Span, Text

SUBJECT = Entity(f"{BASE}treatment/a", "a", "Therapy")
OBJECT = Entity(f"{BASE}condition/b", "b", "Disease")
EVIDENCE = (Evidence(Quote(Span(0, 1), "a")),)
CLAIM = Claim("", "article", SUBJECT, "treats", OBJECT, EVIDENCE)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("exosome therapy", "exosome-therapy"),
        ("Sjögren’s syndrome", "sjogren-s-syndrome"),
        ("  Vitamin B-12 ", "vitamin-b-12"),
        ("straße", "strasse"),
        ("ﬁbrosis", "fibrosis"),
    ],
)
def test_slug(label: str, expected: str) -> None:
    assert slug(label) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("β-carotene", "carotene"), ("HER2+", "HER2"), ("头痛", "发烧"), ("α", "β")]
)
def test_what_a_slug_would_lose_is_kept_apart(one: str, other: str) -> None:
    assert slug(one) != slug(other)


@given(st.text())
def test_a_slug_is_never_empty_and_always_plain(label: str) -> None:
    assert slug(label)
    assert all(mark.isascii() and (mark.isalnum() or mark == "-") for mark in slug(label))


def test_ids_of_articles_and_entities() -> None:
    assert entity_id(BASE, "Treatment", "PRP injections") == f"{BASE}treatment/prp-injections"
    assert article_id(BASE, "a b/c") == f"{BASE}article/a%20b%2Fc"


def test_the_wording_of_a_quantity_does_not_count() -> None:
    one = Cost("$600 to $800", 600, 800, "USD", "session")
    assert quantity_id(BASE, one) == quantity_id(BASE, replace(one, label="$600–800", low=600.0))
    assert quantity_id(BASE, one) != quantity_id(BASE, replace(one, per="month"))


def test_quantities_of_different_types_differ() -> None:
    quantities: list[Quantity] = [
        Cost("", 1, 1, "USD"),
        Duration("", 1, 1, "week"),
        Regimen("", sessions=1),
        Regimen("", dose="1"),
    ]
    assert len({quantity_id(BASE, quantity) for quantity in quantities}) == 4


@pytest.mark.parametrize(
    "changed",
    [
        {"article": "other"},
        {"subject": OBJECT},
        {"predicate": "prevents"},
        {"object": Text("b")},
        {"polarity": "negated"},
        {"certainty": "hedged"},
        {"qualifiers": (("frequency", "often"),)},
        {"attributed_to": SUBJECT},
    ],
)
def test_what_makes_a_claim_changes_its_id(changed: dict[str, object]) -> None:
    assert claim_id(BASE, replace(CLAIM, **changed)) != claim_id(BASE, CLAIM)  # type: ignore[arg-type]


@pytest.mark.parametrize("changed", [{"evidence": ()}, {"confidence": 0.1}, {"id": "x"}])
def test_what_does_not_make_a_claim_does_not(changed: dict[str, object]) -> None:
    assert claim_id(BASE, replace(CLAIM, **changed)) == claim_id(BASE, CLAIM)  # type: ignore[arg-type]


def test_an_id_is_the_same_on_every_machine() -> None:
    assert with_id(BASE, CLAIM).id == "https://w3id.org/caregraph/id/claim/cdba5d8f291b9c14"
