"""A row and the claims of its text -> what is wrong with them, by the rules of ``tests/cases/README.md``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.schema import load_schema
from tests.extract.rows import Json, Row

_DETERMINERS = frozenset(
    {"a", "an", "the", "your", "his", "her", "their", "its", "this", "these", "some", "any", "patient"}
)
_EMPTY = _DETERMINERS - {"some", "any", "patient"} | frozenset(
    {"and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "if", "in", "into", "is", "it", "of"}
    | {"on", "or", "than", "that", "them", "then", "they", "to", "was", "were", "when", "who", "will", "with", "you"}
)
_NEGATIVE = frozenset({"not", "no", "never", "without", "unless", "nor", "non"})
_IRREGULAR = {"children": "child", "men": "man", "women": "woman", "people": "person", "feet": "foot", "teeth": "tooth"}
_PLURALS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"))
_TITLES = re.compile(r"\b(?:dr|prof|professor|mr|ms|mrs|md|do|phd|rn|mph|pharmd)\b\.?", re.IGNORECASE)
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730.5, "year": 8766}
_COMPARED = ("per", "every", "for", "route", "step", "sessions", "dose", "currency")
_EITHER_WAY = frozenset({"alsoKnownAs", "combinedWith", "comparedWith", "interactsWith"})
_NEAR = 0.02
"""Weeks and months do not divide evenly: amounts this near are equal."""


def faults(row: Row, claims: list[Json]) -> list[str]:
    """One line for each claim that is missing, has another status, is wrong, or is forbidden."""
    return [*_missing(row, claims), *_wrong(row, claims), *_forbidden(row, claims)]


def _missing(row: Row, claims: list[Json]) -> Iterator[str]:
    words = frozenset(_words(f"{row.text} {row.title or ''}"))
    for expected in row.claims:
        found = [claim for claim in claims if _says(expected, claim)]
        if not found:
            yield f"missing: {_shown(expected)}"
        elif not any(_status_agrees(expected, claim, words) for claim in found):
            yield f"other status: {_shown(expected)}; got {_status(found[0])}"


def _wrong(row: Row, claims: list[Json]) -> Iterator[str]:
    allowed = (*row.claims, *row.extra)
    for claim in claims:
        if _is_judged(claim["predicate"], row) and not any(_says(expected, claim) for expected in allowed):
            yield f"wrong: {_label(claim['subject'])} {claim['predicate']} {_label(claim['object'])} {_status(claim)}"


def _is_judged(predicate: str, row: Row) -> bool:
    if row.file == "nothing":
        return True
    if row.file in load_schema().predicates:
        return predicate == row.file
    return any(predicate == expected["p"] for expected in row.claims)


def _forbidden(row: Row, claims: list[Json]) -> Iterator[str]:
    for forbidden in row.never:
        for claim in claims:
            given = {name: forbidden[name] for name in ("polarity", "certainty") if name in forbidden}
            if _about_same(forbidden, claim) and all(claim[name] == value for name, value in given.items()):
                yield f"never: {_shown(forbidden)}"


def _says(expected: Json, claim: Json) -> bool:
    return _about_same(expected, claim) and claim["polarity"] == expected.get("polarity", "affirmed")


def _about_same(expected: Json, claim: Json) -> bool:
    if claim["predicate"] != expected["p"]:
        return False
    if _names(claim["subject"]) & _wanted(expected["s"]) and _same_object(expected["o"], claim["object"]):
        return True
    if expected["p"] not in _EITHER_WAY or "outcome" in claim["qualifiers"] or isinstance(expected["o"], dict):
        return False
    return bool(_names(claim["subject"]) & _wanted(expected["o"]) and _names(claim["object"]) & _wanted(expected["s"]))


def _same_object(expected: Any, thing: Json) -> bool:
    if not isinstance(expected, dict):
        return bool(_names(thing) & _wanted(expected))
    if thing.get("type") != expected["type"]:
        return False
    if expected["type"] == "Text":
        return all(_equal(expected[side], thing.get(side)) for side in ("low", "high") if side in expected)
    return _same_amount(expected, thing)


def _same_amount(expected: Json, thing: Json) -> bool:
    if thing.get("dose") and "dose" not in expected:
        return False
    scales = [_HOURS.get(each.get("unit", ""), 1.0) for each in (expected, thing)]
    for side in ("low", "high") if {"low", "high"} & expected.keys() else ():
        wanted, got = (
            None if each.get(side) is None else each[side] * scale
            for each, scale in zip((expected, thing), scales, strict=True)
        )
        if not _equal(wanted, got):
            return False
    return all(_same_part(expected[name], thing.get(name)) for name in _COMPARED if name in expected)


def _same_part(wanted: Any, got: Any) -> bool:
    times = _hours(wanted), _hours(got)
    if None not in times:
        return _equal(*times)
    if isinstance(wanted, int | float):
        return _equal(wanted, got)
    plain = (norm(re.sub(r"^(?:one|per|each|every|an?|1)\s+", "", str(each or "").lower())) for each in (wanted, got))
    return len(set(plain)) == 1


def _hours(text: Any) -> float | None:
    """ "12 weeks", "month" -> hours; None if it is no span of time."""
    found = re.fullmatch(r"([\d.]*)\s*([a-z]+?)s?", str(text).strip().lower())
    if not found or found[2] not in _HOURS:
        return None
    return float(found[1] or 1) * _HOURS[found[2]]


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(float(one) - float(other)) <= _NEAR * max(abs(float(one)), abs(float(other)), 1e-9)


def _status_agrees(expected: Json, claim: Json, words: frozenset[str]) -> bool:
    wanted, got = expected.get("qualifiers", {}), claim["qualifiers"]
    return (
        claim["certainty"] == expected.get("certainty", "asserted")
        and _same_speaker(expected.get("attributed_to"), claim["attributed_to"])
        and all(_same_qualifier(text, got.get(name, "")) for name, text in wanted.items())
        and all(words >= set(_words(text)) for name, text in got.items() if name not in wanted)
    )


def _same_speaker(wanted: str | None, speaker: Json | None) -> bool:
    if wanted is None or speaker is None:
        return wanted is None and speaker is None
    names = [_words(_TITLES.sub(" ", name)) for name in (speaker["label"], *speaker["alt_labels"])]
    expected = _words(_TITLES.sub(" ", wanted))
    return any(set(name) <= set(expected) or set(expected) <= set(name) for name in names if name and expected)


def _same_qualifier(wanted: str, got: str) -> bool:
    """Whether the two share a content word, and both or neither deny."""
    one, two = (frozenset(map(_singular, _words(text))) for text in (wanted, got))
    content = one - _EMPTY - _NEGATIVE
    return bool(content & two if content else one & two) and bool(one & _NEGATIVE) == bool(two & _NEGATIVE)


def norm(label: str) -> str:
    """One key for the spellings of a name: case, plural, hyphen, leading determiner, British ae and oe."""
    words = [_singular(word) for word in _words(label)]
    while len(words) > 1 and words[0] in _DETERMINERS:
        words = words[1:]
    return "".join(words)


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'").replace("n't", " not").replace("ae", "e").replace("oe", "e")
    return re.findall(r"[a-z0-9]+", re.sub(r"'s?\b", "", plain))


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _wanted(names: str | Iterable[str]) -> set[str]:
    return {norm(name) for name in ([names] if isinstance(names, str) else names)}


def _names(node: Mapping[str, Any]) -> set[str]:
    return {norm(name) for name in (node["label"], *node.get("alt_labels", ()))} - {""}


def _label(node: Mapping[str, Any]) -> str:
    return f'"{node["label"]}"'


def _shown(expected: Json) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in expected.items())


def _status(claim: Json) -> str:
    speaker = claim["attributed_to"]["label"] if claim["attributed_to"] else None
    return f"[{claim['polarity']}, {claim['certainty']}, speaker {speaker}, {claim['qualifiers']}]"
