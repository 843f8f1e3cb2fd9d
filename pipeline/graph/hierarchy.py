"""Kinds of things across articles: what one article names may be a kind of what only another one names."""

from collections.abc import Iterable

from pipeline.graph import rows


def between(lines: Iterable[str], kinds: Iterable[str]) -> list[str]:
    """Those rows of ``kinds`` whose broader thing the graph names.

    Args:
        lines: the rows of all articles, in order.
        kinds: rows of :func:`pipeline.graph.entities.kinds`; they are as many as the vocabulary gives, however many
            articles there are.
    """
    wanted = {row: rows.triple(row).object for row in kinds}
    above = set(wanted.values())
    named = {subject for subject in map(rows.subject, lines) if subject in above}
    return sorted(row for row, thing in wanted.items() if thing in named)
