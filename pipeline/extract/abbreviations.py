"""Article -> the abbreviations that it introduces in brackets, with what they stand for."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.extract.entities import World, entity_of, learned_entity, open_entity
from pipeline.model import Article, Entity
from pipeline.parse import Noted, Passage
from pipeline.vocabulary import find_abbreviations, long_words, type_by_shape


def abbreviations(article: Article, world: World) -> Mapping[str, Entity]:
    """Short form -> entity, for those whose long form is known or has a telling shape."""
    found: dict[str, Entity] = {}
    for each in find_abbreviations(article.text):
        words = long_words(each.long)
        matches = [m for m in world.vocabulary.find(words) if m.end - m.start == len(words) and not m.hidden]
        if matches:
            found.setdefault(each.short, entity_of(matches[0].concepts[0], world))
        elif guess := type_by_shape(words):
            found.setdefault(each.short, open_entity(each.long.lower(), guess[0], world))
    return found


def introduced(
    article: Article, passages: Sequence[Passage], world: World, *, noted: bool = False
) -> dict[str, Entity]:
    """All short forms, those of learned names too: of those that are read, or that are ``noted`` beside them."""
    short = dict(abbreviations(article, world))
    for passage in passages:
        names = (passage.noted or ()) if noted else _read(passage)
        short |= codes(passage.doc.text, names, short, world)
    return short


def codes(text: str, names: Sequence[Noted], short: Mapping[str, Entity], world: World) -> dict[str, Entity]:
    """The learned names that nobody knows, in brackets behind a name of their kind: "dizocilpine (MK-801)"."""
    found: dict[str, Entity] = {}
    for name, behind in pairwise(names):
        code, concept = text[behind.start : behind.end], name.match.concepts[0]
        unknown = behind.match.learned and not behind.match.concepts[0].iri
        if not unknown or text[name.end : behind.start] != " (" or not _is_code(code):
            continue
        if world.schema.overlap(concept.types[0], behind.match.concepts[0].types[0]):
            known = entity_of(concept, world) if concept.iri else None
            found.setdefault(code, known or learned_entity(text[name.start : name.end], concept, short, world))
    return found


def _read(passage: Passage) -> Sequence[Noted]:
    tokens = ((passage.doc[i], match) for i, match in sorted(passage.names.items()))
    return [Noted(token.idx, token.idx + len(token.text), match) for token, match in tokens]


def _is_code(text: str) -> bool:
    return " " not in text and any(c.isupper() or c.isdigit() for c in text)
