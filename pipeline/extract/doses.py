"""Passage -> candidate claims that an amount makes with the name after it: "81 mg of aspirin daily"."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from pipeline.extract import reference, roles
from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.people import is_occupation
from pipeline.extract.scene import Name, Scene
from pipeline.model import Regimen
from pipeline.parse.tree import Token
from pipeline.quantity import Amount

_PRIOR, _IMPLIED = 0.85, 0.75
_TAKEN = ("Treatment", "Food")
#: "1,000 mg of calcium and 800 units of vitamin D every day": words from one amount to the next.
_REACH = 5
#: "25 mg of generic topiramate": words from an amount up to the name after "of".
_OF = 5


def measured(token: Token, scene: Scene, passage: int) -> list[Name]:
    """The treatments and foods that an amount says it is of, right after it, wherever the parser hangs them."""
    after = token.doc[token.i + 1 : token.i + _OF]
    if len(after) < 2 or after[0].lower_ != "of":
        return []
    named = next((n for t in after[1:] if (n := scene.named(passage, t))), None)
    fit = scene.is_a(named.types, _TAKEN) if named is not None else None
    return [replace(named, entity=replace(named.entity, type=fit))] if named is not None and fit is not None else []


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """What is taken, with the rhythm that the amount has or shares with the one after it."""
    here = scene.passages[passage]
    for index, amount in sorted(here.amounts.items()):
        token = here.doc[index]
        value = _regimen(amount, token, scene, passage)
        if value is None:
            continue
        for name in measured(token, scene, passage):
            yield Candidate(
                "hasRegimen",
                Argument(name.entity, name.span, here.doc[name.token], name.confidence, name),
                Argument(value, here.span(token), token, 0.9),
                passage,
                _trigger(token),
                _PRIOR,
                source="hasRegimen: an amount of a thing",
            )


def of_topic(scene: Scene, passage: int, taken: Collection[int]) -> Iterator[Candidate]:
    """A dose with its rhythm, in a sentence that names nothing else, of what is spoken of: "One tablet a day."."""
    here = scene.passages[passage]
    named = [n for n in scene.in_passage.get(passage, ()) if scene.is_a(n.types, (*_TAKEN, "Test"))]
    for index, amount in sorted(here.amounts.items()):
        token, value = here.doc[index], amount.value
        if index in taken or not isinstance(value, Regimen) or not (value.dose and value.every) or amount.takes:
            continue
        if any(n.entity.type != "Person" and here.doc[n.token].sent == token.sent for n in named):
            continue
        if measured(token, scene, passage) or any(_names_another(t, scene) for t in token.sent):
            continue
        for name in reference.implied(("Treatment",), token, scene, passage):
            yield Candidate(
                "hasRegimen",
                Argument(name.entity, name.span, None, _IMPLIED, name, context=(name.span,)),
                Argument(value, here.span(token), token, 0.9),
                passage,
                _trigger(token),
                _PRIOR,
                source="hasRegimen: a dose of what is spoken of",
            )


def _names_another(token: Token, scene: Scene) -> bool:
    """Whether a word is the subject of its clause and none of those who take something."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ == "PRON":
        return False
    lexicon = scene.world.lexicon
    people = lexicon.words("bearers") | lexicon.words("units")
    return token.lemma_.lower() not in people and not is_occupation(token.lemma_.lower(), lexicon)


def parted(candidate: Candidate, scene: Scene) -> Iterator[Candidate]:
    """A regimen that tells how long one time lasts, as a regimen and a duration: "30 minutes five days a week"."""
    token, value = candidate.object.token, candidate.object.value
    place = scene.index_of.get(id(token.doc)) if token is not None else None
    amount = scene.passages[place].amounts.get(token.i) if place is not None and token is not None else None
    if not isinstance(value, Regimen) or amount is None or amount.takes is None:
        yield candidate
        return
    plain = replace(value, dose=None, sessions=value.sessions or 1.0)
    yield replace(candidate, object=replace(candidate.object, value=plain))
    yield replace(candidate, predicate="hasDuration", object=replace(candidate.object, value=amount.takes))


def _regimen(amount: Amount, token: Token, scene: Scene, passage: int) -> Regimen | None:
    """The regimen that an amount is: itself, or a dose of what is taken, with the rhythm said after the next one."""
    if isinstance(amount.value, Regimen):
        return amount.value
    if amount.kind != "dose":
        return None
    dose, here = amount.value.label, scene.passages[passage]
    for place in range(token.i + 1, min(token.i + _REACH + 1, token.sent.end)):
        following = here.amounts.get(place)
        joined = any(t.lower_ in {"and", "plus"} for t in token.doc[token.i : place])
        if following is not None and isinstance(following.value, Regimen) and joined:
            return replace(following.value, label=dose, dose=dose)
    taking = scene.world.lexicon.words("taking_verbs")
    verb = _trigger(token)
    return Regimen(dose, dose=dose) if verb.pos_ in VERBAL and roles.key(verb) in taking else None


def _trigger(token: Token) -> Token:
    """The verb above an amount, whose clause gives the status."""
    return next((t for t in token.ancestors if t.pos_ in VERBAL), token)
