"""The names of other vocabularies, and small groups of triples that every description uses."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.graph import to_turtle
from pipeline.graph.terms import STRING, TYPE, Literal, Term, Triple, order
from pipeline.ids import PREFIXES as OWN

PREFIXES: Mapping[str, str] = {
    **OWN,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}
INTEGER = OWN["xsd"] + "integer"
MOMENT = OWN["xsd"] + "dateTime"
_HEX = OWN["xsd"] + "hexBinary"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def name(short: str) -> str:
    """The IRI of a prefixed name: ``void:triples``."""
    prefix, _, local = short.partition(":")
    return PREFIXES[prefix] + local


def node(subject: str, types: Iterable[str], values: Mapping[str, Term | Iterable[Term] | None]) -> Iterator[Triple]:
    """A node with its types and properties, by prefixed names; a property may have several values, or none."""
    for type_ in types:
        yield Triple(subject, TYPE, name(type_))
    for property_, value in values.items():
        several = (value,) if isinstance(value, str | Literal) else value or ()
        for each in several:
            yield Triple(subject, name(property_), each)


def text(value: str, datatype: str = STRING) -> Literal | None:
    """The literal; None for nothing."""
    return Literal(value, datatype) if value else None


def number(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), INTEGER)


def media_type(kind: str) -> str:
    """The IRI of a media type, as DCAT wants it."""
    return _MEDIA_TYPES + kind


def checked(subject: str, sha256: str) -> Iterator[Triple]:
    """The checksum of a node."""
    checksum = f"{subject}{'/' if '#' in subject else '#'}sha256"
    yield Triple(subject, name("spdx:checksum"), checksum)
    yield from node(
        checksum,
        ("spdx:Checksum",),
        {"spdx:algorithm": name("spdx:checksumAlgorithm_sha256"), "spdx:checksumValue": Literal(sha256, _HEX)},
    )


def put(path: Path, triples: Iterable[Triple], more: Iterable[Iterable[Triple]] = ()) -> None:
    """Writes sorted Turtle; ``more`` follows part by part, and is never in memory together."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(to_turtle(sorted(set(triples), key=order), PREFIXES))
        for part in more:
            _prefixes, *nodes = to_turtle(sorted(part, key=order), PREFIXES)
            file.writelines(nodes)
