"""pipeline/metadata: what an output folder says of itself, read with the tools it is for."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, VOID, Graph, Literal, Namespace, URIRef
from rocrate.rocrate import ROCrate

from pipeline import __version__
from pipeline.build import Options, build
from pipeline.ids import BASE
from pipeline.metadata.vocabularies import vocabularies
from pipeline.run import Engine, reading_with
from pipeline.schema import load_schema

SPDX = Namespace("http://spdx.org/rdf/terms#")
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return Graph().parse(built / "graph.nt")


@pytest.fixture(scope="module")
def described(built: Path) -> Graph:
    return Graph().parse(built / "dataset.ttl")


@pytest.fixture(scope="module")
def history(built: Path) -> Graph:
    return Graph().parse(built / "provenance.ttl")


def the_dataset(described: Graph) -> URIRef:
    (found,) = described.subjects(DCAT.distribution, unique=True)
    assert isinstance(found, URIRef)
    return found


def number(graph: Graph, node: object, property_: URIRef) -> int:
    assert isinstance(node, URIRef)
    return int(str(graph.value(node, property_)))


def checksum(graph: Graph, node: object) -> str:
    assert isinstance(node, URIRef)
    value = graph.value(node, SPDX.checksum)
    assert value is not None
    return str(graph.value(value, SPDX.checksumValue)).lower()


def test_numbers_are_those_of_the_graph(graph: Graph, described: Graph) -> None:
    this = the_dataset(described)
    assert number(described, this, VOID.triples) == len(graph)
    assert number(described, this, VOID.distinctSubjects) == len(set(graph.subjects()))
    assert number(described, this, VOID.properties) == len(set(graph.predicates()))
    assert number(described, this, VOID.classes) == len(set(graph.objects(None, RDF.type)))


def test_parts_are_those_of_the_graph(graph: Graph, described: Graph) -> None:
    this = the_dataset(described)
    properties = {
        described.value(part, VOID.property): number(described, part, VOID.triples)
        for part in described.objects(this, VOID.propertyPartition)
    }
    classes = {
        described.value(part, VOID["class"]): number(described, part, VOID.entities)
        for part in described.objects(this, VOID.classPartition)
    }
    assert properties == {known: len(list(graph.subject_objects(known))) for known in set(graph.predicates())}
    assert classes == {known: len(set(graph.subjects(RDF.type, known))) for known in set(graph.objects(None, RDF.type))}


def test_example_is_a_claim(graph: Graph, described: Graph) -> None:
    example = described.value(the_dataset(described), VOID.exampleResource)
    assert (example, RDF.type, URIRef("https://w3id.org/caregraph/ontology#Claim")) in graph


def test_every_link_is_counted_and_leads_to_a_vocabulary_with_its_terms(graph: Graph, described: Graph) -> None:
    links = list(described.objects(the_dataset(described), VOID.subset))
    assert links
    for property_ in (SKOS.exactMatch, SKOS.closeMatch):
        counted = sum(
            number(described, link, VOID.triples)
            for link in links
            if described.value(link, VOID.linkPredicate) == property_
        )
        assert counted == len(list(graph.subject_objects(property_)))
    for link in links:
        target = described.value(link, VOID.objectsTarget)
        space = str(described.value(target, VOID.uriSpace))
        assert any(str(thing).startswith(space) for thing in graph.objects(None, SKOS.exactMatch | SKOS.closeMatch))


def test_vocabularies_have_licence_and_attribution(described: Graph) -> None:
    sources = list(described.objects(the_dataset(described), DCTERMS.source))
    assert len(sources) == len(vocabularies())
    for source in sources:
        for property_ in (DCTERMS.title, DCTERMS.license, DCTERMS.rights, DCTERMS.creator):
            assert described.value(source, property_), f"{source} has no {property_}"


def test_files_are_as_described(built: Path, described: Graph) -> None:
    files = list(described.objects(the_dataset(described), DCAT.distribution))
    assert len(files) == 6
    for file in files:
        data = (built / str(described.value(file, DCTERMS.identifier))).read_bytes()
        assert number(described, file, DCAT.byteSize) == len(data)
        assert checksum(described, file) == sha256(data).hexdigest()
        assert str(described.value(file, DCAT.mediaType)).startswith("https://www.iana.org/assignments/media-types/")


def test_description_has_no_blank_nodes(described: Graph, history: Graph) -> None:
    for graph in (described, history):
        assert all(isinstance(term, URIRef | Literal) for triple in graph for term in triple)


@pytest.mark.parametrize("base", ["https://example.org/id#", "urn:example:"])
def test_every_base_gives_valid_iris(base: str, article_file: Path, engine: Engine, tmp_path: Path) -> None:
    build([str(article_file)], tmp_path, workers=reading_with(engine), options=Options(base))
    for file in ("dataset.ttl", "provenance.ttl"):
        assert len(list(parse(path=str(tmp_path / file), format=RdfFormat.TURTLE))) > 50


def test_only_the_description_is_the_same_each_time(
    built: Path, article_file: Path, engine: Engine, tmp_path: Path
) -> None:
    build([str(article_file)], tmp_path / "again", workers=reading_with(engine))
    assert (tmp_path / "again" / "dataset.ttl").read_bytes() == (built / "dataset.ttl").read_bytes()
    text = (built / "dataset.ttl").read_text(encoding="utf-8")
    assert "Time" not in text
    assert str(article_file) not in text


def test_another_article_makes_another_data_set(
    described: Graph, article_file: Path, engine: Engine, tmp_path: Path
) -> None:
    changed = tmp_path / article_file.name
    changed.write_text("Biotin does not treat gout.\n", encoding="utf-8")
    build([str(changed)], tmp_path / "output", workers=reading_with(engine))
    other = Graph().parse(tmp_path / "output" / "dataset.ttl")
    assert the_dataset(other) != the_dataset(described)


def test_run_tells_versions_hashes_inputs_and_times(
    built: Path, article_file: Path, described: Graph, history: Graph
) -> None:
    (run,) = history.subjects(RDF.type, PROV.Activity)
    record = json.loads((built / "run.json").read_text(encoding="utf-8"))
    software = history.value(run, PROV.wasAssociatedWith)
    assert str(history.value(software, SCHEMA.softwareVersion)) == __version__
    ontology = URIRef(load_schema().version_iri)
    used = set(history.objects(run, PROV.used))
    assert ontology in used
    assert checksum(history, ontology) == record["ontology"]
    names = {str(history.value(node, RDFS.label)) for node in used}
    assert {f"{name} {version}" for name, version in record["packages"].items()} <= names
    (read,) = (node for node in used if str(history.value(node, RDFS.label)) == str(article_file))
    assert str(history.value(read, DCTERMS.identifier)) == f"sha256:{sha256(article_file.read_bytes()).hexdigest()}"
    assert history.value(URIRef(f"{BASE}article/minoxidil"), PROV.wasDerivedFrom) == read
    assert history.value(the_dataset(described), PROV.wasGeneratedBy) == run
    started, ended = (
        datetime.fromisoformat(str(history.value(run, property_)))
        for property_ in (PROV.startedAtTime, PROV.endedAtTime)
    )
    assert started <= ended
    assert started.isoformat() == record["started"]


def test_run_tells_the_hash_of_each_vocabulary(history: Graph) -> None:
    (run,) = history.subjects(RDF.type, PROV.Activity)
    for known in vocabularies():
        node = URIRef(known.iri(BASE))
        assert node in set(history.objects(run, PROV.used))
        if known.package:
            assert str(history.value(node, OWL.versionInfo)) == known.version
            assert checksum(history, history.value(node, DCTERMS.source)) == known.sha256


def test_vocabularies_that_are_not_there_are_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREGRAPH_CACHE", str(tmp_path))
    assert [known.name for known in vocabularies()] == ["caregraph"]


def test_folder_is_an_ro_crate(built: Path, described: Graph) -> None:
    crate = ROCrate(built)
    assert str(crate.root_dataset["identifier"]) == str(the_dataset(described))
    assert crate.name
    assert crate.description
    assert crate.license["description"]
    parts = {entity.id for entity in crate.data_entities}
    held = {f"{path.name}/" if path.is_dir() else path.name for path in built.iterdir()}
    assert parts == held - {"ro-crate-metadata.json"}
    for entity in crate.data_entities:
        assert entity["name"]
        if "sha256" in entity.properties():
            assert entity["sha256"] == sha256((built / entity.id).read_bytes()).hexdigest()


def test_ro_crate_tells_how_it_was_made_and_of_what(built: Path, article_file: Path) -> None:
    crate = ROCrate(built)
    run = crate.dereference("#run")
    assert run["instrument"]["version"] == __version__
    assert str(article_file) in {thing["name"] for thing in run["object"]}
    for known in vocabularies():
        vocabulary = crate.dereference(f"#vocabulary-{known.name}")
        assert known.attribution in vocabulary["creditText"]
        assert vocabulary["license"]["name"] == known.licence
