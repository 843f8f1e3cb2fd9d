"""A build -> PROV: who made the data set of what, and when."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from pipeline.graph.terms import Literal, Triple
from pipeline.ids import article_id
from pipeline.metadata.run import Run
from pipeline.metadata.terms import MOMENT, checked, node, text
from pipeline.metadata.vocabularies import Vocabulary, vocabulary_triples


def provenance_triples(run: Run, dataset: str, ontology: str, known: Sequence[Vocabulary]) -> Iterator[Triple]:
    """The run, what it used besides its inputs, and the data set that came of it.

    Args:
        run: the build.
        dataset: the IRI of the data set.
        ontology: the IRI of the version of the ontology.
        known: the vocabularies that names were looked up in.
    """
    this = _run(run)
    software = f"{run.base}software/caregraph/{run.version}"
    libraries = {
        f"https://pypi.org/project/{name}/{version}/": (name, version) for name, version in run.packages.items()
    }
    vocabularies = [each.iri(run.base) for each in known]
    ended = Literal(run.ended.isoformat(timespec="seconds"), MOMENT)
    used = {
        "rdfs:label": text("caregraph build"),
        "prov:startedAtTime": Literal(run.started.isoformat(timespec="seconds"), MOMENT),
        "prov:endedAtTime": ended,
        "prov:wasAssociatedWith": software,
        "prov:used": [*filter(None, [ontology]), *libraries, *vocabularies],
        "dcterms:identifier": text(run.state),
    }
    yield from node(this, ("prov:Activity",), used)
    made = {"prov:wasGeneratedBy": this, "prov:generatedAtTime": ended}
    yield from node(dataset, ("prov:Entity",), made)
    yield from _software(software, run)
    for library, (name, version) in libraries.items():
        label = {"rdfs:label": text(f"{name} {version}"), "schema:softwareVersion": text(version)}
        yield from node(library, ("prov:Entity",), label)
    if ontology:
        yield from node(ontology, ("prov:Entity",), {"rdfs:label": text("CareGraph ontology")})
        yield from checked(ontology, run.hashes["ontology"])
    for each, vocabulary in zip(known, vocabularies, strict=True):
        yield from vocabulary_triples(each, run.base)
        yield from node(vocabulary, ("prov:Entity",), {})


def input_triples(run: Run) -> Iterator[list[Triple]]:
    """What is said of each input: there may be so many that they are not held together."""
    this = _run(run)
    for read in run.inputs:
        source = f"{run.base}input/{read.sha256}"
        said = {"rdfs:label": text(read.source), "dcterms:identifier": text(f"sha256:{read.sha256}")}
        yield [
            *node(source, ("prov:Entity",), said),
            *node(article_id(run.base, read.article), ("prov:Entity",), {"prov:wasDerivedFrom": source}),
            *node(this, (), {"prov:used": source}),
        ]


def _run(run: Run) -> str:
    return f"{run.base}run/{sha256(f'{run.state} {run.started.isoformat()}'.encode()).hexdigest()[:16]}"


def _software(software: str, run: Run) -> Iterator[Triple]:
    label = {"rdfs:label": text(f"CareGraph {run.version}"), "schema:softwareVersion": text(run.version)}
    yield from node(software, ("prov:SoftwareAgent",), label)
    yield from checked(software, run.hashes["code"])
