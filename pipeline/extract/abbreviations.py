"""Article -> the abbreviations that it introduces in brackets, with what they stand for."""

from collections.abc import Mapping, Sequence

from pipeline.extract.entities import World, entity_of, learned_entity, open_entity
from pipeline.model import Article, Entity
from pipeline.parse import Passage
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


def codes(passages: Sequence[Passage], short: Mapping[str, Entity], world: World) -> Mapping[str, Entity]:
    """The learned names that nobody knows, in brackets behind a name of their kind: "dizocilpine (MK-801)"."""
    found: dict[str, Entity] = {}
    for passage in passages:
        for i, match in passage.names.items():
            behind = passage.names.get(i + 2)
            if behind is None or not behind.learned or behind.concepts[0].iri or passage.doc[i + 1].text != "(":
                continue
            code, concept = passage.doc[i + 2].text, match.concepts[0]
            if _is_code(code) and world.schema.overlap(concept.types[0], behind.concepts[0].types[0]):
                known = entity_of(concept, world) if concept.iri else None
                found.setdefault(code, known or learned_entity(passage.doc[i].text, concept, short, world))
    return found


def _is_code(text: str) -> bool:
    return " " not in text and any(c.isupper() or c.isdigit() for c in text)
