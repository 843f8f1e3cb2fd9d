"""Passage -> candidate claims that one thing is a kind of another, after Hearst's patterns (1992)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract import phrase, reference, roles
from pipeline.extract.arguments import Argument, Wanted, distinct, resolve
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.labels import NOMINAL
from pipeline.extract.grammar.nouns import given_names, is_restricted
from pipeline.extract.grammar.prepositions import prepositional
from pipeline.extract.scene import Name, Scene, open_entity
from pipeline.model import Entity
from pipeline.parse.tree import Token

_PRIOR = 0.85
#: Confidence in the class, where its members are listed, and where no vocabulary holds it.
_LISTED, _OPEN = 0.9, 0.8
_KINDS = ("Treatment", "Condition", "Substance", "BodyPart", "BiologicalProcess", "Test", "Food")


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """From "X such as Y", "Y is an X", "types of X include Y", where X is specific."""
    for token in scene.passages[passage].doc:
        whole = _class(token, scene, passage) if token.pos_ in NOMINAL else None
        if whole is None:
            continue
        listed = replace(whole, confidence=_LISTED)
        for part in _kinds(_members(token, scene), whole, scene, passage):
            if part.token is not None and part.whole is None and _is_classed(part, whole, scene):
                source = "isSubtypeOf: member of a class"
                yield Candidate("isSubtypeOf", part, listed, passage, token, _PRIOR, in_phrase=True, source=source)
        for part in _kinds(_said_to_be(token, scene), whole, scene, passage):
            yield Candidate("isSubtypeOf", part, whole, passage, token, _PRIOR, source="isSubtypeOf: is a")
    yield from _listed_kinds(scene, passage)
    yield from _named_kinds(scene, passage)


def _listed_kinds(scene: Scene, passage: int) -> Iterator[Candidate]:
    """Items after a sentence that announces kinds: "There are two types:", "Four kinds account for most of them:"."""
    here, lexicon = scene.passages[passage], scene.world.lexicon
    if here.part != "body" or not here.doc.text.rstrip().endswith(":"):
        return
    last = list(here.doc.sents)[-1]
    kind = next((t for t in last if t.lemma_.lower() in lexicon.words("kinds") and t.tag_ == "NNS"), None)
    whole = _kind_of_what(kind, scene, passage) if kind is not None else None
    if kind is None or whole is None:
        return
    first = dict(reversed(reference.item_heads(here.block, scene)))
    for index, item in sorted(first.items()):
        for part in _kinds([item], whole, scene, index):
            source = "isSubtypeOf: in a list of kinds"
            yield Candidate("isSubtypeOf", part, whole, index, item, _PRIOR, in_phrase=True, source=source)


def _kind_of_what(kind: Token, scene: Scene, passage: int) -> Argument | None:
    """The class that kinds are of: named after "of", or what the section is about."""
    named = [t for c in kind.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
    for token in named:
        found = distinct(resolve(token, Wanted(_KINDS), scene, passage))
        if found:
            return found[0]
    name = None if named else reference.topic(_KINDS, scene, passage)
    return Argument(name.entity, name.span, None, _OPEN, name, context=(name.span,)) if name else None


def _named_kinds(scene: Scene, passage: int) -> Iterator[Candidate]:
    """From "X near the eye is called Y", "an X that … is known as Y": the name of some X is not that of all."""
    lexicon = scene.world.lexicon
    for verb in scene.passages[passage].doc:
        if verb.tag_ != "VBN" or verb.lemma_ not in lexicon.words("naming"):
            continue
        wholes = [c for c in verb.children if c.dep_ == "nsubjpass" and is_restricted(c)]
        given = [*given_names(verb), *prepositional(verb, "as")] if wholes else []
        for whole in (a for token in wholes if (a := _class(token, scene, passage))):
            for part in _kinds(given, whole, scene, passage):
                source = "isSubtypeOf: a name for some"
                yield Candidate("isSubtypeOf", part, whole, passage, verb, _PRIOR, in_phrase=True, source=source)


def _kinds(tokens: Iterable[Token], whole: Argument, scene: Scene, passage: int) -> Iterator[Argument]:
    """The things that words stand for, where they can be kinds of a class."""
    for token in tokens:
        for part in distinct(resolve(token, Wanted(_KINDS), scene, passage)):
            if _is_kind(part, whole, scene):
                yield part


def _is_classed(part: Argument, whole: Argument, scene: Scene) -> bool:
    """Whether a list can be one of kinds: a part of the body has parts, a disease has symptoms."""
    if not isinstance(whole.value, Entity) or not isinstance(part.value, Entity):
        return False
    is_a = scene.world.schema.is_a
    of_symptoms = is_a(whole.value.type, "Disease") and is_a(part.value.type, "Symptom")
    return not is_a(whole.value.type, "BodyPart") and not of_symptoms


def _members(token: Token, scene: Scene) -> list[Token]:
    """Members named for the class, or for the noun that holds it ("types of X such as Y")."""
    lexicon = scene.world.lexicon
    found = roles.members(token, lexicon)
    if found or token.dep_ != "pobj" or token.head.lower_ != "of":
        return found
    holder = token.head.head
    return roles.members(holder, lexicon) if roles.key(holder) in lexicon.words("transparent") else found


def _said_to_be(token: Token, scene: Scene) -> list[Token]:
    """Subjects of the copula before a noun with an article, or before "one of" it: "X is a retinoid"."""
    lexicon = scene.world.lexicon
    one_of = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "one"
    whole = token.head.head if one_of else token
    indefinite = one_of or any(c.lower_ in lexicon.words("indefinites") for c in token.children)
    if whole.dep_ not in {"attr", "appos"} or not indefinite:
        return []
    return [other for other in roles.identities(whole, lexicon) if other.i < token.i]


def _class(token: Token, scene: Scene, passage: int) -> Argument | None:
    """The class that a noun names, if it is a specific one."""
    lexicon, here = scene.world.lexicon, scene.passages[passage]
    if token.lemma_.lower() in lexicon.words("roles"):
        return None
    is_specific = phrase.is_specific(token, lexicon)
    named = scene.named(passage, token)
    if named is not None and (named.found_by == "vocabulary" or is_specific):
        is_thing = scene.is_a(named.types, _KINDS)
        return Argument(named.entity, named.span, token, named.confidence, named) if is_thing else None
    types = lexicon.tables["generic"].get(roles.key(token, here.phrases).replace("_", " "))
    if types is None or not is_specific:
        return None
    first = phrase.first_of_name(token, lexicon)
    text = phrase.tidy(token.doc[first.i : token.i + 1].text)
    span = here.span(first, token)
    entity = open_entity(text, types[0], scene.world)
    name = Name(passage, token.i, span, text, entity, tuple(types), "shape", _OPEN)
    return Argument(entity, span, token, _OPEN, name)


def _is_kind(part: Argument, whole: Argument, scene: Scene) -> bool:
    if not isinstance(part.value, Entity) or not isinstance(whole.value, Entity) or part.value.id == whole.value.id:
        return False
    if {part.value.type, whole.value.type} == {"Disease", "Symptom"}:
        return False
    return scene.world.schema.allows("isSubtypeOf", part.value.type, whole.value.type)
