from collections.abc import Callable

import pytest

from pipeline.model import Cost
from pipeline.quantity import Amount

# text, label, low, high, currency, per
COSTS: list[tuple[str, str, float | None, float | None, str, str | None]] = [
    ("It costs $600 to $800.", "$600 to $800", 600, 800, "USD", None),
    ("between $600 to $800", "$600 to $800", 600, 800, "USD", None),
    ("between £60 and £85 a session", "between £60 and £85", 60, 85, "GBP", "session"),
    ("about $1,200 a month without insurance", "$1,200", 1200, 1200, "USD", "month"),
    ("$2.50 per pill", "$2.50", 2.5, 2.5, "USD", "pill"),
    ("€40–60 per visit", "€40–60", 40, 60, "EUR", "visit"),
    ("from £300", "from £300", 300, None, "GBP", None),
    ("up to $3,000", "up to $3,000", None, 3000, "USD", None),
    ("as little as $20", "as little as $20", 20, None, "USD", None),
    ("no more than $50", "no more than $50", None, 50, "USD", None),
    ("US$50", "US$50", 50, 50, "USD", None),
    ("A$120", "A$120", 120, 120, "AUD", None),
    ("NZ$10", "NZ$10", 10, 10, "NZD", None),
    ("CAD 80", "CAD 80", 80, 80, "CAD", None),
    ("$80 AUD", "$80 AUD", 80, 80, "AUD", None),
    ("150 dollars", "150 dollars", 150, 150, "USD", None),
    ("one hundred and fifty dollars", "one hundred and fifty dollars", 150, 150, "USD", None),
    ("50 cents a pill", "50 cents", 0.5, 0.5, "USD", "pill"),
    ("It costs 20 pounds.", "20 pounds", 20, 20, "GBP", None),
    ("20 quid", "20 quid", 20, 20, "GBP", None),
    ("20 to 40 pounds per session", "20 to 40 pounds", 20, 40, "GBP", "session"),
    ("$1.5 million", "$1.5 million", 1.5e6, 1.5e6, "USD", None),
    ("$1 to $2 million", "$1 to $2 million", 1e6, 2e6, "USD", None),
    ("$600-$800 per knee", "$600-$800", 600, 800, "USD", "knee"),
    ("$1k", "$1k", 1000, 1000, "USD", None),
    ("Each session costs about $300.", "$300", 300, 300, "USD", "session"),
    ("The per-session fee is $150.", "$150", 150, 150, "USD", "session"),
    ("$20-$50 for each visit", "$20-$50", 20, 50, "USD", "visit"),
    ("$99/month", "$99", 99, 99, "USD", "month"),
    ("$100 for a 60-minute session", "$100", 100, 100, "USD", "session"),
    ("$50 monthly", "$50", 50, 50, "USD", "month"),
    ("$600 or more", "$600 or more", 600, None, "USD", None),
    ("$600+", "$600+", 600, None, "USD", None),
    ("less than $1,000 per knee", "less than $1,000", None, 1000, "USD", "knee"),
    ("anywhere from $500 to $2,500", "$500 to $2,500", 500, 2500, "USD", None),
    ("It fell from $800 to $600.", "$800 to $600", 600, 800, "USD", None),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], Cost(*row[1:])) for row in COSTS])
def test_cost(amounts: Callable[..., tuple[Amount, ...]], text: str, expected: Cost) -> None:
    assert [amount.value for amount in amounts(text)] == [expected]


@pytest.mark.parametrize(
    ("country", "currency"),
    [(None, "USD"), ("US", "USD"), ("AU", "AUD"), ("CA", "CAD"), ("NZ", "NZD"), ("SG", "SGD"), ("DE", "USD")],
)
def test_dollar_is_read_by_country(
    amounts: Callable[..., tuple[Amount, ...]], country: str | None, currency: str
) -> None:
    assert [amount.value for amount in amounts("$5", country)] == [Cost("$5", 5, 5, currency)]


@pytest.mark.parametrize("text", ["She lost 20 pounds.", "They gained 2 pounds a week.", "It is free.", "$ amounts"])
def test_no_cost(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("It costs between £60 and £85 a session there.", "between £60 and £85 a session"),
        ("You pay about $90 for each visit.", "about $90 for each visit"),
    ],
)
def test_span_holds_all_that_belongs_to_a_cost(amounts: Callable[..., tuple[Amount, ...]], text: str, run: str) -> None:
    assert [amount.span.of(text) for amount in amounts(text)] == [run]
