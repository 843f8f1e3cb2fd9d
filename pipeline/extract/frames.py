"""Passage -> candidate claims, by the frames of the lexicon over the roles of each word.

A frame proposes; the types that its predicate takes dispose (SemRep, Kilicoglu et al. 2020).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from pipeline.extract import requirements, roles
from pipeline.extract.arguments import Argument, Wanted, distinct
from pipeline.extract.candidates import Candidate
from pipeline.extract.fillers import fill, may_fill
from pipeline.extract.fitting import may_hold
from pipeline.extract.scene import Scene, entity_of, open_entity
from pipeline.lexicon import Frame, Lexicon
from pipeline.model import Cost
from pipeline.parse.tree import Token
from pipeline.vocabulary import normalise

#: How often a frame is right that says nothing of it.
_PRIOR = 0.9
_KINDS = {"VERB": ("verb",), "AUX": ("verb",), "NOUN": ("noun",), "PROPN": ("noun",), "ADJ": ("adj",)}
_ADJECTIVE_PLACES = frozenset({"amod", "acomp", "attr", "oprd", "conj", "ROOT"})


@dataclass(frozen=True, slots=True)
class Attempt:
    """One frame tried at one trigger: what it proposes, or why it proposes nothing."""

    frame: Frame
    trigger: Token
    candidates: tuple[Candidate, ...] = ()
    fault: str = ""
    """Empty where there are candidates."""


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """All that the frames propose for a passage, in order of their triggers."""
    for attempt in attempts(scene, passage):
        yield from attempt.candidates


def attempts(scene: Scene, passage: int) -> Iterator[Attempt]:
    """Every frame at every word of a passage that triggers it."""
    for token in scene.passages[passage].doc:
        for frame in _triggered(token, scene, passage):
            yield match(frame, token, scene, passage)


def _triggered(token: Token, scene: Scene, passage: int) -> Iterator[Frame]:
    """The frames that a token triggers: as its kinds of word, and as a name."""
    index = scene.world.lexicon.by_trigger
    key = roles.key(token, scene.passages[passage].phrases).replace(" ", "_")
    named = scene.named(passage, token)
    kinds = _kinds(token, in_phrase=key in scene.passages[passage].phrases.values())
    lemmas = {key}
    if "_" not in key or all((kind, key) not in index for kind in kinds):
        lemmas |= {token.lemma_.lower(), token.lower_ if token.tag_ in {"VBN", "VBG"} else key}
    for kind in kinds:
        for lemma in sorted(lemmas):
            yield from index.get((kind, lemma), ())
        if named is None or kind != "noun":
            yield from index.get((kind, "*"), ())
    if named is not None:
        yield from index.get(("name", "*"), ())


def _kinds(token: Token, *, in_phrase: bool) -> tuple[str, ...]:
    """The kinds of trigger that a token can be: a participle also an adjective, a gerund or phrase also a noun."""
    kinds = list(_KINDS.get(token.pos_, ()))
    if token.tag_ in {"VBN", "VBG", "JJ"} and token.dep_ in _ADJECTIVE_PLACES:
        kinds.append("adj")
    if in_phrase or (token.tag_ == "VBG" and token.dep_ in {"nsubj", "pobj", "dobj", "compound"}):
        kinds.append("noun")
    return tuple(dict.fromkeys(kinds))


def match(frame: Frame, token: Token, scene: Scene, passage: int) -> Attempt:
    """What one frame proposes at one trigger."""
    unmet = requirements.unmet(frame, token, scene, passage)
    if unmet:
        return Attempt(frame, token, fault=f"{unmet} is not as asked for")
    paired = "pair" in frame.options
    # Most attempts end here, before anything is looked up.
    if "says" not in frame.options and not may_fill(frame.object, token, scene, passage):
        return Attempt(frame, token, fault="no object")
    if not paired and not may_fill(frame.subject, token, scene, passage):
        return Attempt(frame, token, fault="no subject")
    objects = _objects(frame, token, scene, passage)
    if not objects:
        return Attempt(frame, token, fault="no object")
    subjects = fill(frame.subject, token, wanted(frame, "S", scene), scene, passage)
    if not subjects and not paired:
        return Attempt(frame, token, fault="no subject")
    ends = list(_pairs(objects) if paired else product(distinct(subjects), distinct(objects)))
    made = tuple(_candidate(frame, each, token, scene, passage) for each in ends if may_hold(frame, *each, scene))
    return Attempt(frame, token, made, "" if made else f"{_named(ends)} do not go together")


def _objects(frame: Frame, token: Token, scene: Scene, passage: int) -> list[Argument]:
    if "says" in frame.options:
        return list(_said(frame, token, scene, passage))
    found = fill(frame.object, token, wanted(frame, "O", scene), scene, passage)
    return [_made(o, frame.options["make"], token, scene) for o in found] if "make" in frame.options else found


def wanted(frame: Frame, slot: str, scene: Scene) -> Wanted:
    """What the slot "S" or "O" of a frame takes."""
    asked = ("wanted", id(frame), slot)
    if asked not in scene.found:
        predicate, options = scene.world.schema.predicate(frame.predicate), frame.options
        types = _limited(options.get(slot), predicate.subject_types if slot == "S" else predicate.object_types)
        scene.found[asked] = Wanted(types, options.get(f"open{slot}"), options.get(f"do{slot}"))
    found: Wanted = scene.found[asked]
    return found


def _named(ends: Sequence[tuple[Argument, Argument]]) -> str:
    return "; ".join(f"“{subject.value.label}” and “{object_.value.label}”" for subject, object_ in ends) or "one thing"


def _pairs(arguments: list[Argument]) -> Iterator[tuple[Argument, Argument]]:
    """The first of several coordinated things with each of the others: "X and Y must not be combined"."""
    first, *others = distinct(arguments)
    return ((first, other) for other in others)


def _made(argument: Argument, type_: str, token: Token, scene: Scene) -> Argument:
    """What the doing brings about: "repairs tissues" is tissue repair."""
    noun = scene.world.lexicon.tables["nominals"].get(roles.key(token), token.lemma_)
    label = argument.value.label
    entity = open_entity(noun.format(label) if "{}" in noun else f"{label} {noun}", type_, scene.world)
    return replace(argument, value=entity, name=None)


def _said(frame: Frame, token: Token, scene: Scene, passage: int) -> Iterator[Argument]:
    """What an idiom says, under its plain name: "runs in families" is a family history."""
    name = frame.options["says"].replace("_", " ")
    reached = [t for path in frame.object for t in roles.follow(token, path, scene.world.lexicon)]
    known = scene.world.vocabulary.find(name.split())
    if reached:
        entity = entity_of(known[0].concepts[0], scene.world) if known else open_entity(name, "Condition", scene.world)
        yield Argument(entity, scene.passages[passage].span(reached[0]), reached[0], _PRIOR)


def _limited(option: str | None, usual: Sequence[str]) -> tuple[str, ...]:
    return tuple(option.split("|")) if option else tuple(usual)


def _candidate(frame: Frame, ends: tuple[Argument, Argument], token: Token, scene: Scene, passage: int) -> Candidate:
    """The candidate that a frame makes of a subject and an object."""
    subject, object_ = ends
    options = frame.options
    return Candidate(
        predicate=frame.predicate,
        subject=subject,
        object=_priced(object_, subject, scene),
        passage=passage,
        trigger=token,
        prior=float(options.get("prior", _PRIOR)),
        polarity_flips=1 if "negated" in options else 0,
        hedged="hedged" in options,
        source=f"{frame.predicate}: {frame.source}",
        needs_negation=options.get("keep") == "negated",
        needs_affirmation=options.get("keep") == "affirmed",
        absorbs_negation="absorb" in options,
        qualifiers=_outcome(token) if "outcome" in options else (),
        in_phrase=frame.kind == "name" or "phrase" in options,
        context=subject.context + object_.context,
    )


def _outcome(token: Token) -> tuple[tuple[str, str], ...]:
    """How the two sides of a comparison differ: "cheaper", "more painful"."""
    found = requirements.comparative(token)
    equal = requirements.equative(token)
    if found is None and equal is not None:
        return (("outcome", f"as {equal.lower_} as"),)
    if found is None:
        return (("outcome", token.lower_),) if token.pos_ == "ADJ" else ()
    graded = found.lower_ in {"more", "less"} and found.head != found and found.head.pos_ in {"ADJ", "ADV"}
    words = [c.lower_ for c in found.children if c.lower_ in {"no", "not"}] + [found.lower_]
    return (("outcome", " ".join([*words, found.head.lower_] if graded else words)),)


def _priced(object_: Argument, subject: Argument, scene: Scene) -> Argument:
    """A cost with what it is for: "one session costs $90" is a price per session."""
    value, token, lexicon = object_.value, subject.token, scene.world.lexicon
    if not isinstance(value, Cost) or value.per or token is None:
        return object_
    measure = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    for unit in (token, measure):
        if unit is not None and _is_one(unit, lexicon):
            return replace(object_, value=replace(value, per=normalise(unit.text)[-1]))
    return object_


def _is_one(unit: Token, lexicon: Lexicon) -> bool:
    """Whether a noun counts one of a treatment: "one session", "each tablet"."""
    words = normalise(unit.text)
    single = lexicon.words("single")
    if not words or words[-1] not in lexicon.words("units"):
        return False
    return words[0] in single if len(words) > 1 else any(c.lower_ in single for c in unit.children)
