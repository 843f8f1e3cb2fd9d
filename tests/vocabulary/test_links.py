"""The public ids of the curated files, against the public vocabularies themselves."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pipeline.resources import ontology_dir
from pipeline.vocabulary import Concept, normalise
from pipeline.vocabulary.cache import place_of
from pipeline.vocabulary.compile import public_sources, read_source
from pipeline.vocabulary.formats import Record
from pipeline.vocabulary.load import curated_concepts

REVIEWED = Path(__file__).with_name("reviewed_links.tsv")
"""Pairs of the same thing under names that are not equal, each read through: concept, id, the label over there."""
NAMES = ("mesh", "mesh-supplementary", "mondo", "hpo")

CONCEPTS = curated_concepts(ontology_dir() / "vocabulary")


@pytest.fixture(scope="module")
def records() -> Mapping[str, Record]:
    """IRI -> entry, of the sources that are on this machine."""
    known = public_sources()
    sources = [source for source in known.all if source.name in NAMES]
    absent = [source.name for source in sources if not place_of(source).is_file()]
    if absent:
        pytest.skip(f"not on this machine: {', '.join(absent)}; `caregraph vocabulary compile` fetches them.")
    return {known.iri(record.id, source.prefix): record for source in sources for record in read_source(source)}


def test_every_id_exists(records: Mapping[str, Record]) -> None:
    assert [link for _, link in _links(exact_only=False) if link not in records] == []


def test_the_same_thing_bears_the_same_name_or_was_read_through(records: Mapping[str, Record]) -> None:
    unlike = {
        (_slug(concept.iri), link.rpartition("/")[2], records[link].label)
        for concept, link in _links(exact_only=True)
        if link in records and _named(concept).isdisjoint(_names(records[link]))
    }
    lines = REVIEWED.read_text(encoding="utf-8").splitlines()
    assert unlike == {tuple(line.split("\t")) for line in lines}


def test_the_reviewed_pairs_are_sorted() -> None:
    lines = REVIEWED.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


def _links(*, exact_only: bool) -> Iterator[tuple[Concept, str]]:
    """ChEBI is no source of names here, so its ids are not looked up."""
    for concept in CONCEPTS:
        for link in concept.links if exact_only else (*concept.links, *concept.close_links):
            if "CHEBI_" not in link:
                yield concept, link


def _named(concept: Concept) -> set[tuple[str, ...]]:
    return {normalise(label) for label in (concept.label, *concept.alt_labels, *concept.hidden_labels)}


def _names(record: Record) -> set[tuple[str, ...]]:
    return {normalise(name) for name in (record.label, *record.names)}


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
