"""The records of public vocabularies -> each thing once, with all its names and links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.ids import slug
from pipeline.schema import Schema
from pipeline.vocabulary.case import Case
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.formats import Record
from pipeline.vocabulary.index import Draft
from pipeline.vocabulary.normalise import normalise
from pipeline.vocabulary.sources import Source, Sources
from pipeline.vocabulary.typing import Branches
from pipeline.vocabulary.uses import Use, public_use, written

Words = tuple[str, ...]


@dataclass(slots=True)
class Thing:
    """A thing while it is put together."""

    iri: str
    label: str
    types: tuple[str, ...]
    names: dict[str, Use] = field(default_factory=dict)
    """Public names in running text."""
    keys: set[Words] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)


class Merger:
    """Takes one source after the other; what stands first decides what a thing is."""

    def __init__(self, sources: Sources, schema: Schema) -> None:
        self._sources = sources
        self._schema = schema
        self._case = Case()
        self._branches = Branches()
        self._things: list[Thing] = []
        self._by_link: dict[str, Thing] = {}
        self._by_label: dict[Words, list[Thing]] = {}
        self._by_name: dict[Words, list[Thing]] = {}

    def add(self, records: Sequence[Record], source: Source) -> None:
        """All records of a source: first those that are plainly the same as something known."""
        self._branches.add(records)
        if source.plain:
            self._case.learn(record.label for record in records)
        waiting: list[tuple[Record, tuple[str, ...]]] = []
        for record in records:
            types = self._branches.types(record, source)
            if not types:
                continue
            known = self._same(record, source, types)
            if known is not None:
                self._join(known, record, source, types)
            else:
                waiting.append((record, types))
        for record, types in waiting:
            self._join(self._new(record, source, types), record, source, types)

    def drafts(self) -> Iterator[Draft]:
        """Every thing, ready to be compiled."""
        for thing in self._things:
            yield _draft(thing, self._case)

    def _same(self, record: Record, source: Source, types: tuple[str, ...]) -> Thing | None:
        """The thing that a record speaks of, if it is known."""
        own = self._by_link.get(self._sources.iri(record.id, source.prefix))
        if own is not None:
            return own
        keys = {normalise(name) for raw in (record.label, *record.names) for name in written(raw)}
        linked = list(self._linked(record, source))
        agreeing = [thing for thing in linked if not keys.isdisjoint(thing.keys)]
        if len(agreeing or linked) == 1:
            return (agreeing or linked)[0]
        if linked:
            return agreeing[0] if agreeing else None
        labels = {normalise(form) for form in written(record.label)}
        return self._named(labels, self._by_label, source, types) or self._named(labels, self._by_name, source, types)

    def _named(
        self, labels: Iterable[Words], known: Mapping[Words, list[Thing]], source: Source, types: tuple[str, ...]
    ) -> Thing | None:
        """The only thing of a fitting type that has one of these names, unless the source knows it already."""
        found = {
            id(thing): thing
            for words in labels
            for thing in known.get(words, ())
            if self._schema.overlap(thing.types[0], types[0])
        }
        thing = next(iter(found.values()), None)
        return thing if len(found) == 1 and thing is not None and source.name not in thing.sources else None

    def _name(self, thing: Thing, words: Words) -> None:
        if words not in thing.keys:
            thing.keys.add(words)
            self._by_name.setdefault(words, []).append(thing)

    def _linked(self, record: Record, source: Source) -> Iterator[Thing]:
        seen: set[int] = set()
        for link in record.links:
            thing = self._by_link.get(self._sources.iri(link))
            if thing is not None and id(thing) not in seen and source.name not in thing.sources:
                seen.add(id(thing))
                yield thing

    def _new(self, record: Record, source: Source, types: tuple[str, ...]) -> Thing:
        label = next(written(record.label), record.label)
        iri = self._sources.iri(record.id, source.prefix) if record.id else ""
        thing = Thing(iri or f"urn:caregraph:{source.name}:{slug(label)}", label, types)
        self._things.append(thing)
        return thing

    def _join(self, thing: Thing, record: Record, source: Source, types: tuple[str, ...]) -> None:
        thing.sources.add(source.name)
        if source.first and thing.types[0] in types:
            thing.types = tuple(dict.fromkeys((*types, *thing.types)))
        iri = self._sources.iri(record.id, source.prefix) if record.id else ""
        for link in (iri, *map(self._sources.iri, record.links)):
            if link and link not in self._by_link:
                self._by_link[link] = thing
                thing.links.append(link)
        kind = self._schema.top(thing.types[0])
        for raw in (record.label, *record.names):
            for name in written(raw):
                self._name(thing, normalise(name))
                use = public_use(name, kind, source, synonym=raw != record.label)
                if use is not None and name not in thing.names:
                    thing.names[name] = use
        for name in written(record.label):
            self._by_label.setdefault(normalise(name), []).append(thing)


def _draft(thing: Thing, case: Case) -> Draft:
    names = [name for name in thing.names if name != thing.label]
    concept = Concept(
        iri=thing.iri,
        label=case.plain(thing.label),
        types=thing.types,
        alt_labels=tuple(names),
        links=tuple(sorted(thing.links)),
    )
    return Draft(concept, (thing.names.get(thing.label), *(thing.names[name] for name in names)))
