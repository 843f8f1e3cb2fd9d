"""Claims as found -> claims as kept: nothing twice, nothing lost, in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble import assemble
from pipeline.ids import BASE, with_id
from pipeline.model import Article, Claim, Entity, Evidence, Extraction, Polarity, Quote, Span

TEXT = "Aspirin relieves pain. " * 20
LENGTH = len("Aspirin relieves pain. ")
ASPIRIN = Entity(f"{BASE}treatment/aspirin", "aspirin", "Medication")
PAIN = Entity(f"{BASE}condition/pain", "pain", "Symptom")
FEVER = Entity(f"{BASE}condition/fever", "fever", "Symptom")


def quoted(start: int, end: int) -> Evidence:
    return Evidence(Quote(Span(start, end), TEXT[start:end]))


def claim(
    start: int,
    end: int,
    *,
    thing: Entity = PAIN,
    predicate: str = "treats",
    polarity: Polarity = "affirmed",
    confidence: float = 0.9,
    qualifiers: tuple[tuple[str, str], ...] = (),
) -> Claim:
    made = Claim(
        id="",
        article="a",
        subject=ASPIRIN,
        predicate=predicate,
        object=thing,
        evidence=(quoted(start, end),),
        polarity=polarity,
        qualifiers=qualifiers,
        confidence=confidence,
    )
    return with_id(BASE, made)


def kept(*claims: Claim) -> tuple[Claim, ...]:
    return assemble(Extraction(Article("a", TEXT, ()), (), claims)).claims


def spans(found: Claim) -> list[tuple[int, int]]:
    return [(each.quote.span.start, each.quote.span.end) for each in found.evidence]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(0, 21)], [(0, 21)]),
        # met twice: two pieces of evidence, in order
        ([(100, 121), (0, 21)], [(0, 21), (100, 121)]),
        # of pieces that overlap, the shortest
        ([(0, 21), (5, 15)], [(5, 15)]),
        ([(0, 21), (0, 21)], [(0, 21)]),
        # runs that only touch are two
        ([(0, 10), (10, 20)], [(0, 10), (10, 20)]),
    ],
)
def test_same_claim_is_one(places: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    (found,) = kept(*(claim(*place) for place in places))
    assert spans(found) == expected


def test_same_claim_has_the_best_confidence() -> None:
    (found,) = kept(claim(0, 21, confidence=0.5), claim(100, 121, confidence=0.8))
    assert found.confidence == 0.8


def test_other_claims_are_others() -> None:
    assert len(kept(claim(0, 21), claim(0, 21, thing=FEVER), claim(0, 21, predicate="prevents"))) == 3


def test_conflict_at_two_places_is_kept() -> None:
    assert {found.polarity for found in kept(claim(0, 21), claim(100, 121, polarity="negated"))} == {
        "affirmed",
        "negated",
    }


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_readings_of_the_same_words_the_surer_one_is_kept(*, turned: bool) -> None:
    sure, unsure = claim(0, 21, polarity="negated", confidence=0.9), claim(0, 21, confidence=0.7)
    assert kept(*((unsure, sure) if turned else (sure, unsure))) == (sure,)


@pytest.mark.parametrize("turned", [False, True])
def test_of_equally_sure_readings_the_one_that_says_more_is_kept(*, turned: bool) -> None:
    bare, full = claim(0, 21), claim(0, 21, qualifiers=(("condition", "if needed"),))
    assert kept(*((full, bare) if turned else (bare, full))) == (full,)


def test_a_weaker_reading_that_two_frames_give_goes_with_both() -> None:
    weak, sure = claim(0, 21, confidence=0.7), claim(0, 21, polarity="negated", confidence=0.9)
    assert kept(weak, weak, sure) == (sure,)


def test_readings_that_begin_in_different_stretches_are_compared() -> None:
    sure, unsure = claim(41, 60, polarity="negated", confidence=0.9), claim(38, 60, confidence=0.7)
    assert kept(unsure, sure) == (sure,)


def test_order_is_that_of_the_evidence() -> None:
    found = kept(claim(50, 60), claim(0, 21, thing=FEVER), claim(0, 21, predicate="prevents"))
    assert [(spans(each)[0][0], each.predicate) for each in found] == [(0, "prevents"), (0, "treats"), (50, "treats")]


CLAIMS = st.lists(
    st.builds(
        lambda place, thing, polarity, confidence: claim(
            place, place + 20, thing=thing, polarity=polarity, confidence=confidence
        ),
        st.integers(0, 200),
        st.sampled_from([PAIN, FEVER]),
        st.sampled_from(["affirmed", "negated"]),
        st.sampled_from([0.5, 0.9]),
    ),
    max_size=8,
)


@given(CLAIMS)
def test_no_id_twice_and_no_statement_lost(claims: list[Claim]) -> None:
    found = kept(*claims)
    assert len({each.id for each in found}) == len(found)
    assert {each.object.label for each in found} == {each.object.label for each in claims}
