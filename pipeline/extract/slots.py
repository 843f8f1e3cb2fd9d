"""Block -> the predicate that its place announces: a label, a table head, a heading such as "Side effects"."""

import re
from collections.abc import Iterator

from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.headings import predicate_of
from pipeline.extract.scene import Scene
from pipeline.lexicon import Slot
from pipeline.model import Block, Span
from pipeline.vocabulary import normalise


def slot(scene: Scene, block: Block) -> tuple[Slot, Span] | None:
    """The predicate that a block's label, table heads, parent or innermost heading announces, and the run that does."""
    asked = ("slot", block.index)
    if asked not in scene.found:
        scene.found[asked] = _slot(scene, block)
    found: tuple[Slot, Span] | None = scene.found[asked]
    return found


def _slot(scene: Scene, block: Block) -> tuple[Slot, Span] | None:
    for span in _announcing(scene, block):
        announced = predicate_of(without_names(span, scene), scene.world.lexicon)
        if announced:
            return announced, span
    return None


def label_names_entity(scene: Scene, block: Block) -> bool:
    """Whether a name stands in the label of a block, or in its body where it has none."""
    return bool(scene.in_passage.get(scene.passages_of_block[block.index][0]))


def _announcing(scene: Scene, block: Block) -> Iterator[Span]:
    """The runs of text that say what a block is about, nearest first."""
    blocks = scene.article.blocks
    if block.label:
        yield block.label
    for head in (block.column_head, block.row_head):
        if head is not None and not _is_class(blocks[head].span, scene):
            yield blocks[head].span
    parent = block.parent
    while parent is not None:
        above = blocks[parent]
        if above.label:
            yield above.label
        elif above.kind in {"term", "item"} or _is_head(above, scene):
            yield above.body
        parent = above.parent
    if block.headings and (block.label is None or label_names_entity(scene, block)):
        yield blocks[block.headings[-1]].span


def _is_class(span: Span, scene: Scene) -> bool:
    """Whether the head of a column only says what sort of things stand in it: "Treatment"."""
    types = scene.world.lexicon.tables["generic"].get(" ".join(normalise(span.of(scene.article.text))), ())
    return bool(types) and scene.is_a(types, ("Condition",)) is None


def _is_head(block: Block, scene: Scene) -> bool:
    """Whether a line before a list is a head rather than a sentence: "Benefits of yoga:"."""
    passage = scene.passages[scene.passages_of_block[block.index][-1]]
    return passage.doc.text.rstrip().endswith(":") and not any(t.pos_ in VERBAL for t in passage.doc)


def without_names(span: Span, scene: Scene) -> str:
    """The text of a head with what it is about as "it": "How is migraine diagnosed?" asks how it is diagnosed."""
    text, shift = span.of(scene.article.text), span.start
    whole = scene.world.lexicon.headings.get(text.lower().strip(" :?"))
    inside = [] if whole else [n for n in scene.names if span.covers(n.span) and n.entity.type != "SideEffect"]
    for name in sorted(inside, key=lambda n: -n.span.start):
        text = f"{text[: name.span.start - shift]}it{text[name.span.end - shift :]}"
    determiners = "|".join(scene.world.lexicon.tables["determiners"])
    return re.sub(rf"\b(?:{determiners}) it\b", "it", text, flags=re.IGNORECASE)
