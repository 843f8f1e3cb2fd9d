"""Extractions -> those claims that the graph may hold, and what is wrong with the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

import shacl

from pipeline.errors import OntologyError
from pipeline.graph.claims import claim_triples
from pipeline.graph.entities import kinds
from pipeline.graph.evidence import evidence_triples
from pipeline.graph.hierarchy import between
from pipeline.graph.rows import row, triple
from pipeline.graph.triples import article_triples, graph_triples
from pipeline.graph.write import to_ntriples
from pipeline.ids import BASE
from pipeline.model import Article, Claim, Cue, Entity, Extraction, Quote
from pipeline.resources import ontology_dir
from pipeline.schema import NAMESPACE, TEXT, Schema


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a claim, or a thing that no claim names, may not stand in the graph."""

    article: str | None
    """The article's id; None where the thing belongs to no one article."""
    claim: Claim | None
    message: str


def conforming(
    extractions: Iterable[Extraction], *, schema: Schema, base: str = BASE
) -> tuple[list[Extraction], list[Fault]]:
    """The extractions without the claims that are at fault, and the faults."""
    extractions = list(extractions)
    by_hand = [fault for extraction in extractions for fault in _own_faults(extraction, schema)]
    extractions = _without(extractions, by_hand)
    by_shape = shape_faults(extractions, schema=schema, base=base)
    return _without(extractions, by_shape), by_hand + by_shape


def conforming_rows(
    extraction: Extraction, *, schema: Schema, base: str = BASE
) -> tuple[Extraction, tuple[str, ...], list[Fault]]:
    """One extraction as :func:`conforming` leaves it, the rows of its graph, and the faults."""
    by_hand = list(_own_faults(extraction, schema))
    (kept,) = _without([extraction], by_hand)
    lines = _rows(kept, schema, base)
    above = between(lines, map(row, kinds(kept)))
    if not violations("".join(to_ntriples(map(triple, chain(lines, above))))):
        return kept, lines, by_hand
    (kept,), faults = conforming([extraction], schema=schema, base=base)
    return kept, _rows(kept, schema, base), faults


def _rows(extraction: Extraction, schema: Schema, base: str) -> tuple[str, ...]:
    return tuple(map(row, article_triples(extraction, schema=schema, base=base)))


def shape_faults(extractions: Sequence[Extraction], *, schema: Schema, base: str = BASE) -> list[Fault]:
    """Where the graph of the extractions does not conform to ``ontology/shapes.ttl``."""
    broken = violations("".join(to_ntriples(graph_triples(extractions, schema=schema, base=base))))
    if not broken:
        return []
    faults, explained = [], set()
    for extraction in extractions:
        for claim in extraction.claims:
            for node in sorted(_nodes(claim, extraction.article, schema, base) & broken.keys()):
                explained.add(node)
                faults.append(Fault(extraction.article.id, claim, f"<{node}>: {broken[node]}"))
    rest = (Fault(None, None, f"<{node}>: {broken[node]}") for node in sorted(broken.keys() - explained))
    return [*faults, *rest]


def violations(ntriples: str) -> dict[str, str]:
    """The nodes that break a shape, each with what the shapes say about it."""
    report = _shapes(ontology_dir() / "shapes.ttl").validate_text(ntriples, format="ntriples")
    messages: dict[str, set[str]] = {}
    for result in report.results:
        # A rule of a predicate's claims as a whole is told of the predicate; the claim is then the value.
        node = result.value if result.focus_node.startswith(f"<{NAMESPACE}") and result.value else result.focus_node
        messages.setdefault(node.strip("<>"), set()).add(" ".join(result.messages))
    return {node: " ".join(sorted(said)) for node, said in sorted(messages.items())}


@lru_cache(maxsize=1)
def _shapes(path: Path) -> shacl.Shapes:
    try:
        return shacl.Shapes.from_file(str(path))
    except (OSError, ValueError) as error:
        raise OntologyError(f"{path.name} cannot be used ({' '.join(str(error).split())}); mend it.") from error


def _own_faults(extraction: Extraction, schema: Schema) -> Iterator[Fault]:
    """What shapes cannot see: types that a predicate does not join, unknown names, and quotes that are not there."""
    article = extraction.article
    for claim in extraction.claims:
        for message in (*_name_faults(claim, schema), *_quote_faults(claim, article)):
            yield Fault(article.id, claim, message)


def _name_faults(claim: Claim, schema: Schema) -> Iterator[str]:
    if claim.predicate not in schema.predicates:
        yield f'There is no predicate "{claim.predicate}"; declare it in caregraph.ttl.'
        return
    from_, to = (
        claim.subject.type,
        claim.object.type if isinstance(claim.object, Entity) else type(claim.object).__name__,
    )
    entities = (thing for thing in (claim.subject, claim.object, claim.attributed_to) if isinstance(thing, Entity))
    unknown = sorted({entity.type for entity in entities} - schema.types.keys())
    if unknown:
        yield f'There is no type "{unknown[0]}"; declare it in caregraph.ttl.'
    elif (to != TEXT and to not in schema.types) or not schema.allows(claim.predicate, from_, to):
        yield f"cg:{claim.predicate} does not go from {from_} to {to}; widen it in caregraph.ttl if it should."
    for qualifier, _ in claim.qualifiers:
        if qualifier not in schema.qualifiers:
            yield f'There is no qualifier "{qualifier}"; declare it in caregraph.ttl.'


def _quote_faults(claim: Claim, article: Article) -> Iterator[str]:
    runs: list[Quote | Cue] = []
    for evidence in claim.evidence:
        runs += (evidence.quote, *evidence.context, *evidence.cues)
    for run in runs:
        if run.span.of(article.text) != run.text:
            yield f'"{run.text}" does not stand at {run.span.start}-{run.span.end} of the text.'


def _nodes(claim: Claim, article: Article, schema: Schema, base: str) -> set[str]:
    """All nodes that stand in the graph because of this claim, or that it points at."""
    triples = (*claim_triples(claim, schema=schema, base=base), *evidence_triples(claim, article, base=base))
    return {node for triple in triples for node in (triple.subject, triple.object) if isinstance(node, str)}


def _without(extractions: Iterable[Extraction], faults: Iterable[Fault]) -> list[Extraction]:
    bad = {id(fault.claim) for fault in faults if fault.claim is not None}
    return [
        replace(extraction, claims=tuple(claim for claim in extraction.claims if id(claim) not in bad))
        for extraction in extractions
    ]
