from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.model import Regimen
from pipeline.quantity import Amount

# text, sessions, every, for, dose
REGIMENS: list[tuple[str, float | None, str | None, str | None, str | None]] = [
    ("one session a month for four months", 1, "1 month", "4 months", None),
    ("10 mg once a day", 1, "1 day", None, "10 mg"),
    ("10 mg by mouth at bedtime", 1, "1 day", None, "10 mg"),
    ("every 12 weeks", 1, "12 weeks", None, None),
    ("one injection every 12 weeks", 1, "12 weeks", None, None),
    ("twice a week for six weeks", 2, "1 week", "6 weeks", None),
    ("twice daily", 2, "1 day", None, None),
    ("three times a day", 3, "1 day", None, None),
    ("2x a week", 2, "1 week", None, None),
    ("every 4 to 6 hours", 1, "4-6 hours", None, None),
    ("every other day", 1, "2 days", None, None),
    ("once every three months", 1, "3 months", None, None),
    ("once nightly", 1, "1 day", None, None),
    ("at bedtime", 1, "1 day", None, None),
    ("take it daily.", 1, "1 day", None, None),
    ("a daily 15-minute session", 1, "1 day", None, "15 minutes"),
    ("four 30-minute sessions a week", 4, "1 week", None, "30 minutes"),
    ("eight weekly sessions", 1, "1 week", "8 weeks", None),
    ("weekly injections", 1, "1 week", None, None),
    ("six sessions, four weeks apart", 1, "4 weeks", "24 weeks", None),
    ("usually three sessions spaced four weeks apart", 1, "4 weeks", "12 weeks", None),
    ("four to six sessions spaced two weeks apart", 1, "2 weeks", None, None),
    ("1 to 3 sessions, spaced 4 to 6 weeks apart", 1, "4-6 weeks", None, None),
    ("10 treatments at two-week intervals", 1, "2 weeks", "20 weeks", None),
    ("12 sessions over six weeks", 12, "6 weeks", "6 weeks", None),
    ("two sessions a week for the first month", 2, "1 week", "1 month", None),
    ("two tablets twice a day", 2, "1 day", None, "2 tablets"),
    ("1 to 2 tablets every 4 to 6 hours", 1, "4-6 hours", None, "1 to 2 tablets"),
    ("500 mg three times daily with food for 10 days", 3, "1 day", "10 days", "500 mg"),
    ("10–20 mg three times a day for up to 6 weeks", 3, "1 day", "6 weeks", "10–20 mg"),
    ("one 5 mg tablet once a day", 1, "1 day", None, "5 mg"),
    ("once-daily 10 mg tablets", 1, "1 day", None, "10 mg"),
    ("a daily dose of 10 mg", 1, "1 day", None, "10 mg"),
    ("500 mg/day", 1, "1 day", None, "500 mg"),
    ("30 minutes of exercise five days a week", 5, "1 week", None, "30 minutes"),
    ("150 minutes a week", None, "1 week", None, "150 minutes"),
    ("an hour a day", None, "1 day", None, "an hour"),
    ("two to three times per week", None, "1 week", None, None),
    ("once or twice a week", None, "1 week", None, None),
    ("five days a week", 5, "1 week", None, None),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], Regimen("", *row[1:])) for row in REGIMENS])
def test_regimen(amounts: Callable[..., tuple[Amount, ...]], text: str, expected: Regimen) -> None:
    found = [amount.value for amount in amounts(text)]
    assert len(found) == 1
    assert isinstance(found[0], Regimen)
    assert replace(found[0], label="", route=None) == expected


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "10 mg once daily, rising to 20 mg after four weeks",
            [
                ("10 mg once daily", Regimen("", 1, "1 day", "4 weeks", "10 mg", step=1)),
                ("rising to 20 mg after four weeks", Regimen("", 1, "1 day", None, "20 mg", step=2)),
            ],
        ),
        (
            "25 mg once daily for a week, then 50 mg twice daily",
            [
                ("25 mg once daily for a week", Regimen("", 1, "1 day", "1 week", "25 mg", step=1)),
                ("then 50 mg twice daily", Regimen("", 2, "1 day", None, "50 mg", step=2)),
            ],
        ),
        (
            "monthly for three months, then every six months",
            [
                ("monthly for three months", Regimen("", 1, "1 month", "3 months", step=1)),
                ("then every six months", Regimen("", 1, "6 months", None, step=2)),
            ],
        ),
    ],
)
def test_steps(amounts: Callable[..., tuple[Amount, ...]], text: str, steps: list[tuple[str, Regimen]]) -> None:
    found = [
        (amount.span.of(text), replace(amount.value, label=""))
        for amount in amounts(text)
        if isinstance(amount.value, Regimen)
    ]
    assert found == steps


def test_route_is_kept_as_written(amounts: Callable[..., tuple[Amount, ...]]) -> None:
    assert [getattr(amount.value, "route", None) for amount in amounts("10 mg by mouth once a day")] == ["by mouth"]


@pytest.mark.parametrize(
    "text",
    [
        "daily life",
        "weekly newsletter",
        "once in a while",
        "twice the dose",
        "three times more likely",
        "every few weeks",
        "every time",
        "Each year, many people recover.",
        "Every year people fall ill.",
        "every five people",
    ],
)
def test_no_regimen(amounts: Callable[..., tuple[Amount, ...]], text: str) -> None:
    assert amounts(text) == ()
