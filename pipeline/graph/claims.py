"""Claims -> claim nodes, and the plain triples that they bear out."""

from collections.abc import Iterator

from pipeline.graph.terms import TYPE, Literal, Term, Triple, decimal, iri, name
from pipeline.ids import article_id, quantity_id
from pipeline.model import Claim, Entity, Text
from pipeline.schema import Schema


def claim_triples(claim: Claim, *, schema: Schema, base: str) -> Iterator[Triple]:
    """The node of a claim: what it states, its status, speaker and source."""
    node = iri(claim.id)
    yield Triple(node, TYPE, name("cg:Claim"))
    yield Triple(node, name("rdf:subject"), iri(claim.subject.id))
    yield Triple(node, name("rdf:predicate"), name(f"cg:{claim.predicate}"))
    yield Triple(node, name("rdf:object"), object_term(claim, base=base))
    yield Triple(node, name("cg:polarity"), Literal(claim.polarity))
    yield Triple(node, name("cg:certainty"), Literal(claim.certainty))
    yield Triple(node, name("cg:confidence"), decimal(claim.confidence))
    yield Triple(node, name("prov:wasDerivedFrom"), article_id(base, claim.article))
    if claim.attributed_to:
        yield Triple(node, name("prov:wasAttributedTo"), iri(claim.attributed_to.id))
    for qualifier, text in claim.qualifiers:
        yield Triple(node, name(f"cg:{schema.qualifier(qualifier).property}"), Literal(text))
    yield from _proportion(claim, node)


def plain_triples(claim: Claim, *, schema: Schema, base: str) -> Iterator[Triple]:
    """What the claim lets stand without its status: the plain triple, and what SKOS calls the same.

    A negated claim yields nothing here, whatever else it says.
    """
    if claim.polarity == "negated":
        return
    subject, value = iri(claim.subject.id), object_term(claim, base=base)
    if claim.predicate == "hasSideEffect":
        yield Triple(str(value), TYPE, name("cg:SideEffect"))
    if not stands(claim, schema=schema):
        return
    yield Triple(subject, name(f"cg:{claim.predicate}"), value)
    if claim.predicate == "isSubtypeOf" and value != subject:
        yield Triple(subject, name("skos:broader"), value)
    if claim.predicate == "alsoKnownAs" and isinstance(value, Literal) and value.value != claim.subject.label:
        yield Triple(subject, name("skos:altLabel"), value)


def stands(claim: Claim, *, schema: Schema) -> bool:
    """Whether the claim yields the plain triple: affirmed, sure enough for its predicate, and without reserve."""
    sure = claim.certainty == "asserted" or schema.predicate(claim.predicate).hedged_suffices
    reserved = any(qualifier in ("condition", "exception") for qualifier, _ in claim.qualifiers)
    return claim.polarity == "affirmed" and sure and not reserved


def object_term(claim: Claim, *, base: str) -> Term:
    """The object as a term: a text is a literal, all else a node."""
    thing = claim.object
    if isinstance(thing, Text):
        return Literal(thing.label)
    return iri(thing.id) if isinstance(thing, Entity) else quantity_id(base, thing)


def _proportion(claim: Claim, node: str) -> Iterator[Triple]:
    if isinstance(claim.object, Text):
        for property_, value in (("cg:low", claim.object.low), ("cg:high", claim.object.high)):
            if value is not None:
                yield Triple(node, name(property_), decimal(value))
