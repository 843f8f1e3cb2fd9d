from collections.abc import Callable

import pytest

from pipeline.quantity import Amount, Dose, Proportion

# text, label, low, high
PROPORTIONS = [
    ("30%", "30%", 0.3, 0.3),
    ("30 percent", "30 percent", 0.3, 0.3),
    ("30 per cent", "30 per cent", 0.3, 0.3),
    ("0.1 percent", "0.1 percent", 0.001, 0.001),
    ("one in 10 adults", "one in 10 adults", 0.1, 0.1),
    ("one in five Americans", "one in five Americans", 0.2, 0.2),
    ("1 in 8 older women", "1 in 8 older women", 0.125, 0.125),
    ("in 3 out of 10 people", "3 out of 10 people", 0.3, 0.3),
    ("one out of every five", "one out of every five", 0.2, 0.2),
    ("62 of 100", "62 of 100", 0.62, 0.62),
    ("about half of them", "half", 0.5, 0.5),
    ("half the people", "half", 0.5, 0.5),
    ("more than half of all", "more than half", 0.5, None),
    ("two-thirds", "two-thirds", 2 / 3, 2 / 3),
    ("three quarters of them", "three quarters", 0.75, 0.75),
    ("a third", "a third", 1 / 3, 1 / 3),
    ("about a third of people", "a third", 1 / 3, 1 / 3),
    ("1 to 10 percent", "1 to 10 percent", 0.01, 0.1),
    ("10–20%", "10–20%", 0.1, 0.2),
    ("10% to 20%", "10% to 20%", 0.1, 0.2),
    ("between 10% and 20%", "between 10% and 20%", 0.1, 0.2),
    ("up to 30%", "up to 30%", None, 0.3),
    ("at least 30%", "at least 30%", 0.3, None),
    ("fewer than 1 in 1,000", "fewer than 1 in 1,000", None, 0.001),
    ("about 1 in 5", "1 in 5", 0.2, 0.2),
    ("1 to 2 in 10", "1 to 2 in 10", 0.1, 0.2),
]


@pytest.mark.parametrize(("text", "label", "low", "high"), PROPORTIONS)
def test_proportion(
    amounts: Callable[..., tuple[Amount, ...]], text: str, label: str, low: float | None, high: float | None
) -> None:
    found = [amount.value for amount in amounts(text)]
    rounded = [None if side is None else float(f"{side:.12g}") for side in (low, high)]
    assert found == [Proportion(label, rounded[0], rounded[1])]


@pytest.mark.parametrize("text", ["a 5% solution", "a 5% topical cream", "5% minoxidil"])
def test_strength_is_a_dose(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert [amount.value for amount in amounts(text)] == [Dose("5%", 5, 5, "%")]


@pytest.mark.parametrize(
    "text",
    ["a third opinion", "one in the morning", "1 in 2019", "half-life", "120/80 mm Hg", "150%", "5 percentage points"],
)
def test_no_proportion(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert amounts(text) == ()
