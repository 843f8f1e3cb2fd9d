"""Passage -> candidate claims that the layout states: "Cost: $90", a list under "Side effects", a table cell.

The heading, label or table head says the predicate (``headings`` in ``ontology/lexicon/predicates``); the rest of the
structure says what it is about.
"""

from collections.abc import Iterator

from pipeline.extract import phrase, reference, tables
from pipeline.extract.arguments import Argument, Wanted, distinct, resolve
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.adjuncts import had
from pipeline.extract.grammar.coordination import conjuncts
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.lead_ins import led_in
from pipeline.extract.scene import Scene
from pipeline.extract.search import Search, open_phrase, open_run
from pipeline.extract.slots import label_names_entity, slot
from pipeline.extract.states import is_state
from pipeline.extract.topics import label_and_heads, seen_as
from pipeline.lexicon import Slot
from pipeline.model import Block, Entity, Object, Regimen, Span, Text
from pipeline.parse.tree import Token
from pipeline.quantity import Age, Amount, Count, Dose, Headcount, Proportion

_PRIOR = 0.85
#: An entry of more words is a sentence or a description.
_LONGEST_ENTRY = 6
_MARKS = frozenset(",;:()")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """What the place of a body says, beyond its sentences."""
    block = scene.passages[passage].block
    if block.index in scene.column_heads:
        return
    announced = slot(scene, block) or led_in(scene, block)
    if announced is not None:
        yield from _line_in_slot(announced, scene, passage)
        yield from tables.answers(announced, scene, passage)
    yield from _bare_amounts(announced, scene, passage)
    yield from tables.contents(scene, passage)


def _line_in_slot(announced: tuple[Slot, Span], scene: Scene, passage: int) -> Iterator[Candidate]:
    """A noun phrase under a telling head fills its predicate; the topic is at the other end."""
    here = scene.passages[passage]
    lines = reference.line_heads(scene, passage) or _told(announced[0].predicate, scene, passage)
    heads = [h for h in lines if h.i not in here.amounts]
    if not heads or not _is_listing(here.block):
        return
    (name, inverse), place = (announced[0].predicate, announced[0].inverse), announced[1]
    predicate = scene.world.schema.predicate(name)
    ends = predicate.subject_types, predicate.object_types
    topic_types, filler_types = reversed(ends) if inverse else ends
    topic = _listed_of(place, topic_types, scene) or _topic(topic_types, scene, passage)
    if topic is None:
        return
    wanted = Wanted(filler_types, scene.world.lexicon.tables["open_types"].get(name))
    whole = _whole_line(heads, wanted, scene, passage)
    for rank, head in enumerate(heads[:1] if whole else heads):
        for filler in whole or _fillers(head, wanted, scene, passage):
            subject, object_ = (filler, topic) if inverse else (topic, filler)
            if _fits(name, subject, object_, scene):
                yield Candidate(
                    name,
                    subject,
                    object_,
                    passage,
                    head,
                    _PRIOR,
                    source=_source(name, place, scene),
                    hedged=_hedges(place, scene),
                    qualifiers=_how_often(head, heads[rank + 1 :], scene, passage),
                    absorbs_negation=is_state(head),
                    context=(place, *topic.context),
                )


def _told(predicate: str, scene: Scene, passage: int) -> list[Token]:
    """What a line says that the reader has, is or does: "you have asthma" under "Do not take it if"."""
    first = next(iter(scene.passages[passage].doc.sents), None)
    if first is None or predicate not in scene.world.lexicon.words("told") or first[0].lower_ not in {"you", "your"}:
        return []
    return [whole for clause in conjuncts(first.root) for each in had(clause) for whole in conjuncts(each)]


def _how_often(head: Token, following: list[Token], scene: Scene, passage: int) -> tuple[tuple[str, str], ...]:
    """The frequency written behind a name of a list, before the next name: "infection (rare)", "nausea: 10%"."""
    here = scene.passages[passage]
    end = min((t.i for t in following if t.i > head.i), default=head.sent.end)
    cues = [here.doc[c.start : c.end] for c in scene.cues_around(head) if c.role == "frequency"]
    shares = [here.doc[i : i + 1] for i, amount in here.amounts.items() if amount.kind == "proportion"]
    behind = [run for run in (*cues, *shares) if head.i < run.start < end and _set_off(run[0])]
    return (("frequency", min(behind, key=lambda run: run.start).text),) if behind else ()


def _set_off(token: Token) -> bool:
    """Whether a mark parts a word from the name before it, with or without "in"."""
    before = token.nbor(-1)
    return before.is_punct or (before.lower_ == "in" and before.i > 0 and before.nbor(-1).is_punct)


def _source(predicate: str, place: Span, scene: Scene) -> str:
    return f"{predicate}: under “{place.of(scene.article.text)}”"


def _hedges(place: Span, scene: Scene) -> bool:
    """Whether the head itself hedges: "Possible complications"."""
    return not scene.world.lexicon.words("hedging_heads").isdisjoint(place.of(scene.article.text).lower().split())


def _fillers(head: Token, wanted: Wanted, scene: Scene, passage: int) -> list[Argument]:
    if "Text" in wanted.types:
        here = scene.passages[passage]
        first, last = phrase.full_text(head, scene.world.lexicon)
        return [Argument(Text(here.doc[first.i : last.i + 1].text), here.span(first, last), head, 0.9)]
    return distinct(resolve(head, wanted, scene, passage))


def _whole_line(heads: list[Token], wanted: Wanted, scene: Scene, passage: int) -> list[Argument]:
    """A short entry none of whose words is a known name of the kind: "Long upper lip", "Aplasia of the thumb"."""
    doc = scene.passages[passage].doc
    words = [t for t in doc if not t.is_punct]
    known = [n for h in heads if (n := scene.named(passage, h)) and scene.is_a(n.types, wanted.types)]
    parted = any(t.text in _MARKS or t.tag_ in _FINITE or t.pos_ in {"PRON", "ADV"} or phrase.is_dash(t) for t in doc)
    if not wanted.open_type or parted or not 1 < len(words) <= _LONGEST_ENTRY:
        return []
    search = Search(wanted, scene, passage, 1, lambda *_: [])
    if any(n.found_by == "vocabulary" for n in known) or not open_phrase(heads[-1], wanted.open_type, search):
        return []
    first = words[1] if words[0].tag_ == "DT" else words[0]
    return open_run(heads[-1], (first, words[-1]), wanted.open_type, search)


def _fits(predicate: str, subject: Argument, object_: Argument, scene: Scene) -> bool:
    if not isinstance(subject.value, Entity) or not isinstance(object_.value, Entity):
        return True
    return subject.value.id != object_.value.id and scene.world.schema.allows(
        predicate, subject.value.type, object_.value.type
    )


def _is_listing(block: Block) -> bool:
    """Whether a line can be a bare filler: an item, a cell, a definition, or what follows a label."""
    return block.kind in {"item", "cell", "definition"} or block.label is not None


def _topic(types: tuple[str, ...], scene: Scene, passage: int) -> Argument | None:
    name = reference.topic(types, scene, passage)
    return Argument(name.entity, name.span, None, 0.85, name, context=(name.span,)) if name else None


def _listed_of(place: Span, types: tuple[str, ...], scene: Scene) -> Argument | None:
    """What the sentence before a list names that it lists something of: "Known triggers of asthma attacks are"."""
    above = next((p for p in scene.passages if p.part == "body" and p.block.span.covers(place)), None)
    if above is None or above.block.kind != "paragraph":
        return None
    inside = seen_as([n for n in scene.names if place.covers(n.span) and not n.hidden], types, scene)
    return Argument(inside[0].entity, inside[0].span, None, 0.85, inside[0], context=(place,)) if inside else None


def _bare_amounts(announced: tuple[Slot, Span] | None, scene: Scene, passage: int) -> Iterator[Candidate]:
    """Amounts in a line under a telling head: "Cost: $90 a session", a cell under "How long"."""
    here = scene.passages[passage]
    for index, amount in sorted(here.amounts.items()):
        token, value = here.doc[index], _value(amount)
        found = _takes(announced, value, scene) or _by_name_alone(value, here.block, scene)
        if found is None or value is None or not _bare(token):
            continue
        name, place = found[0].predicate, found[1]
        subject = _topic(scene.world.schema.predicate(name).subject_types, scene, passage)
        if subject is not None:
            yield Candidate(
                name,
                subject,
                Argument(value, here.span(token), token, 0.9),
                passage,
                token,
                _PRIOR,
                source=_source(name, place, scene),
                context=(place, *subject.context),
            )


def _takes(announced: tuple[Slot, Span] | None, value: Object | None, scene: Scene) -> tuple[Slot, Span] | None:
    """The slot, if an amount of this kind can fill it."""
    if announced is None:
        return None
    return (
        announced if type(value).__name__ in scene.world.schema.predicate(announced[0].predicate).object_types else None
    )


def _value(amount: Amount) -> Object | None:
    """An amount as the object of a claim; None for an age or a count, which none takes."""
    match amount.value:
        case Proportion(label, low, high):
            return Text(label, low, high)
        case Dose(label):
            return Regimen(label, dose=label)
        case Age() | Count() | Headcount():
            return None
        case value:
            return value


def _by_name_alone(value: Object | None, block: Block, scene: Scene) -> tuple[Slot, Span] | None:
    """What an amount says that stands alone after the name of a treatment, or in its row of a table."""
    name = scene.world.lexicon.tables["bare_amounts"].get(type(value).__name__)
    if name and block.label and label_names_entity(scene, block):
        return Slot(name), block.label
    if name and block.row_head is not None and _is_treated(block, scene):
        return Slot(name), scene.article.blocks[block.row_head].span
    return None


def _is_treated(block: Block, scene: Scene) -> bool:
    """Whether what heads a cell's row, or else its column, is given or done, and not eaten."""
    heads = seen_as(list(label_and_heads(block, scene)), ("Food", "Treatment", "Test", "Condition"), scene)
    return bool(heads) and scene.is_a(heads[0].types, ("Food", "Condition")) is None


def _bare(token: Token) -> bool:
    """Whether no finite verb of its own governs the amount: those are for frames."""
    return not any(
        a.pos_ in VERBAL and any(c.dep_ in {"nsubj", "nsubjpass"} for c in a.children) for a in token.ancestors
    )
