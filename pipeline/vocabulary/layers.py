"""Two indexes as one: the curated names, and under them the public ones."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.index import Index, Meaning

_KEPT = 20_000


class Layers:
    """The curated index wins: a name that it has is no public one, and what it has taken in is its own concept."""

    def __init__(self, upper: Index, lower: Index | None = None, taken: Mapping[int, int] | None = None) -> None:
        self.upper = upper
        self.lower = lower
        self._taken = taken or {}
        self.meanings = lru_cache(maxsize=_KEPT)(self._meanings)

    @property
    def names(self) -> int:
        """How many names there are; one that is in both counts twice."""
        return self.upper.names + (self.lower.names if self.lower else 0)

    def __len__(self) -> int:
        return len(self.upper) + (len(self.lower) - len(self._taken) if self.lower else 0)

    def prefixes(self, text: str) -> list[str]:
        """All names that ``text`` begins with; each word of both is followed by a space."""
        found = self.upper.prefixes(text)
        if self.lower:
            found += (name for name in self.lower.prefixes(text) if name not in found)
        return found

    def starting(self, text: str) -> list[str]:
        """All names that begin with ``text``."""
        return self.upper.starting(text) + (self.lower.starting(text) if self.lower else [])

    def find(self, iri: str) -> Concept | None:
        """The concept with this IRI."""
        return self.upper.find(iri) or (self.lower.find(iri) if self.lower else None)

    def linked(self, iri: str) -> Concept | None:
        """The concept that links to this IRI of a public vocabulary; of several the first, by their own IRIs."""
        own = self.upper.linked(iri)
        if own:
            return self.upper.concept_at(own[0])
        public = self.lower.linked(iri) if self.lower else ()
        if not public or self.lower is None:
            return None
        taken = self._taken.get(public[0])
        return self.lower.concept_at(public[0]) if taken is None else self.upper.concept_at(taken)

    def _meanings(self, name: str) -> tuple[Meaning, ...]:
        """What a name can mean, the likeliest first; empty if it is no name."""
        own = self.upper.meanings(name)
        if own or self.lower is None:
            return own
        found = (self._seen(meaning) for meaning in self.lower.meanings(name))
        return tuple({meaning.concept.iri: meaning for meaning in reversed(list(found))}.values())[::-1]

    def _seen(self, meaning: Meaning) -> Meaning:
        number = self._taken.get(meaning.number)
        return meaning if number is None else replace(meaning, concept=self.upper.concept_at(number))
