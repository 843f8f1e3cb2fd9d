"""The vocabularies that names were looked up in -> whose they are, and under what terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.graph.terms import Triple
from pipeline.metadata.terms import checked, node, text
from pipeline.vocabulary.cache import place_of
from pipeline.vocabulary.compile import public_sources
from pipeline.vocabulary.sources import Source

APACHE = "https://www.apache.org/licenses/LICENSE-2.0"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One of them."""

    name: str
    title: str
    licence: str
    licence_url: str
    attribution: str
    home: str
    spaces: tuple[str, ...] = ()
    """What its ids begin with."""
    package: str = ""
    """The address of the package that it was taken from."""
    version: str = ""
    """Of that package."""
    sha256: str = ""
    """Of that package, or of the file."""

    def iri(self, base: str) -> str:
        """Its node."""
        return f"{base}vocabulary/{self.name}"


OWN = Vocabulary("caregraph", "CareGraph's curated names", "Apache License 2.0", APACHE, "CareGraph maintainers", "")


def vocabularies() -> tuple[Vocabulary, ...]:
    """Our own names first, then those of the public vocabularies, and the user's, that are there."""
    listed = public_sources()
    there = (source for source in listed.all if place_of(source).is_file())
    return (OWN, *(_known(source, listed.prefixes.get(source.prefix, "")) for source in there))


def vocabulary_triples(known: Vocabulary, base: str) -> Iterator[Triple]:
    """What is said of a vocabulary that names came from."""
    this = known.iri(base)
    yield from node(
        this,
        ("void:Dataset", "dcat:Dataset"),
        {
            "dcterms:title": text(known.title),
            "dcterms:license": known.licence_url or None,
            "dcterms:rights": text(f"{known.licence}; {known.attribution}"),
            "dcterms:creator": text(known.attribution),
            "foaf:homepage": known.home or None,
            "void:uriSpace": [each for each in map(text, known.spaces) if each],
            "dcterms:source": known.package or None,
            "owl:versionInfo": text(known.version),
        },
    )
    if known.package:
        yield from checked(known.package, known.sha256)
    elif known.sha256:
        yield from checked(this, known.sha256)


def _known(source: Source, space: str) -> Vocabulary:
    package = source.package
    return Vocabulary(
        name=source.name,
        title=source.title,
        licence=source.licence,
        licence_url=source.licence_url,
        attribution=source.attribution,
        home=source.home,
        spaces=(space,) if space else (),
        package=f"https://pypi.org/project/{package.name}/{package.version}/" if package else "",
        version=f"{package.name} {package.version}" if package else "",
        sha256=package.sha256 if package else source.sha256,
    )
