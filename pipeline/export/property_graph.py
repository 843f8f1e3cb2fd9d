"""Claims -> nodes and relationships of a labelled property graph, as Neo4j and its kin have it.

A claim is a node with its status; a relationship from thing to thing is there only where the plain triple stands. So a
query over relationships alone finds nothing that a text denies or doubts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.export.source import Source
from pipeline.graph.claims import stands
from pipeline.graph.evidence import run_id
from pipeline.graph.jsonl import object_json
from pipeline.ids import article_id
from pipeline.model import Claim, Entity
from pipeline.network import object_id

Value = str | float | int | None
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
JOIN = " | "
"""Stands between the other names of a thing."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node; ``labels[0]`` is its kind: Thing, Claim, Evidence or Article."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes, by their ids and kinds."""

    start: str
    type: str
    end: str
    kinds: tuple[str, str]
    properties: dict[str, Value]


PROPERTIES = {
    "Article": ("title", "url", "date", "publisher"),
    "Claim": ("predicate", "polarity", "certainty", "confidence", "qualifiers"),
    "Evidence": ("quote", "start", "end"),
    "Thing": ("label", "alt_labels", "links", "low", "high", "currency", "per", "unit", "sessions", "every", "for",
              "dose", "route", "step"),
    "": ("claims",),
}  # fmt: skip
"""Kind of node -> its properties, in order; those of relationships stand under the empty name."""
NUMBERS = {"confidence": "double", "high": "double", "low": "double", "sessions": "double"}
NUMBERS |= dict.fromkeys(("claims", "end", "start", "step"), "long")
"""Properties that are no texts."""


def nodes(source: Source) -> list[Node]:
    """All nodes, each once, sorted by kind and id."""
    found = {node.id: node for node in (*_things(source), *_articles(source), *_claims(source))}
    return sorted(found.values(), key=lambda node: (node.labels[0], node.id))


def relationships(source: Source) -> list[Relationship]:
    """All relationships, sorted by kinds, start, type and end."""
    found = (*_plain(source), *(one for claim in source.claims for one in _of_claim(claim, source)))
    return sorted(found, key=lambda one: (one.kinds, one.start, one.type, one.end))


def relationship_type(predicate: str) -> str:
    """The name of a predicate as Cypher writes relationships: HAS_SIDE_EFFECT."""
    return _HUMP.sub("_", predicate).upper()


def _labels(kind: str, types: Iterable[str], source: Source) -> tuple[str, ...]:
    above = (name for known in types for name in source.schema.classes(known))
    return tuple(dict.fromkeys((kind, *above)))


def _things(source: Source) -> Iterator[Node]:
    for thing in source.things.values():
        texts = {"label": thing.label, "alt_labels": JOIN.join(thing.alt_labels), "links": JOIN.join(thing.links)}
        yield Node(
            thing.id, _labels("Thing", thing.types, source), {name: text for name, text in texts.items() if text}
        )
    for claim in source.claims:
        if not isinstance(claim.object, Entity):
            parts = object_json(claim.object)
            type_ = parts.pop("type")
            labels = _labels("Thing", (type_,), source) if type_ in source.schema.types else ("Thing", type_)
            yield Node(object_id(claim, source.base), labels, parts)


def _articles(source: Source) -> Iterator[Node]:
    for name, article in source.articles.items():
        about = {key: getattr(article, key) for key in PROPERTIES["Article"]}
        yield Node(article_id(source.base, name), ("Article",), {"title": name} | {k: v for k, v in about.items() if v})


def _claims(source: Source) -> Iterator[Node]:
    for claim in source.claims:
        about: dict[str, Value] = {
            "predicate": claim.predicate,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "confidence": claim.confidence,
        }
        if claim.qualifiers:
            about["qualifiers"] = JOIN.join(f"{name}: {text}" for name, text in claim.qualifiers)
        yield Node(claim.id, ("Claim",), about)
        for evidence in claim.evidence:
            run = evidence.quote
            node = run_id(source.articles[claim.article], run.span, base=source.base)
            yield Node(node, ("Evidence",), {"quote": run.text, "start": run.span.start, "end": run.span.end})


def _plain(source: Source) -> Iterator[Relationship]:
    """One for each plain triple, with the number of claims that bear it out."""
    counts: dict[tuple[str, str, str], int] = {}
    for claim in source.claims:
        if stands(claim, schema=source.schema):
            key = (claim.subject.id, relationship_type(claim.predicate), object_id(claim, source.base))
            counts[key] = counts.get(key, 0) + 1
    for (start, type_, end), claims in counts.items():
        yield Relationship(start, type_, end, ("Thing", "Thing"), {"claims": claims})


def _of_claim(claim: Claim, source: Source) -> Iterator[Relationship]:
    yield Relationship(claim.id, "SUBJECT", claim.subject.id, ("Claim", "Thing"), {})
    yield Relationship(claim.id, "OBJECT", object_id(claim, source.base), ("Claim", "Thing"), {})
    if claim.attributed_to:
        yield Relationship(claim.id, "SAID_BY", claim.attributed_to.id, ("Claim", "Thing"), {})
    yield Relationship(claim.id, "STATED_IN", article_id(source.base, claim.article), ("Claim", "Article"), {})
    article = source.articles[claim.article]
    for evidence in claim.evidence:
        run = run_id(article, evidence.quote.span, base=source.base)
        yield Relationship(claim.id, "HAS_EVIDENCE", run, ("Claim", "Evidence"), {})
