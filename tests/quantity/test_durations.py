from collections.abc import Callable

import pytest

from pipeline.model import Duration
from pipeline.quantity import Amount

# text, label, low, high, unit
DURATIONS: list[tuple[str, str, float | None, float | None, str]] = [
    ("six months to a year", "six months to a year", 6, 12, "month"),
    ("four hours to three days", "four hours to three days", 4, 72, "hour"),
    ("three months to two years", "three months to two years", 3, 24, "month"),
    ("two weeks to three months", "two weeks to three months", 2, 13, "week"),
    ("two to four days", "two to four days", 2, 4, "day"),
    ("within two to four days", "two to four days", 2, 4, "day"),
    ("within two weeks", "within two weeks", None, 2, "week"),
    ("up to three months", "up to three months", None, 3, "month"),
    ("less than an hour", "less than an hour", None, 1, "hour"),
    ("no longer than 10 days", "no longer than 10 days", None, 10, "day"),
    ("at least six weeks", "at least six weeks", 6, None, "week"),
    ("more than 20 minutes", "more than 20 minutes", 20, None, "minute"),
    ("It lasts over a year.", "over a year", 1, None, "year"),
    ("given over six weeks", "six weeks", 6, 6, "week"),
    ("15 minutes or less", "15 minutes or less", None, 15, "minute"),
    ("six weeks or longer", "six weeks or longer", 6, None, "week"),
    ("two or more weeks", "two or more weeks", 2, None, "week"),
    ("6+ weeks", "6+ weeks", 6, None, "week"),
    ("30 to 60 minutes", "30 to 60 minutes", 30, 60, "minute"),
    ("30–60 min", "30–60 min", 30, 60, "minute"),
    ("3-6 months", "3-6 months", 3, 6, "month"),
    ("3\u00a0to\u00a06\u00a0months", "3 to 6 months", 3, 6, "month"),
    ("6- to 12-week", "6- to 12-week", 6, 12, "week"),
    ("3-to-6-month", "3-to-6-month", 3, 6, "month"),
    ("between 6 and 12 weeks", "between 6 and 12 weeks", 6, 12, "week"),
    ("from two to three days", "two to three days", 2, 3, "day"),
    ("an hour", "an hour", 1, 1, "hour"),
    ("24 hours", "24 hours", 24, 24, "hour"),
    ("two and a half hours", "two and a half hours", 2.5, 2.5, "hour"),
    ("1½ hours", "1½ hours", 1.5, 1.5, "hour"),
    ("1 1/2 hours", "1 1/2 hours", 1.5, 1.5, "hour"),
    ("2.5 hours", "2.5 hours", 2.5, 2.5, "hour"),
    ("a week or two", "a week or two", 1, 2, "week"),
    ("one or two weeks", "one or two weeks", 1, 2, "week"),
    ("a day or so", "a day", 1, 1, "day"),
    ("about 15 minutes", "15 minutes", 15, 15, "minute"),
    ("half an hour", "half an hour", 30, 30, "minute"),
    ("a half-hour", "a half-hour", 30, 30, "minute"),
    ("three-quarters of an hour", "three-quarters of an hour", 45, 45, "minute"),
    ("half a day", "half a day", 12, 12, "hour"),
    ("an hour and a half", "an hour and a half", 90, 90, "minute"),
    ("a year and a half", "a year and a half", 18, 18, "month"),
    ("1 hour 30 minutes", "1 hour 30 minutes", 90, 90, "minute"),
    ("2 years and 6 months", "2 years and 6 months", 30, 30, "month"),
    ("an hour-long visit", "an hour", 1, 1, "hour"),
    ("a 15-minute visit", "15-minute", 15, 15, "minute"),
    ("a couple of weeks", "a couple of weeks", 2, 2, "week"),
    ("twenty-five minutes", "twenty-five minutes", 25, 25, "minute"),
    ("a fortnight", "a fortnight", 2, 2, "week"),
    ("a decade", "a decade", 10, 10, "year"),
    ("It takes 30 seconds.", "30 seconds", 30, 30, "second"),
    ("It can take a year.", "a year", 1, 1, "year"),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], Duration(*row[1:])) for row in DURATIONS])
def test_duration(amounts: Callable[..., tuple[Amount, ...]], text: str, expected: Duration) -> None:
    assert [amount.value for amount in amounts(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "several weeks",
        "a few months",
        "overnight",
        "weeks to months",
        "a second opinion",
        "the second week",
        "the next day",
        "24/7",
        "in 2019",
        "24 hours a day, seven days a week",
    ],
)
def test_no_duration(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert amounts(text) == ()
