"""A file of RDF -> what is wrong with it as a graph in this ontology, a sentence for each fault."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from pipeline.errors import InputError
from pipeline.graph.check import violations
from pipeline.graph.terms import TYPE, name
from pipeline.resources import ontology_dir

_NAMESPACE = name("cg:")
_CLAIM, _SUBCLASS = NamedNode(name("cg:Claim")), NamedNode(name("rdfs:subClassOf"))
_FAR = 4
"""Steps from a selector of a cue to its claim, the longest way there is."""


def faults_of(path: Path) -> list[str]:
    """The faults of the graph in a file of any RDF syntax, named graphs taken as one, sorted.

    Raises:
        InputError: the file cannot be read, or holds no claim.
    """
    store = _read(path)
    if not any(store.quads_for_pattern(None, NamedNode(TYPE), _CLAIM)):
        raise InputError(f"{path}: the graph holds no cg:Claim, so there is nothing to check; is it in this ontology?")
    terms = _terms()
    data = "".join(f"{quad.triple} .\n" for quad in (*store, *_hierarchy(terms)))
    faults = [f"{message} It is about {_place(node, store)}" for node, message in violations(data).items()]
    return sorted({*faults, *_unknown(store, terms)})


def _read(path: Path) -> Store:
    if not path.is_file():
        raise InputError(f"{path}: no such file; check the path.")
    syntax = RdfFormat.from_extension(path.suffix.lstrip("."))
    if syntax is None:
        known = "ttl, nt, nq, trig, jsonld, rdf"
        raise InputError(f"{path}: the ending tells no RDF syntax; rename the file to one of these: {known}.")
    store = Store()
    try:
        store.extend(
            Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in parse(path=str(path), format=syntax)
        )
    except (OSError, ValueError, SyntaxError) as error:
        raise InputError(f"{path}: not readable as {syntax.name} ({' '.join(str(error).split())}); mend it.") from error
    return store


def _terms() -> Store:
    terms = Store()
    terms.bulk_load(path=str(ontology_dir() / "caregraph.ttl"), format=RdfFormat.TURTLE)
    return terms


def _hierarchy(terms: Store) -> Iterator[Quad]:
    """A graph need not write out that a therapy is a treatment."""
    return terms.quads_for_pattern(None, _SUBCLASS, None)


def _unknown(store: Store, terms: Store) -> Iterator[str]:
    """Terms in the ontology's namespace that it does not have: shapes do not see a name that is written wrong."""
    known = {quad.subject for quad in terms}
    for quad in store:
        used = (quad.predicate, quad.object) if quad.predicate.value == TYPE else (quad.predicate,)
        for term in used:
            if isinstance(term, NamedNode) and term.value.startswith(_NAMESPACE) and term not in known:
                short = f"cg:{term.value.removeprefix(_NAMESPACE)}"
                yield f"There is no term {short}: correct it. It is about {_place(_iri(quad.subject), store)}"


def _place(node: str, store: Store) -> str:
    """The claim that a node belongs to, in words, and the sentence it stands on."""
    claim = _claim_of(node, store)
    here = f"<{node}>"
    if claim is None:
        return f"{here}, which belongs to no claim."
    of_claim = "" if claim.value == node else f" of the claim <{claim.value}>"
    quotes = _all(store, claim, "cg:evidence", "oa:hasTarget", "oa:hasSelector", "oa:exact")
    stands = f", which stands on “{quotes[0]}”" if quotes else ", which stands on no quote"
    return f"{here}{of_claim}: {_said(claim, store)}{stands}."


def _said(claim: NamedNode, store: Store) -> str:
    parts = []
    for role in ("rdf:subject", "rdf:predicate", "rdf:object"):
        terms = [quad.object for quad in store.quads_for_pattern(claim, NamedNode(name(role)), None)]
        labels = _all(store, claim, role, "rdfs:label")
        plain = sorted(term.value.removeprefix(_NAMESPACE) for term in terms if isinstance(term, NamedNode | Literal))
        parts.append((labels or plain or ["?"])[0])
    return "“" + " — ".join(parts) + "”"


def _all(store: Store, start: NamedNode, *path: str) -> list[str]:
    """The texts at the end of a path."""
    nodes: list[object] = [start]
    for step in path:
        nodes = [
            quad.object
            for node in nodes
            if not isinstance(node, Literal)
            for quad in store.quads_for_pattern(node, NamedNode(name(step)), None)  # type: ignore[arg-type]
        ]
    return sorted(node.value for node in nodes if isinstance(node, Literal))


def _claim_of(node: str, store: Store) -> NamedNode | None:
    """The node itself, or the nearest claim that leads to it; of several, the first by its IRI."""
    level = {NamedNode(node)} if ":" in node else set()
    for _ in range(_FAR + 1):
        claims = [one for one in level if Quad(one, NamedNode(TYPE), _CLAIM, DefaultGraph()) in store]
        if claims:
            return min(claims, key=lambda one: one.value)
        level = {
            quad.subject
            for one in level
            for quad in store.quads_for_pattern(None, None, one)
            if isinstance(quad.subject, NamedNode)
        }
    return None


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)
