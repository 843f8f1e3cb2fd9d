"""Verb -> what is done, as a thing of its own: "sitting all day", "if you smoke" is smoking."""

import re
from collections.abc import Collection

from pipeline.extract import states
from pipeline.extract.entities import World, entity_of, open_entity
from pipeline.extract.phrase import split, tidy
from pipeline.model import Entity
from pipeline.parse.tree import Token

#: What belongs to a doing, by its relation to the verb.
_PARTS = frozenset({"dobj", "prep", "advmod", "npadvmod", "prt", "acomp", "oprd", "pobj", "neg"})
#: A doing of more words than this is a sentence, not a name.
_LONGEST = 6


def last_of_doing(verb: Token, amounts: Collection[int] = ()) -> Token:
    """The last word of what is done, before a comma, "and" and further clauses; the verb itself if it would be long.

    How often or how long it is done, told by the tokens ``amounts``, is no part of it.
    """
    last = verb
    for child in verb.rights:
        if child.dep_ not in _PARTS or child.left_edge.i != last.i + 1 or any(t.i in amounts for t in child.subtree):
            break
        last = _end(child)
    return last if last.i - verb.i < _LONGEST else verb


def _end(token: Token) -> Token:
    last = token
    for child in token.rights:
        if child.dep_ not in _PARTS | {"amod", "compound"} or child.left_edge.i != last.i + 1:
            break
        last = _end(child)
    return last


def is_doing(token: Token) -> bool:
    """Whether a verb is a gerund, an order, or says in a clause of its own what somebody does: "if you smoke"."""
    if token.tag_ == "VBG":
        return not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    first = token
    while first.dep_ == "conj":
        first = first.head
    order = first.dep_ == "ROOT" and token.tag_ == "VB" and not any(c.dep_ in {"aux", "nsubj"} for c in first.children)
    told = first.dep_ == "ROOT" and any(c.dep_ == "nsubj" and c.lower_ == "you" for c in first.children)
    who = first.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.lower_ == "who" for c in first.children)
    return order or (
        token.tag_ in {"VB", "VBP"} and (told or who or first.dep_ == "advcl") and not states.is_state(first)
    )


def doing(verb: Token, type_: str, world: World, amounts: Collection[int] = ()) -> Entity:
    """What is done, under its name where it has one."""
    rest = verb.doc[verb.i + 1 : last_of_doing(verb, amounts).i + 1].text
    name = verb.text if verb.tag_ == "VBG" else gerund(verb.lemma_)
    label = tidy(f"{name} {rest}")
    words = split(label)
    known = next((m for m in world.vocabulary.find(words) if (m.start, m.end) == (0, len(words))), None)
    if known is not None and not known.hidden:
        return entity_of(known.concepts[0], world)
    return open_entity(label, type_, world)


def gerund(verb: str) -> str:
    """The form in -ing: "smoke", "lie", "run", "drink"."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if re.search(r"[^aeiouy]e$|ue$", verb):
        return verb[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"
