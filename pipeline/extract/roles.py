"""Token -> the tokens that fill its grammatical roles, as the frames of the lexicon name them."""

from collections.abc import Callable, Mapping
from typing import Final

from pipeline.extract.grammar.adjuncts import conditional, instruments, occasions
from pipeline.extract.grammar.clauses import objects, subjects, surface_subjects
from pipeline.extract.grammar.coordination import conjuncts, coordinated
from pipeline.extract.grammar.members import members
from pipeline.extract.grammar.nouns import (
    governing,
    governing_verb,
    havers,
    holders,
    identities,
    modifiers,
    possessors,
    purposes,
)
from pipeline.extract.grammar.prepositions import compared, equalled, prepositional
from pipeline.lexicon import Lexicon, Path_
from pipeline.parse.tree import Token

__all__ = ["conjuncts", "coordinated", "fill", "follow", "identities", "key", "members", "modifiers", "objects"]

_Rule = Callable[[Token, Lexicon], list[Token]]

_ROLES: Final[Mapping[str, _Rule]] = {
    "self": lambda token, _: [token],
    "subj": subjects,
    "obj": objects,
    "surface": surface_subjects,
    "is": identities,
    "eg": members,
    "mod": lambda noun, _: modifiers(noun),
    "poss": lambda noun, _: possessors(noun),
    "than": lambda token, _: compared(token),
    "as_as": lambda token, _: equalled(token),
    "head": lambda noun, _: governing(noun),
    "holder": lambda noun, _: holders(noun),
    "if_have": conditional,
    "if_take": conditional,
    "when_subj": occasions,
    "haver": havers,
    "by_means": instruments,
    "comp": lambda verb, _: _children(verb, "xcomp", "ccomp"),
    "acomp": lambda verb, _: _children(verb, "acomp", "oprd"),
    "verb": lambda token, _: governing_verb(token),
    "purpose": purposes,
    "second": lambda verb, _: _children(verb, "dobj", "oprd"),
    "adv": lambda token, _: _children(token, "advmod", "npadvmod"),
}


def key(token: Token, phrases: Mapping[int, str] | None = None) -> str:
    """The lemma under which frames list a token: with its particle ("set_off"), phrases by their own key."""
    if phrases and token.i in phrases:
        return phrases[token.i]
    return token.key


def fill(token: Token, role: str, lexicon: Lexicon) -> list[Token]:
    """The tokens in ``role`` of ``token``; a role without a rule of its own is a preposition."""
    known = token.filled.get(role)
    if known is None:
        rule = _ROLES.get(role)
        known = list(dict.fromkeys(rule(token, lexicon) if rule else prepositional(token, role)))
        token.filled[role] = known
    return known


def follow(token: Token, path: Path_, lexicon: Lexicon) -> list[Token]:
    """The tokens at the end of a path of roles, coordinated ones included."""
    tokens = [token]
    for step in path:
        reached = (
            each
            for t in tokens
            for f in fill(t, step.role, lexicon)
            for each in (conjuncts(f) if step.role != "self" else [f])
        )
        tokens = [t for t in dict.fromkeys(reached) if not step.lemmas or _lemmas(t) & step.lemmas]
    return tokens


def _lemmas(token: Token) -> set[str]:
    """The lemma of a word, and of a name of several words that of its last: "asthma attacks" are attacks."""
    lemma = token.lemma_.lower()
    return {lemma, lemma.rpartition(" ")[2]}


def _children(token: Token, *labels: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]
