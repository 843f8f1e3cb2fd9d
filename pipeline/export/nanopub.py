"""Claims -> nanopublications, one a claim: the assertion, where it comes from, and what it is about."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import Literal as Read
from pyoxigraph import NamedNode, RdfFormat, parse

from pipeline.export.source import Source
from pipeline.export.trusty import BLANK, Quad, artifact_code
from pipeline.graph import to_ntriples
from pipeline.graph.claims import object_term, plain_triples
from pipeline.graph.terms import TYPE, Literal, Term, Triple, name
from pipeline.ids import article_id
from pipeline.model import Claim, Text

_NP = "http://www.nanopub.org/nschema#"
_NPX = "http://purl.org/nanopub/x/"
_PARTS = {"assertion": "hasAssertion", "provenance": "hasProvenance", "pubinfo": "hasPublicationInfo"}
_OF_PROVENANCE = frozenset(name(short) for short in ("cg:evidence", "cg:confidence", "prov:wasDerivedFrom",
                                                     "prov:wasAttributedTo"))  # fmt: skip
_LEADS_ON = frozenset(
    name(short) for short in ("cg:evidence", "cg:context", "cg:cue", "oa:hasTarget", "oa:hasSelector")
)
"""From a claim to all that bears it."""
_OF_THINGS = frozenset((TYPE, name("rdfs:label"), name("skos:exactMatch")))
_About = Mapping[str, list[Triple]]
"""Node -> what the graph says of it."""


def nanopub(source: Source) -> Iterator[tuple[str, bytes]]:
    """A file of TriG for each claim, named by its trusty code.

    What the claim states stands as a plain triple in its assertion only where the plain triple stands in the graph. No
    time is given, so that the same claim has the same code.
    """
    about = _about(source)
    for claim in source.claims:
        quads = list(_quads(claim, source, about))
        code = artifact_code(quads)
        yield f"{code}.trig", _trig(quads, code).encode()


def _about(source: Source) -> _About:
    found: dict[str, list[Triple]] = {}
    for triple in parse(path=str(source.ntriples), format=RdfFormat.N_TRIPLES):
        if isinstance(triple.subject, NamedNode):
            value = triple.object
            term: Term = Literal(value.value, value.datatype.value) if isinstance(value, Read) else str(value)[1:-1]
            found.setdefault(triple.subject.value, []).append(
                Triple(triple.subject.value, triple.predicate.value, term)
            )
    return found


def _quads(claim: Claim, source: Source, about: _About) -> Iterator[Quad]:
    here = f"{source.base}np/{BLANK}"
    yield f"{here}#Head", Triple(here, TYPE, f"{_NP}Nanopublication")
    for part, property_ in _PARTS.items():
        yield f"{here}#Head", Triple(here, f"{_NP}{property_}", f"{here}#{part}")
    for triple in _assertion(claim, source, about):
        yield f"{here}#assertion", triple
    for triple in _provenance(claim, f"{here}#assertion", source, about):
        yield f"{here}#provenance", triple
    text = f"{claim.subject.label} {source.schema.predicate(claim.predicate).label} {claim.object.label}"
    yield f"{here}#pubinfo", Triple(here, f"{_NPX}introduces", claim.id)
    yield f"{here}#pubinfo", Triple(here, f"{_NPX}hasNanopubType", name("cg:Claim"))
    yield f"{here}#pubinfo", Triple(here, name("rdfs:label"), Literal(f"{text} ({claim.polarity}, {claim.certainty})"))


def _assertion(claim: Claim, source: Source, about: _About) -> Iterator[Triple]:
    """The claim with its status, what things it speaks of, and the plain triple if it stands."""
    yield from (triple for triple in about[claim.id] if triple.predicate not in _OF_PROVENANCE)
    yield from plain_triples(claim, schema=source.schema, base=source.base)
    yield from (triple for triple in about[claim.subject.id] if triple.predicate in _OF_THINGS)
    if not isinstance(claim.object, Text):
        node = str(object_term(claim, base=source.base))
        known = node in source.things
        yield from (triple for triple in about[node] if triple.predicate in _OF_THINGS or not known)


def _provenance(claim: Claim, assertion: str, source: Source, about: _About) -> Iterator[Triple]:
    """Article and speaker of the assertion; evidence and confidence of the claim, with all that they lead to."""
    yield Triple(assertion, name("prov:wasDerivedFrom"), article_id(source.base, claim.article))
    if claim.attributed_to:
        yield Triple(assertion, name("prov:wasAttributedTo"), claim.attributed_to.id)
    waiting = [triple for triple in about[claim.id] if triple.predicate in _OF_PROVENANCE]
    for triple in waiting:  # grows while it is read
        yield triple
        if triple.predicate in _LEADS_ON:
            waiting += about[str(triple.object)]


def _trig(quads: Iterable[Quad], code: str) -> str:
    """The quads with the code in its place, graph by graph."""
    return "\n".join(
        f"<{_coded(graph, code)}> {{\n{_lines((triple for _, triple in group), code)}}}\n"
        for graph, group in groupby(quads, key=lambda quad: quad[0])
    )


def _lines(triples: Iterable[Triple], code: str) -> str:
    written = (
        Triple(_coded(s, code), p, o if isinstance(o, Literal) else _coded(o, code))
        for s, p, o in sorted(set(triples), key=str)
    )
    return "".join(f"    {line}" for line in to_ntriples(written))


def _coded(iri: str, code: str) -> str:
    return iri.replace(BLANK, code)
