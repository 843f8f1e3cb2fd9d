"""JSON Lines of annotated texts -> documents, their labels grouped by the types that they are here."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.model import Span
from pipeline.resources import ontology_dir

_MESH = re.compile(r"[CD]\d{6,9}")


@dataclass(frozen=True, slots=True)
class Group:
    """Labels of corpora that are scored together, and the types of ours that count as one of them."""

    name: str
    types: tuple[str, ...]
    labels: frozenset[str]
    optional: frozenset[str] = frozenset()
    """Labels that fit the types only at times: neither missing nor finding one is a fault."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A name that a person marked."""

    span: Span
    label: str
    mesh: frozenset[str]
    """Its ids in MeSH."""


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated text."""

    id: str
    text: str
    annotations: tuple[Annotation, ...]


@cache
def load_groups() -> tuple[Group, ...]:
    """The groups of ``ontology/evaluation.toml``, by name."""
    data: Mapping[str, Any] = tomllib.loads((ontology_dir() / "evaluation.toml").read_text(encoding="utf-8"))
    return tuple(
        Group(name, tuple(entry["types"]), frozenset(entry["labels"]), frozenset(entry.get("optional", ())))
        for name, entry in sorted(data["group"].items())
    )


def read_gold(path: Path) -> Iterator[Document]:
    """The documents of a file, in its order.

    Raises:
        InputError: the file cannot be read, or a line is no annotated text.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}); name a file of annotated texts.") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield _document(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(
                    f"{path}, line {number}: no annotated text ({error!r}); "
                    'write {"id", "text", "entities": [{"start", "end", "type", "ids"}]}.'
                ) from error


def _document(line: Mapping[str, Any]) -> Document:
    return Document(str(line["id"]), line["text"], tuple(map(_annotation, line["entities"])))


def _annotation(entity: Mapping[str, Any]) -> Annotation:
    ids = " ".join(map(str, entity.get("ids") or ()))
    return Annotation(Span(int(entity["start"]), int(entity["end"])), entity["type"], frozenset(_MESH.findall(ids)))
