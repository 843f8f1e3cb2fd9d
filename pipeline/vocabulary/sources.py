"""``ontology/vocabulary/sources.toml`` -> the public vocabularies, where they come from, and what they become."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.errors import OntologyError
from pipeline.vocabulary.formats import FORMATS

_KEYS = frozenset(
    {
        *("name", "title", "licence", "attribution", "package", "path", "url", "sha256", "format", "options", "prefix"),
        *("types", "exceptions", "adds", "brands", "first", "abbreviations", "plain", "home", "licence_url"),
    }
)


@dataclass(frozen=True, slots=True)
class Package:
    """A wheel on the package index."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Source:
    """One public vocabulary."""

    name: str
    title: str
    format: str
    licence: str
    attribution: str
    home: str = ""
    licence_url: str = ""
    package: Package | None = None
    path: str = ""
    """Inside the wheel."""
    url: str = ""
    sha256: str = ""
    file: Path | None = None
    """A user's own file."""
    options: Mapping[str, Any] = field(default_factory=dict)
    prefix: str = ""
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Branch -> types; empty to leave it out."""
    everything: tuple[str, ...] = ()
    """The types of entries that hang in no branch."""
    exceptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adds: str = ""
    brands: bool = False
    abbreviations: bool = False
    """Whether its short forms in capitals are good enough to be found in any text."""
    plain: bool = False
    """Whether it writes its labels as running text does, with capitals only in proper names."""
    first: bool = False
    """Whether its types go before those of the sources that stand before it."""

    @cached_property
    def key(self) -> str:
        """What the bytes of the source depend on."""
        return f"{self.package.sha256}/{self.path}" if self.package else self.sha256


@dataclass(frozen=True, slots=True)
class Sources:
    """All of them, in order, and the prefixes of their ids."""

    all: tuple[Source, ...]
    prefixes: Mapping[str, str]

    def iri(self, curie: str, prefix: str = "") -> str:
        """The IRI of "MONDO:0005132", or of "D000505" with a prefix; "" where the prefix is unknown."""
        if curie.startswith(("http://", "https://", "urn:")):
            return curie
        before, colon, local = curie.partition(":")
        base = self.prefixes.get(before.upper() if colon else prefix, "")
        return f"{base}{local if colon else curie}" if base else ""


def load_sources(path: Path) -> Sources:
    """The sources of one file.

    Raises:
        OntologyError: a key, a format or a package is not known.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    packages = {name: Package(name, each["version"], each["sha256"]) for name, each in data["packages"].items()}
    return Sources(tuple(_source(entry, packages, path) for entry in data["source"]), data["prefixes"])


def _source(entry: Mapping[str, Any], packages: Mapping[str, Package], path: Path) -> Source:
    name = entry.get("name", "a source")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise OntologyError(
            f"{path.name}: {name} has the unknown key {unknown[0]}; known are {', '.join(sorted(_KEYS))}."
        )
    if entry.get("format") not in FORMATS:
        raise OntologyError(f"{path.name}: {name} has no known format; known are {', '.join(FORMATS)}.")
    if "url" not in entry and entry.get("package") not in packages:
        raise OntologyError(f"{path.name}: {name} names neither a package of [packages] nor a url; give it one.")
    values = dict(entry) | {"types": _types(entry, "types"), "exceptions": _types(entry, "exceptions")}
    return Source(**values | {"package": packages.get(entry.get("package", ""))})


def _types(entry: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
    table: Mapping[str, str | list[str]] = entry.get(key, {})
    return {
        branch: tuple(filter(None, [value] if isinstance(value, str) else value)) for branch, value in table.items()
    }
