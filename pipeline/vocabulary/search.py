"""Questions of a person about the vocabulary: what it knows under some words, and what it finds in a text."""

import re
from collections.abc import Iterator

from pipeline.vocabulary.concept import Concept, Match
from pipeline.vocabulary.normalise import normalise
from pipeline.vocabulary.vocabulary import Vocabulary

_TOKEN = re.compile(r"[^\W_]+(?:['’]s)?|[^\w\s]|_")


def search(vocabulary: Vocabulary, words: str, *, most: int = 20) -> tuple[Concept, ...]:
    """The concepts that have a name which begins with the words, the shortest names first."""
    start = "".join(f"{word} " for word in normalise(words)).rstrip()
    names = vocabulary.index.starting(start) if start else []
    found: dict[str, Concept] = {}
    for name in sorted(names, key=lambda name: (len(name), name)):
        for meaning in vocabulary.index.meanings(name):
            found.setdefault(meaning.concept.iri, meaning.concept)
        if len(found) >= most:
            break
    return tuple(found.values())[:most]


def names_in(vocabulary: Vocabulary, text: str) -> Iterator[tuple[str, Match, bool]]:
    """All names in a text, those inside others too: as written, what is known, and whether it is the one taken."""
    words = _TOKEN.findall(text)
    taken = {(match.start, match.end) for match in vocabulary.find(words)}
    for match in vocabulary.find_all(words):
        yield " ".join(words[match.start : match.end]), match, (match.start, match.end) in taken
