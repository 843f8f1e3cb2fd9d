"""Tokens -> intervals: one side or two of any kind of measure, with the words that bound them."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from pipeline.quantity.tokens import Scan, word_at

U = TypeVar("U")

#: "up to about a maximum of": more words of this kind in a row are no English.
_MAX_LEADS = 4


class Side(NamedTuple, Generic[U]):
    """One end of an interval."""

    value: float
    scale: float
    unit: U | None
    """None for a bare number, which takes the other side's unit."""
    end: int
    """The token after it."""
    bound: str = ""
    """low or high where words between number and unit bound it: "two or more weeks"."""


class Interval(NamedTuple, Generic[U]):
    """A measure as read: either side is None where it is open."""

    low: tuple[float, U] | None
    high: tuple[float, U] | None
    label: tuple[int, int]
    """First token and the token after the last: approximators are left out, bound words kept if they open a side."""
    end: int
    """The token after all that belongs to it."""


class _Lead(NamedTuple):
    bound: str
    """low, high, between, from or nothing."""
    begin: int
    """The token at which the bound words begin."""
    end: int


def ends_of(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """Both ends as floats, the smaller first ("dropped from $800 to $600")."""
    if low is not None and high is not None:
        return float(min(low, high)), float(max(low, high))
    return (None if low is None else float(low)), (None if high is None else float(high))


def values_of(interval: Interval[U]) -> tuple[float | None, float | None]:
    """The ends of an interval whose unit is one."""
    low, high = (side[0] if side else None for side in (interval.low, interval.high))
    return ends_of(low, high)


ReadSide = Callable[[Scan, int], Side[U] | None]


def read_interval(
    scan: Scan, i: int, side: ReadSide[U], *, alternatives: bool = True, bare_second: bool = False
) -> Interval[U] | None:
    """The measure that begins at token ``i``, be it at its first number or at the words before it.

    Args:
        scan: the text.
        i: a token.
        side: reads one side.
        alternatives: whether "or" joins two sides.
        bare_second: whether a second side may lack the unit that the first has ("$600–800").
    """
    lead: _Lead | None = scan.leads.get(i)
    if lead is None:
        lead = scan.leads[i] = _read_lead(scan, i)
    first = side(scan, lead.end) if _may_count(scan, lead.end) else None
    if first is None:
        return None
    place = _past_joiner(scan, first.end, lead=lead, alternatives=alternatives)
    second = _read_second(scan, first, side, place, bare=bare_second) if place else None
    if second:
        return _two_sided(scan, first, second, lead)
    if first.unit is None or lead.bound == "between":
        return None
    return _one_sided(scan, first, first.unit, lead)


def _may_count(scan: Scan, i: int) -> bool:
    """Whether a side can begin at token ``i`` at all."""
    token, grammar = scan.at(i), scan.grammar
    if token.kind == "word":
        return token.text in grammar.numeric or token.text in grammar.words["money.codes"]
    return token.kind in ("number", "fraction", "symbol")


def _read_lead(scan: Scan, i: int) -> _Lead:
    bound, begin = "", i
    for _ in range(_MAX_LEADS if scan.at(i).text in scan.grammar.leads else 0):
        for name in ("high", "low", "between", "from", "approximators"):
            found = word_at(scan, i, f"bounds.{name}")
            if found:
                break
        else:
            break
        if name != "approximators" and not bound:
            bound, begin = name, i
        elif name in ("high", "low"):
            bound = name
        i = found[1]
    return _Lead(bound, begin if bound else i, i)


def _read_second(scan: Scan, first: Side[U], side: ReadSide[U], place: int, *, bare: bool) -> Side[U] | None:
    second = side(scan, place)
    if second is None:
        return None
    if second.unit is None and first.unit is not None:
        week_or_two = first.value == 1 and scan.at(first.end).text == "or" and second.scale == 1
        return second if bare or week_or_two else None
    return second if second.unit is not None else None


def _past_joiner(scan: Scan, i: int, *, lead: _Lead, alternatives: bool) -> int | None:
    """The token after "to", "-", "- to" …, if one stands at ``i``."""
    dash = scan.at(i).text == "-"
    place = i + 1 if dash else i
    name = "between_joiners" if lead.bound == "between" else "joiners"
    joiner = word_at(scan, place, f"bounds.{name}")
    if joiner and (alternatives or joiner[0] != "or"):
        place = joiner[1]
        return place + 1 if scan.at(place).text == "-" else place
    return place if dash else None


def _two_sided(scan: Scan, first: Side[U], second: Side[U], lead: _Lead) -> Interval[U] | None:
    unit = first.unit if first.unit is not None else second.unit
    other = second.unit if second.unit is not None else unit
    if unit is None or other is None:
        return None
    lent = first.scale == 1 and first.value < second.value and (first.unit is None or unit == other)
    scale = second.scale if lent else first.scale
    joined_by_and = lead.bound == "between" and any(scan.at(j).text == "and" for j in (first.end, first.end + 1))
    begin = lead.begin if joined_by_and else lead.end
    return Interval((first.value * scale, unit), (second.value * second.scale, other), (begin, second.end), second.end)


def _one_sided(scan: Scan, first: Side[U], unit: U, lead: _Lead) -> Interval[U]:
    point = (first.value * first.scale, unit)
    bound = {"from": "low"}.get(lead.bound, lead.bound)
    begin = lead.begin if bound else lead.end
    after, end = (first.bound, first.end) if first.bound else read_trail(scan, first.end)
    label = (begin, end if after in ("high", "low") else first.end)
    bound = after if after in ("high", "low") else bound
    low = None if bound == "high" else point
    high = None if bound == "low" else point
    return Interval(low, high, label, end)


def read_trail(scan: Scan, i: int) -> tuple[str, int]:
    """What the words after a number do to it: low, high, approximators, or nothing; and the token after them."""
    if scan.at(i).text == "+" and scan.at(i).glued:
        return "low", i + 1
    for bound in ("high", "low", "approximators"):
        found = word_at(scan, i, f"bounds.after_{bound}")
        if found:
            return bound, found[1]
    return "", i
