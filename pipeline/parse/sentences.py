"""Text -> pieces short enough to parse; tokens -> where sentences begin."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

LONGEST_RUN = 5_000
"""Characters parsed at once: of 41,000 paragraphs written for patients ten are longer. Extraction looks through the
whole passage for many a word, so its time grows with the square of a passage's length."""
LONGEST_SENTENCE = 200
"""Tokens of a sentence. The longest met in articles for patients has about half of it; more is a list without stops."""

_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")
_CLAUSE_MARKS = frozenset({";", ":", ",", "—", "–"})
_PLACES_TO_CUT = tuple(map(re.compile, (r"[.!?…][\"'”’)\]»]*\s+(?![a-z\s])", r"[;:,—–]\s+", r"\s+")))
"""After a sentence; failing that, after a clause; failing that, after a word."""


def runs(text: str) -> Iterator[tuple[int, str]]:
    """The text cut into pieces of at most LONGEST_RUN characters, each with its offset; most texts are one piece."""
    start = 0
    while len(text) - start > LONGEST_RUN:
        end = _cut(text, start)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(text: str, start: int) -> int:
    limit = start + LONGEST_RUN
    for place in _PLACES_TO_CUT:
        ends = [found.end() for found in place.finditer(text, start, limit)]
        if ends:
            return ends[-1]
    return limit


def sentence_starts(doc: Doc) -> list[bool]:
    """End a sentence at a full stop, question or exclamation mark, with the quote or bracket that closes it."""
    starts: list[bool] = []
    ended = True
    for token in doc:
        starts.append(token.i == 0 or (ended and token.text not in _CLOSERS and not token.text[0].islower()))
        stops = token.text[-1] in _STOPS and token.text.strip("".join(_STOPS)) == ""
        ended = stops or (ended and token.text in _CLOSERS and token.i > 0)
    return starts


def shortened(starts: Sequence[bool], shown: Sequence[Token]) -> list[bool]:
    """Where sentences begin among the tokens shown to the parser, now with none too long.

    One that is too long is cut after a mark of a clause, or where it must be.
    """
    found = [starts[token.i] for token in shown]
    begin = mark = 0
    for index, token in enumerate(shown):
        if found[index]:
            begin = mark = index
        elif token.i - shown[begin].i >= LONGEST_SENTENCE:
            begin = mark = mark if mark > begin else index
            found[begin] = True
        if token.text in _CLAUSE_MARKS:
            mark = index + 1
    return found
