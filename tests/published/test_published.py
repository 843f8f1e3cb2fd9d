"""What is made from the ontology is up to date, and says nothing that is not so."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from rdflib import DCTERMS, OWL, PROV, RDF, SKOS, Graph

from pipeline.graph.validate import faults_of
from pipeline.resources import ontology_dir
from tests.published import context, sssom
from tests.published.write import MADE

GRAPH = Graph().parse(ontology_dir() / "caregraph.ttl")
OA = {"Annotation", "SpecificResource", "hasBody", "hasTarget", "motivatedBy"}
"""Terms of the Web Annotation Vocabulary that are linked to."""
OBO = {
    "BFO_0000051": "has part",
    "MAXO_0000001": "medical action",
    "MAXO_0000002": "therapeutic procedure",
    "MAXO_0000058": "pharmacotherapy",
    "RO_0002200": "has phenotype",
    "RO_0002434": "interacts with",
    "RO_0002606": "is substance that treats",
    "RO_0003303": "causes condition",
    "RO_0003307": "ameliorates condition",
    "RO_0004026": "disease has location",
}
"""Each with its label, for no package brings these ontologies."""
TEXT = "Ibuprofen relieves migraine."
CLAIM: list[dict[str, Any]] = [
    {
        "id": "urn:claim",
        "type": "Claim",
        "subject": "urn:ibuprofen",
        "predicate": "treats",
        "object": "urn:migraine",
        "polarity": "affirmed",
        "certainty": "asserted",
        "confidence": "0.9",
        "article": "urn:article",
        "evidence": {
            "id": "urn:evidence",
            "type": "oa:Annotation",
            "body": "urn:claim",
            "target": {
                "id": "urn:run",
                "type": "oa:SpecificResource",
                "source": "urn:article",
                "selector": [
                    {"id": "urn:place", "type": "oa:TextPositionSelector", "start": "0", "end": str(len(TEXT))},
                    {"id": "urn:quote", "type": "oa:TextQuoteSelector", "exact": TEXT},
                ],
            },
        },
    },
    {"id": "urn:ibuprofen", "type": "Medication", "label": "ibuprofen", "rdfs:label": "ibuprofen"},
    {"id": "urn:migraine", "type": "Disease", "label": "migraine", "rdfs:label": "migraine"},
    {"id": "urn:article", "type": "Article", "rdfs:label": "Pain", "schema:identifier": "pain", "sha256": "0" * 64},
]
"""What someone else might write by hand."""


@pytest.mark.parametrize("file", MADE, ids=lambda file: file.name)
def test_file_is_what_the_ontology_gives(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == MADE[file](), "run `make ontology`"


def linked(namespace: str) -> set[str]:
    return {str(node).removeprefix(namespace) for node in GRAPH.objects() if str(node).startswith(namespace)}


def test_the_ontology_says_what_it_is() -> None:
    version = GRAPH.value(sssom.ONTOLOGY, OWL.versionInfo)
    assert GRAPH.value(sssom.ONTOLOGY, OWL.versionIRI) == sssom.ONTOLOGY + f"/{version}"
    for property_ in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.modified):
        assert GRAPH.value(sssom.ONTOLOGY, property_)


def test_every_class_and_property_has_an_example() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {node for kind in kinds for node in GRAPH.subjects(RDF.type, kind)}
    assert {node for node in terms if GRAPH.value(node, SKOS.example) is None} == set()


def test_links_to_biolink_are_real() -> None:
    spec = find_spec("biolink_model")
    assert spec
    assert spec.submodule_search_locations
    model = yaml.safe_load((Path(spec.submodule_search_locations[0]) / "schema" / "biolink_model.yaml").read_text())
    classes = {"".join(word[:1].upper() + word[1:] for word in name.split()) for name in model["classes"]}
    slots = {name.replace(" ", "_") for name in model["slots"]}
    assert linked("https://w3id.org/biolink/vocab/")
    assert linked("https://w3id.org/biolink/vocab/") <= classes | slots


def test_links_to_w3c_vocabularies_are_real() -> None:
    assert linked(str(PROV)) <= set(PROV.__annotations__)
    assert linked(str(SKOS)) <= set(SKOS.__annotations__)
    assert linked("http://www.w3.org/ns/oa#") <= OA


def test_links_to_obo_are_those_that_were_looked_up() -> None:
    assert linked("http://purl.obolibrary.org/obo/") == OBO.keys()


def test_mappings_are_a_table_with_known_prefixes() -> None:
    lines = sssom.FILE.read_text(encoding="utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    assert tuple(header) == sssom.COLUMNS
    declared = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
    for row in rows:
        assert len(row) == len(header)
        assert {cell.partition(":")[0] for cell in (row[0], *row[2:])} <= declared["curie_map"].keys()
    mapped = {predicate for predicate in sssom.MAPPED for _ in GRAPH.subject_objects(predicate)}
    assert len(rows) == sum(1 for predicate in mapped for _ in GRAPH.subject_objects(predicate))


def test_json_in_the_words_of_the_context_is_a_graph_that_conforms(tmp_path: Path) -> None:
    document = {**json.loads(context.FILE.read_text(encoding="utf-8")), "@graph": CLAIM}
    path = tmp_path / "theirs.jsonld"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert faults_of(path) == []
    document["@graph"] = [{**CLAIM[0], "polarity": "yes"}, *CLAIM[1:]]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert len(faults_of(path)) == 1
