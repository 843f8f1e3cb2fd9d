"""Concept or name -> the entity that claims speak of.

Holds the world too, what is known before any article is read, since an entity's id comes from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.extract.phrase import tidy
from pipeline.ids import entity_id
from pipeline.lexicon import Lexicon
from pipeline.model import Entity
from pipeline.schema import Schema
from pipeline.vocabulary import Concept, Vocabulary, normalise


@dataclass(frozen=True, slots=True)
class World:
    """What is known before any article is read."""

    schema: Schema
    lexicon: Lexicon
    vocabulary: Vocabulary
    base: str
    decided: frozenset[str] = frozenset()
    """Types of which only what the recogniser sees is a name."""
    before: bool = True
    """Whether it is asked before anything is read; else only what is mentioned depends on it."""

    def is_decided(self, type_: str) -> bool:
        """Whether all names of a type are found before what is read is looked at."""
        return self.before and type_ in self.decided


def entity_of(concept: Concept, world: World, type_: str | None = None) -> Entity:
    """The entity of a concept, seen as one of its types."""
    chosen = type_ or concept.types[0]
    if not concept.iri:
        return open_entity(concept.label, chosen, world)
    chain = sorted(world.vocabulary.broader_chain(concept), key=lambda above: above.iri)
    return Entity(
        id=_id(concept, world),
        label=concept.label,
        type=chosen,
        links=concept.links,
        close_links=concept.close_links,
        broader=tuple(_id(above, world) for above in chain if above.iri in concept.broader),
        ancestors=tuple(_id(above, world) for above in chain if above.iri not in concept.broader),
    )


def open_entity(label: str, type_: str, world: World, kind_of: Entity | None = None) -> Entity:
    """The entity of a name that no vocabulary holds."""
    return Entity(
        id=entity_id(world.base, world.schema.top(type_), " ".join(normalise(label)) or label),
        label=label,
        type=type_,
        broader=(kind_of.id,) if kind_of else (),
        ancestors=tuple(sorted({*kind_of.broader, *kind_of.ancestors})) if kind_of else (),
    )


def learned_entity(text: str, concept: Concept, short: Mapping[str, Entity], world: World) -> Entity:
    """The entity of a name that only the recogniser knows: what a short form stands for, else a thing of its own."""
    known = short.get(text) or short.get(text.removesuffix("s"))
    above = next((c for c in map(world.vocabulary.concept, concept.broader) if c), None)
    kind_of = entity_of(above, world) if above else None
    own = open_entity(tidy(text), concept.types[0], world, kind_of)
    return known or replace(own, close_links=concept.close_links)


def _id(concept: Concept, world: World) -> str:
    return entity_id(world.base, world.schema.top(concept.types[0]), concept.label)
