"""What the command line says of the vocabulary: lines of text."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.vocabulary.add import add_file
from pipeline.vocabulary.cache import place_of
from pipeline.vocabulary.compile import Say, open_vocabulary, public_sources
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.fetch import fetch
from pipeline.vocabulary.search import names_in, search
from pipeline.vocabulary.vocabulary import Vocabulary


def source_lines() -> Iterator[str]:
    """The public vocabularies: name, licence, whose it is, and whether it is there."""
    for source in public_sources().all:
        there = "" if place_of(source).is_file() else " (not fetched)"
        yield f"{source.name:<20} {source.title}; {source.attribution}; {source.licence}{there}"


def compiled_lines(say: Say) -> Iterator[str]:
    """Fetches what is missing, compiles what has changed; what could not be had, and what there is now."""
    yield from fetch(public_sources().all, say)
    index = open_vocabulary(say).index
    yield f"{len(index):,} things with {index.names:,} names"


def added_lines(file: str, type_: str) -> Iterator[str]:
    """Takes in a file of the user's."""
    source = add_file(Path(file), type_)
    yield f"{source.name}: taken in; its names are compiled at the next run."


def search_lines(vocabulary: Vocabulary, words: str) -> Iterator[str]:
    """The concepts that have a name which begins with the words."""
    for concept in search(vocabulary, words):
        yield _line(concept)


def explain_lines(vocabulary: Vocabulary, text: str) -> Iterator[str]:
    """Every name in a text: what it was found as, by which name, and what else it could be."""
    for written, match, taken in names_in(vocabulary, text):
        first, *others = match.concepts
        yield f"{written}{'' if taken else ' (inside a longer name)'}"
        yield f"  found as {match.name!r}: {_line(first)}"
        for other in others:
            yield f"  could be {_line(other)}"


def _line(concept: Concept) -> str:
    return f"{concept.label} [{', '.join(concept.types)}] {' '.join(concept.links) or concept.iri}"
