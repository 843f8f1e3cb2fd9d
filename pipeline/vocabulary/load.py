"""SKOS files in Turtle -> Vocabulary."""

from collections.abc import Collection, Iterator
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS

from pipeline.errors import OntologyError
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.vocabulary import Vocabulary

CG = Namespace("https://w3id.org/caregraph/ontology#")


def load_vocabulary(folder: Path, *, types: Collection[str] | None = None) -> Vocabulary:
    """The concepts of :func:`curated_concepts` alone, without any public vocabulary."""
    return Vocabulary(curated_concepts(folder, types=types))


def curated_concepts(folder: Path, *, types: Collection[str] | None = None) -> tuple[Concept, ...]:
    """All concepts of the ``*.ttl`` files of a folder, in the order of their IRIs.

    Args:
        folder: where the files lie.
        types: local names of the classes a concept may have; without it, any ``cg:`` name will do.

    Raises:
        OntologyError: a file does not parse, a concept lacks a type or a label or stands in two files,
            or its ``skos:broader`` is no concept.
    """
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise OntologyError(f"{folder}: no vocabulary file (*.ttl); put one there, or name another folder.")
    concepts: dict[str, Concept] = {}
    homes: dict[str, Path] = {}
    for path in files:
        for concept in read_concepts(path, types=types):
            if concept.iri in concepts:
                raise OntologyError(
                    f"{path.name}: {concept.iri} stands already in {homes[concept.iri].name}; keep it in one file."
                )
            concepts[concept.iri] = concept
            homes[concept.iri] = path
    _check_broader(concepts, homes)
    return tuple(concepts[iri] for iri in sorted(concepts))


def read_concepts(path: Path, *, types: Collection[str] | None = None) -> Iterator[Concept]:
    """The concepts of one Turtle file; arguments and errors as in :func:`load_vocabulary`."""
    graph = Graph()
    try:
        graph.parse(path, format="turtle")
    except Exception as error:
        # rdflib raises many kinds of errors on bad Turtle, some of them bare ones.
        raise OntologyError(f"{path.name}: not valid Turtle ({str(error).splitlines()[0]}); mend it.") from error
    for subject in graph.subjects(RDF.type, SKOS.Concept):
        yield _concept(graph, subject, path, types)


def _concept(graph: Graph, subject: object, path: Path, types: Collection[str] | None) -> Concept:
    if not isinstance(subject, URIRef):
        raise OntologyError(f"{path.name}: a skos:Concept has no IRI ({subject}); give it one.")
    return Concept(
        iri=str(subject),
        label=_label(graph, subject, path),
        types=_types(graph, subject, path, types),
        alt_labels=_texts(graph, subject, SKOS.altLabel),
        hidden_labels=_texts(graph, subject, SKOS.hiddenLabel),
        links=_texts(graph, subject, SKOS.exactMatch),
        close_links=_texts(graph, subject, SKOS.closeMatch),
        broader=_texts(graph, subject, SKOS.broader),
        word_class=next(iter(_texts(graph, subject, CG.wordClass)), None),
    )


def _label(graph: Graph, subject: URIRef, path: Path) -> str:
    labels = _texts(graph, subject, SKOS.prefLabel)
    if len(labels) != 1:
        found = f"{len(labels)} English skos:prefLabels" if labels else "no English skos:prefLabel"
        raise OntologyError(f"{path.name}: {subject} has {found}; give it exactly one.")
    return labels[0]


def _types(graph: Graph, subject: URIRef, path: Path, known: Collection[str] | None) -> tuple[str, ...]:
    main = list(graph.objects(subject, CG.type))
    if len(main) != 1:
        raise OntologyError(f"{path.name}: {subject} has {len(main)} values of cg:type; give it exactly one.")
    also = sorted(str(value) for value in graph.objects(subject, CG.alsoType))
    names = tuple(value.removeprefix(str(CG)) for value in (str(main[0]), *also))
    for name in names:
        if ":" in name or (known is not None and name not in known):
            choice = ", ".join(sorted(known)) if known else "a class of the ontology"
            raise OntologyError(f"{path.name}: {subject} has the unknown type {name}; known are {choice}.")
    return names


def _texts(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    """The IRIs and English (or untagged) texts of a property, sorted."""
    return tuple(
        sorted(
            str(value)
            for value in graph.objects(subject, predicate)
            if not isinstance(value, Literal) or value.language is None or value.language.startswith("en")
        )
    )


def _check_broader(concepts: dict[str, Concept], homes: dict[str, Path]) -> None:
    for concept in concepts.values():
        for above in concept.broader:
            if above not in concepts:
                raise OntologyError(
                    f"{homes[concept.iri].name}: {concept.iri} has skos:broader {above}, which no file describes."
                )
