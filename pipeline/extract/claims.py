"""Candidates -> claims: status, speaker, evidence."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Scene
from pipeline.extract.speakers import Speech, speaker_at
from pipeline.extract.status import Status, read_status
from pipeline.ids import with_id
from pipeline.model import Claim, Cue, Entity, Evidence, Quote, Span

#: A quotation of fewer words than this is widened to its clause.
_SHORTEST = 4
_NARRATED = frozenset({"hasOccupation", "affiliatedWith"})


def claim(candidate: Candidate, scene: Scene, found: tuple[Speech, ...]) -> Claim | None:
    """The claim that a candidate makes where it stands; None where its clause claims nothing."""
    status = read_status(candidate, scene)
    if unclaimed(candidate, status):
        return None
    run = _run(candidate, status, scene)
    speech = speaker_at(run, found)
    speaker = speech.speaker if speech and candidate.predicate not in _NARRATED else None
    if isinstance(candidate.subject.value, Entity) and speaker and candidate.subject.value.id == speaker.id:
        speaker, speech = None, None
    cues = set(status.cues) | ({speech.cue} if speech and speaker else set())
    subject = candidate.subject.value
    assert isinstance(subject, Entity)  # noqa: S101 - frames only fill subjects with entities
    made = Claim(
        id="",
        article=scene.article.id,
        subject=subject,
        predicate=candidate.predicate,
        object=candidate.object.value,
        evidence=(Evidence(_quote(run, scene), tuple(sorted(cues)), _context(candidate, run, scene, cues)),),
        polarity=status.polarity,
        certainty=status.certainty,
        qualifiers=status.qualifiers,
        attributed_to=speaker,
        confidence=round(candidate.prior * min(candidate.subject.confidence, candidate.object.confidence), 2),
    )
    return with_id(scene.world.base, made)


def unclaimed(candidate: Candidate, status: Status) -> str:
    """Why a candidate with this status makes no claim; empty where it makes one."""
    if candidate.needs_negation and not status.denied:
        return "only a denied clause says it, and this one is not"
    if candidate.needs_affirmation and status.denied:
        return "the clause is denied, which says nothing here"
    return status.unheld


def _run(candidate: Candidate, status: Status, scene: Scene) -> Span:
    """The smallest run that holds trigger, local arguments and the cues of the sentence."""
    here = scene.passages[candidate.passage]
    spans = [here.span(candidate.trigger)]
    body = here.block.span
    sentence = here.span(candidate.trigger.sent[0], candidate.trigger.sent[-1])
    for argument in (candidate.subject, candidate.object):
        spans += [s for s in _places(argument) if sentence.covers(s)]
    spans += [cue.span for cue in status.cues if sentence.covers(cue.span)]
    run = Span(min(s.start for s in spans), max(s.end for s in spans))
    if len(run.of(scene.article.text).split()) < _SHORTEST:
        run = _clause(candidate, run, scene)
    run = _whole_words(run, scene.article.text)
    if body.covers(run):
        return run
    # An item of a list, read on from the sentence before it: the part in the item, or all of it if that is short.
    part = Span(max(run.start, body.start), min(run.end, body.end))
    is_short = here.joint and len(part.of(scene.article.text).split()) < _SHORTEST
    return Span(body.start, here.span(here.doc[-1]).end) if is_short else part


def _clause(candidate: Candidate, run: Span, scene: Scene) -> Span:
    """The clause around a run too short to be read by itself."""
    here = scene.passages[candidate.passage]
    verb = next(
        (t for t in (candidate.trigger, *candidate.trigger.ancestors) if t.pos_ in VERBAL),
        candidate.trigger.sent.root,
    )
    words = [t for t in verb.subtree if not t.is_punct]
    if not words:
        return run
    clause = here.span(words[0], words[-1])
    return Span(min(run.start, clause.start), max(run.end, clause.end))


def _whole_words(run: Span, text: str) -> Span:
    """The run with the word it begins in: "don't", not "n't"."""
    start = run.start
    while start > 0 and text[start - 1].isalnum() and text[start].isalpha():
        start -= 1
    return Span(start, run.end)


def _places(argument: Argument) -> Iterable[Span]:
    yield argument.span
    if argument.name is not None:
        yield argument.name.span


def _context(candidate: Candidate, run: Span, scene: Scene, cues: set[Cue]) -> tuple[Quote, ...]:
    spans = {*candidate.context, *candidate.subject.context, *candidate.object.context}
    spans |= {s for a in (candidate.subject, candidate.object) for s in (a.span,) if not run.covers(s)}
    spans |= {cue.span for cue in cues if not run.covers(cue.span)}
    block = scene.passages[candidate.passage].block
    if block.parent is not None and block.kind == "item":
        spans.add(scene.article.blocks[block.parent].body)
    return tuple(_quote(s, scene) for s in sorted(spans) if s.end > s.start and not run.covers(s))


def _quote(span: Span, scene: Scene) -> Quote:
    return Quote(span, span.of(scene.article.text))


def with_article_names(claims: Iterable[Claim], names: dict[str, tuple[str, ...]]) -> Iterable[Claim]:
    """Claims whose entities carry the other names that the article calls them by."""
    for each in claims:
        yield replace(
            each,
            subject=_renamed(each.subject, names),
            object=_renamed(each.object, names) if isinstance(each.object, Entity) else each.object,
            attributed_to=_renamed(each.attributed_to, names) if each.attributed_to else None,
        )


def _renamed(entity: Entity, names: dict[str, tuple[str, ...]]) -> Entity:
    return replace(entity, alt_labels=names.get(entity.id, ()))
