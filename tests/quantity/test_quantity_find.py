from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Cost, Duration
from pipeline.quantity import Amount, Grammar, find_quantities

Read = Callable[..., tuple[Amount, ...]]

WORDS = [
    "one",
    "two",
    "six",
    "ten",
    "twenty-five",
    "a",
    "an",
    "half",
    "third",
    "1",
    "2",
    "10",
    "2.5",
    "1,200",
    "½",
    "1/2",
    "120/80",
    "$",
    "£",
    "%",
    "-",
    "–",
    "to",
    "or",
    "and",
    "between",
    "from",
    "up",
    "about",
    "within",
    "at",
    "least",
    "less",
    "than",
    "over",
    "under",
    "more",
    "hour",
    "hours",
    "day",
    "week",
    "month",
    "year",
    "minutes",
    "mg",
    "tablet",
    "tablets",
    "session",
    "sessions",
    "once",
    "twice",
    "times",
    "daily",
    "weekly",
    "every",
    "other",
    "apart",
    "for",
    "of",
    "in",
    "out",
    "per",
    "each",
    "age",
    "aged",
    "old",
    "older",
    "adults",
    "women",
    "then",
    "rising",
    "after",
    ".",
    ",",
    ";",
    "+",
    "years",
    "50s",
    "their",
    "dollars",
    "pounds",
    "cost",
    "hundred",
    "thousand",
    "million",
    "a",
    "couple",
    "mouth",
    "by",
    "long",
]

fragments = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.one_of(fragments, st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=8).map("".join))


def bounds(amount: Amount) -> tuple[float | None, float | None]:
    return getattr(amount.value, "low", None), getattr(amount.value, "high", None)


@given(text=texts)
@settings(max_examples=400)
def test_runs_are_ordered_and_ends_are_sorted(grammar: Grammar, text: str) -> None:
    found = find_quantities(text, grammar=grammar)
    end = 0
    for amount in found:
        assert end <= amount.span.start < amount.span.end <= len(text)
        assert amount.span.of(text).strip() == amount.span.of(text)
        assert amount.value.label in " ".join(amount.span.of(text).split())
        low, high = bounds(amount)
        assert low is None or high is None or low <= high
        end = amount.span.end


@given(low=st.integers(2, 90), more=st.integers(1, 90), unit=st.sampled_from(["minute", "hour", "day", "week", "year"]))
def test_duration_round_trip(grammar: Grammar, low: int, more: int, unit: str) -> None:
    label = f"{low} to {low + more} {unit}s"
    found = find_quantities(f"Results last {label}.", grammar=grammar)
    assert [amount.value for amount in found] == [Duration(label, low, low + more, unit)]


@given(cents=st.integers(1, 10**9))
def test_cost_round_trip(grammar: Grammar, cents: int) -> None:
    label = f"${cents / 100:,.2f}"
    found = find_quantities(f"It costs {label} a visit.", grammar=grammar)
    assert [amount.value for amount in found] == [Cost(label, cents / 100, cents / 100, "USD", "visit")]


@given(before=st.text(alphabet="xyz \n", max_size=20))
def test_offsets_move_with_the_text(grammar: Grammar, before: str) -> None:
    text = f"{before} 10 mg once a day"
    found = find_quantities(text, grammar=grammar)
    assert [amount.span.of(text) for amount in found] == ["10 mg once a day"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "in 2019",
        "May 5",
        "on May 5, 2020",
        "2020-05-01",
        "5/10/2020",
        "at 10:30",
        "call 555-123-4567",
        "(800) 555-1234",
        "24/7",
        "COVID-19",
        "vitamin B12",
        "type 2 diabetes",
        "phase 3 trials",
        "Omega-3",
        "5-alpha reductase",
        "H1N1",
        "a 90-degree angle",
        "version 1.2.3",
        "120/80 mm Hg",
        "38°C",
        "a BMI of 30",
        "240 patients",
        "3,000 Americans",
        "99999999999999999999 days",
    ],
)
def test_other_numbers_are_no_quantities(amounts: Read, text: str) -> None:
    assert amounts(text) == ()


def test_several_kinds_in_one_sentence(amounts: Read) -> None:
    text = "Adults 65 and older pay $30 to $50 a visit, and 1 in 10 people need 10 mg twice daily for up to six weeks."
    assert [(amount.kind, amount.span.of(text)) for amount in amounts(text)] == [
        ("age", "65 and older"),
        ("cost", "$30 to $50 a visit"),
        ("proportion", "1 in 10 people"),
        ("regimen", "10 mg twice daily for up to six weeks"),
    ]


def test_an_empty_line_ends_a_quantity(amounts: Read) -> None:
    text = "It takes 10\n\nminutes, or 5\nminutes."
    assert [amount.span.of(text) for amount in amounts(text)] == ["5\nminutes"]
