"""What every reader gives: one entry of a public vocabulary."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a vocabulary, as its own file has it."""

    id: str
    """As the source writes it, without prefix where the source writes none: "D000505", "HP:0000002"."""
    label: str
    names: tuple[str, ...] = ()
    """Other names."""
    branches: tuple[str, ...] = ()
    """Where it hangs in a tree of numbers: "C17.800.329.937"."""
    parents: tuple[str, ...] = ()
    """The entries directly above, by their ids."""
    links: tuple[str, ...] = ()
    """The same thing elsewhere, as "NAMESPACE:id"."""


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(text for text in map(str.strip, texts) if text))
