"""Words of an unlisted noun phrase -> the type that its shape gives it."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import OntologyError
from pipeline.resources import ontology_dir
from pipeline.vocabulary.normalise import normalise

#: An ending must leave this many letters before it, or "prim" + "itis" would be one with "itis" itself.
_SHORTEST_STEM = 3
_KEYS = frozenset({"type", "confidence", "heads", "endings", "first", "capitalised"})


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern that gives a type; ``heads`` are normalised word sequences at the end of the phrase."""

    type: str
    confidence: float
    heads: frozenset[tuple[str, ...]] = frozenset()
    endings: tuple[str, ...] = ()
    first: frozenset[str] = frozenset()
    capitalised: bool = False


@cache
def shapes() -> tuple[Shape, ...]:
    """The shapes of ``ontology/lexicon/shapes.toml``, in its order.

    Raises:
        OntologyError: a shape has an unknown key, or no type or confidence.
    """
    return tuple(_shape(entry) for entry in _data()["shape"])


def type_by_shape(words: Sequence[str]) -> tuple[str, float] | None:
    """The type and the prior confidence of a noun phrase without determiner; None where its shape says nothing.

    A head alone ("therapy") names nothing, so it gives None.
    """
    normal = normalise(" ".join(words))
    if not normal:
        return None
    fitting = [shape for shape in shapes() if not shape.capitalised or _is_proper(words)]
    return _by_head(normal, fitting) or _by_first(normal, fitting) or _by_ending(normal[-1], fitting)


def _by_head(normal: tuple[str, ...], fitting: Sequence[Shape]) -> tuple[str, float] | None:
    for length in range(min(3, len(normal) - 1), 0, -1):
        # A capitalised name is surer than a common noun: "Smith Eye Institute" before "institute".
        for shape in sorted(fitting, key=lambda shape: not shape.capitalised):
            if normal[-length:] in shape.heads:
                return shape.type, shape.confidence
    return None


def _by_first(normal: tuple[str, ...], fitting: Sequence[Shape]) -> tuple[str, float] | None:
    found = (shape for shape in fitting if len(normal) > 1 and normal[0] in shape.first)
    return next(((shape.type, shape.confidence) for shape in found), None)


def _by_ending(word: str, fitting: Sequence[Shape]) -> tuple[str, float] | None:
    if word in _exceptions():
        return None
    best: tuple[int, Shape] | None = None
    for shape in fitting:
        for ending in shape.endings:
            fits = word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
            if fits and (best is None or len(ending) > best[0]):
                best = len(ending), shape
    return (best[1].type, best[1].confidence) if best else None


def _is_proper(words: Sequence[str]) -> bool:
    return words[-1][:1].isupper() and words[0][:1].isupper()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((ontology_dir() / "lexicon" / "shapes.toml").read_text(encoding="utf-8"))


@cache
def _exceptions() -> frozenset[str]:
    return frozenset(word for text in _data()["exceptions"]["words"] for word in normalise(text))


def _shape(entry: dict[str, Any]) -> Shape:
    unknown = sorted(set(entry) - _KEYS)
    if unknown or "type" not in entry or "confidence" not in entry:
        fault = f"unknown key {unknown[0]}" if unknown else "no type or no confidence"
        raise OntologyError(f"shapes.toml: a shape has {fault}; known keys are {', '.join(sorted(_KEYS))}.")
    return Shape(
        type=entry["type"],
        confidence=entry["confidence"],
        heads=frozenset(normalise(head) for head in entry.get("heads", ())),
        endings=tuple(entry.get("endings", ())),
        first=frozenset(normalise(word)[0] for word in entry.get("first", ())),
        capitalised=entry.get("capitalised", False),
    )
