"""A learned name -> what it is in a public vocabulary, where it is too ambiguous or too wide to be a name there."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import OntologyError
from pipeline.vocabulary import normalise

NAMES = "names.toml"
_SHORTEST = 2
"""Letters; so short a name with a capital is a code, such as the sign of an element."""
_KEYS = frozenset({"prefix", "same", "near", "adjectives"})


@dataclass(frozen=True, slots=True)
class Names:
    """Names that mean something only where the recogniser has seen that they are names."""

    same: Mapping[str, str] = field(default_factory=dict)
    """Name, as :func:`key` has it -> IRI of the thing itself."""
    near: Mapping[str, str] = field(default_factory=dict)
    """Name -> IRI of the entry under which the vocabulary files it."""
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ending of an adjective -> endings of nouns."""

    def nouns(self, word: str) -> Iterator[str]:
        """The nouns that an adjective may belong to, by its longest ending first: "hypoxic", "hypoxia"."""
        small = word.lower()
        for ending in sorted(self.adjectives, key=len, reverse=True):
            if small.endswith(ending) and small != ending:
                yield from (small.removesuffix(ending) + noun for noun in self.adjectives[ending])


def key(name: str) -> str:
    """How a name is looked for: letter by letter where it is a code ("Na", "MK-801"), else as the vocabulary does."""
    code = any(c.isupper() for c in name[1:]) or (len(name) <= _SHORTEST and name[:1].isupper())
    return name if code else " ".join(normalise(name))


def load_names(path: Path) -> Names:
    """Reads the file.

    Raises:
        OntologyError: it is missing, or not as ontology/recogniser/README.md says.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OntologyError(f"{path}: not readable ({error}); restore it.") from error
    if data.keys() != _KEYS:
        raise OntologyError(f"{path}: its tables must be {', '.join(sorted(_KEYS))}; mend it.")
    same, near = (
        {key(name): data["prefix"] + id_ for id_, names in data[kind].items() for name in names}
        for kind in ("same", "near")
    )
    return Names(same, near, {ending: tuple(nouns) for ending, nouns in data["adjectives"].items()})
