"""The public corpora that lie with the evaluation data, and the shares that are measured on them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model import Article, Block, Span

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what was found is right, and how much of what is right was found."""

    right: int
    """Of what was found."""
    found: int
    met: int
    """Of what is there."""
    gold: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.found + other.found, self.met + other.met, self.gold + other.gold)

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def rows(path: Path) -> Iterator[Json]:
    """The documents of a file, one a line; none where the file is not there."""
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


_BULLET = re.compile(r"\s+[•■]\s*")


def as_article(text: str, title: str | None = None) -> Article:
    """A text as an article of its own: one paragraph, and an item for each bullet that its lines ran into."""
    starts = [0, *(found.end() for found in _BULLET.finditer(text))]
    ends = [*(found.start() for found in _BULLET.finditer(text)), len(text)]
    blocks: list[Block] = []
    for start, end in zip(starts, ends, strict=True):
        span = Span(start, max(start, end))
        item = bool(start)
        blocks.append(
            Block(len(blocks), "item" if item else "paragraph", span, span, level=item, parent=0 if item else None)
        )
    return Article("text", text, tuple(blocks), title=title)


def marked(row: Json, kind: str) -> Iterator[Json]:
    """The annotations of one kind."""
    return (entity for entity in row["entities"] if entity["type"] == kind)


def span_of(entity: Json) -> Span:
    """Where an annotation stands."""
    return Span(entity["start"], entity["end"])
