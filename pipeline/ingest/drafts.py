"""drafts -> blocks: what every reader makes of its input before boilerplate goes, and how it becomes an article's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.labels import find_label
from pipeline.ingest.layout import layout, phrase, words
from pipeline.model import Block, BlockKind, Span

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Draft:
    """A block on its way: its own text, and its place by keys that outlive the removal of others."""

    kind: BlockKind
    text: str
    """No bullet, no surrounding white space, never empty."""
    start: int = -1
    """Offset in the article's text, once that is known."""
    level: int = 0
    quoted: bool = False
    key: int = -1
    """Of a cell: unique within the article."""
    row: int = -1
    """Of a cell: unique to its row."""
    row_head: int | None = None
    """Key of a cell."""
    column_head: int | None = None
    """Key of a cell."""
    strong: int = 0
    """How many characters at the beginning are bold."""
    linked: float = 0.0
    """The share of the text that is links."""
    closes: int = DEEPEST + 1
    """Headings of this level and below end before this block."""

    @property
    def single(self) -> bool:
        """Whether it stands on one line of its source."""
        return len(self.text.splitlines()) == 1


@dataclass(slots=True)
class _Place:
    """Where the walk over the drafts stands."""

    headings: list[tuple[int, int]]
    items: list[tuple[int, int]]
    intro: int | None = None
    term: int | None = None


def assemble(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """The blocks of drafts that have their ``start``, in order."""
    place = _Place(headings=[], items=[])
    cells = {draft.key: index for index, draft in enumerate(drafts) if draft.kind == "cell"}
    return tuple(_block(index, drafts, place, cells) for index, draft in enumerate(drafts))


def render(drafts: Sequence[Draft]) -> tuple[str, list[Draft]]:
    """Plain text that shows the drafts, and the drafts placed in it."""
    parts: list[str] = []
    placed: list[Draft] = []
    at = 0
    for index, draft in enumerate(drafts):
        lead = _gap(drafts[index - 1], draft) if index else ""
        lead += "  " * (draft.level - 1) + "• " if draft.kind == "item" else ""
        parts += [lead, draft.text]
        placed.append(replace(draft, start=at + len(lead)))
        at += len(lead) + len(draft.text)
    parts.append("\n" if drafts else "")
    return "".join(parts), placed


def introduces(draft: Draft) -> bool:
    """Whether a block hands over to the list that follows it directly."""
    if draft.kind not in ("paragraph", "definition", "term"):
        return False
    if draft.text.endswith(":"):
        return True
    tail = draft.text[-200:]
    lists = layout().words
    last = words(tail)[-1:] or [""]
    if tail[-1] not in '.?!”"' and last[0] in lists.introducing_ends:
        return True
    sentence = phrase(tail[max(tail[:-1].rfind(mark) for mark in (". ", "? ", "! ")) + 1 :])
    return any(words_ in sentence for words_ in lists.introducing)


def _gap(before: Draft, draft: Draft) -> str:
    if draft.kind == before.kind == "cell":
        return "\t" if draft.row == before.row else "\n"
    if (draft.kind == before.kind == "item") or draft.kind == "definition":
        return "\n"
    return "\n\n"


def _block(index: int, drafts: Sequence[Draft], place: _Place, cells: dict[int, int]) -> Block:
    draft = drafts[index]
    level = _level(index, drafts, place)
    parent = _parent(index, drafts, place, level)
    span = Span(draft.start, draft.start + len(draft.text))
    label, body = _label(draft, span)
    block = Block(
        index=index,
        kind=draft.kind,
        span=span,
        body=body,
        label=label,
        level=level,
        headings=tuple(at for _, at in place.headings),
        parent=parent,
        row_head=cells.get(draft.row_head) if draft.row_head is not None else None,
        column_head=cells.get(draft.column_head) if draft.column_head is not None else None,
        quoted=draft.quoted,
    )
    if draft.kind == "heading":
        place.headings.append((draft.level, index))
    return block


def _level(index: int, drafts: Sequence[Draft], place: _Place) -> int:
    draft = drafts[index]
    closes = min(draft.closes, draft.level) if draft.kind == "heading" else draft.closes
    while place.headings and place.headings[-1][0] >= closes:
        place.headings.pop()
    if draft.kind != "item":
        place.items.clear()
        return draft.level if draft.kind == "heading" else 0
    if not place.items:
        place.intro = index - 1 if index and introduces(drafts[index - 1]) else None
    while place.items and place.items[-1][0] >= draft.level:
        place.items.pop()
    return len(place.items) + 1


def _parent(index: int, drafts: Sequence[Draft], place: _Place, level: int) -> int | None:
    draft = drafts[index]
    if draft.kind == "item":
        parent = place.items[-1][1] if level > 1 else place.intro
        place.items.append((draft.level, index))
        return parent
    if draft.kind == "definition":
        return place.term
    if draft.kind == "term":
        place.term = index
    elif draft.kind == "heading":
        place.term = None
    return None


def _label(draft: Draft, span: Span) -> tuple[Span | None, Span]:
    if draft.kind not in ("paragraph", "item", "definition"):
        return None, span
    found = find_label(draft.text, strong=draft.strong, dash=draft.kind == "item")
    if not found:
        return None, span
    label_end, body_start = found
    return Span(span.start, span.start + label_end), Span(span.start + body_start, span.end)
