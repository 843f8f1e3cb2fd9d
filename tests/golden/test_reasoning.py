"""The ontology and what is built with it, as a reasoner sees them (OWL 2 RL)."""

from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, Graph, Namespace, URIRef

from pipeline.ids import PREFIXES
from pipeline.resources import ontology_dir
from pipeline.schema import load_schema
from pipeline.vocabulary import open_vocabulary

CG = Namespace(PREFIXES["cg"])
ERROR = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
ONTOLOGY = Graph().parse(ontology_dir() / "caregraph.ttl")
CLASSES = sorted(node for node in ONTOLOGY.subjects(RDF.type, OWL.Class) if isinstance(node, URIRef) and node in CG)


def faults(data: Graph) -> list[str]:
    """What a reasoner finds wrong with the data and the ontology together."""
    together = ONTOLOGY + data
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(together)
    told = [str(text) for text in together.objects(None, URIRef(f"{ERROR}error"))]
    return told + [f"{node} is in no possible world" for node in together.subjects(RDF.type, OWL.Nothing)]


def said(output: Path) -> Graph:
    """The graph without its places in the text and its names, which no axiom speaks of."""
    kept = Graph()
    for triple in Graph().parse(output / "graph.nt"):
        terms = [str(term) for term in triple]
        if terms[1].startswith((CG, str(RDF))) and not any("/text/" in term or "/evidence/" in term for term in terms):
            kept.add(triple)
    return kept


def test_what_is_built_is_clean(output: Path) -> None:
    data = said(output)
    assert len(set(data.subjects(RDF.type, CG.Claim))) > 100
    assert faults(data) == []


def test_no_class_is_empty() -> None:
    data = Graph()
    for class_ in CLASSES:
        data.add((URIRef(f"urn:one:{class_.removeprefix(CG)}"), RDF.type, class_))
    assert len(data) > 25
    assert faults(data) == []


@pytest.mark.parametrize(
    "text",
    [
        "<urn:x> a cg:Person , cg:Medication .",
        "<urn:x> a cg:Claim , cg:Condition .",
        "<urn:x> a cg:Cost ; cg:unit 'week' .",
        "<urn:x> cg:treats <urn:y> . <urn:y> a cg:Person .",
        "<urn:x> cg:hasCost <urn:y> . <urn:z> cg:hasRegimen <urn:y> .",
    ],
)
def test_a_planted_contradiction_is_found(text: str) -> None:
    assert faults(Graph().parse(data=f"@prefix cg: <{CG}> . {text}", format="turtle"))


def test_what_overlaps_is_not_disjoint() -> None:
    schema = load_schema()
    apart = {
        frozenset(str(node).removeprefix(CG) for node in pair) for pair in ONTOLOGY.subject_objects(OWL.disjointWith)
    }
    for name, one in schema.types.items():
        assert not any(frozenset((name, other)) in apart for other in one.overlaps)
    for concept in open_vocabulary().concepts:
        tops = {schema.top(type_) for type_ in concept.types}
        assert not any(pair <= tops for pair in apart), concept.iri
