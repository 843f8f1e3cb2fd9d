"""ontology/caregraph.ttl -> ontology/context.jsonld: its terms as plain keys of JSON."""

import json

from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from pipeline.ids import PREFIXES
from pipeline.resources import ontology_dir

FILE = ontology_dir() / "context.jsonld"
_TERMS = {
    "id": "@id",
    "type": "@type",
    "label": "skos:prefLabel",
    "altLabel": "skos:altLabel",
    "exactMatch": {"@id": "skos:exactMatch", "@type": "@id"},
    "closeMatch": {"@id": "skos:closeMatch", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "subject": {"@id": "rdf:subject", "@type": "@id"},
    "predicate": {"@id": "rdf:predicate", "@type": "@vocab"},
    "object": {"@id": "rdf:object", "@type": "@id"},
    "speaker": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "article": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "start": {"@id": "oa:start", "@type": "xsd:integer"},
    "end": {"@id": "oa:end", "@type": "xsd:integer"},
}
"""The words of other vocabularies that a graph uses."""


def text() -> str:
    """The file as it should be."""
    graph = Graph().parse(ontology_dir() / "caregraph.ttl")
    own: dict[str, object] = {}
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in graph.subjects(RDF.type, kind):
            if isinstance(node, URIRef) and node.startswith(PREFIXES["cg"]):
                local = node.removeprefix(PREFIXES["cg"])
                own[local] = _term(graph, node, local)
    context = {**dict(sorted(PREFIXES.items())), **_TERMS, **dict(sorted(own.items()))}
    return json.dumps({"@context": context}, ensure_ascii=False, indent=1) + "\n"


def _term(graph: Graph, node: URIRef, local: str) -> object:
    if (node, RDF.type, OWL.ObjectProperty) in graph:
        return {"@id": f"cg:{local}", "@type": "@id"}
    range_ = graph.value(node, RDFS.range)
    if (node, RDF.type, OWL.Class) in graph or range_ == XSD.string:
        return f"cg:{local}"
    return {"@id": f"cg:{local}", "@type": f"xsd:{str(range_).removeprefix(str(XSD))}"}
