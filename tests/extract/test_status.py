"""Sentence -> polarity, certainty and qualifiers of its claim, traps included."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts

AFFIRMED = [
    "Aspirin relieves migraine.",
    "Aspirin not only relieves migraine, it is cheap.",
    pytest.param("Aspirin relieves migraine, not asthma."),
    "There is no doubt that aspirin relieves migraine.",
    "Aspirin never fails to relieve migraine.",
    "Aspirin relieves migraine even without insurance.",
    "Aspirin relieves migraine, and it does not cost much.",
    "Aspirin relieves migraine. It does not cost much.",
    "Yes, and no: aspirin relieves migraine.",
    "No, aspirin relieves migraine.",
]
NEGATED = [
    "Aspirin does not relieve migraine.",
    "Aspirin doesn't relieve migraine.",
    "Aspirin doesn’t relieve migraine.",
    "Aspirin cannot relieve migraine.",
    "Aspirin never relieves migraine.",
    "Aspirin no longer relieves migraine.",
    "Aspirin failed to relieve migraine.",
    "Aspirin is not used for migraine.",
    "Aspirin has not been shown to relieve migraine.",
    "There is no evidence that aspirin relieves migraine.",
    "There is no evidence to suggest that aspirin relieves migraine.",
    pytest.param("It is a myth that aspirin relieves migraine."),
    "Aspirin is by no means effective for migraine.",
    "Aspirin is useless for migraine.",
    "No study has shown that aspirin relieves migraine.",
    "Reports that aspirin relieves migraine were not confirmed.",
]


@pytest.mark.parametrize("sentence", AFFIRMED)
def test_affirmed(sentence: str, engine: Engine) -> None:
    assert "aspirin treats migraine" in shorts(claims_of(sentence, engine), "treats")


@pytest.mark.parametrize("sentence", NEGATED)
def test_negated(sentence: str, engine: Engine) -> None:
    assert shorts(claims_of(sentence, engine), "treats") == {"aspirin not treats migraine"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Neither aspirin nor ibuprofen relieves migraine.",
            {"aspirin not treats migraine", "ibuprofen not treats migraine"},
        ),
        ("Aspirin relieves neither migraine nor asthma.", {"aspirin not treats migraine", "aspirin not treats asthma"}),
        ("Aspirin relieves migraine but not asthma.", {"aspirin treats migraine"}),
        (
            "Aspirin relieves migraine but does not relieve asthma.",
            {"aspirin treats migraine", "aspirin not treats asthma"},
        ),
        ("Aspirin does not relieve migraine or asthma.", {"aspirin not treats migraine", "aspirin not treats asthma"}),
    ],
)
def test_scope_of_negation(sentence: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(sentence, engine), "treats") == expected


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Aspirin relieves migraine.", "asserted"),
        ("Aspirin may relieve migraine.", "hedged"),
        ("Aspirin can relieve migraine.", "hedged"),
        ("Aspirin might help relieve migraine.", "hedged"),
        ("Aspirin is thought to relieve migraine.", "hedged"),
        ("Aspirin possibly relieves migraine.", "hedged"),
        ("Aspirin is a potential treatment for migraine.", "hedged"),
        ("Aspirin appears to relieve migraine.", "hedged"),
        ("Aspirin may not relieve migraine.", "hedged"),
        ("Aspirin cannot relieve migraine.", "asserted"),
        ("Aspirin usually relieves migraine.", "asserted"),
        ("Aspirin often relieves migraine.", "asserted"),
        ("There is no evidence to suggest that aspirin relieves migraine.", "asserted"),
        ("Aspirin may relieve asthma. It relieves migraine.", "asserted"),
    ],
)
def test_certainty(sentence: str, certainty: str, engine: Engine) -> None:
    found = [claim for claim in claims_of(sentence, engine) if claim.object.label == "migraine"]
    assert [claim.certainty for claim in found] == [certainty]


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("Aspirin relieves migraine.", {}),
        ("Aspirin relieves migraine if you take it early.", {"condition": "if you take it early"}),
        ("If taken early, aspirin relieves migraine.", {"condition": "If taken early"}),
        ("Aspirin relieves migraine unless you vomit.", {"exception": "you vomit"}),
        ("Aspirin usually relieves migraine.", {"frequency": "usually"}),
        ("In older adults, aspirin relieves migraine.", {"population": "older adults"}),
        ("Aspirin relieves severe migraine.", {"severity": "severe"}),
        ("There is no evidence that aspirin relieves migraine.", {"evidence": "no evidence"}),
        ("Studies show that aspirin relieves migraine.", {"evidence": "Studies show"}),
        ("Aspirin relieves migraine, whatever the weather.", {}),
        pytest.param("Aspirin relieves migraine without causing nausea.", {}),
    ],
)
def test_qualifiers(sentence: str, qualifiers: dict[str, str], engine: Engine) -> None:
    found = [claim for claim in claims_of(sentence, engine) if claim.predicate == "treats"]
    assert [dict(claim.qualifiers) for claim in found] == [qualifiers]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Do not take aspirin if you have asthma.", {"aspirin contraindicatedFor asthma"}),
        ("People with asthma should not take aspirin.", {"aspirin contraindicatedFor asthma"}),
        ("Aspirin is not suitable for people with asthma.", {"aspirin contraindicatedFor asthma"}),
        ("Aspirin is suitable for people with asthma.", set()),
        ("Do not stop taking aspirin if you have asthma.", set()),
        ("Take aspirin if you have asthma.", set()),
    ],
)
def test_denial_that_the_predicate_takes_up(sentence: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(sentence, engine), "contraindicatedFor") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Does aspirin relieve migraine?",
        "Many people believe that aspirin relieves migraine.",
        "She hopes that aspirin relieves migraine.",
        "I see patients who hoped aspirin would relieve migraine.",
        "An old wives' tale has it that aspirin relieves migraine.",
        "Headlines claimed that aspirin relieves migraine.",
        "It is tempting to conclude that aspirin relieves migraine.",
        "Were it proven that aspirin relieves migraine, all would take it.",
        "The idea that aspirin relieves migraine is popular.",
        # taken back by what follows
        "Aspirin was said to relieve migraine. It does not.",
        "“Aspirin relieves migraine.” Not proven.",
        "The clinic wrote that aspirin relieves migraine. This was wrong.",
        "Aspirin is sold for migraine, though it does nothing for it.",
        "Aspirin relieves migraine, it was said, but the evidence does not support it.",
        "You may have heard that aspirin relieves migraine.",
        pytest.param("Not everyone with migraine gets nausea."),
        "Your doctor may order an MRI to rule out a stroke.",
    ],
)
def test_no_claim(sentence: str, engine: Engine) -> None:
    assert shorts(claims_of(sentence, engine), "treats", "hasSymptom", "hasSideEffect") == set()


def test_cues_stand_in_the_text(engine: Engine) -> None:
    text = "In most cases, aspirin may not relieve severe migraine unless it is taken early."
    (claim,) = (claim for claim in claims_of(text, engine) if claim.predicate == "treats")
    cues = {cue.role: cue for evidence in claim.evidence for cue in evidence.cues}
    assert {"negation", "hedge", "exception"} <= cues.keys()
    assert [text[cue.span.start : cue.span.end] for cue in cues.values()] == [cue.text for cue in cues.values()]
