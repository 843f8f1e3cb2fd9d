"""Entities of an article -> their nodes: types, labels, links, broader things."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.graph.terms import TYPE, Literal, Triple, iri, name
from pipeline.model import Claim, Entity, Extraction
from pipeline.schema import Schema


@dataclass
class _Seen:
    """What an article in all its places says of one entity."""

    labels: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    close_links: set[str] = field(default_factory=set)
    broader: set[str] = field(default_factory=set)
    ancestors: set[str] = field(default_factory=set)


def entities_of(claim: Claim) -> tuple[Entity, ...]:
    """The entities that a claim names: subject, object, speaker."""
    things = (claim.subject, claim.object, claim.attributed_to)
    return tuple(thing for thing in things if isinstance(thing, Entity))


def entity_triples(extraction: Extraction, *, schema: Schema) -> Iterator[Triple]:
    """The nodes of all entities. Of several labels the most frequent is the preferred one."""
    gathered: dict[str, _Seen] = {}
    for entity in _all(extraction):
        _add(gathered.setdefault(iri(entity.id), _Seen()), entity)
    for node, seen in gathered.items():
        yield from _node(node, seen, schema)
    # A thing that the article does not name would be a node without a label.
    yield from (triple for triple in _hierarchy(gathered) if triple.object in gathered)


def kinds(extraction: Extraction) -> list[Triple]:
    """Of what each entity is a kind, be it named in this article or not: for the graph of several articles."""
    gathered: dict[str, _Seen] = {}
    for entity in _all(extraction):
        _add(gathered.setdefault(iri(entity.id), _Seen()), entity)
    return list(_hierarchy(gathered))


def _hierarchy(gathered: Mapping[str, _Seen]) -> Iterator[Triple]:
    """What stands directly above is broader; what is further above is only known to be so by the steps between."""
    for node, seen in gathered.items():
        for above in seen.broader - {node}:
            yield Triple(node, name("skos:broader"), above)
        for above in seen.ancestors - seen.broader - {node}:
            yield Triple(node, name("skos:broaderTransitive"), above)


def _all(extraction: Extraction) -> Iterator[Entity]:
    for claim in extraction.claims:
        yield from entities_of(claim)
    for mention in extraction.mentions:
        yield mention.entity


def _add(seen: _Seen, entity: Entity) -> None:
    seen.labels[entity.label] += 1
    seen.others.update(entity.alt_labels)
    seen.types.add(entity.type)
    seen.links.update(map(iri, entity.links))
    seen.close_links.update(map(iri, entity.close_links))
    seen.broader.update(map(iri, entity.broader))
    seen.ancestors.update(map(iri, entity.ancestors))


def _node(node: str, seen: _Seen, schema: Schema) -> Iterator[Triple]:
    label = min(seen.labels, key=lambda text: (-seen.labels[text], text))
    for type_ in {above for known in seen.types for above in schema.classes(known)}:
        yield Triple(node, TYPE, name(f"cg:{type_}"))
    yield Triple(node, name("rdfs:label"), Literal(label))
    yield Triple(node, name("skos:prefLabel"), Literal(label))
    for other in (seen.others | seen.labels.keys()) - {label}:
        yield Triple(node, name("skos:altLabel"), Literal(other))
    for link in seen.links:
        yield Triple(node, name("skos:exactMatch"), link)
    for link in seen.close_links - seen.links:
        yield Triple(node, name("skos:closeMatch"), link)
