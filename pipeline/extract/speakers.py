"""Passages -> who speaks where: quotations, reported clauses, "according to", and the lists they introduce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract import roles
from pipeline.extract.people import is_occupation
from pipeline.extract.scene import Name, Scene
from pipeline.model import Block, Cue, Entity, Span
from pipeline.parse.tree import Token

_QUOTED = re.compile(r"[“\"]([^“”\"]*)(?:[”\"]|$)")
_SPEAKING = ("Person", "Organization")
#: A run in quotation marks of fewer words is a term, not speech.
_SHORTEST = 4
#: How many characters may lie between "according to" and the name: a title, "the".
_NEAR = 25
#: How many characters a title and a colon may have beside a name: "Prof. ".
_TITLE = 11


@dataclass(frozen=True, slots=True)
class Speech:
    """A run of text that is somebody's words."""

    span: Span
    speaker: Entity
    cue: Cue


@dataclass(frozen=True, slots=True)
class _State:
    """What one passage leaves to the next: the person last named, and the quotation still open."""

    last: Name | None = None
    open_quote: Speech | None = None


def speeches(scene: Scene) -> tuple[Speech, ...]:
    """All speech of an article, in order; of nested speech the outer first."""
    found: list[Speech] = []
    state = _State()
    for index, passage in enumerate(scene.passages):
        if passage.part == "continued":
            continue
        if passage.block.kind == "heading":
            state = replace(state, open_quote=None)
            continue
        said, state = _in_passage(index, scene, state)
        found += said
    return tuple(sorted(found, key=lambda s: (s.span.start, -s.span.end)))


def _in_passage(index: int, scene: Scene, before: _State) -> tuple[list[Speech], _State]:
    """The speech of a passage, and what it leaves to the next."""
    passage = scene.passages[index]
    reported, last = _reported(index, scene, before.last)
    source = reported[0] if reported else before.open_quote
    quotes = list(_quotes(passage.doc.text, passage.start))
    quoted = [Speech(span, by.speaker, by.cue) for span, _ in quotes if (by := _nearest(span, reported) or source)]
    if quoted and quotes and reported:
        source = _nearest(quotes[-1][0], reported) or source
    labelled = _labelled(index, scene)
    people = [n for n in scene.in_passage.get(index, ()) if n.entity.type == "Person"]
    after = _State(
        last=people[-1] if people else last,
        open_quote=source if quotes and not quotes[-1][1] else None,
    )
    return [*labelled, *reported, *quoted, *_lists(reported, passage.block, scene)], after


def _nearest(quote: Span, reported: list[Speech]) -> Speech | None:
    """Of several who speak in a passage, who says a quotation: in its own sentence, else before it, else after it."""
    around = [s for s in reported if s.span.overlaps(quote)]
    before = [s for s in reported if s.cue.span.end <= quote.start]
    return next(iter(around or before[-1:] or reported), None)


def _labelled(index: int, scene: Scene) -> list[Speech]:
    """A line that a person alone opens: "Dr. Khan: It can help."."""
    passage = scene.passages[index]
    first = next(iter(scene.in_passage.get(index, ())), None)
    label = _label(passage.block, scene) if passage.part == "body" else None
    if label is not None:
        return [Speech(passage.block.body, label.entity, Cue(label.span, label.text, "attribution"))]
    if first is None or first.entity.type != "Person" or first.span.start - passage.start > _TITLE:
        return []
    rest = passage.doc.text[first.span.end - passage.start :]
    if not rest.startswith(":"):
        return []
    whole = Span(first.span.end, passage.start + len(passage.doc.text))
    return [Speech(whole, first.entity, Cue(first.span, first.text, "attribution"))]


def _label(block: Block, scene: Scene) -> Name | None:
    """The person that the label of a line is, and nothing else."""
    if block.label is None:
        return None
    names = scene.in_passage.get(scene.passages_of_block[block.index][0], ())
    people = [n for n in names if n.entity.type == "Person"]
    others = len(block.label.of(scene.article.text)) - sum(len(n.text) for n in people)
    return people[0] if len(people) == 1 and others <= _TITLE else None


def speaker_at(span: Span, found: tuple[Speech, ...]) -> Speech | None:
    """Whose words a run of text is; of nested speech the innermost."""
    covering = [s for s in found if s.span.start <= span.start and span.end <= s.span.end + 1]
    return min(covering, key=lambda s: s.span.end - s.span.start) if covering else None


def _reported(index: int, scene: Scene, last: Name | None) -> tuple[list[Speech], Name | None]:
    """The sentences of a passage that report somebody's words, and who spoke last."""
    passage = scene.passages[index]
    found: list[Speech] = []
    for sentence in passage.doc.sents:
        for token in sentence:
            speaker = _speaker_by_verb(token, index, scene, last) or _according(token, index, scene)
            if speaker is not None:
                last, (first, end) = speaker
                text = passage.doc[first.i : end.i + 1].text
                cue = Cue(passage.span(first, end), text, "attribution")
                found.append(Speech(passage.span(sentence[0], sentence[-1]), last.entity, cue))
                break
    return found, last


def _speaker_by_verb(
    token: Token, index: int, scene: Scene, last: Name | None
) -> tuple[Name, tuple[Token, Token]] | None:
    """A person or an organization that is subject of a reporting verb: "says Dr. X", "she adds that"."""
    lexicon = scene.world.lexicon
    if token.pos_ != "VERB" or roles.key(token) not in lexicon.words("reporting"):
        return None
    for subject in (c for c in token.children if c.dep_ in {"nsubj", "dobj", "npadvmod", "dep"}):
        name = _speaking(subject, index, scene, last)
        if name and (subject.dep_ == "nsubj" or (subject.i > token.i and "”" in token.doc.text[: token.idx])):
            if roles.key(token) in lexicon.words("reporting_with_clause") and not _reports_clause(token):
                return None
            return name, (token, subject) if token.i < subject.i else (subject, token)
    return None


def _reports_clause(verb: Token) -> bool:
    """Whether the verb reports: a clause, a quotation, or an amount rather than a thing."""
    if any(c.dep_ in {"ccomp", "xcomp", "parataxis"} for c in verb.children) or verb.dep_ in {"parataxis", "ccomp"}:
        return True
    text = verb.sent.text
    return "“" in text or '"' in text or verb.lemma_ == "recommend"


def _speaking(subject: Token, index: int, scene: Scene, last: Name | None) -> Name | None:
    """The person or organization that a subject names, is part of the name of, speaks for, or points back to."""
    lexicon = scene.world.lexicon
    name = scene.named(index, subject)
    if name is None:
        place = scene.passages[index].span(subject)
        near = (n for n in scene.in_passage.get(index, ()) if n.entity.type in _SPEAKING and n.span.covers(place))
        name = next(near, None)
    if name and scene.is_a(name.types, _SPEAKING):
        return name
    if is_occupation(subject.lemma_.lower(), lexicon) or subject.lemma_.lower() in lexicon.words("speaking_groups"):
        return _speaking_for(subject, index, scene)
    if subject.lower_ in {"he", "she"}:
        earlier = [n for n in scene.names if n.entity.type == "Person" and (n.passage, n.token) < (index, subject.i)]
        return earlier[-1] if earlier else last
    return None


def _speaking_for(subject: Token, index: int, scene: Scene) -> Name | None:
    """Whose those are that speak, or who: "researchers at X", "a spokesperson for X", "the author, X, finds"."""
    beside = (scene.named(index, c) for c in subject.children if c.dep_ == "appos")
    person = next((n for n in beside if n is not None and n.entity.type == "Person"), None)
    if person is not None:
        return person
    bound = [o for c in subject.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
    names = (scene.named(index, token) for token in bound)
    return next((n for n in names if n is not None and n.entity.type == "Organization"), None)


def _according(token: Token, index: int, scene: Scene) -> tuple[Name, tuple[Token, Token]] | None:
    """Whose words follow from "according to"."""
    passage = scene.passages[index]
    if passage.phrases.get(token.i) not in scene.world.lexicon.words("sourcing"):
        return None
    names = scene.in_passage.get(index, ())
    name = next((n for n in names if n.token > token.i and scene.is_a(n.types, _SPEAKING)), None)
    if name is None or name.span.start - passage.span(token).end > _NEAR:
        return None
    return name, (token, passage.doc[name.token])


def _quotes(text: str, start: int) -> Iterator[tuple[Span, bool]]:
    """Quoted runs of a text, terms in quotation marks aside, and whether each is closed."""
    for found in _QUOTED.finditer(text):
        if len(found[1].split()) >= _SHORTEST:
            yield Span(start + found.start(), start + found.end()), found[0][-1] in '”"' and len(found[0]) > 1


def _lists(reported: list[Speech], block: Block, scene: Scene) -> Iterator[Speech]:
    """The items of a list that a reported sentence introduces."""
    if not reported or not block.span.of(scene.article.text).rstrip().endswith(":"):
        return
    speech = reported[-1]
    for item in scene.article.blocks[block.index + 1 :]:
        if item.kind == "heading":
            return
        if _under(item, block.index, scene):
            yield Speech(item.span, speech.speaker, speech.cue)


def _under(item: Block, ancestor: int, scene: Scene) -> bool:
    parent = item.parent
    while parent is not None:
        if parent == ancestor:
            return True
        parent = scene.article.blocks[parent].parent
    return False
