"""The values that a run of text can state; those of ``pipeline.model`` and a few that only serve extraction.

As in the model, ``None`` at either side means open there, and one value has ``low`` = ``high``.
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.model import Cost, Duration, Regimen, Span

Kind = Literal["cost", "duration", "regimen", "proportion", "dose", "age", "count", "people"]


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share of a whole, 0–1."""

    label: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Age:
    """An age or a range of ages."""

    label: str
    low: float | None
    high: float | None
    unit: str = "year"


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of something is taken at once, or how strong it is ("5%")."""

    label: str
    low: float | None
    high: float | None
    unit: str
    """As written, in lower case."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a thing there are: "three to six treatments"."""

    label: str
    low: float | None
    high: float | None
    noun: str
    """As written, in lower case."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people there are of whom something is said: "30 million Americans"."""

    label: str
    low: float | None
    high: float | None


Value = Cost | Duration | Regimen | Proportion | Dose | Age | Count | Headcount


@dataclass(frozen=True, slots=True)
class Amount:
    """One quantity found in a text."""

    span: Span
    """The whole run that states it: approximators, bound words and "a session" included."""
    kind: Kind
    value: Value
    takes: Duration | None = None
    """Of a regimen that says how long one time lasts: "30 minutes five days a week"."""
