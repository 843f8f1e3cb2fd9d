"""str -> drafts: headings, paragraphs, lists and tables of a plain text, boilerplate still among them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.drafts import Draft
from pipeline.ingest.headings import looks_like_heading
from pipeline.ingest.labels import find_label
from pipeline.ingest.layout import words
from pipeline.ingest.lines import Line, is_rule, split_lines
from pipeline.ingest.questions import mark
from pipeline.ingest.tables import table_at
from pipeline.model import BlockKind

Chunk = list[Line]

_LONG_LINE = 60
"""A line this long was likely broken by its width, so the next one goes on with it."""
_TITLE = 120
"""Underlined text longer than this is a paragraph above a rule."""
_HASHES = tuple("#" * depth + " " for depth in range(1, 7))


@dataclass(slots=True)
class _State:
    """What has been read so far, and the open lists as (indent, marker)."""

    text: str
    drafts: list[Draft] = field(default_factory=list)
    lists: list[tuple[int, str]] = field(default_factory=list)


def plain_drafts(text: str) -> list[Draft]:
    """The drafts of a plain text, with their offsets in it; headings have no level but those that write it."""
    chunks = _chunks(split_lines(text))
    state = _State(text=text)
    entries = 0
    for at, chunk in enumerate(chunks):
        entries = entries or _lone_entries(state, chunks, at)
        if entries:
            _add(state, "item", (chunk[0].start, chunk[0].end), level=1)
            entries -= 1
            continue
        _read_chunk(state, chunk, chunks[at + 1] if at + 1 < len(chunks) else None)
    return state.drafts


def _chunks(lines: Sequence[Line]) -> list[Chunk]:
    found: list[Chunk] = [[]]
    for line in lines:
        if line.text:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [chunk for chunk in found if chunk]


def _read_chunk(state: _State, chunk: Chunk, following: Chunk | None) -> None:
    at = 0
    while at < len(chunk):
        at += (
            _table(state, chunk, at)
            or _heading(state, chunk, at, following)
            or _item(state, chunk, at)
            or _entries(state, chunk, at)
            or _paragraph(state, chunk, at)
        )


def _table(state: _State, chunk: Chunk, at: int) -> int:
    found = table_at(chunk, at)
    if not found:
        return 0
    drafts, used = found
    state.drafts += drafts
    state.lists.clear()
    return used


def _heading(state: _State, chunk: Chunk, at: int, following: Chunk | None) -> int:
    """How many lines the heading here takes, its underline included."""
    line = chunk[at]
    if is_rule(line.text):
        return 1
    below = chunk[at + 1] if at + 1 < len(chunk) else None
    if line.text.startswith(_HASHES) and (inner := line.text.strip("# ")):
        start = line.start + line.text.index(inner)
        _add(state, "heading", (start, start + len(inner)), level=line.text.index(" "))
        return 1
    if below and is_rule(below.text) and below.text[0] in "=-~" and not line.bullet and len(line.text) <= _TITLE:
        _add(state, "heading", (line.start, line.end), level=1 if below.text[0] == "=" else 2)
        return 2
    lone = len(chunk) == 1 and _heads_chunk(line, following)
    if line.quoted or not (lone or (at == 0 and _heads_lines(line, chunk[1:]))):
        return 0
    _add(state, "heading", (line.content_start, line.end))
    return 1


def _heads_chunk(line: Line, following: Chunk | None) -> bool:
    if following is None or not looks_like_heading(line.content) or mark(line.text)[0]:
        return False
    if not line.bullet:
        return True
    # "1. What is gout?" over a paragraph is a numbered heading; over another item it is an item.
    first = following[0]
    return line.marker in "1aA" and not first.bullet and first.indent <= line.indent and len(first.text) > _LONG_LINE


def _heads_lines(line: Line, below: Chunk) -> bool:
    """Whether a chunk's first line is a heading that lacks its blank line."""
    if not below or line.bullet or not looks_like_heading(line.text) or mark(line.text)[0]:
        return False
    if len(words(line.text)) > (12 if line.text.endswith("?") else 8) or below[0].text[0].islower():
        return False
    if below[0].bullet:
        return True
    longest = max(len(other.text) for other in below)
    return len(line.text) < 0.75 * longest and any(other.text[-1] in '.!?:”"' for other in below)


def _item(state: _State, chunk: Chunk, at: int) -> int:
    line = chunk[at]
    if not line.bullet:
        return 0
    used = 1
    while at + used < len(chunk) and _goes_on(line, chunk[at + used - 1], chunk[at + used]):
        used += 1
    _add(state, "item", (line.content_start, chunk[at + used - 1].end), level=_depth(state, line), quoted=line.quoted)
    return used


def _goes_on(item: Line, before: Line, line: Line) -> bool:
    """Whether a line without a bullet of its own still belongs to the item above it."""
    if line.bullet or is_rule(line.text) or mark(line.text)[0]:
        return False
    if line.indent > item.indent or line.text[0].islower():
        return True
    return len(before.text) >= _LONG_LINE and before.text[-1] not in '.!?:”"'


def _depth(state: _State, line: Line) -> int:
    lists = state.lists
    here = (line.indent, line.marker)
    while lists and lists[-1][0] > line.indent:
        lists.pop()
    if here in lists:
        del lists[lists.index(here) + 1 :]
    else:
        lists.append(here)
    return len(lists)


def _entries(state: _State, chunk: Chunk, at: int) -> int:
    """Short lines without bullets that a colon above them makes a list."""
    if not _is_open(state) or not _all_entries(chunk, at):
        return 0
    rest = chunk[at:]
    for line in rest:
        _add(state, "item", (line.start, line.end), level=1, quoted=line.quoted)
    return len(rest)


def _lone_entries(state: _State, chunks: Sequence[Chunk], at: int) -> int:
    """The same with a blank line between each; the last is a heading if text or a list follows it."""
    if not _is_open(state):
        return 0
    end = at
    while end < len(chunks) and len(chunks[end]) == 1 and _is_entry(chunks[end][0]):
        end += 1
    count = end - at - (end < len(chunks))
    return count if count > 1 else 0


def _is_open(state: _State) -> bool:
    return bool(state.drafts) and state.drafts[-1].kind == "paragraph" and state.drafts[-1].text.endswith(":")


def _all_entries(chunk: Chunk, at: int) -> bool:
    return len(chunk) - at > 1 and all(_is_entry(chunk[rank]) for rank in range(at, len(chunk)))


def _is_entry(line: Line) -> bool:
    if line.bullet or is_rule(line.text) or len(line.text) > 80 or line.text[-1] in ".!?:":
        return False
    return len(words(line.text)) <= 10 and not mark(line.text)[0]


def _paragraph(state: _State, chunk: Chunk, at: int) -> int:
    used = 1
    while at + used < len(chunk) and not _breaks(chunk, at, at + used):
        used += 1
    first, last = chunk[at], chunk[at + used - 1]
    inside = state.lists and first.indent >= state.lists[-1][0] + 2 and state.drafts[-1].kind == "item"
    if inside and at == 0:
        _add(state, "item", (first.start, last.end), level=len(state.lists) + 1, quoted=first.quoted)
    else:
        _add(state, "paragraph", (first.start, last.end), quoted=first.quoted)
    return used


def _breaks(chunk: Chunk, first: int, at: int) -> bool:
    """Whether the paragraph that began at ``first`` ends before the line at ``at``."""
    line, before = chunk[at], chunk[at - 1]
    if line.bullet or is_rule(line.text) or mark(line.text)[0] or line.quoted != before.quoted:
        return True
    if before.text.endswith(":") and _all_entries(chunk, at):
        return True
    closed = before.text[-1] in ".!?:"
    if (closed or (len(before.text) < _LONG_LINE and _labelled(chunk[first]))) and _labelled(line):
        return True
    return table_at(chunk, at) is not None


def _labelled(line: Line) -> bool:
    return find_label(line.text[:200]) is not None


def _add(state: _State, kind: BlockKind, span: tuple[int, int], *, level: int = 0, quoted: bool = False) -> None:
    start, end = span
    if kind != "item":
        state.lists.clear()
    text = state.text[start:end]
    state.drafts.append(Draft(kind=kind, text=text, start=start, level=level, quoted=quoted))
