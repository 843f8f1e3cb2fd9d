"""Sorted rows of several articles -> the triples of one graph, each once.

What each article says for itself is settled between them here: of several preferred labels the one that most articles
give is kept, and the others become other names; of several wordings of one quantity the shortest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.graph import rows
from pipeline.graph.terms import Literal, Triple, name, order

_PREFERRED, _OTHER, _LABEL = name("skos:prefLabel"), name("skos:altLabel"), name("rdfs:label")


def merged(lines: Iterable[str]) -> Iterator[Triple]:
    """The triples in order, of rows in order; a row that several articles give stands there several times."""
    for _, group in groupby(lines, key=rows.subject):
        counted = Counter(group)
        triples = {rows.triple(line): count for line, count in counted.items()}
        yield from sorted(_settled(triples), key=order)


def _settled(triples: dict[Triple, int]) -> set[Triple]:
    """The triples of one subject with one preferred label, or one label."""
    node = next(iter(triples)).subject
    names = {t.object: count for t, count in triples.items() if t.predicate == _PREFERRED}
    labels = {t.object: count for t, count in triples.items() if t.predicate == _LABEL}
    kept = {t for t in triples if t.predicate not in (_PREFERRED, _LABEL)}
    if names:
        best = min(names, key=lambda text: (-names[text], text))
        kept |= {Triple(node, _OTHER, text) for text in names} | {Triple(node, _PREFERRED, best)}
        return (kept - {Triple(node, _OTHER, best)}) | {Triple(node, _LABEL, best)}
    if labels:
        kept.add(Triple(node, _LABEL, min(labels, key=_length)))
    return kept


def _length(text: object) -> tuple[int, str]:
    value = text.value if isinstance(text, Literal) else str(text)
    return len(value), value
