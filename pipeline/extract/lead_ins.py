"""Item of a list -> what the sentence before the list announces: "Known triggers are", "You may notice"."""

import re

from pipeline.extract.headings import predicate_of
from pipeline.extract.scene import Scene
from pipeline.extract.slots import without_names
from pipeline.extract.topics import topic
from pipeline.lexicon import Slot
from pipeline.model import Block, Span
from pipeline.parse import is_unfinished
from pipeline.parse.tree import Span as Sentence

#: A longer sentence before a list says more than what the list is of.
_LONGEST = 20


def led_in(scene: Scene, block: Block) -> tuple[Slot, Span] | None:
    """The predicate, and the sentence that announces it."""
    sentence = _lead_in(scene, block)
    if sentence is None:
        return None
    index, words = sentence
    span, lexicon = scene.passages[index].span(words[0], words[-1]), scene.world.lexicon
    announced = predicate_of(without_names(span, scene), lexicon)
    if announced is None and any(re.search(pattern, words.text.lower()) for pattern in lexicon.words("noticing")):
        announced = _noticed(scene, index)
    return (announced, span) if announced else None


def points_elsewhere(scene: Scene, block: Block) -> bool:
    """Whether the sentence before the list says that its items are where to read on: "These resources … :"."""
    parent = block.parent if block.kind == "item" else None
    if parent is None:
        return False
    references, parts = scene.world.lexicon.words("references"), {"nsubj", "dobj", "attr", "ROOT"}
    indices = scene.passages_of_block.get(parent, ())
    named = any(t.dep_ in parts and t.lemma_ in references for i in indices[-1:] for t in scene.passages[i].doc)
    return named or points_elsewhere(scene, scene.article.blocks[parent])


def _noticed(scene: Scene, passage: int) -> Slot | None:
    """What people notice: of a disease its symptoms, of a treatment its side effects."""
    about = topic(("Treatment", "Disease"), scene, passage)
    if about is None:
        return None
    return Slot("hasSymptom" if scene.is_a(about.types, ("Condition",)) else "hasSideEffect")


def _lead_in(scene: Scene, block: Block) -> tuple[int, Sentence] | None:
    """The unfinished sentence above a list, with its passage; for a nested list, that above the outer one."""
    parent = block.parent if block.kind == "item" and block.label is None else None
    while parent is not None and scene.article.blocks[parent].kind == "item":
        parent = scene.article.blocks[parent].parent
    if parent is None:
        return None
    index = scene.passages_of_block[parent][-1]
    doc = scene.passages[index].doc
    last = list(doc.sents)[-1:]  # none where the line above has no text, such as an item that only holds a list
    return (index, last[0]) if last and is_unfinished(doc.text) and len(last[0]) <= _LONGEST else None
