"""Curated concepts and the public index -> which public concepts are the curated ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.schema import Schema
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.index import Index, labels_of
from pipeline.vocabulary.normalise import normalise
from pipeline.vocabulary.uses import Use


def join(curated: Sequence[Concept], public: Index, schema: Schema) -> tuple[list[Concept], dict[int, int]]:
    """The curated concepts with the links of what they take in; number of a public concept -> place of the curated.

    A curated concept takes in what it links to, and then what has its name and a fitting type, unless it links to
    something else in that vocabulary. Nothing is taken in twice.
    """
    taken: dict[int, int] = {}
    for place, concept in enumerate(curated):
        for number in (n for link in concept.links for n in public.linked(link)):
            taken.setdefault(number, place)
    spoken_for = {link for concept in curated for link in (*concept.links, *concept.close_links)}
    for place, concept in enumerate(curated):
        for number in _namesakes(concept, public, schema):
            if number not in taken and spoken_for.isdisjoint(public.concept_at(number).links):
                taken[number] = place
    links: dict[int, set[str]] = {}
    for number, place in taken.items():
        links.setdefault(place, set()).update(_new(public.concept_at(number).links, spoken_for))
    joined = [
        replace(concept, links=tuple(sorted({*concept.links, *links.get(place, ())})))
        for place, concept in enumerate(curated)
    ]
    return joined, taken


def _namesakes(concept: Concept, public: Index, schema: Schema) -> Iterator[int]:
    """The public concept that has one of the curated names as its preferred name, else as any; only if it is alone."""
    known = {_vocabulary(link) for link in (*concept.links, *concept.close_links)}
    found: dict[bool, set[int]] = {True: set(), False: set()}
    for label in labels_of(concept)[: 1 + len(concept.alt_labels)]:
        for meaning in public.meanings("".join(f"{word} " for word in normalise(label))):
            fits = schema.overlap(meaning.concept.type, concept.type)
            if fits and known.isdisjoint(map(_vocabulary, meaning.concept.links)):
                found[not meaning.use & Use.SYNONYM].add(meaning.number)
    for numbers in (found[True], found[False]):
        if len(numbers) == 1:
            yield from numbers
            return


def _new(links: Iterable[str], known: set[str]) -> Iterator[str]:
    return (link for link in links if link not in known)


def _vocabulary(iri: str) -> str:
    """What all IRIs of one vocabulary begin with."""
    return iri.rstrip("0123456789")
