"""drafts -> drafts: a table that an export has run into one paragraph ("Fever 90% Rash 50% Cough -") as items again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.ingest.drafts import Draft

_ENTRY = re.compile(r"(?<!\S)(?P<name>[A-Z][^.:;?!()%]{2,80}?)\s(?:\d{1,3}(?:\.\d+)?%|\d+/\d+|-)(?=\s|$)")
_LEAST = 5
"""Fewer entries than this may be a sentence with its figures."""
_GAP = 100
"""Characters between two entries of one table: an entry that does not read as one."""


def with_flattened(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each such paragraph cut into what stands before the table, its rows, and what follows."""
    return [piece for draft in drafts for piece in _pieces(draft)]


def _pieces(draft: Draft) -> Iterator[Draft]:
    entries = _longest_run(list(_ENTRY.finditer(draft.text))) if draft.kind == "paragraph" else []
    if len(entries) < _LEAST:
        yield draft
        return
    yield from _part(draft, 0, entries[0].start(), draft)
    for entry in entries:
        yield from _part(draft, *entry.span("name"), replace(draft, kind="item", level=1))
    yield from _part(draft, entries[-1].end(), len(draft.text), draft)


def _longest_run(entries: list[re.Match[str]]) -> list[re.Match[str]]:
    """Of the entries the most that stand close to one another."""
    runs: list[list[re.Match[str]]] = [[]]
    for entry in entries:
        if runs[-1] and entry.start() - runs[-1][-1].end() >= _GAP:
            runs.append([])
        runs[-1].append(entry)
    return max(runs, key=len)


def _part(draft: Draft, start: int, end: int, like: Draft) -> Iterator[Draft]:
    """A part of the text as a draft of its own, if anything is in it."""
    text = draft.text[start:end]
    lead = len(text) - len(text.lstrip())
    if text.strip():
        at = draft.start + start + lead if draft.start >= 0 else -1
        yield replace(like, text=text.strip(), start=at, strong=0)
