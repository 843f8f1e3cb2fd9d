"""Sentence -> the cues of status in it, by the phrases of ``ontology/lexicon/cues.toml``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.lexicon import CueEntry, Lexicon
from pipeline.model import Cue
from pipeline.parse import Passage
from pipeline.parse.tree import Token


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue at tokens ``start`` to ``end`` (exclusive); ``head`` ties it to the tree."""

    role: str
    start: int
    end: int
    head: Token


def find_cues(sentence_tokens: Iterable[Token], lexicon: Lexicon) -> list[FoundCue]:
    """All cues in a run of tokens; a longer one shuts out the shorter ones of its role within it."""
    tokens = list(sentence_tokens)
    words = [_plain(token.lower_) for token in tokens]
    found: list[FoundCue] = []
    taken_until: dict[str, int] = {}
    for position in range(len(tokens)):
        for role, length in _cues_at(words, position, lexicon):
            family = role.removeprefix("not_")
            if position < taken_until.get(family, 0):
                continue
            taken_until[family] = position + length
            span = tokens[position : position + length]
            if not role.startswith("not_"):
                found.append(FoundCue(role, span[0].i, span[-1].i + 1, _head(span)))
    return found


def as_cue(found: FoundCue, passage: Passage) -> Cue:
    """The cue as evidence: its place in the article and its words."""
    doc = passage.doc
    span = passage.span(doc[found.start], doc[found.end - 1])
    return Cue(span, doc[found.start : found.end].text, found.role)


def _cues_at(words: list[str], position: int, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Role and number of tokens of each cue that begins at ``position``, longest first."""
    for entry in lexicon.cues.get(words[position].split(" ")[0], ()):
        length = _tokens_of(entry, words, position)
        if length is not None:
            yield entry.role, length


def _tokens_of(entry: CueEntry, words: list[str], position: int) -> int | None:
    """How many tokens, of which one may hold several words, make up exactly the words of a cue."""
    wanted = [_plain(word) for word in entry.words]
    read: list[str] = []
    length = 0
    while len(read) < len(wanted) and position + length < len(words):
        read += words[position + length].split(" ")
        length += 1
    return length if read == wanted else None


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _head(span: list[Token]) -> Token:
    inside = {t.i for t in span}
    return next((t for t in span if t.head.i not in inside or t.head == t), span[0])
