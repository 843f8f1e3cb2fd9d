"""Article -> the name it is about, where no vocabulary holds it: learned from what the article says of it.

"Kniest dysplasia is a disorder of …" and the heading "What are the symptoms of Kniest dysplasia?" tell that the
title names a disease.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract import phrase, roles
from pipeline.extract.entities import World, open_entity
from pipeline.extract.headings import predicate_of
from pipeline.extract.name import Name, is_subject
from pipeline.model import Article, Entity
from pipeline.parse import Passage
from pipeline.parse.tree import Span as Sentence
from pipeline.vocabulary import type_by_shape

_BRACKET = re.compile(r"\s*\([^)]*\)")
#: A longer title is a headline.
_LONGEST = 8
#: How often such a name is right.
_LEARNED = 0.85
#: What headings ask of, the more exact type first.
_ASKED = (("Condition", "Disease"), ("Treatment", "Treatment"))


@dataclass(frozen=True, slots=True)
class Learned:
    """A name that the article itself explains."""

    entity: Entity
    pattern: re.Pattern[str]
    """Finds the name in running text."""


def learned(article: Article, passages: Sequence[Passage], world: World) -> Learned | None:
    """What the title names, if the article tells its type and no vocabulary has the whole of it."""
    text = " ".join(_BRACKET.sub("", article.title or "").split())
    words = phrase.split(text)
    if not words or len(text.split()) > _LONGEST or text[-1] in "?!." or _is_listed(words, world):
        return None
    pattern = re.compile(r"\b" + r"\s+".join(map(re.escape, text.split())) + r"(?!\w)", re.IGNORECASE)
    found = next(_types(pattern, passages, world), None)
    return Learned(open_entity(phrase.tidy(text), found, world), pattern) if found else None


def _is_listed(words: list[str], world: World) -> bool:
    return any(m.end - m.start == len(words) for m in world.vocabulary.find(words))


def _types(pattern: re.Pattern[str], passages: Sequence[Passage], world: World) -> Iterator[str]:
    """The types that headings and definitions give to what the pattern finds."""
    for passage in passages:
        if passage.block.kind == "heading":
            yield from _asked_of(pattern, passage.doc.text, world)
        elif passage.part == "body":
            for sentence in passage.doc.sents:
                yield from _defined_as(pattern, sentence, world)


def _asked_of(pattern: re.Pattern[str], heading: str, world: World) -> Iterator[str]:
    """What a heading that names a predicate must speak of: a disease has symptoms."""
    asked, count = pattern.subn("it", heading)
    slot = predicate_of(asked, world.lexicon) if count else None
    if slot is None:
        return
    predicate = world.schema.predicate(slot.predicate)
    types = predicate.object_types if slot.inverse else predicate.subject_types
    yield from (type_ for top, type_ in _ASKED if all(world.schema.is_a(t, top) for t in types))


def _defined_as(pattern: re.Pattern[str], sentence: Sentence, world: World) -> Iterator[str]:
    """The class in "X is a disorder that …"."""
    if not pattern.match(sentence.text) or sentence.root.lemma_ != "be":
        return
    generic = world.lexicon.tables["generic"]
    for token in sentence.root.children:
        if token.dep_ == "attr" and any(c.lower_ in world.lexicon.words("indefinites") for c in token.children):
            types = generic.get(roles.key(token))
            guess = type_by_shape([token.lower_])
            if types or guess:
                type_ = types[0] if types else guess[0] if guess else ""
                yield "Disease" if type_ == "Condition" else type_


def learned_names(article: Article, passages: Sequence[Passage], world: World) -> Iterator[Name]:
    """The places of a name that the article itself explains; it stands for the whole of what is inside it."""
    topic = learned(article, passages, world)
    if topic is None:
        return
    for index, passage in enumerate(passages):
        for found in topic.pattern.finditer(passage.doc.text):
            run = passage.doc.covering(*found.span())
            if run is None:
                continue
            yield Name(
                passage=index,
                token=run.root.i,
                span=passage.span(run[0], run[-1]),
                text=run.text,
                entity=topic.entity,
                types=(topic.entity.type,),
                found_by="learned",
                confidence=_LEARNED,
                is_subject=is_subject(run.root),
            )
