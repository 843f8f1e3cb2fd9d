"""Names that stand in one enumeration are nouns, whatever else their words can be: "rash, bloating and spotting"."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.vocabulary import Match

_BEFORE_VERBS = frozenset({"to", "may", "can", "could", "might", "will", "would", "you", "they", "not", "people"})
_JOINTS = frozenset({(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("and", "/", "or")})


def enumerated(names: Sequence[Match], words: Sequence[str]) -> frozenset[int]:
    """The places in ``names`` of those that only a comma, "and" or "or" parts from another of the same kind."""
    found: set[int] = set()
    for place, (left, right) in enumerate(pairwise(names)):
        between = tuple(word.lower() for word in words[left.end : right.start])
        before = words[left.start - 1].lower() if left.start else ""
        if before not in _BEFORE_VERBS and between in _JOINTS and not kinds(left).isdisjoint(kinds(right)):
            found |= {place, place + 1}
    return frozenset(found)


def kinds(match: Match) -> set[str]:
    """The types of a name; all conditions are one kind."""
    types = {type_ for concept in match.concepts for type_ in concept.types}
    return {"Condition" if type_ in {"Symptom", "Disease"} else type_ for type_ in types}
