"""ontology/caregraph.ttl -> docs/ontology.md: every term with its definition, example and links."""

from collections.abc import Iterator
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from pipeline.ids import PREFIXES
from pipeline.resources import ontology_dir
from tests.published.sssom import MAPPED, ONTOLOGY, curie

CG = Namespace(PREFIXES["cg"])
PAGE = Path(__file__).resolve().parents[2] / "docs" / "ontology.md"
_LINKS = (*MAPPED, RDFS.seeAlso)
_INTRODUCTION = """
This page is made by `make ontology` from `ontology/caregraph.ttl`, which is the ontology itself. Beside it lie
`ontology/shapes.ttl` (what a graph must keep, in SHACL; `caregraph validate` checks it), `ontology/context.jsonld` (a
context for JSON-LD) and `ontology/mappings.sssom.tsv` (the links below as one table, in SSSOM).
[Predicates](predicates.md) has the predicates in one table.
"""


def page() -> str:
    """The page as it should be."""
    return "\n".join(_lines(Graph().parse(ontology_dir() / "caregraph.ttl"))) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    yield f"# {graph.value(ONTOLOGY, RDFS.label)}"
    yield f"\n{graph.value(ONTOLOGY, DCTERMS.description)}"
    yield _INTRODUCTION
    for what, node in (
        ("namespace", URIRef(CG)),
        ("version", graph.value(ONTOLOGY, OWL.versionIRI)),
        ("last changed", graph.value(ONTOLOGY, DCTERMS.modified)),
        ("made by", graph.value(ONTOLOGY, DCTERMS.creator)),
        ("licence", graph.value(ONTOLOGY, DCTERMS.license)),
    ):
        yield f"- {what}: {f'<{node}>' if isinstance(node, URIRef) else node}"
    for title, kind in (
        ("Classes", OWL.Class),
        ("Predicates", CG.Predicate),
        ("Qualifiers", CG.Qualifier),
        ("Other properties", None),
        ("Annotations that steer the pipeline", OWL.AnnotationProperty),
        ("Units of time", CG.Unit),
    ):
        yield f"\n## {title}"
        for node in _of(graph, kind):
            yield from _term(graph, node)


def _of(graph: Graph, kind: URIRef | None) -> list[URIRef]:
    if kind is not None:
        return sorted(node for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef) and node in CG)
    apart = {*_of(graph, CG.Predicate), *_of(graph, CG.Qualifier)}
    return sorted({*_of(graph, OWL.ObjectProperty), *_of(graph, OWL.DatatypeProperty)} - apart)


def _term(graph: Graph, node: URIRef) -> Iterator[str]:
    yield f"\n### cg:{node.removeprefix(CG)}"
    yield f"\n*{graph.value(node, RDFS.label)}*: {graph.value(node, SKOS.definition)}\n"
    example = graph.value(node, SKOS.example)
    facts = {
        "example": [str(example)] if example else [],
        "a kind of": _named(graph, node, RDFS.subClassOf),
        "disjoint with": sorted({*_named(graph, node, OWL.disjointWith), *_inverse(graph, node, OWL.disjointWith)}),
        "from": _named(graph, node, CG.subjectType) or _named(graph, node, RDFS.domain),
        "to": _named(graph, node, CG.objectType) or _named(graph, node, RDFS.range),
    }
    yield from (f"- {what}: {', '.join(values)}" for what, values in facts.items() if values)
    for link in _LINKS:
        found = _named(graph, node, link)
        if found:
            yield f"- {_short(link)}: {', '.join(found)}"


def _named(graph: Graph, node: URIRef, property_: URIRef) -> list[str]:
    return sorted(_short(value) for value in graph.objects(node, property_))


def _inverse(graph: Graph, node: URIRef, property_: URIRef) -> list[str]:
    return [_short(value) for value in graph.subjects(property_, node)]


def _short(node: object) -> str:
    for prefix in ("rdf", "rdfs", "xsd"):
        if str(node).startswith(PREFIXES[prefix]):
            return f"{prefix}:{str(node).removeprefix(PREFIXES[prefix])}"
    return curie(node)
