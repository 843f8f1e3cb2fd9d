"""Text -> Scan: the text as tokens, and look-up of the grammar's phrases in them."""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from pipeline.model import Span
from pipeline.quantity.grammar import Grammar, Phrases

T = TypeVar("T")

#: Longer runs of digits are codes, and would not be exact as floats.
_MAX_DIGITS = 15

_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2212")
_GROUPING = re.compile("[,\u202f\u2009]")
_SLASH = re.compile("[/\u2044]")


class Token(NamedTuple):
    """A word, a number, a currency symbol or any other mark."""

    kind: str
    """number, fraction, word, symbol, mark, stop (an empty line), code (digits that count nothing), or none."""
    text: str
    """In lower case, symbols as written; every dash but the long one is "-"."""
    start: int
    end: int
    value: float
    """Of numbers and fractions, else 0."""
    glued: bool
    """No white space stands before it."""


_NONE = Token("none", "", 0, 0, 0, False)
#: Empty tokens after the last: no reader looks further past it, and negative indices find them before the first.
_MARGIN = 32


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as tokens, with what is needed to read it."""

    text: str
    tokens: list[Token]
    grammar: Grammar
    country: str | None
    numbers: dict[int, Any] = field(default_factory=dict)
    """The numbers already read, by token; every kind of quantity asks for them anew."""
    leads: dict[int, Any] = field(default_factory=dict)
    """The same for the bound words before a number."""

    def at(self, i: int) -> Token:
        """The token of that index; an empty one outside the text."""
        return self.tokens[i]

    def span(self, i: int, end: int) -> Span:
        """The run from token ``i`` up to, not including, token ``end``."""
        return Span(self.tokens[i].start, self.tokens[end - 1].end)

    def label(self, i: int, end: int) -> str:
        """The text of that run, white space made single."""
        return " ".join(self.span(i, end).of(self.text).split())


def scan_text(text: str, *, grammar: Grammar, country: str | None = None) -> Scan:
    """Split a text into tokens."""
    tokens: list[Token] = []
    append, labels = tokens.append, grammar.words["numbers.labels"]
    for match in grammar.tokens.finditer(text):
        kind, run, start = match.lastgroup or "mark", match.group(), match.start()
        glued = bool(tokens) and tokens[-1].end == start
        value = 0.0
        if kind == "mark":
            run = "-" if run in _DASHES else run
        elif kind in ("number", "fraction"):
            kind, value = _number(kind, run, grammar=grammar)
            if tokens and _is_name(tokens, glued=glued, labels=labels, grammar=grammar):
                kind = "code"
        elif kind == "word":
            run = run.lower()
            if run in grammar.numbers["numbers.words"] and tokens and tokens[-1].text in labels:
                kind = "code"
        append(Token(kind, run, start, match.end(), value, glued))
    tokens += [_NONE] * _MARGIN
    return Scan(text, tokens, grammar, country)


def _number(kind: str, run: str, *, grammar: Grammar) -> tuple[str, float]:
    """The token's kind and value; "120/80" and endless digits are codes."""
    glyph = grammar.numbers["numbers.glyphs"].get(run)
    if glyph:
        return kind, glyph[0][1]
    if len(run) > _MAX_DIGITS or (run[0] == "0" and run[1:2].isdigit()):
        return "code", 0.0
    if kind == "number":
        return kind, float(_GROUPING.sub("", run))
    above, below = (int(part) for part in _SLASH.split(run))
    return (kind, above / below) if above < below <= 100 else ("code", 0.0)


def _is_name(tokens: list[Token], *, glued: bool, labels: Phrases[str], grammar: Grammar) -> bool:
    """Whether a number that follows these tokens is part of a name: "COVID-19", "type 2"."""
    last = tokens[-1]
    if last.kind == "word":
        return last.text in labels
    if last.text in ("#", "_", "°") and glued:
        return True
    if not (glued and last.text == "-" and last.glued and len(tokens) > 1):
        return False
    before = tokens[-2]
    return before.kind == "code" or (before.kind == "word" and not _counts(before.text, grammar))


def _counts(word: str, grammar: Grammar) -> bool:
    """Whether a word may stand before a hyphen in a range: "one-2", "5mg-10mg", "CAD-80"."""
    numbers, words = grammar.numbers, grammar.words
    return (
        word in grammar.times
        or any(word in numbers[name] for name in ("numbers.words", "numbers.scales", "numbers.glued_scales"))
        or any(word in words[name] for name in ("doses.units", "money.codes", "bounds.joiners", "proportions.percent"))
    )


def follow(scan: Scan, i: int, table: Phrases[T]) -> tuple[T, int] | None:
    """The longest phrase of the table that begins at token ``i``: its meaning, and the token after it.

    Hyphens between the words of a phrase are passed over.
    """
    options = table.get(scan.tokens[i].text)
    if options is None:
        return None
    for words, meaning in options:
        end = i + 1 if len(words) == 1 else _end_of(scan, i, words)
        if end is not None:
            return meaning, end
    return None


def _end_of(scan: Scan, i: int, words: tuple[str, ...]) -> int | None:
    for place, word in enumerate(words):
        if place and word != "-" and scan.at(i).text == "-":
            i += 1
        if scan.at(i).text != word:
            return None
        i += 1
    return i


def word_at(scan: Scan, i: int, name: str) -> tuple[str, int] | None:
    """The phrase of the named table of words that begins at token ``i``."""
    return follow(scan, i, scan.grammar.words[name])


def past_hyphen(scan: Scan, i: int) -> int:
    """The token after a hyphen, where one stands at ``i``, else ``i``."""
    return i + 1 if scan.at(i).text == "-" else i
