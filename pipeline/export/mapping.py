"""ontology/exports/ -> how types and predicates read in other vocabularies."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pipeline.errors import OntologyError
from pipeline.model import Claim, Entity
from pipeline.resources import ontology_dir
from pipeline.schema import TEXT, Schema


@dataclass(frozen=True, slots=True)
class Rule:
    """A property of another vocabulary, and between which of our types it stands for the predicate."""

    is_: str
    from_: tuple[str, ...]
    to: tuple[str, ...]
    inverse: bool
    """Subject and object change places."""
    as_: str | None = None
    """What the value is instead of the thing: "Text", or the type of a node; the file's head says more."""
    through: str | None = None
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One file of ``ontology/exports/``; the first rule that fits a claim is taken."""

    types: Mapping[str, str]
    predicates: Mapping[str, tuple[Rule, ...]]
    more: Mapping[str, Any]
    """The file's other tables."""

    def rule(self, claim: Claim, schema: Schema) -> Rule | None:
        """The rule for the claim; None where none fits."""
        for rule in self.predicates.get(claim.predicate, ()):
            if _among(claim.subject.type, rule.from_, schema) and _among(object_type(claim), rule.to, schema):
                return rule
        return None

    def types_of(self, names: Iterable[str], schema: Schema) -> list[str]:
        """The other vocabulary's words for these types and their parents, each once, the most specific first."""
        above = (name for known in names for name in (schema.type(known).ancestors if known != TEXT else (TEXT,)))
        return list(dict.fromkeys(self.types[name] for name in above if name in self.types))


@lru_cache(maxsize=4)
def load_mapping(name: str) -> Vocabulary:
    """Reads ``ontology/exports/NAME.toml``.

    Raises:
        OntologyError: the file is missing, is no TOML, or lacks a table or key.
    """
    path = ontology_dir() / "exports" / f"{name}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        predicates = {key: tuple(map(_rule, rows)) for key, rows in tables.pop("predicates").items()}
        return Vocabulary(MappingProxyType(tables.pop("types")), MappingProxyType(predicates), MappingProxyType(tables))
    except OSError as error:
        raise OntologyError(f"exports/{path.name} cannot be read ({error.strerror}); restore the file.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OntologyError(
            f"exports/{path.name} is not of the form its head describes: {error!r}; mend it."
        ) from error


def object_type(claim: Claim) -> str:
    """The type of the object: an entity's own, or the kind of quantity or text."""
    thing = claim.object
    return thing.type if isinstance(thing, Entity) else type(thing).__name__


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        row["is"],
        tuple(row["from"]),
        tuple(row["to"]),
        bool(row.get("inverse", False)),
        row.get("as"),
        row.get("through"),
        row.get("also"),
    )


def _among(name: str, types: Iterable[str], schema: Schema) -> bool:
    return any(schema.is_a(name, known) for known in types)
