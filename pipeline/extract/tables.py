"""Cells that say something only together with the heads of their row and column.

"Yes" under "Covered by insurance?", "6.6 mg" under "Iron" in the row of lentils.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.scene import Name, Scene
from pipeline.extract.status import read_status
from pipeline.extract.topics import seen_as, topic
from pipeline.lexicon import Slot
from pipeline.model import Block, Span

_PRIOR = 0.85
_LONGEST_ANSWER = 4


def answers(announced: tuple[Slot, Span], scene: Scene, passage: int) -> Iterator[Candidate]:
    """A bare answer in a cell or after a label whose head asks: "Insurance: usually pays"."""
    here, lexicon = scene.passages[passage], scene.world.lexicon
    predicate, place = announced[0].predicate, announced[1]
    first = next(iter(here.doc.sents), None)
    if predicate not in lexicon.words("answered") or first is None or not _is_place_of_answer(here.block, scene):
        return
    word = first[0].lower_
    if word not in lexicon.tables["answers"] or not _is_bare(first.text):
        return
    ends = scene.world.schema.predicate(predicate)
    asked = [n for n in scene.names if place.covers(n.span) and n.passage != passage]
    objects = seen_as(asked, ends.object_types, scene)
    subject = topic(ends.subject_types, scene, passage)
    if subject is None or not objects:
        return
    often = word in lexicon.tables["cues"]["frequency"]
    answer = Candidate(
        predicate,
        _argument(subject),
        _argument(objects[0]),
        passage,
        first[0],
        _PRIOR,
        source=f"{predicate}: an answer to “{place.of(scene.article.text)}”",
        qualifiers=(("frequency", first[0].text),) if often else (),
        context=(place,),
    )
    denies = lexicon.tables["answers"][word] == "no"
    yield answer if read_status(answer, scene).denied == denies else replace(answer, polarity_flips=1)


def contents(scene: Scene, passage: int) -> Iterator[Candidate]:
    """An amount of a substance that heads a column, in a row about a food."""
    here = scene.passages[passage]
    block, doses = here.block, [i for i, amount in here.amounts.items() if amount.kind == "dose"]
    if block.row_head is None or block.column_head is None or len(doses) != 1:
        return
    foods = seen_as(_names_of(block.row_head, scene), ("Food",), scene)
    substances = seen_as(_names_of(block.column_head, scene), ("Substance", "Supplement"), scene)
    if foods and substances:
        token = here.doc[doses[0]]
        yield Candidate(
            "foundIn",
            _argument(substances[0]),
            _argument(foods[0]),
            passage,
            token,
            _PRIOR,
            polarity_flips=1 if _is_none(token.text) else 0,
            source="foundIn: an amount in a table",
        )


def _is_place_of_answer(block: Block, scene: Scene) -> bool:
    """Whether a block is a cell, follows a label, or is the first under a heading, which may ask."""
    if block.kind == "cell" or block.label is not None:
        return True
    return block.index > 0 and scene.article.blocks[block.index - 1].kind in {"heading", "term"}


def _is_bare(sentence: str) -> bool:
    """Whether an answer says no more than itself: "Usually pays", "No, but …"."""
    answer = re.split(r"[,;]", sentence, maxsplit=1)[0]
    return len(answer.split()) <= _LONGEST_ANSWER


def _is_none(text: str) -> bool:
    return text.split(maxsplit=1)[0].strip("0.,") == ""


def _names_of(block: int, scene: Scene) -> list[Name]:
    return [n for i in scene.passages_of_block.get(block, ()) for n in scene.in_passage.get(i, ()) if not n.hidden]


def _argument(name: Name) -> Argument:
    return Argument(name.entity, name.span, None, _PRIOR, name, context=(name.span,))
