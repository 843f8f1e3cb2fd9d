"""Rows and columns of tables -> the claims that they state."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts

_REMEDIES = """# Hair loss

## Prices

| Treatment | Price | {head} |
| --- | --- | --- |
| Aspirin | $30 | {first} |
| Foot-warming lamp | $12 | {second} |
"""


def _remedies(engine: Engine, head: str, first: str, second: str, *predicates: str) -> set[str]:
    text = _REMEDIES.format(head=head, first=first, second=second)
    return shorts(claims_of(text, engine, markdown=True), *predicates)


def test_a_row_is_about_the_whole_of_its_first_cell(engine: Engine) -> None:
    expected = {"aspirin hasCost $30", "foot-warming lamp hasCost $12"}
    assert _remedies(engine, "Colour", "white", "red", "hasCost") == expected


def test_the_head_of_a_column_of_treatments_says_nothing_of_what_they_treat(engine: Engine) -> None:
    assert _remedies(engine, "Colour", "white", "red", "treats") == set()


@pytest.mark.parametrize(
    ("head", "first", "second", "expected"),
    [
        ("Relief begins", "2 hours", "3 to 5 days", {"aspirin hasTimeToEffect 2 hours"}),
        ("Time per visit", "10 minutes", "1 hour", {"aspirin hasDuration 10 minutes"}),
        ("Relief lasts", "4 hours", "a week", {"aspirin hasDuration 4 hours"}),
        ("Warranty", "2 years", "5 years", set()),
    ],
)
def test_what_a_time_means_is_said_by_the_head_of_its_column(
    head: str, first: str, second: str, expected: set[str], engine: Engine
) -> None:
    found = _remedies(engine, head, first, second, "hasTimeToEffect", "hasDuration")
    assert {claim for claim in found if claim.startswith("aspirin")} == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Yes", {"aspirin coveredBy health insurance"}),
        ("Usually pays", {"aspirin coveredBy health insurance"}),
        ("No", {"aspirin not coveredBy health insurance"}),
        ("Seldom", {"aspirin not coveredBy health insurance"}),
        ("Ask us", set()),
    ],
)
def test_a_cell_answers_what_the_head_of_its_column_asks(answer: str, expected: set[str], engine: Engine) -> None:
    assert _remedies(engine, "Covered by insurance?", answer, "Ask us", "coveredBy") == expected


def test_how_often_it_is_so_is_the_answers_frequency(engine: Engine) -> None:
    text = _REMEDIES.format(head="Covered by insurance?", first="Sometimes", second="Ask us")
    (claim,) = (c for c in claims_of(text, engine, markdown=True) if c.predicate == "coveredBy")
    assert (claim.polarity, dict(claim.qualifiers)) == ("affirmed", {"frequency": "Sometimes"})


def test_an_answer_denies_only_the_question(engine: Engine) -> None:
    found = _remedies(engine, "Covered by insurance?", "No, but Medicaid covers it", "No", "coveredBy")
    assert {"aspirin not coveredBy health insurance", "aspirin coveredBy Medicaid"} <= found


def test_amounts_of_a_substance_in_foods(engine: Engine) -> None:
    text = """# Iron

| Food | Serving | Iron |
| --- | --- | --- |
| Lentils | 1 cup | 6.6 mg |
| Milk | 1 cup | 0 mg |
"""
    found = shorts(claims_of(text, engine, markdown=True), "foundIn", "hasRegimen")
    assert found == {"iron foundIn lentil", "iron not foundIn milk"}
