"""Tokens -> proportions: "30%", "one in 10 adults", "two-thirds", "half of"; and strengths ("a 5% solution")."""

from typing import NamedTuple

from pipeline.quantity.durations import read_unit
from pipeline.quantity.interval import Interval, Side, ends_of, read_interval
from pipeline.quantity.numerals import read_fraction, read_number
from pipeline.quantity.tokens import Scan, word_at
from pipeline.quantity.values import Amount, Dose, Proportion

#: "A 5% topical solution": words between a strength and what has it.
_REACH = 3


Found = tuple[tuple[Amount, ...], int]


class _Share(NamedTuple):
    """What one of the counted things is of the whole, and how that was said."""

    size: float
    form: str


def read_proportion(scan: Scan, i: int) -> Found | None:
    """The share that begins at token ``i``, and the token after it."""
    if scan.at(i - 1).text in ("-", "/", ".") and scan.at(i).glued:
        return None
    interval = read_interval(scan, i, _side)
    if interval is None:
        return None
    form = next(side[1].form for side in (interval.low, interval.high) if side)
    low, high = ends_of(*(side[0] * side[1].size if side else None for side in (interval.low, interval.high)))
    if form == "percent":
        return _percent(scan, i, interval, low, high)
    if not _within_one(low, high):
        return None
    end = _past_people(scan, interval.end) if form == "ratio" else interval.end
    label = (interval.label[0], max(end, interval.label[1]))
    return _amount(scan, i, end, Proportion(scan.label(*label), _tidy(low), _tidy(high)))


def _amount(scan: Scan, i: int, end: int, value: Proportion) -> Found:
    return (Amount(scan.span(i, end), "proportion", value),), end


def _percent(scan: Scan, i: int, interval: Interval[_Share], low: float | None, high: float | None) -> Found | None:
    label, end, words = scan.label(*interval.label), interval.end, scan.grammar.words
    after = [scan.at(j) for j in range(end, end + _REACH)]
    if after[0].text in words["proportions.not_after"]:
        return None
    plain = [token.text for token in after if token.kind in ("word", "mark")]
    if "of" not in plain[:1] and any(word in words["doses.strength"] for word in _until_break(scan, plain)):
        low, high = (None if side is None else _tidy(side * 100) for side in (low, high))
        return (Amount(scan.span(i, end), "dose", Dose(label, low, high, unit="%")),), end
    if not _within_one(low, high):
        return None
    return _amount(scan, i, end, Proportion(label, _tidy(low), _tidy(high)))


def _until_break(scan: Scan, words: list[str]) -> list[str]:
    """The words up to the first that ends a noun phrase."""
    breakers = scan.grammar.words["counts.breakers"]
    stop = next((place for place, word in enumerate(words) if word in breakers or not word.isalpha()), len(words))
    return words[:stop]


def _within_one(low: float | None, high: float | None) -> bool:
    return all(side is None or side <= 1 for side in (low, high))


def _tidy(share: float | None) -> float | None:
    """Undo what binary arithmetic adds: 0.07, not 0.07000000000000001."""
    return None if share is None else float(f"{share:.12g}")


def _past_people(scan: Scan, i: int) -> int:
    """The token after "adults" or "older adults", for whom the share is said."""
    people = scan.grammar.words["ages.people"]
    for place in (i, i + 1):
        if scan.at(place).text in people:
            return place + 1
        if scan.at(place).kind != "word" or scan.at(place).text in scan.grammar.words["counts.breakers"]:
            break
    return i


def _side(scan: Scan, i: int) -> Side[_Share] | None:
    return _fraction(scan, i) or _number_side(scan, i)


def _number_side(scan: Scan, i: int) -> Side[_Share] | None:
    number = read_number(scan, i)
    if number is None:
        return None
    percent = word_at(scan, number.end, "proportions.percent")
    if percent:
        return Side(number.value, number.scale, _Share(0.01, "percent"), percent[1])
    whole = _whole(scan, i, number.value * number.scale, number.end)
    if whole:
        return Side(number.value, number.scale, _Share(1 / whole[0], "ratio"), whole[1])
    return Side(number.value, number.scale, None, number.end)


def _whole(scan: Scan, i: int, part: float, end: int) -> tuple[float, int] | None:
    """The 10 of "one in 10", and the token after it."""
    people = word_at(scan, end, "ages.people")
    marker = word_at(scan, people[1] if people else end, "proportions.ratio")
    of = word_at(scan, end, "proportions.of")
    found = marker or of
    whole = read_number(scan, found[1]) if found else None
    if whole is None:
        return None
    total = whole.value * whole.scale
    token = scan.at(whole.end - 1)
    year = 1900 <= total < 2100 and "," not in token.text and token.kind == "number"
    if total <= part or total != int(total) or part != int(part) or year or read_unit(scan, whole.end):
        return None
    counted = scan.at(i).kind == "number" and token.kind == "number"
    if marker is None and not (counted and (total >= 10 or _past_people(scan, whole.end) > whole.end)):
        return None
    return total, whole.end


def _fraction(scan: Scan, i: int) -> Side[_Share] | None:
    """Two-thirds, a third, half of; "a third" with a noun after it counts the third of a row."""
    token = scan.at(i)
    if token.kind == "fraction" and scan.at(i + 1).text == "of":
        return Side(1, 1, _Share(token.value, "fraction"), i + 1)
    part = read_fraction(scan, i)
    if part is None or not _is_share(scan, i, size=part[1], end=part[2]):
        return None
    return Side(part[0], 1, _Share(part[1], "fraction"), part[2])


def _is_share(scan: Scan, i: int, *, size: float, end: int) -> bool:
    after = scan.at(end)
    of = after.text == "of" and scan.at(end + 1).text not in scan.grammar.words["numbers.articles"]
    if size == 0.5:
        return of or after.text in ("the", "all")
    if scan.at(i).text in scan.grammar.numbers["numbers.words"]:
        return not (read_unit(scan, end) or word_at(scan, end, "numbers.articles"))
    closed = after.kind in ("none", "stop", "mark") and after.text != "-"
    return (of or closed) and scan.at(i).text in scan.grammar.words["numbers.articles"]
