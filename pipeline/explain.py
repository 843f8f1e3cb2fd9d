"""article -> a text that says, passage by passage, what was seen in it and why it does or does not claim something.

It is for whoever mends the lexicon: the tree, the names, the cues with their scopes, every frame that was tried.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.errors import InputError
from pipeline.extract import claims as making
from pipeline.extract import frames, roles
from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import FoundCue
from pipeline.extract.extract import weigh
from pipeline.extract.frames import Attempt
from pipeline.extract.scene import Scene, set_scene
from pipeline.extract.scope import bears, chain_of
from pipeline.extract.slots import slot
from pipeline.extract.speakers import Speech, speeches
from pipeline.extract.status import read_status
from pipeline.ingest import articles, read_text
from pipeline.model import Article, Claim
from pipeline.parse import parse
from pipeline.parse.tree import Token
from pipeline.run import Engine

_WIDTH = 88
"""Characters of a passage that its head shows."""
_EMPTY: Mapping[str, str] = {"no object": "O", "no subject": "S"}
"""What a frame without an argument says of itself -> the slot that stayed empty."""


def account(article: Article, engine: Engine, *, predicate: str | None = None) -> Iterator[str]:
    """The lines of the account; every frame of ``predicate``, and of the others those that fired or nearly did."""
    scene = set_scene(article, parse(article, engine.parser), engine.world)
    found = speeches(scene)
    for index, passage in enumerate(scene.passages):
        if passage.doc.text.strip():
            yield from _passage(scene, index, found, predicate)


def given(text: str | None, file: str | None, *, title: str | None = None) -> Iterator[Article]:
    """The articles of an input, or a text as one.

    Raises:
        InputError: the input cannot be read.
    """
    if text is not None:
        yield read_text("text", text, title=title)
    for item in articles([file]) if file is not None else ():
        if not isinstance(item, Article):
            raise InputError(item.error)
        yield item


def _passage(scene: Scene, index: int, found: tuple[Speech, ...], predicate: str | None) -> Iterator[str]:
    passage = scene.passages[index]
    weighed = list(weigh(scene, index))
    part = "" if passage.part == "body" else f", {passage.part}"
    text = " ".join(passage.doc.text.split())
    yield f"== {passage.block.kind}{part}: {text if len(text) <= _WIDTH else text[: _WIDTH - 1] + '…'}"
    announced = slot(scene, passage.block) if passage.part == "body" and passage.block.kind != "heading" else None
    if announced:
        way = "whose objects are the topic" if announced[0].inverse else "of the topic"
        yield f"   under “{announced[1].of(scene.article.text)}”: {announced[0].predicate}, {way}"
    candidates = [candidate for candidate, _ in weighed]
    yield from _section("tree", _tree(scene, index))
    yield from _section("names", _names(scene, index))
    yield from _section("amounts", (f"{a.kind}: {a.value}" for _, a in sorted(passage.amounts.items())))
    yield from _section("cues", _cues(scene, index, candidates))
    yield from _section("frames", _frames(list(frames.attempts(scene, index)), scene, predicate))
    yield from _section("claims", _claims(weighed, scene, found))
    yield ""


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    written = list(lines)
    if written:
        yield f"  {name}"
        yield from (f"    {line}" for line in written)


def _tree(scene: Scene, index: int) -> Iterator[str]:
    doc = scene.passages[index].doc
    width = max(len(token.text) for token in doc)
    for token in doc:
        if token.i == token.sent.start and token.i:
            yield ""
        at = "" if token.dep_ == "ROOT" else f" of {token.head.i} {token.head.text}"
        yield f"{token.i:>3} {token.text:<{width}}  {token.pos_:<5} {token.tag_:<5} {token.lemma_}, {token.dep_}{at}"


def _names(scene: Scene, index: int) -> Iterator[str]:
    """Every name with how it was found, and what the vocabulary knows but the sentence uses otherwise."""
    passage = scene.passages[index]
    for token in passage.doc:
        name, match = scene.named(index, token), passage.names.get(token.i)
        if name is not None:
            other = [t for t in name.types if t != name.entity.type]
            also = f" or {' or '.join(other)}" if other else ""
            betrayed = ", a form that only betrays it" if name.hidden else ""
            how = f"by {name.found_by}, {name.confidence:.2f}{betrayed}"
            yield f"{name.text}: {name.entity.type}{also} “{name.entity.label}” ({how})"
        elif match is not None:
            concept = match.concepts[0]
            yield f"{token.text}: not taken for {concept.type} “{concept.label}”: here it is a {token.pos_}"


def _cues(scene: Scene, index: int, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Every cue with the candidates that stand in its scope."""
    doc, lexicon = scene.passages[index].doc, scene.world.lexicon
    chains = [(candidate, chain_of(candidate, lexicon)) for candidate in candidates]
    for sentence in doc.sents:
        for cue in scene.cues_around(sentence[0]):
            near = [(c, chain) for c, chain in chains if c.trigger.sent.start == sentence.start]
            reached = dict.fromkeys(_said(c) for c, chain in near if bears(cue, chain, c))
            yield f"{cue.role} “{_words(cue, scene, index)}”, at “{cue.head.head.text}”: {_listed(reached)}"


def _listed(reached: Iterable[str]) -> str:
    return "bears on " + "; ".join(reached) if any(True for _ in reached) else "bears on no claim"


def _words(cue: FoundCue, scene: Scene, index: int) -> str:
    return scene.passages[index].doc[cue.start : cue.end].text


def _frames(attempts: Sequence[Attempt], scene: Scene, predicate: str | None) -> Iterator[str]:
    shown = [
        attempt
        for attempt in attempts
        if attempt.candidates or attempt.frame.predicate == predicate or _is_near(attempt, scene)
    ]
    for trigger, tried in groupby(shown, key=lambda attempt: attempt.trigger):
        yield f"at “{trigger.text}”"
        yield from (f"  {line}" for attempt in tried for line in _attempt(attempt, scene))
    if len(attempts) > len(shown):
        yield f"({len(attempts) - len(shown)} more were tried and found none of their words)"


def _attempt(attempt: Attempt, scene: Scene) -> Iterator[str]:
    frame = attempt.frame
    yield f"{'+' if attempt.candidates else '-'} {frame.predicate}: {_short(frame.source, attempt.trigger)}"
    if attempt.candidates:
        yield from (f"    {_said(candidate)}" for candidate in attempt.candidates)
    else:
        yield f"    {attempt.fault}{_led_to(attempt, scene)}"


def _short(source: str, trigger: Token) -> str:
    """A frame with the one lemma that was met: "verb ease : …"."""
    kind, _, rest = source.partition(" ")
    lemmas, colon, slots = rest.partition(" : ")
    met = [lemma for lemma in lemmas.split("|") if lemma in {roles.key(trigger), trigger.lemma_.lower()}]
    return f"{kind} {met[0]}{colon}{slots}" if met and colon else source


def _is_near(attempt: Attempt, scene: Scene) -> bool:
    """Whether a frame that failed is for this very word, and the paths of the slot that stayed empty lead on."""
    if "*" in attempt.frame.lemmas:
        return False
    return attempt.fault not in _EMPTY or any(words for _, words in _reached(attempt, scene))


def _led_to(attempt: Attempt, scene: Scene) -> str:
    """What the slot that stayed empty takes, and where its paths lead."""
    if attempt.fault not in _EMPTY:
        return ""
    types = " or ".join(frames.wanted(attempt.frame, _EMPTY[attempt.fault], scene).types)
    ways = [f"{role} finds {', '.join(words)}" for role, words in _reached(attempt, scene) if words]
    return f" of type {types}: {'; '.join(ways) or 'its paths lead nowhere'}"


def _reached(attempt: Attempt, scene: Scene) -> Iterator[tuple[str, list[str]]]:
    """Each path of the slot that stayed empty, and the words at its end."""
    paths = attempt.frame.object if _EMPTY[attempt.fault] == "O" else attempt.frame.subject
    for path in paths:
        found = roles.follow(attempt.trigger, path, scene.world.lexicon)
        yield ">".join(step.role for step in path), [f"“{token.text}”" for token in found]


def _claims(weighed: Iterable[tuple[Candidate, str]], scene: Scene, found: tuple[Speech, ...]) -> Iterator[str]:
    for candidate, aside in weighed:
        why = aside or making.unclaimed(candidate, read_status(candidate, scene))
        claim = None if why else making.claim(candidate, scene, found)
        if claim is None:
            yield f"- {_said(candidate)}: left out, {why}"
        else:
            yield f"+ {_said(candidate)}: {_status(claim)}"
            yield from _grounds(claim, candidate)


def _status(claim: Claim) -> str:
    said = f"; {claim.attributed_to.label} says so" if claim.attributed_to else ""
    return f"{claim.polarity}, {claim.certainty}, confidence {claim.confidence:.2f}{said}"


def _grounds(claim: Claim, candidate: Candidate) -> Iterator[str]:
    (evidence,) = claim.evidence
    yield f"    quote: {' '.join(evidence.quote.text.split())}"
    yield from (f"    {cue.role}: {' '.join(cue.text.split())}" for cue in evidence.cues)
    given = dict(claim.qualifiers).items() - {(cue.role, " ".join(cue.text.split())) for cue in evidence.cues}
    yield from (f"    {name}: {text}" for name, text in sorted(given))
    predicate, _, source = candidate.source.partition(": ")
    yield f"    by {predicate}: {_short(source, candidate.trigger)}" if source else f"    by {candidate.source}"


def _said(candidate: Candidate) -> str:
    return f"{candidate.subject.value.label} {candidate.predicate} {candidate.object.value.label}"
