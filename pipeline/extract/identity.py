"""Token -> the thing it names, is said to be, or, a pronoun, points back to."""

from dataclasses import replace

from pipeline.extract import phrase, reference, roles
from pipeline.extract.bearers import inner
from pipeline.extract.generic import of_generic
from pipeline.extract.scene import Name
from pipeline.extract.search import Argument, Search, meant, members, open_phrase, open_run, pointing_back
from pipeline.model import Entity
from pipeline.parse.tree import Token

#: Comparatives that say which part is meant.
_PLACED = frozenset({"lower", "upper", "inner", "outer", "more"})
_STATES = frozenset({"Condition", "Symptom"})


def pointing_name(token: Token, search: Search) -> list[Argument] | None:
    """What the name of a bare class stands for: "the operation" after one that was named, "this pain"."""
    name = search.named(token)
    if name is None or _wanted_entity(name, search) is None or not _points_back(token, search):
        return None
    return [a for a in of_generic(token, search) or () if a.value != name.entity] or None


def named(token: Token, search: Search) -> list[Argument] | None:
    """The name itself, if of a wanted type, with the members that the text lists."""
    name = search.named(token)
    if name is None:
        return None
    listed = members(token, search)
    entity = _wanted_entity(name, search)
    if _is_altered(token, name, search) or _is_lacking(token, name, search):
        return listed or _altered(token, name, search)
    if entity is None:
        return listed or _behind(token, name, search)
    if name.found_by == "shape" and _is_bare_class(token, search):
        return listed or None
    if name.found_by == "shape" and not listed and (inside := _known_inside(token, search)):
        return inside
    own = Argument(entity, name.span, token, name.confidence, name)
    return [own, *(replace(member, whole=member.whole or entity) for member in listed)]


def _behind(token: Token, name: Name, search: Search) -> list[Argument] | None:
    """What is meant by a name of another type: what people have, what a measure is of, what a thing is said to be."""
    if "Population" in name.types and (had := search.each(inner(token, search.scene.world.lexicon))):
        return had
    return None if search.carries(token) else identified(token, search) or []


def _is_altered(token: Token, name: Name, search: Search) -> bool:
    """Whether an adjective makes a state of a part or substance, where a state is wanted: "a thick neck"."""
    part = search.scene.is_a(name.types, ("BodyPart", "Substance")) and search.wanted.open_type in _STATES
    return bool(part) and any(c.dep_ == "amod" for c in token.children)


def _altered(token: Token, name: Name, search: Search) -> list[Argument]:
    """A part or substance with what is the matter with it: "a thick neck", "lighter skin"."""
    compared = [c for c in token.children if c.dep_ == "amod" and c.tag_ == "JJR" and c.lower_ not in _PLACED]
    open_type = search.wanted.open_type
    if compared and open_type is not None:
        return open_run(token, (compared[0], token), open_type, search)
    found = open_phrase(token, open_type, search)
    return [a for a in found if isinstance(a.value, Entity) and a.value.label.lower() != name.text.lower()]


def _is_lacking(token: Token, name: Name, search: Search) -> bool:
    """Whether an adjective says that the thing is not there as it should be: "poor hygiene"."""
    lacking = search.scene.world.lexicon.words("lacking")
    treats = search.scene.is_a(name.types, ("Treatment", "Food")) is not None
    return treats and any(c.dep_ == "amod" and c.lower_ in lacking for c in token.children)


def pronoun(token: Token, search: Search) -> list[Argument] | None:
    """What a pronoun or a determiner that stands alone points back to."""
    lexicon = search.scene.world.lexicon
    if roles.key(token) in lexicon.words("bearers"):
        return None
    alone = token.pos_ == "DET" and token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass"}
    if token.pos_ != "PRON" and not alone:
        return None
    if token.dep_ == "conj" or token.lower_ not in lexicon.words("pronouns"):
        return []
    return pointing_back(token, search.wanted.types, search)


def ordinal(token: Token, search: Search) -> list[Argument] | None:
    """The one of several things just named that "the former", "the second" or "the last" is."""
    lexicon = search.scene.world.lexicon
    place = lexicon.tables["ordinals"].get(token.lower_)
    alone = token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass"} and any(c.lower_ == "the" for c in token.children)
    if place is None or not alone:
        return None
    row = reference.row_before(token, search.wanted.types, search.scene, search.passage)
    index = int(place) - 1 if int(place) > 0 else int(place)
    return [meant(row[index], token, search)] if len(row) > 1 and index < len(row) else []


def _points_back(token: Token, search: Search) -> bool:
    """Whether a bare class has a word before it that points back."""
    lexicon = search.scene.world.lexicon
    types = lexicon.tables["generic"].get(search.key(token))
    if types is None or phrase.is_specific(token, lexicon):
        return False
    pointing = {child.lower_ for child in token.lefts}
    if search.scene.is_a(types, ("Treatment",)):
        return not pointing.isdisjoint(lexicon.words("definite"))
    return not pointing.isdisjoint(lexicon.words("demonstratives"))


def identified(token: Token, search: Search) -> list[Argument] | None:
    """What an untyped noun is said to be: "messengers" in "acting as messengers"."""
    if search.wanted.open_type:
        return None
    for other in roles.identities(token, search.scene.world.lexicon):
        name = search.named(other)
        if other.dep_ == "appos" and other.head == token and any(c.lower_ in {"a", "an"} for c in other.children):
            kind = _wanted_entity(name, search)
            if kind is not None:
                return open_phrase(token, kind.type, search)
        if name is None and other.pos_ != "PRON":
            continue
        step = pronoun if other.pos_ == "PRON" else _by_name
        found = [a for whole in roles.conjuncts(other) for a in step(whole, search) or ()]
        if found:
            return found
    return None


def _by_name(token: Token, search: Search) -> list[Argument] | None:
    """The name alone, with nothing that hangs on it."""
    name = search.named(token)
    entity = _wanted_entity(name, search)
    if name is None or entity is None:
        return None
    return [Argument(entity, name.span, token, name.confidence, name)]


def _wanted_entity(name: Name | None, search: Search) -> Entity | None:
    """What is named, as the first of its types that is wanted."""
    type_ = search.scene.is_a(name.types, search.wanted.types) if name is not None else None
    return replace(name.entity, type=type_) if name is not None and type_ is not None else None


def _known_inside(token: Token, search: Search) -> list[Argument]:
    """What is given in "an intravitreal injection of X", "combination therapy with X": X, if it is known."""
    if search.key(token) not in search.scene.world.lexicon.tables["generic"] and not search.carries(token):
        return []
    inside = [each for each in inner(token, search.scene.world.lexicon) if search.named(each)]
    return search.each(inside)


def _is_bare_class(token: Token, search: Search) -> bool:
    lexicon = search.scene.world.lexicon
    return roles.key(token) in lexicon.tables["generic"] and not phrase.is_specific(token, lexicon)
