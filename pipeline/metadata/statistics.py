"""Sorted N-Triples -> their numbers, line by line."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.graph.terms import TYPE
from pipeline.ids import PREFIXES

_CLAIM = f"<{PREFIXES['cg']}Claim>"
_LINKS = tuple(f"<{PREFIXES['skos']}{name}>" for name in ("exactMatch", "closeMatch"))
_SPACE = re.compile(r"<(.*[/#_])[^/#_]*>")
"""Of an id elsewhere: ``http://purl.obolibrary.org/obo/MONDO_`` of ``…/MONDO_0005393``."""


@dataclass(slots=True)
class Statistics:
    """What there is in a graph."""

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    """Class -> how many nodes."""
    properties: Counter[str] = field(default_factory=Counter)
    """Property -> how many triples."""
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Namespace of the things linked to, and property -> how many links."""
    example: str = ""
    """The first claim."""


def statistics(lines: Iterable[str]) -> Statistics:
    """Counts lines of N-Triples that are sorted by subject."""
    found, last = Statistics(), ""
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        found.triples += 1
        found.subjects += subject != last
        last = subject
        found.properties[predicate[1:-1]] += 1
        if predicate == f"<{TYPE}>":
            class_ = rest[: rest.rindex(">") + 1]
            found.classes[class_[1:-1]] += 1
            if class_ == _CLAIM and not found.example:
                found.example = subject[1:-1]
        elif predicate in _LINKS and (space := _SPACE.match(rest)):
            found.links[space[1], predicate[1:-1]] += 1
    return found
