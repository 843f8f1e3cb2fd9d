"""Article -> the abbreviations that it introduces in brackets, with what they stand for."""

from collections.abc import Mapping

from pipeline.extract.entities import World, entity_of, open_entity
from pipeline.model import Article, Entity
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
