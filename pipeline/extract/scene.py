"""Passages -> scene: every name of an article in its place, and what each section is about.

The scene is what the later steps of extraction look things up in; it does not change once made.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.extract import phrase
from pipeline.extract.cues import FoundCue, find_cues
from pipeline.extract.entities import World, entity_of, open_entity
from pipeline.extract.learned import learned
from pipeline.extract.name import Name
from pipeline.extract.names import find_names
from pipeline.model import Article, Span
from pipeline.parse import Passage
from pipeline.parse.tree import Token
from pipeline.vocabulary import type_by_shape

__all__ = ["Name", "Scene", "World", "entity_of", "open_entity", "set_scene"]

#: How much more a mention counts than one in the text, when weighing what an article is about.
_IN_HEADING, _IN_LABEL, _IN_TITLE = 3, 2, 6
_TITLE_PRIOR = 0.9


@dataclass(frozen=True)
class Scene:
    """One article, parsed, with its names."""

    world: World
    article: Article
    passages: tuple[Passage, ...]
    names: tuple[Name, ...]
    """In order of passage and token."""

    @cached_property
    def at(self) -> Mapping[tuple[int, int], Name]:
        """(passage, token) -> the name there."""
        return {(name.passage, name.token): name for name in self.names}

    @cached_property
    def found(self) -> dict[tuple[Hashable, ...], Any]:
        """What was looked up before: the name of the function and what it was asked -> what it gave."""
        return {}

    @cached_property
    def keys(self) -> Sequence[frozenset[str]]:
        """The keys of the words of each passage."""
        return [frozenset(p.phrases.get(t.i, t.key) for t in p.doc) for p in self.passages]

    @cached_property
    def in_passage(self) -> Mapping[int, tuple[Name, ...]]:
        """Passage -> its names, in order."""
        grouped: dict[int, list[Name]] = {}
        for name in self.names:
            grouped.setdefault(name.passage, []).append(name)
        return {index: tuple(names) for index, names in grouped.items()}

    @cached_property
    def index_of(self) -> Mapping[int, int]:
        """id(doc) -> index of its passage."""
        return {id(passage.doc): index for index, passage in enumerate(self.passages)}

    @cached_property
    def passages_of_block(self) -> Mapping[int, tuple[int, ...]]:
        """Block -> its passages: the label, then the body."""
        grouped: dict[int, list[int]] = {}
        for index, passage in enumerate(self.passages):
            if passage.part != "continued":
                grouped.setdefault(passage.block.index, []).append(index)
        return {block: tuple(indices) for block, indices in grouped.items()}

    @cached_property
    def continued(self) -> frozenset[int]:
        """The items that are read on from the sentence that introduces their list."""
        return frozenset(p.block.index for p in self.passages if p.part == "continued")

    @cached_property
    def column_heads(self) -> frozenset[int]:
        """The cells that head a column of a table."""
        return frozenset(b.column_head for b in self.article.blocks if b.column_head is not None)

    @cached_property
    def weight(self) -> Mapping[str, float]:
        """Entity -> how much the article is about it: its mentions, those in title and headings counted more."""
        weights: Counter[str] = Counter()
        for name in self.names:
            passage = self.passages[name.passage]
            if passage.part == "continued":
                continue
            weights[name.entity.id] += 1 + (_IN_HEADING if passage.block.kind == "heading" else 0)
            weights[name.entity.id] += _IN_LABEL if passage.part == "label" else 0
        for name in self.title_names:
            weights[name.entity.id] += _IN_TITLE
        return weights

    @cached_property
    def title_names(self) -> tuple[Name, ...]:
        """What the title names, as names that stand nowhere in the text (a JSON Lines title is no block of it)."""
        title = self.article.title or ""
        words = phrase.split(title)
        topic = learned(self.article, self.passages, self.world)
        if topic is not None:
            entity = topic.entity
            return (Name(-1, -1, Span(0, 0), entity.label, entity, (entity.type,), "learned", _TITLE_PRIOR),)
        found: dict[str, Name] = {}
        for match in self.world.vocabulary.find(words):
            concept = match.concepts[0]
            entity = entity_of(concept, self.world)
            text = " ".join(words[match.start : match.end])
            found.setdefault(
                entity.id, Name(-1, -1, Span(0, 0), text, entity, concept.types, "vocabulary", _TITLE_PRIOR)
            )
        if not found and (guess := type_by_shape(words)):
            entity = open_entity(phrase.tidy(title), guess[0], self.world)
            found[entity.id] = Name(-1, -1, Span(0, 0), entity.label, entity, (guess[0],), "shape", guess[1])
        return tuple(found.values())

    @cached_property
    def cues(self) -> Mapping[tuple[int, int], tuple[FoundCue, ...]]:
        """(passage, first token of a sentence) -> the cues of that sentence."""
        return {
            (index, sentence.start): tuple(find_cues(sentence, self.world.lexicon))
            for index, passage in enumerate(self.passages)
            for sentence in passage.doc.sents
        }

    def cues_around(self, token: Token) -> tuple[FoundCue, ...]:
        """The cues of the sentence of a token."""
        return self.cues[self.index_of[id(token.doc)], token.sent.start]

    def is_a(self, types: Iterable[str], wanted: Collection[str]) -> str | None:
        """The first of ``types`` that is one of ``wanted`` or below it."""
        schema = self.world.schema
        return next((t for t in types if any(schema.is_a(t, w) for w in wanted)), None)

    def named(self, passage: int, token: Token) -> Name | None:
        """The name that ``token`` heads."""
        return self.at.get((passage, token.i))


def set_scene(article: Article, passages: tuple[Passage, ...], world: World) -> Scene:
    """The scene of an article, with every name found."""
    return Scene(world, article, passages, find_names(article, passages, world))
