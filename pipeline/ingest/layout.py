"""ontology/layout.toml -> Layout: the words that tell an article from what stands round it."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache

from pipeline.errors import OntologyError
from pipeline.resources import ontology_dir


@dataclass(frozen=True, slots=True)
class Names:
    """Tokens of class, id and role attributes."""

    boilerplate: frozenset[str]
    doubtful: frozenset[str]
    pairs: frozenset[str]
    neutral: frozenset[str]
    about: frozenset[str]
    question: frozenset[str]
    hidden: frozenset[str]
    folded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lines:
    """Phrases by which a line shows that it is not the article's."""

    caption_labels: frozenset[str]
    credits: frozenset[str]
    picture_nouns: frozenset[str]
    picture_openers: frozenset[str]
    teasers: frozenset[str]
    calls: frozenset[str]
    call_ends: frozenset[str]
    notices: frozenset[str]
    footers: frozenset[str]
    navigation: frozenset[str]
    bylines: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sections:
    """Headings of sections that are not the article's."""

    teasers: frozenset[str]
    doubtful: frozenset[str]
    calls: frozenset[str]
    contents: frozenset[str]
    references: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Kinds of words that headings, labels and introductions do or do not have."""

    generic: frozenset[str]
    finite: frozenset[str]
    relative: frozenset[str]
    asking: frozenset[str]
    speech: frozenset[str]
    open_ends: frozenset[str]
    introducing_ends: frozenset[str]
    introducing: frozenset[str]
    question_marks: frozenset[str]
    answer_marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """All of ``layout.toml``."""

    names: Names
    lines: Lines
    sections: Sections
    words: Words


@cache
def layout() -> Layout:
    """The word lists of ``ontology/layout.toml``.

    Raises:
        OntologyError: the file is missing, is no TOML, or lacks a list.
    """
    path = ontology_dir() / "layout.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"layout.toml: cannot be read ({error}); mend it, or reinstall caregraph.") from error
    return Layout(
        names=Names(**_lists(data, "names", Names)),
        lines=Lines(**_lists(data, "lines", Lines)),
        sections=Sections(**_lists(data, "sections", Sections)),
        words=Words(**_lists(data, "words", Words)),
    )


def _lists(data: dict[str, dict[str, list[str]]], table: str, shape: type) -> dict[str, frozenset[str]]:
    wanted = [field.name for field in fields(shape)]
    given = data.get(table, {})
    if set(wanted) != set(given):
        odd = ", ".join(sorted(set(wanted) ^ set(given)))
        raise OntologyError(f"layout.toml: [{table}] and its reader differ in {odd}; it has {', '.join(wanted)}.")
    return {name: frozenset(given[name]) for name in wanted}


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})
_CLOSING = " \t\r\n.:;!?…,>»→|*#-–—"
_GAPS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def phrase(text: str) -> str:
    """A run as the lists spell it: lower case, straight apostrophes, single spaces, no closing punctuation."""
    return _GAPS.sub(" ", text.translate(_APOSTROPHES)).lower().strip(_CLOSING)


def words(text: str) -> list[str]:
    """The words of a run in lower case, hyphenated ones whole."""
    return _WORD.findall(text.translate(_APOSTROPHES).lower())


def starts_with(text: str, phrases: frozenset[str]) -> str | None:
    """The longest of ``phrases`` that opens ``text`` (a :func:`phrase`) and ends at a word's end."""
    for size in range(min(len(text), 40), 0, -1):
        if text[:size] in phrases and (size == len(text) or not (text[size - 1].isalnum() and text[size].isalnum())):
            return text[:size]
    return None
