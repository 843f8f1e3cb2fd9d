"""Text -> the short forms that it introduces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.run import Engine
from pipeline.vocabulary import find_abbreviations
from tests.extract.reading import claims_of, shorts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Obstructive sleep apnea (OSA) is common.", [("OSA", "Obstructive sleep apnea")]),
        ("Use cognitive behavioral therapy (CBT).", [("CBT", "cognitive behavioral therapy")]),
        ("Platelet-rich plasma (PRP) helps.", [("PRP", "Platelet-rich plasma")]),
        ("Take proton pump inhibitors (PPIs).", [("PPIs", "proton pump inhibitors")]),
        ("Osteoarthritis, or OA, is common.", [("OA", "Osteoarthritis")]),
        (
            "Gastroesophageal reflux disease, also called GERD, is common.",
            [("GERD", "Gastroesophageal reflux disease")],
        ),
        ("It is sold in shops (Boots).", []),
        ("The test (EKG) is quick.", []),
        ("Weigh yourself. (OSA)", []),
        ("Sleep apnea (see below) is common.", []),
    ],
)
def test_find_abbreviations(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.short, found.long) for found in find_abbreviations(text)] == expected


@given(st.text(st.sampled_from("abAB (),.-\n"), max_size=60))
def test_span_holds_both_forms(text: str) -> None:
    for found in find_abbreviations(text):
        run = text[found.span.start : found.span.end]
        assert run.startswith(found.long)
        assert found.short in run


def test_short_form_means_the_long_one_later(engine: Engine) -> None:
    text = "Cognitive behavioral therapy (CBT) takes time. CBT treats insomnia."
    assert "cognitive behavioral therapy treats insomnia" in shorts(claims_of(text, engine))
