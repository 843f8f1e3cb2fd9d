"""What a built graph holds -> VoID and DCAT: the same for the same graph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from pipeline.graph.terms import Triple
from pipeline.ids import PREFIXES as OWN
from pipeline.metadata.files import JSONLD, NTRIPLES, TURTLE, File
from pipeline.metadata.statistics import Statistics
from pipeline.metadata.terms import checked, media_type, name, node, number, text
from pipeline.metadata.vocabularies import Vocabulary, vocabulary_triples

RIGHTS = (
    "Quotes and texts belong to the owners of the articles. Names of things and their links come from vocabularies "
    "with licences of their own. CareGraph claims no right in what it wrote here."
)
_ENGLISH = "http://publications.europa.eu/resource/authority/language/ENG"
_FEATURES = {TURTLE: "Turtle", NTRIPLES: "N-Triples", JSONLD: "JSON-LD"}
_FORMATS = "http://www.w3.org/ns/formats/"
_SEEN_IN = ("cg", "oa", "prov", "rdf", "rdfs", "schema", "skos")
"""Prefixes of the vocabularies that every graph is written in."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A built graph, as far as its description goes."""

    base: str
    articles: int
    claims: int
    ontology: str
    """The IRI of its version."""
    files: Sequence[File]
    statistics: Statistics
    vocabularies: Sequence[Vocabulary]

    @property
    def iri(self) -> str:
        """Follows from what the files hold: another content is another data set."""
        return f"{self.base}dataset/{sha256(''.join(file.sha256 for file in self.files).encode()).hexdigest()[:16]}"

    @property
    def title(self) -> str:
        """How it is called."""
        return f"Claims of {self.articles} article{'' if self.articles == 1 else 's'} written for patients"

    @property
    def description(self) -> str:
        """What it is."""
        return (
            f"{self.claims} claims, each with polarity, certainty, conditions, speaker and exact evidence, "
            f"read by CareGraph out of articles written for patients. It is no medical advice."
        )


def dataset_triples(dataset: Dataset) -> Iterator[Triple]:
    """The data set, its files, its parts, and the vocabularies that names came from."""
    seen = dataset.statistics
    yield from node(
        dataset.iri,
        ("void:Dataset", "dcat:Dataset"),
        {
            "dcterms:title": text(dataset.title),
            "dcterms:description": text(dataset.description),
            "dcterms:rights": text(RIGHTS),
            "dcterms:language": _ENGLISH,
            "dcterms:conformsTo": dataset.ontology or None,
            "dcterms:source": [known.iri(dataset.base) for known in dataset.vocabularies],
            "dcat:distribution": [_place(dataset, file) for file in dataset.files],
            "void:feature": [_FORMATS + feature for feature in _FEATURES.values()],
            "void:uriSpace": text(dataset.base),
            "void:vocabulary": [OWN[prefix] for prefix in _SEEN_IN],
            "void:exampleResource": seen.example or None,
            "void:triples": number(seen.triples),
            "void:entities": number(seen.subjects),
            "void:distinctSubjects": number(seen.subjects),
            "void:classes": number(len(seen.classes)),
            "void:properties": number(len(seen.properties)),
        },
    )
    yield from _distributions(dataset)
    yield from _partitions(dataset)
    yield from _links(dataset)
    for known in dataset.vocabularies:
        yield from vocabulary_triples(known, dataset.base)


def _place(dataset: Dataset, file: File) -> str:
    return f"{dataset.iri}/{file.name}"


def _distributions(dataset: Dataset) -> Iterator[Triple]:
    for file in dataset.files:
        place = _place(dataset, file)
        values = {
            "dcterms:title": text(file.title),
            "dcterms:identifier": text(file.name),
            "dcat:mediaType": media_type(file.media_type),
            "dcat:byteSize": number(file.size),
        }
        yield from node(place, ("dcat:Distribution",), values)
        yield from checked(place, file.sha256)


def _partitions(dataset: Dataset) -> Iterator[Triple]:
    counted = (
        ("class", "void:classPartition", "void:entities", dataset.statistics.classes),
        ("property", "void:propertyPartition", "void:triples", dataset.statistics.properties),
    )
    for kind, relation, measure, numbers in counted:
        for term, count in numbers.items():
            part = f"{dataset.iri}/{kind}/{_key(term)}"
            yield Triple(dataset.iri, name(relation), part)
            yield from node(part, ("void:Dataset",), {f"void:{kind}": term, measure: number(count)})


def _links(dataset: Dataset) -> Iterator[Triple]:
    """How many things are linked to each public vocabulary."""
    known = {space: each.iri(dataset.base) for each in reversed(dataset.vocabularies) for space in each.spaces}
    for (space, property_), count in dataset.statistics.links.items():
        part = f"{dataset.iri}/links/{_key(property_)}/{_key(space)}"
        target = known.get(space, f"{dataset.base}vocabulary/{_key(space)}")
        yield Triple(dataset.iri, name("void:subset"), part)
        yield from node(
            part,
            ("void:Linkset",),
            {
                "void:linkPredicate": property_,
                "void:subjectsTarget": dataset.iri,
                "void:objectsTarget": target,
                "void:triples": number(count),
            },
        )
        yield from node(target, ("void:Dataset",), {"void:uriSpace": text(space)})


def _key(term: str) -> str:
    """A short name of an IRI for the IRI of what is said of it: ``skos-exactMatch``, else a hash."""
    for prefix, namespace in OWN.items():
        if term.startswith(namespace):
            return f"{prefix}-{term.removeprefix(namespace)}"
    return sha256(term.encode()).hexdigest()[:16]
