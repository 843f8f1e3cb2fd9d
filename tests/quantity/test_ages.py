from collections.abc import Callable

import pytest

from pipeline.quantity import Age, Amount

# text, label, low, high, unit
AGES: list[tuple[str, str, float | None, float | None, str]] = [
    ("adults 65 and older", "65 and older", 65, None, "year"),
    ("18 years and older", "18 years and older", 18, None, "year"),
    ("18 years of age or older", "18 years of age or older", 18, None, "year"),
    ("women over 50", "over 50", 50, None, "year"),
    ("women over 50.", "over 50", 50, None, "year"),
    ("over 50", "over 50", 50, None, "year"),
    ("those under 18", "under 18", None, 18, "year"),
    ("if you're over 50,", "over 50", 50, None, "year"),
    ("women older than 50 with asthma", "older than 50", 50, None, "year"),
    ("children younger than 2 years", "younger than 2 years", None, 2, "year"),
    ("aged 30 to 50", "aged 30 to 50", 30, 50, "year"),
    ("ages 6 to 12", "ages 6 to 12", 6, 12, "year"),
    ("ages 65 and over", "ages 65 and over", 65, None, "year"),
    ("children 6 to 12", "6 to 12", 6, 12, "year"),
    ("between the ages of 20 and 40", "between the ages of 20 and 40", 20, 40, "year"),
    ("over the age of 65", "over the age of 65", 65, None, "year"),
    ("after age 50", "after age 50", 50, None, "year"),
    ("a 50-year-old", "50-year-old", 50, 50, "year"),
    ("12 years old", "12 years old", 12, 12, "year"),
    ("six months old", "six months old", 6, 6, "month"),
    ("under 12 years of age", "under 12 years of age", None, 12, "year"),
    ("people in their 60s", "60s", 60, 69, "year"),
    ("in their 40s and 50s", "40s and 50s", 40, 59, "year"),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], Age(*row[1:])) for row in AGES])
def test_age(amounts: Callable[..., tuple[Amount, ...]], text: str, expected: Age) -> None:
    assert [amount.value for amount in amounts(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["over 50 clinics", "a BMI over 30", "people over 100 kg", "a reading under 140", "the 1990s"]
)
def test_no_age(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert amounts(text) == ()
