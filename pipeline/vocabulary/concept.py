"""The values of this room: a known thing, and a place where its name stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """A known thing with its names."""

    iri: str
    label: str
    types: tuple[str, ...]
    """Local names of classes of ``caregraph.ttl``, the main one first."""
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    """Forms that only betray it in running text: "painful" for pain."""
    links: tuple[str, ...] = ()
    """``skos:exactMatch``, sorted."""
    close_links: tuple[str, ...] = ()
    """``skos:closeMatch``, sorted."""
    broader: tuple[str, ...] = ()
    """IRIs of the concepts directly above, sorted."""
    word_class: str | None = None
    """"noun" where the name is also another kind of word, and only the noun means this."""

    @property
    def type(self) -> str:
        """The main type."""
        return self.types[0]


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a sequence of tokens; ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int
    concepts: tuple[Concept, ...]
    """More than one only where the name is truly ambiguous."""
    name: str
    """The name as the vocabulary writes it."""
    hidden: bool = False
    """Whether it is only a hidden label: good for finding, not for naming."""
    learned: float = 0.0
    """How sure the recogniser is that a name begins and ends just here; 0 where it was not asked, or saw none."""
