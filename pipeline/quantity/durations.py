"""Tokens -> durations: "six months to a year", "an hour and a half", "15-minute", "up to three months"."""

from typing import NamedTuple

from pipeline.model import Duration
from pipeline.quantity.grammar import Grammar, Unit
from pipeline.quantity.interval import Interval, Side, ends_of, read_interval, read_trail
from pipeline.quantity.numerals import read_fraction, read_number
from pipeline.quantity.tokens import Scan, follow, past_hyphen, word_at
from pipeline.quantity.values import Amount


class Time(NamedTuple):
    """A span of time in one unit, with the tokens it was read from."""

    low: float | None
    high: float | None
    unit: str
    label: tuple[int, int]
    end: int


def read_duration(scan: Scan, i: int) -> tuple[tuple[Amount, ...], int] | None:
    """The duration that begins at token ``i``, and the token after it."""
    time = read_time(scan, i)
    if time is None or not _stands_alone(scan, i):
        return None
    value = Duration(scan.label(*time.label), time.low, time.high, time.unit)
    return (Amount(scan.span(i, time.end), "duration", value),), time.end


def read_time(scan: Scan, i: int) -> Time | None:
    """The span of time that begins at token ``i``, whatever it is said of."""
    interval = read_interval(scan, i, _side)
    if interval is None:
        return None
    end = interval.end
    long = word_at(scan, past_hyphen(scan, end), "durations.long")
    end = long[1] if long and scan.at(end).text == "-" else end
    return _in_one_unit(interval, end, grammar=scan.grammar)


def write_time(low: float | None, high: float | None, unit: str) -> str:
    """A time in the contract's form: "1 day", "12 weeks", "4-6 hours"; an open side is left out."""
    numbers = [f"{number:.12g}" for number in (low, high) if number is not None]
    run = "-".join(dict.fromkeys(numbers))
    return f"{run} {unit}" if run == "1" else f"{run} {unit}s"


def read_unit(scan: Scan, i: int) -> tuple[Unit, int] | None:
    """The unit of time at token ``i``, and the token after it."""
    return follow(scan, i, scan.grammar.times)


def _stands_alone(scan: Scan, i: int) -> bool:
    """Whether what opens at ``i`` is a duration of its own, not part of a larger phrase."""
    token, before = scan.at(i), scan.at(i - 1)
    if token.text == "over":
        return before.text in scan.grammar.words["durations.before_over"]
    return not (before.text in ("/", "-", ".") and token.glued)


def _side(scan: Scan, i: int) -> Side[Unit] | None:
    return _part_of_unit(scan, i) or _article(scan, i) or _counted(scan, i)


def _part_of_unit(scan: Scan, i: int) -> Side[Unit] | None:
    """Half an hour, three quarters of an hour, half-hour."""
    part = read_fraction(scan, i)
    if part is None:
        return None
    many, size, place = part
    place = place + 1 if scan.at(place).text == "of" else past_hyphen(scan, place)
    article = word_at(scan, place, "numbers.articles")
    unit = read_unit(scan, article[1] if article else place)
    if unit is None or (many * size == size and size < 0.5 and not article):
        return None
    return _side_of(scan, many * size, unit[0], unit[1])


def _article(scan: Scan, i: int) -> Side[Unit] | None:
    article = word_at(scan, i, "numbers.articles")
    unit = read_unit(scan, article[1]) if article else None
    if unit is None or not (_may_be_time(scan, i, unit[1]) and _spelt_out(scan, i + 1)):
        return None
    return _with_rest(scan, 1, unit[0], unit[1])


def _spelt_out(scan: Scan, i: int) -> bool:
    return scan.at(i).text not in scan.grammar.words["durations.no_article"]


def _may_be_time(scan: Scan, i: int, end: int) -> bool:
    """Whether "a day" is a time here; in "five cups a day" it is a rate."""
    before, words = scan.at(i - 1), scan.grammar.words
    opens = before.kind in ("none", "stop", "mark") and before.text not in ("%", ")")
    follows = scan.at(end).text
    compound = follows == "-" and scan.at(end + 1).text in words["durations.long"]
    framed = before.text in words["durations.before_article"] or follows in words["durations.after_article"]
    return opens or compound or framed


def _counted(scan: Scan, i: int) -> Side[Unit] | None:
    number = read_number(scan, i)
    if number is None:
        return None
    bound, place = read_trail(scan, number.end)
    place = past_hyphen(scan, place)
    unit = read_unit(scan, place)
    if unit and bound:
        return Side(number.value * unit[0].count, number.scale, unit[0], unit[1], bound)
    if unit is None:
        return Side(number.value, number.scale, None, number.end)
    if scan.at(i).kind == "word" and number.value != 1 and place == number.end and scan.at(place).text == "second":
        return None
    if number.scale == 1:
        return _with_rest(scan, number.value, *unit)
    return Side(number.value * unit[0].count, number.scale, unit[0], unit[1])


def _with_rest(scan: Scan, value: float, unit: Unit, end: int) -> Side[Unit]:
    """Add "and a half", or a smaller unit: "1 hour 30 minutes"."""
    together = scan.at(end).text in ("and", ",")
    place = end + 1 if together else end
    half = read_fraction(scan, place) if scan.at(end).text == "and" else None
    if half and read_unit(scan, past_hyphen(scan, half[2])) is None and scan.at(half[2]).text not in ("of", "an", "a"):
        return _side_of(scan, value + half[0] * half[1], unit, half[2])
    number = read_number(scan, place)
    smaller = read_unit(scan, number.end) if number and number.scale == 1 else None
    if number and smaller and smaller[0].hours < unit.hours and _is_rest(scan, end, value):
        total = value * unit.count * _ratio(unit, smaller[0]) + number.value * smaller[0].count
        return Side(total, 1, Unit(smaller[0].name, smaller[0].hours), smaller[1])
    return _side_of(scan, value, unit, end)


def _is_rest(scan: Scan, end: int, value: float) -> bool:
    """Whether a smaller time after this one adds to it; after a comma it may as well begin a list."""
    return scan.at(end).text != "," and value == int(value)


def _side_of(scan: Scan, value: float, unit: Unit, end: int) -> Side[Unit]:
    """Keep the unit, but write a part of one in the next smaller if that makes it whole: half an hour, 30 minutes."""
    value *= unit.count
    plain = Unit(unit.name, unit.hours)
    if value == int(value) or scan.at(end - 1).kind != "word" or _after_number(scan, end):
        return Side(value, 1, plain, end)
    for smaller in reversed([other for other in scan.grammar.units if other.hours < unit.hours]):
        whole = value * unit.hours / smaller.hours
        if abs(whole - round(whole)) < 1e-9:
            return Side(float(round(whole)), 1, smaller, end)
        break
    return Side(value, 1, plain, end)


def _after_number(scan: Scan, end: int) -> bool:
    """Whether the unit directly follows its number: "2.5 hours", "two and a half hours" stay in hours."""
    before = scan.at(end - 2)
    before = scan.at(end - 3) if before.text == "-" else before
    return before.kind in ("number", "fraction") or (before.text == "half" and scan.at(end - 4).text == "and")


def _ratio(larger: Unit, smaller: Unit) -> float:
    """How many of the smaller make one of the larger."""
    return larger.hours / smaller.hours


def _in_one_unit(interval: Interval[Unit], end: int, *, grammar: Grammar) -> Time:
    """Bring both sides to the smaller unit, rounded to whole units where the calendar has no exact ratio."""
    sides = [side for side in (interval.low, interval.high) if side]
    unit = min((side[1] for side in sides), key=lambda unit: unit.hours)
    low, high = ends_of(*(_convert(side, unit) for side in (interval.low, interval.high)))
    names = {other.hours: other.name for other in grammar.units}
    return Time(low, high, names[unit.hours], interval.label, end)


def _convert(side: tuple[float, Unit] | None, unit: Unit) -> float | None:
    if side is None:
        return None
    value, own = side
    if own.hours == unit.hours:
        return value
    ratio = _ratio(own, unit)
    exact = abs(ratio - round(ratio)) < 1e-9
    return value * round(ratio) if exact else float(round(value * ratio))
