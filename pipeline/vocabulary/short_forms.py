"""Text -> the abbreviations that it introduces in brackets, with the words they stand for.

After Schwartz & Hearst (2003): the letters of the short form are found, right to left, in the words before the
bracket, the first one at the start of a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Span

_SHORT = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,9})\)|(?<=, )(?:or|also called|also known as|known as) ([A-Z]{2,6})\b")
_LONG_WORDS = re.compile(r"[\w'’/-]+")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form in brackets and the words before it."""

    short: str
    long: str
    span: Span
    """Both, with the bracket."""


def find_abbreviations(text: str) -> Iterator[Abbreviation]:
    """All introductions of a short form in a text, in order."""
    for found in _SHORT.finditer(text):
        short = found[1] or found[2]
        if sum(c.isupper() for c in short) < 2:
            continue
        end = found.start() if found[1] else found.start() - len(", ")
        before = text[max(0, end - 120) : end]
        before = re.split(r"[.;:!?()\n]", before)[-1]
        start = _long_start(short.rstrip("s"), before)
        if start is not None:
            long = before[start:].strip()
            yield Abbreviation(short, long, Span(end - len(before) + start, found.end()))


def _long_start(short: str, before: str) -> int | None:
    """Where the long form begins in the text before the bracket: a word for each letter, else letters in words."""
    letters = [c for c in short.lower() if c.isalnum()]
    initials = list(_LONG_WORDS.finditer(before))[-len(letters) :]
    if [word[0][0].lower() for word in initials] == letters:
        return initials[0].start()
    index = len(before) - 1
    for position, letter in reversed(list(enumerate(letters))):
        while index >= 0 and (
            before[index].lower() != letter or (position == 0 and index > 0 and before[index - 1].isalnum())
        ):
            index -= 1
        if index < 0:
            return None
        index -= 1
    start = index + 1
    words = len(_LONG_WORDS.findall(before[start:]))
    fits = words <= min(len(letters) + 5, 2 * len(letters)) and len(before[start:].strip()) > len(short)
    return start if fits else None


def long_words(text: str) -> list[str]:
    """The words of a long form."""
    return _LONG_WORDS.findall(text)
