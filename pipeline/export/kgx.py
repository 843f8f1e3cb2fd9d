"""Claims -> Biolink in KGX JSON Lines: nodes.jsonl and edges.jsonl.

An affirmed claim has its predicate only where the plain triple stands; else it is biolink:related_to, so that a reader
who looks at nothing but the predicate takes no "may help" for "helps". A negated claim keeps it and is negated: to deny
the weaker predicate would deny too much.
"""

import json
from collections.abc import Iterator
from typing import Any

from pipeline.export.mapping import Vocabulary, load_mapping
from pipeline.export.source import Source, Thing
from pipeline.graph.claims import stands
from pipeline.graph.evidence import run_id
from pipeline.ids import PREFIXES, article_id
from pipeline.model import Article, Claim, Entity, Evidence
from pipeline.network import object_id

Json = dict[str, Any]
_SOURCE = "infores:caregraph"


def kgx(source: Source) -> Iterator[tuple[str, bytes]]:
    """One node a line, sorted by id; one edge a claim, in the order of the claims."""
    biolink = load_mapping("biolink")
    nodes = {node["id"]: node for claim in source.claims for node in _values(claim, source, biolink)}
    nodes |= {thing.id: _node(thing, source, biolink) for thing in source.things.values()}
    yield "nodes.jsonl", _lines([nodes[key] for key in sorted(nodes)])
    yield "edges.jsonl", _lines([_edge(claim, source, biolink) for claim in source.claims])


def _lines(rows: list[Json]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _node(thing: Thing, source: Source, biolink: Vocabulary) -> Json:
    node = {
        "id": thing.id,
        "category": _categories(thing.types, source, biolink),
        "name": thing.label,
        "synonym": list(thing.alt_labels),
        "xref": [_curie(link, biolink) for link in thing.links],
        "provided_by": [_SOURCE],
    }
    return {key: value for key, value in node.items() if value}


def _values(claim: Claim, source: Source, biolink: Vocabulary) -> Iterator[Json]:
    """The node of an object that is no thing: KGX knows no edge to a value."""
    if not isinstance(claim.object, Entity):
        yield {
            "id": object_id(claim, source.base),
            "category": _categories((type(claim.object).__name__,), source, biolink),
            "name": claim.object.label,
            "provided_by": [_SOURCE],
        }


def _categories(types: tuple[str, ...], source: Source, biolink: Vocabulary) -> list[str]:
    return [f"biolink:{name}" for name in biolink.types_of(types, source.schema)]


def _curie(link: str, biolink: Vocabulary) -> str:
    for start, prefix in biolink.more["prefixes"].items():
        if link.startswith(start):
            return f"{prefix}{link[len(start) :]}"
    return link


def _edge(claim: Claim, source: Source, biolink: Vocabulary) -> Json:
    rule = biolink.rule(claim, source.schema)
    weak = claim.polarity == "affirmed" and not stands(claim, schema=source.schema)
    ends = (claim.subject.id, object_id(claim, source.base))
    subject, object_ = ends[::-1] if rule and rule.inverse and not weak else ends
    article = article_id(source.base, claim.article)
    edge = {
        "id": claim.id,
        "subject": subject,
        "predicate": "biolink:related_to" if weak or not rule else f"biolink:{rule.is_}",
        "object": object_,
        "category": ["biolink:Association"],
        "negated": claim.polarity == "negated",
        "knowledge_level": biolink.more["knowledge"][claim.certainty],
        "agent_type": "text_mining_agent",
        "primary_knowledge_source": _SOURCE,
        "publications": [source.articles[claim.article].url or article],
        "original_predicate": PREFIXES["cg"] + claim.predicate,
        "has_confidence_score": claim.confidence,
        "has_supporting_studies": {article: _study(claim, source)},
        "certainty": claim.certainty,
        "qualified_by": dict(claim.qualifiers),
        "attributed_to": claim.attributed_to.id if claim.attributed_to else None,
    }
    return {key: value for key, value in edge.items() if value not in (None, {})}


def _study(claim: Claim, source: Source) -> Json:
    """The article as Biolink's carrier of text-mined evidence: a result a place, whose id leads there."""
    article = source.articles[claim.article]
    return {
        "id": article_id(source.base, claim.article),
        "category": ["biolink:Study"],
        "name": article.title or article.id,
        "has_study_results": [_result(claim, evidence, article, source) for evidence in claim.evidence],
    }


def _result(claim: Claim, evidence: Evidence, article: Article, source: Source) -> Json:
    return {
        "id": run_id(article, evidence.quote.span, base=source.base),
        "category": ["biolink:TextMiningStudyResult"],
        "supporting_text": [evidence.quote.text, *(run.text for run in evidence.context)],
        "extraction_confidence_score": claim.confidence,
    }
