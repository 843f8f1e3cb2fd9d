"""Spans marked and spans found -> how many are right."""

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.model import Span


@dataclass(frozen=True, slots=True)
class Counts:
    """How many spans were found, how many there are, and how many of each are right."""

    found: int = 0
    gold: int = 0
    right: int = 0
    """Of the found, those that are right."""
    met: int = 0
    """Of the marked, those that were found."""

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.found + other.found, self.gold + other.gold, self.right + other.right, self.met + other.met)

    @property
    def precision(self) -> float:
        """The share of the found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the marked that was found; 1 where nothing is marked."""
        return self.met / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def strict(gold: Collection[Span], found: Collection[Span]) -> Counts:
    """A span is right where one with the same ends is marked."""
    same = len(set(gold) & set(found))
    return Counts(len(set(found)), len(set(gold)), same, same)


def overlapping(gold: Collection[Span], found: Collection[Span]) -> Counts:
    """A span is right where it shares a character with a marked one."""
    right = sum(any(each.overlaps(other) for other in gold) for each in set(found))
    met = sum(any(each.overlaps(other) for other in found) for each in set(gold))
    return Counts(len(set(found)), len(set(gold)), right, met)
