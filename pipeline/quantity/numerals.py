"""Tokens -> numbers: "1,200", "2½", "twenty-five", "two and a half", "a couple of", "1.5 million"."""

from typing import NamedTuple

from pipeline.quantity.grammar import Phrases
from pipeline.quantity.tokens import Scan, follow, past_hyphen, word_at


class Number(NamedTuple):
    """A number; ``scale`` is kept apart, for "1 to 2 million" lends it to the first."""

    value: float
    scale: float
    end: int
    """The token after it."""


def read_number(scan: Scan, i: int) -> Number | None:
    """The number that begins at token ``i``."""
    if i not in scan.numbers:
        scan.numbers[i] = _read(scan, i)
    number: Number | None = scan.numbers[i]
    return number


def _read(scan: Scan, i: int) -> Number | None:
    token = scan.at(i)
    group = follow(scan, i, scan.grammar.numbers["numbers.groups"])
    if group:
        return Number(group[0], 1, group[1])
    if token.kind == "fraction":
        return Number(token.value, 1, i + 1)
    if token.kind == "number":
        return _scaled(scan, *_with_fraction(scan, token.value, i + 1))
    if token.kind == "word":
        return _read_words(scan, i)
    return None


def read_fraction(scan: Scan, i: int) -> tuple[float, float, int] | None:
    """A fraction in words, "two-thirds", "half", "a quarter": how many, of what size, and the token after it."""
    fractions = scan.grammar.numbers["numbers.fractions"]
    article = word_at(scan, i, "numbers.articles")
    many, place = _small(scan, i) or (1.0, article[1] if article else i)
    size = follow(scan, past_hyphen(scan, place), fractions)
    if size is None or many * size[0] > 1:
        return None
    return many, size[0], size[1]


def _read_words(scan: Scan, i: int) -> Number | None:
    small = _small(scan, i)
    if small:
        return _scaled(scan, *_with_fraction(scan, *small))
    article = word_at(scan, i, "numbers.articles")
    scale = follow(scan, article[1], scan.grammar.numbers["numbers.scales"]) if article else None
    return _scaled(scan, 1.0, article[1]) if article and scale else None


def _small(scan: Scan, i: int) -> tuple[float, int] | None:
    """A number word below one hundred, and the token after it."""
    words: Phrases[float] = scan.grammar.numbers["numbers.words"]
    first = follow(scan, i, words) if scan.at(i).kind == "word" else None
    if first is None:
        return None
    value, end = first
    if value >= 20:
        place = past_hyphen(scan, end)
        second: tuple[float, int] | None = follow(scan, place, words) if scan.at(place).kind == "word" else None
        if second and 0 < second[0] < 10:
            return value + second[0], second[1]
    return value, end


def _with_fraction(scan: Scan, value: float, end: int) -> tuple[float, int]:
    """Add "½", " 1/2" or "and a half"."""
    token = scan.at(end)
    if token.kind == "fraction" and value == int(value):
        return value + token.value, end + 1
    if token.text == "and":
        half = read_fraction(scan, end + 1)
        if half and half[0] * half[1] < 1 and scan.at(half[2]).text != "of" and scan.at(end + 1).kind != "number":
            return value + half[0] * half[1], half[2]
    return value, end


def _scaled(scan: Scan, value: float, end: int) -> Number:
    scales = scan.grammar.numbers["numbers.scales"]
    scale = follow(scan, past_hyphen(scan, end), scales)
    if scale is None:
        return Number(value, 1, end)
    size, end = scale
    if size == 100:
        value, size, end = _add_rest(scan, value, end)
        more = follow(scan, end, scales)
        if more and more[0] > 100:
            return Number(value * size, more[0], more[1])
    return Number(value, size, end)


def _add_rest(scan: Scan, hundreds: float, end: int) -> tuple[float, float, int]:
    """The number of hundreds with the rest, "two hundred and fifty", as value, scale and the token after it."""
    place = end + 1 if scan.at(end).text == "and" else end
    rest = _small(scan, place)
    if rest is None or follow(scan, rest[1], scan.grammar.numbers["numbers.scales"]):
        return hundreds, 100, end
    return hundreds * 100 + rest[0], 1, rest[1]
