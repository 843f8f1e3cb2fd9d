"""Sentence -> the claims that frames propose and types let through."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the types of a predicate decide what a verb means
        ("Aspirin causes nausea.", {"aspirin hasSideEffect nausea"}),
        ("Stress causes migraine.", {"stress causes migraine"}),
        ("Gout affects the toes.", {"gout affects toe"}),
        ("Aspirin reduces the price of bread.", set()),
        ("Jane relieves her boss.", set()),
        # coordination multiplies
        (
            "Aspirin and ibuprofen relieve gout and migraine.",
            {
                "aspirin treats gout",
                "aspirin treats migraine",
                "ibuprofen treats gout",
                "ibuprofen treats migraine",
            },
        ),
        # a class and its members
        ("Aspirin treats conditions such as gout and migraine.", {"aspirin treats gout", "aspirin treats migraine"}),
        # a thing is not related to itself
        ("Minoxidil (Rogaine) contains minoxidil.", {"minoxidil alsoKnownAs rogaine"}),
        # what is measured or held is meant
        ("A course of acupuncture relieves migraine.", {"acupuncture treats migraine"}),
        ("Taking aspirin relieves migraine.", {"aspirin treats migraine"}),
        ("Aspirin helps people with migraine.", {"aspirin treats migraine"}),
        ("Aspirin lowers the risk of stroke.", {"aspirin prevents stroke"}),
        ("Aspirin does not lower the risk of stroke.", {"aspirin not prevents stroke"}),
        ("Acupuncture costs $90 a visit.", {"acupuncture hasCost $90"}),
        pytest.param("Acupuncture gets rid of back pain.", {"acupuncture treats back pain"}),
    ],
)
def test_claims(sentence: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(sentence, engine)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected", "outcome"),
    [
        ("Aspirin is cheaper than ibuprofen.", "aspirin comparedWith ibuprofen", "cheaper"),
        ("Aspirin is more effective than ibuprofen.", "aspirin comparedWith ibuprofen", "more effective"),
        ("Unlike aspirin, ibuprofen relieves gout.", "ibuprofen comparedWith aspirin", None),
        pytest.param("Aspirin is no better than ibuprofen.", "aspirin comparedWith ibuprofen", "no better"),
        pytest.param("Aspirin, unlike ibuprofen, does not relieve gout.", "aspirin comparedWith ibuprofen", None),
    ],
)
def test_comparison(sentence: str, expected: str, outcome: str | None, engine: Engine) -> None:
    found = [claim for claim in claims_of(sentence, engine) if claim.predicate == "comparedWith"]
    assert shorts(tuple(found)) == {expected}
    assert [dict(claim.qualifiers).get("outcome") for claim in found] == [outcome]


def test_what_is_compared_with_is_not_what_helps(engine: Engine) -> None:
    found = shorts(claims_of("Aspirin is no better than placebo for migraine.", engine), "treats")
    assert "placebo treats migraine" not in found


def test_price_of_one_is_a_price_per(engine: Engine) -> None:
    (claim,) = claims_of("One session of acupuncture costs $90.", engine)
    assert getattr(claim.object, "per", None) == "session"


def test_every_claim_points_at_its_words(engine: Engine) -> None:
    text = "Aspirin, which is cheap, relieves migraine.\n\nIt may cause nausea, says Dr. Jane Doe."
    pieces = [piece for claim in claims_of(text, engine) for piece in claim.evidence]
    runs = [(quote.span, quote.text) for piece in pieces for quote in (piece.quote, *piece.context)]
    runs += [(cue.span, cue.text) for piece in pieces for cue in piece.cues]
    assert runs
    assert [written for span, written in runs if span.of(text) != written] == []
