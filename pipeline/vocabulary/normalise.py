"""A name as written -> the words under which it is indexed, one form for all its spellings."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.resources import ontology_dir

_WORDS = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b|['’]")
_INITIALS = re.compile(r"\b(?:[a-z]\.)+[a-z]?(?!\w)")
_SIBILANT_PLURALS = ("sses", "xes", "shes", "zzes", "eaches", "oaches", "tches", "nches", "rches")
_SINGULAR_ENDINGS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What ``ontology/lexicon/spelling.toml`` says about English spelling."""

    prefixes: frozenset[str]
    invariant: frozenset[str]
    of_heads: frozenset[str]
    irregular: Mapping[str, str]
    british: Mapping[str, str]
    british_parts: re.Pattern[str]
    """Any of the parts that ``british`` holds."""


@cache
def spelling() -> Spelling:
    """The spelling rules, read once."""
    data = tomllib.loads((ontology_dir() / "lexicon" / "spelling.toml").read_text(encoding="utf-8"))
    return Spelling(
        prefixes=frozenset(data["prefixes"]),
        invariant=frozenset(data["invariant"]),
        of_heads=frozenset(data["of_heads"]),
        irregular=data["irregular"],
        british=data["british"],
        british_parts=re.compile("|".join(sorted(map(re.escape, data["british"]), key=len, reverse=True))),
    )


def normalise(name: str) -> tuple[str, ...]:
    """The words of a name without regard to case, number, hyphens, possessives, accents and British spelling.

    Normalising the words again changes nothing. A string without a letter or digit gives ``()``.
    """
    words: list[str] = []
    prefix = ""
    for word in words_of(name):
        joined = _settle(prefix + word) if prefix else word
        if word in spelling().prefixes or joined in spelling().prefixes:
            prefix = joined
            continue
        words.append(joined)
        prefix = ""
    return (*words, prefix) if prefix else tuple(words)


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The normalised words of one token; prefixes are not yet joined to what follows."""
    folded = _fold(text)
    folded = _INITIALS.sub(lambda match: match[0].replace(".", ""), _POSSESSIVE.sub("", folded))
    return tuple(_settle(word) for word in _WORDS.findall(folded))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Casefolding can bring new combining marks ("İ"), and decomposing new capitals: hence twice.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))


@lru_cache(maxsize=262_144)
def _settle(word: str) -> str:
    """Apply spelling and number until nothing changes."""
    while (changed := _singular(_american(word))) != word:
        word = changed
    return word


def _american(word: str) -> str:
    rules = spelling()
    return rules.british_parts.sub(lambda found: rules.british[found[0]], word)


def _singular(word: str) -> str:
    rules = spelling()
    if word in rules.irregular:
        return rules.irregular[word]
    if len(word) <= 3 or word in rules.invariant or word.endswith(_SINGULAR_ENDINGS):
        return word
    if word.endswith("ie") and len(word) > 4:
        return word[:-1].removesuffix("i") + "y"
    return _without_plural_ending(word) if word.endswith("s") else word


def _without_plural_ending(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(_SIBILANT_PLURALS) or (word.endswith("oes") and len(word) > 5):
        return word[:-2]
    return word[:-1]
