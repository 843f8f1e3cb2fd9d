"""SKOS or OWL in any syntax that rdflib reads; ids are IRIs."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.util import guess_format

from pipeline.errors import OntologyError
from pipeline.vocabulary.formats.record import Record, unique

_OBO = Namespace("http://www.geneontology.org/formats/oboInOwl#")
_LABELS = (SKOS.prefLabel, RDFS.label)
_NAMES = (SKOS.altLabel, _OBO.hasExactSynonym)
_PARENTS = (SKOS.broader, RDFS.subClassOf)
_LINKS = (SKOS.exactMatch, _OBO.hasDbXref)


def read(path: Path, _options: Mapping[str, object]) -> Iterator[Record]:
    """The concepts and classes that have an English or untagged label.

    Raises:
        OntologyError: the file does not parse.
    """
    graph = Graph()
    try:
        graph.parse(path, format=guess_format(path.name) or "turtle")
    except Exception as error:
        # rdflib raises many kinds of errors on bad files, some of them bare ones.
        raise OntologyError(f"{path.name}: not valid RDF ({str(error).splitlines()[0]}); mend it.") from error
    subjects = {s for kind in (SKOS.Concept, OWL.Class) for s in graph.subjects(RDF.type, kind)}
    for subject in sorted(s for s in subjects if isinstance(s, URIRef)):
        labels = _texts(graph, subject, _LABELS)
        if labels and (subject, OWL.deprecated, Literal(lexical_or_value=True)) not in graph:
            yield Record(
                id=str(subject),
                label=labels[0],
                names=unique((*labels[1:], *_texts(graph, subject, _NAMES))),
                parents=_iris(graph, subject, _PARENTS),
                links=(*_iris(graph, subject, _LINKS), *_texts(graph, subject, (_OBO.hasDbXref,))),
            )


def _texts(graph: Graph, subject: URIRef, properties: tuple[URIRef, ...]) -> tuple[str, ...]:
    return unique(
        text
        for each in properties
        for text in sorted(
            str(value)
            for value in graph.objects(subject, each)
            if isinstance(value, Literal) and (value.language or "en").startswith("en")
        )
    )


def _iris(graph: Graph, subject: URIRef, properties: tuple[URIRef, ...]) -> tuple[str, ...]:
    found = (value for each in properties for value in graph.objects(subject, each))
    return unique(sorted(str(value) for value in found if isinstance(value, URIRef)))
