"""Tokens -> doses and plain counts: "10–20 mg", "one 5 mg tablet", "three to six treatments"."""

from pipeline.quantity.durations import read_unit
from pipeline.quantity.interval import Interval, Side, read_interval, read_trail, values_of
from pipeline.quantity.numerals import read_fraction, read_number
from pipeline.quantity.tokens import Scan, past_hyphen, word_at
from pipeline.quantity.values import Amount, Count, Dose

#: "Four short laser sessions": words between a number and what it counts.
_MAX_ADJECTIVES = 2


def read_dose(scan: Scan, i: int) -> tuple[tuple[Amount, ...], int] | None:
    """The dose that begins at token ``i``, and the token after it."""
    interval = read_dose_interval(scan, i)
    if interval is None or (scan.at(i - 1).text in ("/", ".") and scan.at(i).glued):
        return None
    unit = next(side[1] for side in (interval.low, interval.high) if side)
    low, high = values_of(interval)
    value = Dose(scan.label(*interval.label), low, high, unit)
    return (Amount(scan.span(i, interval.end), "dose", value),), interval.end


def read_dose_interval(scan: Scan, i: int) -> Interval[str] | None:
    """The dose at token ``i``, with the pieces it comes in: "one 5 mg tablet"."""
    number = read_number(scan, i)
    inner = read_interval(scan, number.end, _side) if number and number.scale == 1 else None
    if inner and scan.at(number.end if number else i).text != "-":
        form = word_at(scan, past_hyphen(scan, inner.end), "doses.forms")
        if form:
            return Interval(inner.low, inner.high, (i, form[1]), form[1])
    return read_interval(scan, i, _side)


def _side(scan: Scan, i: int) -> Side[str] | None:
    part = read_fraction(scan, i)
    if part:
        place = part[2] + 1 if scan.at(part[2]).text == "of" else part[2]
        article = word_at(scan, place, "numbers.articles")
        unit = word_at(scan, article[1], "doses.units") if article else None
        return Side(part[0] * part[1], 1, *unit) if unit else None
    number = read_number(scan, i)
    if number is None:
        return None
    bound, place = read_trail(scan, number.end)
    unit = _dose_unit(scan, past_hyphen(scan, place))
    if unit is None:
        return Side(number.value, number.scale, None, number.end)
    return Side(number.value, number.scale, *unit, bound=bound) if unit[0] else None


def _dose_unit(scan: Scan, i: int) -> tuple[str, int] | None:
    """The unit and the token after it; an empty unit where the run is a concentration ("100 mg/dL")."""
    unit = word_at(scan, i, "doses.units")
    if unit is None:
        return None
    name, end = unit
    if scan.at(end).text != "/" or read_unit(scan, end + 1):
        return unit
    body = word_at(scan, end + 1, "doses.over_body")
    return (f"{name}/{body[0]}", body[1]) if body else ("", end)


def read_count(scan: Scan, i: int) -> tuple[tuple[Amount, ...], int] | None:
    """The plain count that begins at token ``i``, and the token after it."""
    interval = read_interval(scan, i, plain_side)
    if interval is None or (scan.at(i - 1).text in ("/", ".", "-") and scan.at(i).glued):
        return None
    low, high = values_of(interval)
    noun = read_counted_noun(scan, interval.end, one=low == high == 1, others=True)
    if noun is None or _is_year(scan, interval) or scan.at(noun[1]).text in scan.grammar.words["counts.not_before"]:
        return None
    value = Count(scan.label(interval.label[0], noun[1]), low, high, noun[0])
    return (Amount(scan.span(i, noun[1]), "count", value),), noun[1]


def plain_side(scan: Scan, i: int) -> Side[str] | None:
    """A number that needs no unit."""
    number = read_number(scan, i)
    return Side(number.value, number.scale, "", number.end) if number else None


def read_counted_noun(scan: Scan, i: int, *, one: bool, others: bool = False) -> tuple[str, int] | None:
    """The noun that a number before ``i`` counts, past a length and a few adjectives; and the token after it.

    Args:
        scan: the text.
        i: the token after the number.
        one: whether the noun stands in the singular.
        others: whether nouns count that are no single giving of a treatment.
    """
    place, words = _past_length(scan, past_hyphen(scan, i)), scan.grammar.words
    for _ in range(_MAX_ADJECTIVES + 1):
        token = scan.at(place)
        named = token.text in words["counts.sessions"] or (others and token.text in words["counts.others"])
        if named and scan.at(place + 1).text not in words["counts.sessions"]:
            return (token.text, place + 1) if one or token.text.endswith("s") else None
        if token.kind != "word" or token.text in words["counts.breakers"] or read_unit(scan, place):
            return None
        place = past_hyphen(scan, place + 1)
    return None


def _past_length(scan: Scan, i: int) -> int:
    """The token after "30-minute" in "four 30-minute sessions"."""
    number = read_number(scan, i)
    place = past_hyphen(scan, number.end) if number else i
    unit = read_unit(scan, place) if number else None
    return past_hyphen(scan, unit[1]) if unit else i


def _is_year(scan: Scan, interval: Interval[str]) -> bool:
    """Whether a lone number looks like a year: "in 2019 treatments changed"."""
    token = scan.at(interval.label[0])
    return token.kind == "number" and len(token.text) == 4 and 1900 <= token.value < 2100
