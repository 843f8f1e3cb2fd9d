"""Sentences that introduce lists -> what the list is of, where reading each item on says nothing."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts

_LIST = "# {title}\n\n{lead_in}\n\n- nausea\n- heartburn\n"


@pytest.mark.parametrize(
    ("title", "lead_in", "expected"),
    [
        ("Gout", "Besides a red toe, people may notice:", {"gout hasSymptom nausea", "gout hasSymptom heartburn"}),
        ("Gout", "You may also have:", {"gout hasSymptom nausea", "gout hasSymptom heartburn"}),
        ("Aspirin", "You may feel:", {"aspirin hasSideEffect nausea", "aspirin hasSideEffect heartburn"}),
        ("Gout", "Ask a friend who has had:", set()),
    ],
)
def test_what_people_notice(title: str, lead_in: str, expected: set[str], engine: Engine) -> None:
    text = _LIST.format(title=title, lead_in=lead_in)
    assert shorts(claims_of(text, engine, markdown=True), "hasSymptom", "hasSideEffect") == expected


def test_a_heading_speaks_where_the_sentence_before_the_list_says_nothing(engine: Engine) -> None:
    text = "# Gout\n\n## Symptoms\n\nThese come on in the night. They include:\n\n- fever\n- a swollen toe\n"
    assert "gout hasSymptom fever" in shorts(claims_of(text, engine, markdown=True), "hasSymptom")


def test_items_of_a_nested_list_are_what_the_outer_one_announces(engine: Engine) -> None:
    text = "# Asthma\n\nKnown triggers of migraine are:\n\n- Drinks\n  - wine\n- Airs\n  - smoke\n"
    assert "wine causes migraine" in shorts(claims_of(text, engine, markdown=True), "causes")
