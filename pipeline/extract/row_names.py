"""Cells at the head of a table's rows -> the names that they are as a whole: "Over-the-counter hearing aids".

The cell says what its row is about, and its column's head ("Device") says what sort of thing that is. So it is one
name, whatever known names lie within it.
"""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.extract import phrase
from pipeline.extract.entities import World, open_entity
from pipeline.extract.name import Name
from pipeline.model import Article
from pipeline.parse import Passage
from pipeline.parse.tree import Span as Run
from pipeline.parse.tree import Token

#: A cell of more words describes its row and does not name it.
_LONGEST = 5
_ENDS = frozenset({"(", "[", ",", ";", ":", "*", "†", "–", "—"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_CONFIDENCE = 0.85
_TOPICAL = ("Treatment", "Condition", "Food", "Test", "Substance")


def row_names(names: Iterable[Name], article: Article, passages: tuple[Passage, ...], world: World) -> Iterator[Name]:
    """The names of rows that no vocabulary holds; ``names`` are those found within the cells."""
    heads = {block.row_head for block in article.blocks}
    columns = {block.column_head for block in article.blocks}
    within: dict[int, list[Name]] = {}
    for name in names:
        within.setdefault(name.passage, []).append(name)
    bodies = {p.block.index: i for i, p in enumerate(passages) if p.part == "body"}
    for index, passage in enumerate(passages):
        block = passage.block
        if passage.part != "body" or block.index not in heads or block.index in columns or block.column_head is None:
            continue
        column = bodies.get(block.column_head)
        sort = _sort(passages[column], within.get(column, ()), world) if column is not None else None
        found = _whole(passage, index, within.get(index, ()), sort, world)
        if found is not None:
            yield found


def _sort(passage: Passage, names: Iterable[Name], world: World) -> str | None:
    """The type of what stands under the head of a column: "Device", "Medicine and dose"."""
    generic = world.lexicon.tables["generic"]
    for token in passage.doc:
        types = generic.get(token.lemma_.lower())
        if types:
            return str(types[0])
    return next((name.types[0] for name in names), None)


def _whole(passage: Passage, index: int, inner: Iterable[Name], sort: str | None, world: World) -> Name | None:
    words = _named_part(passage)
    if not words or len(words) > _LONGEST or words[0].i in passage.amounts or any(t.tag_ in _FINITE for t in words):
        return None
    run = words[0].doc[words[0].i : words[-1].i + 1]
    known = [n for n in inner if run.start <= n.token < run.end and not n.hidden]
    last = next((n for n in known if n.token == run.end - 1), None)
    if any(n.span == passage.span(words[0], words[-1]) for n in known) or _is_generic(run, known, world):
        return None
    type_ = last.types[0] if last is not None else sort
    if type_ is None or not any(world.schema.is_a(type_, topical) for topical in _TOPICAL):
        return None
    entity = open_entity(phrase.tidy(run.text), type_, world, last.entity if last is not None else None)
    return Name(
        passage=index,
        token=run.root.i,
        span=passage.span(words[0], words[-1]),
        text=run.text,
        entity=entity,
        types=(type_,),
        found_by="shape",
        confidence=_CONFIDENCE,
        is_subject=True,
    )


def _named_part(passage: Passage) -> list[Token]:
    """The words of a cell up to a bracket, a comma or a mark."""
    words: list[Token] = []
    for token in passage.doc:
        if token.text in _ENDS or phrase.is_dash(token):
            break
        words.append(token)
    return words


def _is_generic(run: Run, known: list[Name], world: World) -> bool:
    """Whether a cell is a form of what the page is about: "Weekly tablet"."""
    generic: Mapping[str, object] = world.lexicon.tables["generic"]
    return not known and run[-1].lemma_.lower() in generic
