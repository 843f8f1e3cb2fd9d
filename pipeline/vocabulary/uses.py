"""A name of a vocabulary -> whether and how it may be looked for in running text."""

import re
import tomllib
from collections.abc import Iterator
from enum import IntFlag
from functools import cache

from pipeline.resources import ontology_dir
from pipeline.vocabulary import english
from pipeline.vocabulary.normalise import normalise
from pipeline.vocabulary.sources import Source

_LONGEST_ABBREVIATION = 5
_LONGEST_CODE = 7
"""Letters of a name such as "HbA1c" or "PaCO2", which is only meant where it is written just so."""
_MOST_WORDS = 9
_MOST_LETTERS = 80
_QUALIFIER = re.compile(r"\s+\((?:disease|disorder|finding|procedure|substance|product)\)$", re.IGNORECASE)
_NOT_WRITTEN = re.compile(r"[\[\]{}()@=<>;:\"|?*~^%#+]|\bNOS\b|\bNEC\b|\bunspecified\b|\bor\b|\bwith or without\b")
_PLAIN_KINDS = frozenset({"Condition", "BodyPart", "Food", "Treatment"})
"""Topmost types whose preferred names stay even where they are verbs, too: cough, face, salt, massage."""
_JOINING = re.compile(r"(?:and|or|with|without|of|due|type)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"(?:type|stage|grade|class)?\s*(?:\d+[a-z]?|[IVX]+)", re.IGNORECASE)


class Use(IntFlag):
    """How a name has to stand in a text to be this thing."""

    ANY = 0
    HIDDEN = 1
    """It only betrays the thing: "painful"."""
    CAPITALS = 2
    """In capitals."""
    EXACT = 4
    """Letter by letter."""
    CAPITALISED = 8
    """With a capital, as brands are."""
    PUBLIC = 16
    """It comes from a public vocabulary."""
    SYNONYM = 32
    """It is not the name that its vocabulary prefers."""


def curated_use(label: str, *, hidden: bool) -> Use:
    """How a name of a curated file is looked for."""
    use = Use.HIDDEN if hidden else Use.ANY
    return use | Use.CAPITALS if is_abbreviation(label) else use


def public_use(name: str, kind: str, source: Source, *, synonym: bool) -> Use | None:
    """How a name of a public vocabulary is looked for; None where it is no good in running text.

    Args:
        name: as it is written in running text.
        kind: the topmost type of the thing.
        source: where it comes from.
        synonym: whether it is not the name that its vocabulary prefers.
    """
    found = normalise(name)
    use = Use.PUBLIC | Use.SYNONYM if synonym else Use.PUBLIC
    if not 0 < len(found) <= _MOST_WORDS or len(_LETTER.findall(name)) < 3 or " ".join(found) in ordinary_names():
        return None
    if is_abbreviation(name) or (" " not in name and len(name) <= _LONGEST_CODE and name[1:] != name[1:].lower()):
        if not source.abbreviations or name.lower() in english.words() or found[0] in english.words():
            return None
        return use | (Use.CAPITALS if is_abbreviation(name) else Use.EXACT)
    return _lone_word_use(found[0], kind, use, brand=synonym and source.brands) if len(found) == 1 else use


def _lone_word_use(word: str, kind: str, use: Use, *, brand: bool) -> Use | None:
    """A name of one word, which may be an ordinary word, too."""
    if len(word) <= 3:
        return None
    if word in english.verbs_and_adjectives() and (use & Use.SYNONYM or kind not in _PLAIN_KINDS):
        return None
    if english.is_doing(word) and use & Use.SYNONYM:
        return None
    return use | Use.CAPITALISED if brand else use


def written(name: str) -> Iterator[str]:
    """The forms of a name in running text: "Arthritis, Rheumatoid" is "Rheumatoid Arthritis" there.

    None for a name that no article would write.
    """
    bare = _QUALIFIER.sub("", name)
    if len(bare) > _MOST_LETTERS or _NOT_WRITTEN.search(bare):
        return
    parts = bare.split(", ")
    if len(parts) == 1:
        yield bare
    elif len(parts) <= 3 and not any(_JOINING.match(part) for part in parts[:-1]):
        yield " ".join(reversed(parts))
        if _NUMBERED.fullmatch(parts[-1]):
            yield " ".join(parts)


def is_abbreviation(label: str) -> bool:
    """A few capitals, such as "PRP"."""
    letters = label.removesuffix("s")
    return letters.isalpha() and letters.isupper() and len(letters) <= _LONGEST_ABBREVIATION


@cache
def ordinary_names() -> frozenset[str]:
    """Normalised words that are names in a public vocabulary but mean something else, or nothing special, in a text."""
    path = ontology_dir() / "vocabulary" / "ordinary.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(" ".join(normalise(name)) for table in tables.values() for name in table)
