"""Words for a relative who has a condition -> a family history: "a parent with glaucoma", "if your mother had it"."""

from pipeline.extract import reference, roles
from pipeline.extract.bearers import inner
from pipeline.extract.entities import entity_of, open_entity
from pipeline.extract.search import Argument, Search
from pipeline.model import Entity
from pipeline.parse.tree import Token

_NAME = "family history"
#: How often a relative in such a place is mentioned for the family's history.
_PRIOR = 0.8
_HAVING = frozenset({"have", "get", "develop"})


def family_history(token: Token, search: Search) -> list[Argument] | None:
    """A family history, where a condition is wanted and the word tells of a relative; None for any other word."""
    wanted = search.wanted.open_type == "Condition" or {"Condition", "Population"} <= set(search.wanted.types)
    relative, theirs = _told_of(token, search) if wanted else (None, [])
    if relative is None:
        return None
    topic = reference.topic(("Condition",), search.scene, search.passage)
    others = [n for t in theirs if (n := search.named(t)) and topic is not None and n.entity.id != topic.entity.id]
    names = [f"{_NAME} of {name.text}" for name in others] or [_NAME]
    span = search.here.span(token, token.right_edge)
    return [Argument(_entity(name, search), span, token, _PRIOR) for name in names]


def _told_of(token: Token, search: Search) -> tuple[Token | None, list[Token]]:
    """The relative of "a parent with X", "having a parent with X" and "whose parents had X", and what X is."""
    if token.lemma_ == "have":
        token = next((c for c in token.children if c.dep_ == "dobj" and _is_relative(c, search)), token)
    if _is_relative(token, search):
        own = token.head if token.dep_ == "nsubj" else None
        return token, list(inner(token, search.scene.world.lexicon)) or (_objects(own) if own else [])
    for clause in token.children:
        if clause.dep_ == "relcl" and clause.lemma_ in _HAVING:
            for subject in clause.children:
                whose = any(p.dep_ == "poss" and p.lower_ == "whose" for p in subject.children)
                if whose and _is_relative(subject, search):
                    return subject, _objects(clause)
    return None, []


def _objects(verb: Token) -> list[Token]:
    return [t for c in verb.children if c.dep_ == "dobj" for t in roles.conjuncts(c)]


def _is_relative(token: Token, search: Search) -> bool:
    return roles.key(token).rpartition(" ")[2] in search.scene.world.lexicon.words("relatives")


def _entity(name: str, search: Search) -> Entity:
    world = search.scene.world
    known = world.vocabulary.find(name.split())
    whole = next((m for m in known if m.end - m.start == len(name.split())), None)
    return entity_of(whole.concepts[0], world) if whole else open_entity(name, "Condition", world)
