from collections.abc import Callable

import pytest

from pipeline.quantity import Amount, Count, Dose

COUNTS: list[tuple[str, str, float | None, float | None, str]] = [
    ("four sessions", "four sessions", 4, 4, "sessions"),
    ("three to six treatments", "three to six treatments", 3, 6, "treatments"),
    ("6-8 injections", "6-8 injections", 6, 8, "injections"),
    ("3 or 4 treatments", "3 or 4 treatments", 3, 4, "treatments"),
    ("at least 3 sessions", "at least 3 sessions", 3, None, "sessions"),
    ("one dose", "one dose", 1, 1, "dose"),
    ("a dozen sessions", "a dozen sessions", 12, 12, "sessions"),
    ("four short laser sessions", "four short laser sessions", 4, 4, "sessions"),
]

DOSES: list[tuple[str, str, float | None, float | None, str]] = [
    ("10 mg", "10 mg", 10, 10, "mg"),
    ("50mg", "50mg", 50, 50, "mg"),
    ("10–20 mg", "10–20 mg", 10, 20, "mg"),
    ("up to 400 mg", "up to 400 mg", None, 400, "mg"),
    ("1,500 mg", "1,500 mg", 1500, 1500, "mg"),
    ("0.5 mg/kg", "0.5 mg/kg", 0.5, 0.5, "mg/kg"),
    ("one 5 mg tablet", "one 5 mg tablet", 5, 5, "mg"),
    ("two tablets", "two tablets", 2, 2, "tablets"),
    ("half a tablet", "half a tablet", 0.5, 0.5, "tablet"),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], Count(*row[1:])) for row in COUNTS])
def test_count(amounts: Callable[..., tuple[Amount, ...]], text: str, expected: Count) -> None:
    assert [amount.value for amount in amounts(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), [(row[0], Dose(*row[1:])) for row in DOSES])
def test_dose(amounts: Callable[..., tuple[Amount, ...]], text: str, expected: Dose) -> None:
    assert [amount.value for amount in amounts(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["100 mg/dL", "1 mg/ml", "In 2019 treatments changed", "one treatment option", "10 000 steps", "No. 5"]
)
def test_neither(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert amounts(text) == ()
