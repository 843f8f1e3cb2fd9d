"""Extractions -> the triples of each article's graph, and of all together."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pipeline.graph.claims import claim_triples, plain_triples
from pipeline.graph.entities import entity_triples, kinds
from pipeline.graph.evidence import evidence_triples
from pipeline.graph.hierarchy import between
from pipeline.graph.merge import merged
from pipeline.graph.quantities import quantity_triples
from pipeline.graph.rows import row
from pipeline.graph.terms import DATE, STRING, TYPE, Literal, Term, Triple, iri, name
from pipeline.ids import BASE, article_id
from pipeline.model import Article, Cost, Duration, Extraction, Regimen
from pipeline.schema import Schema

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")


def graph_triples(extractions: Iterable[Extraction], *, schema: Schema, base: str = BASE) -> list[Triple]:
    """The whole graph, sorted: the same extractions in any order give the same list."""
    extractions = list(extractions)
    lines = sorted(row(triple) for read in extractions for triple in article_triples(read, schema=schema, base=base))
    above = between(lines, (row(triple) for read in extractions for triple in kinds(read)))
    return list(merged(sorted([*lines, *above])))


def article_triples(extraction: Extraction, *, schema: Schema, base: str = BASE) -> list[Triple]:
    """The graph of one article by itself, each triple once, sorted."""
    triples = set(entity_triples(extraction, schema=schema))
    triples.update(_quantities(extraction, schema, base))
    triples.update(_about_article(extraction, base))
    for claim in extraction.claims:
        triples.update(claim_triples(claim, schema=schema, base=base))
        triples.update(plain_triples(claim, schema=schema, base=base))
        triples.update(evidence_triples(claim, extraction.article, base=base))
    return list(merged(sorted(map(row, triples))))


def _quantities(extraction: Extraction, schema: Schema, base: str) -> Iterator[Triple]:
    for claim in extraction.claims:
        if isinstance(claim.object, Cost | Duration | Regimen):
            yield from quantity_triples(claim.object, schema=schema, base=base)


def _about_article(extraction: Extraction, base: str) -> Iterator[Triple]:
    article = extraction.article
    node = article_id(base, article.id)
    for type_ in ("cg:Article", "schema:Article"):
        yield Triple(node, TYPE, name(type_))
    for property_, value in _properties(article).items():
        if value is not None:
            yield Triple(node, name(property_), value)
    for mention in extraction.mentions:
        yield Triple(node, name("schema:mentions"), iri(mention.entity.id))


def _properties(article: Article) -> dict[str, Term | None]:
    return {
        "rdfs:label": Literal(article.title or article.id),
        "schema:identifier": Literal(article.id),
        "schema:name": _literal(article.title),
        "schema:url": _link(article.url),
        "schema:datePublished": _literal(article.date, DATE if _DAY.fullmatch(article.date or "") else STRING),
        "schema:publisher": _literal(article.publisher),
        "cg:sha256": Literal(sha256(article.text.encode("utf-8")).hexdigest()),
    }


def _literal(text: str | None, datatype: str = STRING) -> Literal | None:
    return Literal(text, datatype) if text else None


def _link(url: str | None) -> Term | None:
    """An address as an IRI; what is no address of its own (a relative one) stays a text."""
    if not url:
        return None
    return iri(url) if _ABSOLUTE.match(url) else Literal(url)
