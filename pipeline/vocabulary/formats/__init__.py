"""File formats of vocabularies: each reader takes a path and the source's options, and gives records."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.vocabulary.formats import drug_names, mesh_xml, obo, obo_json, rdf, table
from pipeline.vocabulary.formats.record import Record

__all__ = ["FORMATS", "SUFFIXES", "Reader", "Record"]

Reader = Callable[[Path, Mapping[str, Any]], Iterator[Record]]

FORMATS: dict[str, Reader] = {
    "obo": obo.read,
    "obo-json": obo_json.read,
    "rdf": rdf.read,
    "mesh-xml": mesh_xml.read,
    "table": table.read,
    "drug-names": drug_names.read,
}
"""Name in ``sources.toml`` -> reader."""

SUFFIXES = {
    ".obo": "obo",
    ".json": "obo-json",
    ".ttl": "rdf",
    ".rdf": "rdf",
    ".owl": "rdf",
    ".nt": "rdf",
    ".jsonld": "rdf",
    ".xml": "mesh-xml",
    ".tsv": "table",
    ".csv": "table",
}
"""Ending of a file that a user adds -> its format."""
