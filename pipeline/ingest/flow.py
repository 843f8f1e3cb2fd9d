"""tag -> drafts: walks an element and makes a draft of every run of text between block tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from pipeline.ingest.chunks import plain_drafts
from pipeline.ingest.drafts import DEEPEST, Draft
from pipeline.ingest.grid import is_data_table, table_drafts
from pipeline.ingest.headings import looks_like_heading
from pipeline.ingest.labels import find_label
from pipeline.ingest.layout import layout
from pipeline.ingest.main_content import attribute_list, tokens
from pipeline.ingest.runs import BREAK, Run, joined
from pipeline.model import BlockKind

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog"}
    | {"div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody"}
    | {"td", "tfoot", "th", "thead", "tr", "ul"}
)
_BOLD = frozenset(["b", "strong"])
_HEADING = re.compile(r"h([1-6])")
_DEFINED: dict[str, BlockKind] = {"dt": "term", "dd": "definition"}
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(slots=True)
class _Item:
    """An open list item: its depth, and whether its first draft is out."""

    depth: int
    begun: bool = False


@dataclass(slots=True)
class _State:
    """What is open at this point of the walk."""

    drafts: list[Draft] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    level: int = 1
    closes: int = DEEPEST + 1
    bold: int = 0
    linked: int = 0
    quotes: int = 0
    lists: int = 0
    pre: int = 0
    keys: int = 0


def flow_drafts(root: Tag) -> list[Draft]:
    """The drafts of an element in order."""
    state = _State()
    for event, node in _events(root):
        if event == "text":
            _text(state, str(node))
        elif isinstance(node, Tag):
            (_enter if event == "open" else _leave)(state, node)
    _flush(state)
    return state.drafts


def _events(root: Tag) -> Iterator[tuple[str, Tag | NavigableString]]:
    """The walk as a stack: pages nest deeper than Python's calls may."""
    stack: list[tuple[str, Tag | NavigableString]] = [("open", root)]
    while stack:
        event, node = stack.pop()
        yield event, node
        if event == "open" and isinstance(node, Tag):
            stack.append(("close", node))
            if node.name == "table" and is_data_table(node):
                continue
            for child in reversed(node.contents):
                if isinstance(child, Tag):
                    stack.append(("open", child))
                elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                    stack.append(("text", child))


def _text(state: _State, text: str) -> None:
    if state.pre:
        text = _LINE_END.sub(BREAK, text)
    state.runs.append(Run(text=text, bold=state.bold > 0, linked=state.linked > 0))


def _enter(state: _State, tag: Tag) -> None:
    name = tag.name
    if name in _BLOCKS:
        _flush(state)
        state.open.append(_role(tag, state.open))
    if name == "br":
        state.runs.append(Run(text=BREAK))
    elif name == "table" and is_data_table(tag):
        _table(state, tag)
    elif name == "li":
        state.items.append(_Item(depth=max(1, state.lists)))
    elif name == "details":
        state.folds.append(min(state.level + 1, DEEPEST))
    _count(state, tag, 1)


def _leave(state: _State, tag: Tag) -> None:
    name = tag.name
    if name in _BLOCKS:
        _flush(state)
        state.open.pop()
    if name == "li":
        state.items.pop()
    elif name == "details":
        state.closes = state.folds.pop()
    _count(state, tag, -1)


def _count(state: _State, tag: Tag, by: int) -> None:
    name = tag.name
    if name in _BOLD:
        state.bold += by
    elif name in ("ul", "ol"):
        state.lists += by
    elif name == "blockquote":
        state.quotes += by
    elif name == "pre":
        state.pre += by
    elif name == "a" and _leads_away(state, tag):
        state.linked += by


def _leads_away(state: _State, tag: Tag) -> bool:
    """A heading's link to itself is none; an item's to a heading is one of a table of contents."""
    href = tag.get("href")
    return isinstance(href, str) and (not href.startswith("#") or bool(state.items))


def _role(tag: Tag, around: list[str]) -> str:
    """The tag's name, "summary" for a button that unfolds a text, "question" for what asks in a list of questions."""
    if tag.name == "button":
        return tag.name if any(_HEADING.fullmatch(role) for role in around) else "summary"
    classes = attribute_list(tag, "class")
    asks = any(name in layout().names.question for name in classes) or any(
        token in layout().names.question for found in tokens(classes) for token in found
    )
    return "question" if asks and tag.name in ("div", "p") else tag.name


def _table(state: _State, tag: Tag) -> None:
    drafts = table_drafts(tag, flow_drafts, state.keys)
    if not drafts:
        return
    state.keys = max(draft.key for draft in drafts) + 1
    caption = tag.find("caption")
    if isinstance(caption, Tag):
        level = min(state.level + 1, DEEPEST)
        for draft in flow_drafts(caption)[:1]:
            _emit(state, replace(draft, kind="heading", level=level, strong=0))
            state.drafts += drafts
            state.closes = level
            return
    _emit(state, drafts[0])
    state.drafts += drafts[1:]


def _flush(state: _State) -> None:
    runs, state.runs = state.runs, []
    draft = joined(runs)
    if draft is None:
        return
    draft = replace(draft, quoted=state.quotes > 0)
    role = next((role for role in reversed(state.open) if _decides(role)), "")
    if heading := _HEADING.fullmatch(role):
        state.level = int(heading.group(1))
        _emit(state, _heading(draft, state.level))
    elif role == "summary":
        _emit(state, _heading(draft, state.folds[-1] if state.folds else min(state.level + 1, DEEPEST)))
    elif role == "question" and draft.text.endswith("?"):
        _emit(state, _heading(draft, min(state.level + 1, DEEPEST)))
    elif role in _DEFINED:
        _emit(state, replace(draft, kind=_DEFINED[role], text=_one_line(draft.text)))
    elif role == "li" and state.items:
        _item(state, draft)
    else:
        _paragraph(state, draft)


def _decides(role: str) -> bool:
    return role in ("summary", "question", "li", "td", "th", "dt", "dd") or _HEADING.fullmatch(role) is not None


def _heading(draft: Draft, level: int) -> Draft:
    return replace(draft, kind="heading", text=_one_line(draft.text), level=level, strong=0)


def _item(state: _State, draft: Draft) -> None:
    item = state.items[-1]
    level = item.depth + item.begun
    item.begun = True
    for rank, piece in enumerate(_pieces(draft)):
        deeper = piece.level if piece.kind == "item" and rank else 0
        _emit(state, replace(piece, kind="item", level=level + deeper))


def _paragraph(state: _State, draft: Draft) -> None:
    level = min(state.level + 1, DEEPEST)
    if draft.strong == len(draft.text) and looks_like_heading(_one_line(draft.text).rstrip(":")) and not draft.quoted:
        _emit(state, _heading(replace(draft, text=draft.text.rstrip(": ")), level))
        return
    for piece in _pieces(draft):
        _emit(state, replace(piece, level=level) if piece.kind == "heading" else piece)


def _pieces(draft: Draft) -> list[Draft]:
    """The draft, or what its line breaks make of it."""
    if "\n" not in draft.text or (draft.strong and find_label(draft.text, strong=draft.strong)):
        return [draft]
    pieces = [piece for piece in plain_drafts(draft.text) if piece.kind != "cell"]
    if len(pieces) < 2:
        return [draft]
    found = [replace(piece, start=-1, quoted=draft.quoted, linked=draft.linked) for piece in pieces]
    found[0] = replace(found[0], strong=min(draft.strong, len(found[0].text)))
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _emit(state: _State, draft: Draft) -> None:
    if state.closes <= DEEPEST:
        draft = replace(draft, closes=state.closes)
        state.closes = DEEPEST + 1
    state.drafts.append(draft)
