from collections.abc import Callable

import pytest

from pipeline.quantity import Amount, Headcount

HEADCOUNTS: list[tuple[str, str, float | None, float | None]] = [
    ("3 million Americans", "3 million Americans", 3e6, 3e6),
    ("more than 30 million people", "more than 30 million people", 3e7, None),
    ("nearly two million adults", "two million adults", 2e6, 2e6),
    ("about 21 million American adults", "21 million American adults", 2.1e7, 2.1e7),
    ("fewer than 200,000 people", "fewer than 200,000 people", None, 2e5),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], Headcount(*row[1:])) for row in HEADCOUNTS])
def test_headcount(amounts: Callable[..., tuple[Amount, ...]], text: str, expected: Headcount) -> None:
    assert [amount.value for amount in amounts(text)] == [expected]


@pytest.mark.parametrize("text", ["240 patients", "3,000 women", "30 million tablets", "2 million people-years"])
def test_what_counts_no_population(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert not [a for a in amounts(text) if isinstance(a.value, Headcount) and "people" not in text]
