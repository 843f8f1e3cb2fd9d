"""Schema -> what the page calls things, and which it colours alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.schema import Schema


@dataclass(frozen=True, slots=True)
class Names:
    """How the page shows local names. What is not in here is shown all the same, by its name."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Of predicates, types and qualifiers; a name without one is split into words."""
    families: Mapping[str, str] = field(default_factory=dict)
    """The type that stands for each type's colour; a type without one is its own."""
    symmetric: tuple[str, ...] = ()
    """The predicates drawn without an arrow."""


def names_of(schema: Schema) -> Names:
    """The ontology's own labels; a family is a class just below a root, with all that is under it."""
    predicates = {name: one.label for name, one in schema.predicates.items()}
    types = {name: one.label for name, one in schema.types.items()}
    qualifiers = {name: one.label for name, one in schema.qualifiers.items()}
    return Names(
        labels=qualifiers | types | predicates,
        families={name: one.ancestors[-2:][0] for name, one in schema.types.items()},
        symmetric=tuple(sorted(name for name, one in schema.predicates.items() if one.symmetric)),
    )
