"""Generic noun -> the things it stands for: "this therapy", "the following medications", "medications such as …"."""

from collections.abc import Callable, Iterator
from typing import Final

from pipeline.extract import phrase, reference, roles
from pipeline.extract.bearers import inner
from pipeline.extract.grammar.nouns import given_names
from pipeline.extract.scene import Name
from pipeline.extract.search import Argument, Search, meant, members, open_phrase, pointing_back
from pipeline.parse.tree import Token

_Rule = Callable[[Token, tuple[str, ...], Search], list[Argument] | None]


def of_generic(token: Token, search: Search) -> list[Argument] | None:
    """What a generic noun stands for; None where the token is none, or only carries what hangs on it."""
    lexicon, is_a = search.scene.world.lexicon, search.scene.world.schema.is_a
    types = lexicon.tables["generic"].get(search.key(token))
    if types is None:
        return None
    fitting = tuple(t for t in types if any(is_a(t, w) or is_a(w, t) for w in search.wanted.types))
    listed = members(token, search)
    if listed or not fitting:
        return listed or (None if search.carries(token) else [])
    for rule in _RULES:
        found = rule(token, fitting, search)
        if found is not None:
            return found
    return None if search.wanted.open_type and phrase.is_specific(token, lexicon) else []


def _said_to_be(token: Token, _: tuple[str, ...], search: Search) -> list[Argument] | None:
    """The name in "this drug is X", "X is a drug"."""
    same = roles.identities(token, search.scene.world.lexicon)
    return search.each(other for other in same if search.named(other)) or None


def _called(token: Token, fitting: tuple[str, ...], search: Search) -> list[Argument] | None:
    """The name in "a device called X", known or not."""
    naming = search.scene.world.lexicon.words("naming")
    names = [name for child in token.children if _is_clause_of(child, naming) for name in given_names(child)]
    return [a for name in names for a in open_phrase(name, fitting[0], search)] if names else None


def _holding(token: Token, _: tuple[str, ...], search: Search) -> list[Argument] | None:
    """What a thing is made with: "a cream containing X"."""
    holding = frozenset({"contain", "use"})
    held = [o for child in token.children if _is_clause_of(child, holding) for o in child.children if o.dep_ == "dobj"]
    return [a for other in held for a in search.again(other, search)] if held else None


def _of_what(token: Token, _: tuple[str, ...], search: Search) -> list[Argument] | None:
    """The name in "treatment with X"."""
    return search.each(inner(token, search.scene.world.lexicon)) or None


def _unit_of(token: Token, _: tuple[str, ...], search: Search) -> list[Argument] | None:
    """The name in "X sessions", "X tablets"."""
    if roles.key(token) not in search.scene.world.lexicon.words("units"):
        return None
    return search.each(modifier for modifier in roles.modifiers(token) if search.named(modifier)) or None


def _specific(token: Token, fitting: tuple[str, ...], search: Search) -> list[Argument] | None:
    """A phrase that says which kind, and so is a name itself: "hair loss medications"."""
    lexicon = search.scene.world.lexicon
    if not phrase.is_specific(token, lexicon) or phrase.is_definite(token, lexicon):
        return None
    return open_phrase(token, fitting[0], search)


def _occurring(token: Token, _: tuple[str, ...], search: Search) -> list[Argument] | None:
    """The disease of which "an attack" is one."""
    types, scene = search.wanted.types, search.scene
    if search.key(token) not in scene.world.lexicon.words("occurrences") or not scene.is_a(("Disease",), types):
        return None
    return [meant(name, token, search) for name in reference.condition_spoken_of(types, scene, search.passage)]


def _ending_so(token: Token, _: tuple[str, ...], search: Search) -> list[Argument] | None:
    """The thing most often named before it whose name ends in the noun: "the injection" after "a steroid injection"."""
    lexicon, scene = search.scene.world.lexicon, search.scene
    head = search.key(token)
    if head not in lexicon.words("forms_of_treatment") or not phrase.is_definite(token, lexicon):
        return None
    if phrase.is_specific(token, lexicon):
        return None
    before = [n for n in scene.names if (n.passage, n.token) < (search.passage, token.i) and _ends_in(n, head)]
    before.sort(key=lambda n: (scene.weight[n.entity.id], n.passage, n.token))
    fitting = reference.seen_as(before[-1:], search.wanted.types, scene)
    return [meant(name, token, search) for name in fitting] or None


def _ends_in(name: Name, head: str) -> bool:
    words = name.entity.label.lower().split()
    return not name.hidden and len(words) > 1 and words[-1] == head


def _spoken_of(token: Token, fitting: tuple[str, ...], search: Search) -> list[Argument] | None:
    """What "this therapy", a bare "after treatment" or "one session" points back to."""
    lexicon = search.scene.world.lexicon
    bare = token.dep_ in {"pobj", "compound"} and not token.children
    counted = roles.key(token) in lexicon.words("units") and _is_counted(token, search)
    if not (phrase.is_definite(token, lexicon) or bare or counted):
        return None
    strict = roles.key(token) in lexicon.words("operations")
    types = fitting if strict and "Therapy" in fitting else _narrowed(fitting, search)
    return pointing_back(token, tuple(dict.fromkeys(types)), search)


#: What a generic noun may stand for, the surest first.
_RULES: Final[tuple[_Rule, ...]] = (
    _said_to_be,
    _called,
    _holding,
    _unit_of,
    _of_what,
    _specific,
    _occurring,
    _ending_so,
    _spoken_of,
)


def _is_clause_of(child: Token, verbs: frozenset[str]) -> bool:
    return child.dep_ == "acl" and child.lemma_ in verbs


def _is_counted(token: Token, search: Search) -> bool:
    """Whether it is one of those spoken of: "one session", "each tablet", "a course"."""
    counting, others = (search.scene.world.lexicon.words(table) for table in ("counting", "counting_others"))
    return any(c.lower_ in counting or c.dep_ == "nummod" for c in token.children) and not any(
        c.lower_ in others for c in token.children
    )


def _narrowed(fitting: tuple[str, ...], search: Search) -> Iterator[str]:
    """What is both of the generic noun's types and wanted."""
    is_a = search.scene.world.schema.is_a
    for type_ in fitting:
        for each in search.wanted.types:
            if is_a(type_, each):
                yield type_ if type_ != "Therapy" else "Treatment"
            elif is_a(each, type_):
                yield each
