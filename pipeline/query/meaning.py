"""A name -> the things of a graph that it means: by any synonym, and with all that are kinds of it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from pipeline.ids import PREFIXES
from pipeline.vocabulary import Concept, Vocabulary, normalise, open_vocabulary

_NAMES = tuple(NamedNode(PREFIXES["skos"] + local) for local in ("prefLabel", "altLabel"))
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_ABOVE = tuple(NamedNode(PREFIXES["skos"] + local) for local in ("broader", "broaderTransitive"))
Words = tuple[str, ...]


def things_named(text: str, store: Store) -> tuple[str, ...]:
    """The IRIs of the things with this name or with a synonym that the vocabulary knows, and the narrower ones."""
    return tuple(sorted(_narrowed(_with_names(_names(store), _synonyms(text)), store)))


def things_called(text: str, store: Store) -> tuple[str, ...]:
    """The IRIs of the things with this name, or with another name of what it names; without the narrower ones."""
    vocabulary = _vocabulary()
    names = (name for concept in _concepts(vocabulary, text) for name in (concept.label, *concept.alt_labels))
    return tuple(sorted(_with_names(_names(store), {normalise(name) for name in (text, *names)})))


def things_like(text: str, store: Store) -> tuple[str, ...]:
    """The IRIs of the things with a name of which the text is a part that begins like a word.

    "hair" finds "grey hair", and "scarring" does not find "non-scarring".
    """
    part = re.compile(rf"(?<![\w-]){re.escape(text.strip())}", re.IGNORECASE)
    return tuple(sorted(thing for thing, known in _names(store).items() if any(map(part.search, known))))


def _names(store: Store) -> dict[str, list[str]]:
    """The names of each thing; of what has only a label (an article), that."""
    names: dict[str, list[str]] = defaultdict(list)
    for property_ in (*_NAMES, _LABEL):
        for quad in store.quads_for_pattern(None, property_, None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                names[quad.subject.value].append(quad.object.value)
    return names


def _with_names(names: dict[str, list[str]], wanted: Collection[Words]) -> set[str]:
    return {thing for thing, known in names.items() if any(normalise(name) in wanted for name in known)}


def _narrowed(things: set[str], store: Store) -> set[str]:
    """The things and all below them in the graph."""
    waiting = list(things)
    for above in waiting:  # grows while it is read
        for property_ in _ABOVE:
            for quad in store.quads_for_pattern(None, property_, NamedNode(above), DefaultGraph()):
                if isinstance(quad.subject, NamedNode) and quad.subject.value not in things:
                    things.add(quad.subject.value)
                    waiting.append(quad.subject.value)
    return things


def _synonyms(text: str) -> set[Words]:
    """The text, and all names of the concepts that it names and of those below them."""
    vocabulary = _vocabulary()
    concepts = _below(vocabulary, _concepts(vocabulary, text))
    names = (name for concept in concepts for name in (concept.label, *concept.alt_labels))
    return {normalise(name) for name in (text, *names)}


def _concepts(vocabulary: Vocabulary, text: str) -> Iterator[Concept]:
    """What the whole text names."""
    words = text.split()
    for match in vocabulary.find(words):
        if (match.start, match.end) == (0, len(words)):
            yield from match.concepts


def _below(vocabulary: Vocabulary, concepts: Iterable[Concept]) -> Iterator[Concept]:
    below = _narrower(vocabulary)
    found = {concept.iri: concept for concept in concepts}
    waiting = list(found.values())
    for above in waiting:  # grows while it is read
        yield above
        for concept in below.get(above.iri, ()):
            if concept.iri not in found:
                found[concept.iri] = concept
                waiting.append(concept)


@lru_cache(maxsize=1)
def _narrower(vocabulary: Vocabulary) -> dict[str, Sequence[Concept]]:
    below: dict[str, list[Concept]] = defaultdict(list)
    for concept in vocabulary.concepts:
        for above in concept.broader:
            below[above].append(concept)
    return dict(below)


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    return open_vocabulary()
