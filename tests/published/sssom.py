"""ontology/caregraph.ttl -> ontology/mappings.sssom.tsv: its links to other vocabularies, as one table (SSSOM)."""

from collections.abc import Iterator
from pathlib import Path

from rdflib import DCTERMS, OWL, RDFS, SKOS, Graph, URIRef

from pipeline.resources import ontology_dir

FILE = ontology_dir() / "mappings.sssom.tsv"
ONTOLOGY = URIRef("https://w3id.org/caregraph/ontology")
PREFIXES = {
    "biolink": "https://w3id.org/biolink/vocab/",
    "cg": "https://w3id.org/caregraph/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "obo": "http://purl.obolibrary.org/obo/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
MAPPED = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
COLUMNS = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification")


def text() -> str:
    """The file as it should be: its facts as YAML in comments, then the rows."""
    graph = Graph().parse(ontology_dir() / "caregraph.ttl")
    return "".join(f"{line}\n" for line in (*_head(graph), "\t".join(COLUMNS), *sorted(_rows(graph))))


def _head(graph: Graph) -> Iterator[str]:
    version, licence = graph.value(ONTOLOGY, OWL.versionInfo), graph.value(ONTOLOGY, DCTERMS.license)
    yield "#mapping_set_id: https://w3id.org/caregraph/ontology/mappings.sssom.tsv"
    yield f'#mapping_set_version: "{version}"'
    yield "#mapping_set_title: Terms of CareGraph in other vocabularies"
    yield f"#license: {licence}"
    yield "#curie_map:"
    yield from (f"#  {prefix}: {namespace}" for prefix, namespace in PREFIXES.items())


def _rows(graph: Graph) -> Iterator[str]:
    for predicate in MAPPED:
        for subject, value in graph.subject_objects(predicate):
            label = str(graph.value(subject, RDFS.label))
            yield "\t".join((curie(subject), label, curie(predicate), curie(value), "semapv:ManualMappingCuration"))


def curie(node: object) -> str:
    """An IRI with its prefix."""
    for prefix, namespace in PREFIXES.items():
        if str(node).startswith(namespace):
            return f"{prefix}:{str(node).removeprefix(namespace)}"
    raise LookupError(f"{node} has no prefix; add one in {Path(__file__).name}")
