"""Text -> who says each claim."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, short


def said(text: str, engine: Engine) -> dict[str, str | None]:
    claims = (claim for claim in claims_of(text, engine) if claim.predicate in {"treats", "hasSideEffect"})
    return {short(claim): claim.attributed_to.label if claim.attributed_to else None for claim in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aspirin relieves migraine.", {"aspirin treats migraine": None}),
        ("Dr. Jane Doe says that aspirin relieves migraine.", {"aspirin treats migraine": "Jane Doe"}),
        ("“Aspirin relieves migraine in most people,” says Dr. Jane Doe.", {"aspirin treats migraine": "Jane Doe"}),
        ("Aspirin relieves migraine, according to Dr. Jane Doe.", {"aspirin treats migraine": "Jane Doe"}),
        pytest.param("According to Dr. Jane Doe, aspirin relieves migraine.", {"aspirin treats migraine": "Jane Doe"}),
        ("According to the Mayo Clinic, aspirin relieves migraine.", {"aspirin treats migraine": "Mayo Clinic"}),
        ("Aspirin relieves migraine, notes Jane Doe, MD.", {"aspirin treats migraine": "Jane Doe"}),
        (
            "Dr. Jane Doe treats patients in Leeds. Aspirin relieves migraine.",
            {"aspirin treats migraine": None},
        ),
        (
            "Dr. Jane Doe says that aspirin relieves migraine. Biotin can cause nausea.",
            {"aspirin treats migraine": "Jane Doe", "biotin hasSideEffect nausea": None},
        ),
        (
            "Jane Doe, MD, is a neurologist. She says that aspirin relieves migraine.",
            {"aspirin treats migraine": "Jane Doe"},
        ),
        (
            "“Aspirin relieves migraine in most people,” says Dr. Jane Doe. “It may cause nausea in some of them.”",
            {"aspirin treats migraine": "Jane Doe", "aspirin hasSideEffect nausea": "Jane Doe"},
        ),
    ],
)
def test_speaker(text: str, expected: dict[str, str | None], engine: Engine) -> None:
    assert said(text, engine) == expected


def test_list_that_a_reported_sentence_introduces(engine: Engine) -> None:
    text = (
        "Dr. Jane Doe says that side effects of aspirin include:\n\n- nausea\n- heartburn\n\nAspirin relieves migraine."
    )
    assert said(text, engine) == {
        "aspirin hasSideEffect nausea": "Jane Doe",
        "aspirin hasSideEffect heartburn": "Jane Doe",
        "aspirin treats migraine": None,
    }


def test_attribution_is_a_cue(engine: Engine) -> None:
    (claim,) = claims_of("Dr. Jane Doe says that aspirin relieves migraine.", engine)
    (cue,) = claim.evidence[0].cues
    assert cue.role == "attribution"
    assert cue.text.endswith("Doe says")


def test_speaker_of_advice_is_its_subject(engine: Engine) -> None:
    found = [
        claim for claim in claims_of("Dr. Jane Doe recommends aspirin.", engine) if claim.predicate == "recommends"
    ]
    assert [(short(claim), claim.attributed_to) for claim in found] == [("Jane Doe recommends aspirin", None)]
