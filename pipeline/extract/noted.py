"""What the recogniser settles beside the names that are read -> mentions; no claim is read of them."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.abbreviations import introduced
from pipeline.extract.entities import entity_of, learned_entity
from pipeline.extract.name import Name
from pipeline.extract.scene import Scene
from pipeline.model import Entity, Mention, Span
from pipeline.parse import Noted, Passage

_LISTED = 0.95


def with_noted(mentions: Sequence[Mention], claimed: Iterable[Name] | None, scene: Scene) -> list[Mention]:
    """The mentions as they are settled, in order.

    The names that claims are about stay as they are, and so does one of another kind around it ("lithium therapy"):
    alone, or, where no claims are known (None), beside what is in it.
    """
    if all(passage.noted is None for passage in scene.passages):
        return list(mentions)
    taken = {name.span for name in claimed or ()}
    nested = claimed is None
    sure = [m for m in mentions if m.span in taken or not _is_decided(m, scene)]
    settled = [
        each
        for each in noted_mentions(scene)
        if nested
        or not any(m.span.overlaps(each.span) and (m.span in taken or _is_longer(m, each, scene)) for m in sure)
    ]
    kept = [
        m
        for m in sure
        if not any(m.span.overlaps(each.span) and not (nested and _is_longer(m, each, scene)) for each in settled)
    ]
    return sorted((*kept, *settled))


def _is_decided(mention: Mention, scene: Scene) -> bool:
    return mention.entity.type in scene.world.decided


def _is_longer(one: Mention, other: Mention, scene: Scene) -> bool:
    """Whether a name of another kind holds the other."""
    schema = scene.world.schema
    therapies = {schema.is_a(each.entity.type, "Therapy") for each in (one, other)}
    unlike = len(therapies) > 1 or not schema.overlap(one.entity.type, other.entity.type)
    return unlike and one.span.covers(other.span) and one.span != other.span


def noted_mentions(scene: Scene) -> list[Mention]:
    """All that is settled beside, in an article."""
    short = introduced(scene.article, scene.passages, scene.world, noted=True)
    return [_mention(each, passage, short, scene) for passage in scene.passages for each in passage.noted or ()]


def _mention(noted: Noted, passage: Passage, short: Mapping[str, Entity], scene: Scene) -> Mention:
    span = Span(passage.start + noted.start, passage.start + noted.end)
    text, match = span.of(scene.article.text), noted.match
    if match.concepts[0].iri:
        return Mention(span, text, entity_of(match.concepts[0], scene.world), "vocabulary", _LISTED)
    entity = learned_entity(text, match.concepts[0], short, scene.world)
    return Mention(span, text, entity, "learned", match.learned)
