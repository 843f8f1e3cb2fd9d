"""Tokens -> ages: "65 and older", "women over 50", "aged 30 to 50", "50-year-old", "in their 40s"."""

from pipeline.quantity.counts import plain_side
from pipeline.quantity.durations import read_unit
from pipeline.quantity.interval import Interval, ends_of, read_interval, values_of
from pipeline.quantity.numerals import read_number
from pipeline.quantity.tokens import Scan, past_hyphen, word_at
from pipeline.quantity.values import Age, Amount

_OLDEST = 120

Found = tuple[tuple[Amount, ...], int]


def read_age(scan: Scan, i: int) -> Found | None:
    """The age that begins at token ``i``, and the token after it."""
    if scan.at(i - 1).text in ("/", ".", "-") and scan.at(i).glued:
        return None
    return _led(scan, i) or _bounded(scan, i) or _old(scan, i) or _of_people(scan, i) or _decade(scan, i)


def _led(scan: Scan, i: int) -> Found | None:
    """Aged 30 to 50; over the age of 65; ages 12 and up; after age 50."""
    bound, place = _bound(scan, i)
    lead = word_at(scan, place, "ages.leads")
    if lead is None:
        between = word_at(scan, i, "bounds.between")
        lead = word_at(scan, between[1], "ages.leads") if between else None
        if lead is None:
            return None
        return _range_of_ages(scan, i, lead[1])
    return _age(scan, i, lead[1], bound)


def _range_of_ages(scan: Scan, i: int, place: int) -> Found | None:
    """20 and 40, after "between the ages of"."""
    first = read_number(scan, place)
    joined = first is not None and (scan.at(first.end).text in ("and", "to", "-"))
    second = read_number(scan, first.end + 1) if first and joined else None
    if first is None or second is None:
        return None
    return _make(scan, i, second.end, (first.value, second.value))


def _bound(scan: Scan, i: int) -> tuple[str, int]:
    for bound in ("low", "high"):
        found = word_at(scan, i, f"ages.{bound}")
        if found:
            return ("" if found[0] in scan.grammar.words["ages.exact"] else bound), found[1]
    return "", i


def _bounded(scan: Scan, i: int) -> Found | None:
    """Older than 50; under 12 years of age; and, after a word for people, over 50."""
    bound, place = _bound(scan, i)
    if not bound:
        return None
    interval = read_interval(scan, place, plain_side)
    if interval is None:
        return None
    sure = word_at(scan, i, "ages.sure_low") or word_at(scan, i, "ages.sure_high")
    unit = read_unit(scan, past_hyphen(scan, interval.end))
    headless = scan.at(i - 1).kind == "none" and scan.at(i).text in scan.grammar.words["ages.headless"]
    bare = not unit and _closed(scan, interval.end) and (headless or _after_people(scan, i))
    if not (sure or bare or _past_old(scan, interval.end)):
        return None
    return _age(scan, i, place, bound)


def _old(scan: Scan, i: int) -> Found | None:
    """65 and older; 18 years or older; 50-year-old; six months old."""
    interval = read_interval(scan, i, plain_side)
    if interval is None:
        article = word_at(scan, i, "numbers.articles")
        unit = read_unit(scan, article[1]) if article else None
        old = word_at(scan, unit[1], "ages.old") if unit else None
        return _make(scan, i, old[1], (1, 1), unit[0].name) if unit and old else None
    end = interval.end
    unit = read_unit(scan, past_hyphen(scan, end))
    old_end = _past_old(scan, end)
    after = unit[1] if unit else end
    sure = word_at(scan, after, "ages.sure_after")
    # "65 and over" needs a bare number: "$600 and up" and "3 weeks and up" are no ages.
    loose = None if unit or scan.at(end).kind != "word" else _suffix(scan, end)
    if old_end is None and not sure and not (loose and _closed(scan, loose[1])):
        return None
    return _age(scan, i, i, "")


def _of_people(scan: Scan, i: int) -> Found | None:
    """Adults 18 to 65; people 65+; children between 6 and 12."""
    if not _after_people(scan, i):
        return None
    interval = read_interval(scan, i, plain_side)
    if interval is None:
        return None
    two = interval.low is not None and interval.high is not None and interval.low[0] != interval.high[0]
    plus = scan.at(interval.end - 1).text == "+"
    unit = read_unit(scan, interval.end)
    if not (two or plus) or unit or not _closed(scan, interval.end):
        return None
    return _from_interval(scan, i, interval, interval.end, "year")


def _decade(scan: Scan, i: int) -> Found | None:
    """In their 50s; in her 40s and 50s."""
    if scan.at(i).text not in scan.grammar.words["ages.decades"]:
        return None
    first = _tens(scan, i + 1)
    if first is None:
        return None
    joined = scan.at(i + 3).text in ("and", "or", "to", "-")
    second = _tens(scan, i + 4) if joined else None
    end = i + 6 if second is not None else i + 3
    return _make(scan, i + 1, end, (first, (second or first) + 9))


def _tens(scan: Scan, i: int) -> float | None:
    token, letter = scan.at(i), scan.at(i + 1)
    tens = token.kind == "number" and 10 <= token.value < _OLDEST and token.value % 10 == 0
    return token.value if tens and letter.text == "s" and letter.glued else None


def _age(scan: Scan, i: int, place: int, bound: str) -> Found | None:
    """The age whose number begins at ``place``, with its unit, "old" and "and older"."""
    interval = read_interval(scan, place, plain_side)
    if interval is None:
        return None
    end = interval.end
    unit = read_unit(scan, past_hyphen(scan, end))
    name = unit[0].name if unit else "year"
    end = unit[1] if unit else end
    old = word_at(scan, past_hyphen(scan, end), "ages.old")
    end = old[1] if old else end
    suffix = _suffix(scan, end)
    if suffix:
        bound, end = suffix
    if bound and interval.low and interval.high and interval.low[0] == interval.high[0]:
        interval = interval._replace(high=None) if bound == "low" else interval._replace(low=None)
    return _from_interval(scan, i, interval, end, name)


def _past_old(scan: Scan, i: int) -> int | None:
    """The token after "years old", if a unit and that stand at ``i``."""
    unit = read_unit(scan, past_hyphen(scan, i))
    old = word_at(scan, past_hyphen(scan, unit[1]), "ages.old") if unit else None
    return old[1] if old else None


def _suffix(scan: Scan, i: int) -> tuple[str, int] | None:
    for bound in ("low", "high"):
        found = word_at(scan, i, f"ages.after_{bound}")
        if found:
            return bound, found[1]
    return None


def _after_people(scan: Scan, i: int) -> bool:
    """Whether "women", or "you are", stands directly before token ``i``."""
    words, before = scan.grammar.words, scan.at(i - 1)
    if before.text in words["ages.people"]:
        return True
    subject = scan.at(i - 3 if scan.at(i - 2).text in ("'", "’") else i - 2)
    return before.text in words["ages.verbs"] and subject.text in words["ages.subjects"]


def _closed(scan: Scan, i: int) -> bool:
    """Whether nothing that a number could count stands at ``i``."""
    token = scan.at(i)
    if token.kind == "mark":
        return token.text not in ("%", "°", "/", "-", "×", "x", "¢")
    return token.kind in ("none", "stop") or token.text in scan.grammar.words["ages.closers"]


def _from_interval(scan: Scan, i: int, interval: Interval[str], end: int, unit: str) -> Found | None:
    return _make(scan, i, end, values_of(interval), unit)


def _make(scan: Scan, i: int, end: int, sides: tuple[float | None, float | None], unit: str = "year") -> Found | None:
    low, high = ends_of(*sides)
    if any(side is not None and side > _OLDEST for side in (low, high)):
        return None
    approximator = word_at(scan, i, "bounds.approximators")
    label = scan.label(approximator[1] if approximator else i, end)
    return (Amount(scan.span(i, end), "age", Age(label, low, high, unit)),), end
