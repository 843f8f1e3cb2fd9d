"""Extractions -> the data of the page: plain lists and dicts, ready for JSON.

Offsets stay code points, as everywhere; the page's script turns them into UTF-16.
Entities and claims are numbered in order of appearance, and referred to by these numbers.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model import Article, Block, Claim, Entity, Evidence, Extraction, Object, Span
from pipeline.report.layout import layout
from pipeline.report.names import Names

Json = dict[str, object]
Node = tuple[str, ...]
"""What makes two ends of claims one node: an entity's id, or a quantity with the thing that has it."""

MOST_NODES = 300
"""The most nodes drawn at once. With more, neither the drawing nor the browser is of use; the best joined stay."""


Conflict = tuple[str, str, str]
"""Of what kind it is, and the ids of the two claims."""


def page_data(extractions: Sequence[Extraction], *, names: Names, conflicts: Sequence[Conflict] = ()) -> Json:
    """All that the page shows."""
    homes = [(home, claim) for home, one in enumerate(extractions) for claim in _in_order(one.claims)]
    claims = [claim for _, claim in homes]
    entities = list(dict.fromkeys(entity for claim in claims for entity in _entities(claim)))
    number = {entity: index for index, entity in enumerate(entities)}
    place = {claim.id: index for index, claim in enumerate(claims)}
    chosen = [[i for i, (home, _) in enumerate(homes) if home == article] for article in range(len(extractions))]
    return {
        "articles": [_article(extraction.article) for extraction in extractions],
        "entities": [_entity(entity) for entity in entities],
        "claims": [_claim(claim, number, home) for home, claim in homes],
        "labels": {name: names.labels.get(name) or _spoken(name) for name in _local_names(claims, names)},
        "groups": _groups(claims, names.families),
        "symmetric": sorted(names.symmetric),
        "graphs": [_graph(own, claims) for own in chosen],
        "conflicts": [[kind, place[one], place[other]] for kind, one, other in conflicts],
        "graph": _graph(range(len(claims)), claims),
    }


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    """The claims as they stand in the article."""
    return sorted(claims, key=lambda claim: (claim.evidence[0].quote.span if claim.evidence else Span(0, 0), claim.id))


def _entities(claim: Claim) -> list[Entity]:
    return [end for end in (claim.subject, claim.object, claim.attributed_to) if isinstance(end, Entity)]


def _local_names(claims: Sequence[Claim], names: Names) -> list[str]:
    """The local names of the predicates, qualifiers, types and families that occur."""
    types = {entity.type for claim in claims for entity in _entities(claim)} | {_type(claim.object) for claim in claims}
    qualifiers = {name for claim in claims for name, _ in claim.qualifiers}
    families = {names.families.get(name, name) for name in types}
    return sorted({claim.predicate for claim in claims} | qualifiers | types | families)


def _spoken(name: str) -> str:
    """A local name as words: ``hasSideEffect`` is "has side effect", ``BodyPart`` is "Body part"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return words[:1] + words[1:].lower()


def _type(thing: Object) -> str:
    return thing.type if isinstance(thing, Entity) else type(thing).__name__


def _groups(claims: Sequence[Claim], families: Mapping[str, str]) -> Json:
    """The families that share a colour, the commonest first, and the place of each type's family among them."""
    types = [_type(end) for claim in claims for end in (claim.subject, claim.object)]
    types += [claim.attributed_to.type for claim in claims if claim.attributed_to]
    count = Counter(families.get(name, name) for name in types)
    order = sorted(count, key=lambda name: (-count[name], name))
    return {"names": order, "of": {name: order.index(families.get(name, name)) for name in sorted(set(types))}}


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _article(article: Article) -> Json:
    facts = {"url": article.url, "date": article.date, "publisher": article.publisher, "country": article.country}
    return {
        "id": article.id,
        "title": article.title or article.id,
        "text": article.text,
        "blocks": [_block(block) for block in article.blocks],
        **{name: fact for name, fact in facts.items() if fact},
    }


def _block(block: Block) -> Json:
    extra = {
        "level": block.level or None,
        "quoted": block.quoted,
        "label": _span(block.label),
        "row": block.row_head,
        "column": block.column_head,
    }
    told = {name: value for name, value in extra.items() if value is not None and value is not False}
    return {"kind": block.kind, "span": _span(block.span), **told}


def _entity(entity: Entity) -> Json:
    shown: Json = {"id": entity.id, "label": entity.label, "type": entity.type}
    if entity.alt_labels:
        shown["alt"] = list(entity.alt_labels)
    if entity.links:
        shown["links"] = list(entity.links)
    return shown


def _claim(claim: Claim, number: Mapping[Entity, int], article: int) -> Json:
    thing = claim.object
    return {
        "id": claim.id,
        "article": article,
        "subject": number[claim.subject],
        "predicate": claim.predicate,
        "object": number[thing] if isinstance(thing, Entity) else {"type": _type(thing), "label": thing.label},
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "qualifiers": [list(pair) for pair in claim.qualifiers],
        "speaker": number[claim.attributed_to] if claim.attributed_to else None,
        "confidence": round(claim.confidence, 4),
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "span": _span(evidence.quote.span),
        "cues": [[cue.span.start, cue.span.end, cue.role] for cue in evidence.cues],
        "context": [_span(quote.span) for quote in evidence.context],
    }


def _graph(chosen: Sequence[int], claims: Sequence[Claim]) -> Json:
    """The drawing of the claims with these numbers: nodes with places, and edges."""
    ends = {index: _ends(claims[index]) for index in chosen}
    degree = Counter(node for pair in ends.values() for node in pair)
    kept = [node for node, _ in degree.most_common(MOST_NODES)]
    place = {node: index for index, node in enumerate(kept)}
    drawn = [(index, place[a], place[b]) for index, (a, b) in ends.items() if a in place and b in place]
    looks = {node: look for index in chosen for node, look in zip(ends[index], _looks(claims[index]), strict=True)}
    points = layout(len(kept), [(a, b) for _, a, b in drawn])
    nodes = [[*looks[node], *point] for node, point in zip(kept, points, strict=True)]
    return {"nodes": nodes, "edges": [list(edge) for edge in drawn], "left_out": len(degree) - len(kept)}


def _ends(claim: Claim) -> tuple[Node, Node]:
    """A quantity is a node of its own beside each thing that has it: equal prices join nothing."""
    thing = claim.object
    if isinstance(thing, Entity):
        return (claim.subject.id,), (thing.id,)
    return (claim.subject.id,), (claim.subject.id, _type(thing), thing.label)


def _looks(claim: Claim) -> tuple[list[str | None], list[str | None]]:
    """Label, type and entity id (None for a quantity) of the two nodes."""
    thing = claim.object
    subject: list[str | None] = [claim.subject.label, claim.subject.type, claim.subject.id]
    return subject, [thing.label, _type(thing), thing.id if isinstance(thing, Entity) else None]
