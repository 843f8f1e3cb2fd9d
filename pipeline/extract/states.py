"""Clause about the reader's body or what the reader cannot do -> the state it says, as a phrase.

"If your blood calcium is low" is low blood calcium; "you cannot sit upright" and "your kidneys work poorly" are named
by their own words.
"""

from pipeline.extract.phrase import first_of_name, tidy
from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token

#: A state of more words than this is a sentence, not a name.
_LONGEST = 9
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_state(token: Token) -> bool:
    """Whether a verb, or what is said by "be", tells how something of the reader's is, or what the reader cannot do."""
    subject = _subject(token)
    if subject is None:
        return False
    if any(c.dep_ == "poss" and c.lower_ == "your" for c in subject.children):
        return token.pos_ == "ADJ" or (token.pos_ == "VERB" and token.tag_ in {"VB", "VBP", "VBZ"})
    return subject.lower_ == "you" and token.pos_ == "VERB" and _cannot(token)


def state(token: Token, lexicon: Lexicon) -> str:
    """The words of a state; empty where they are too many for a name."""
    subject = _subject(token)
    if subject is None:
        return ""
    thing = token.doc[first_of_name(subject, lexicon).i : subject.i + 1].text
    if token.pos_ == "ADJ":
        return tidy(f"{token.text} {thing}")
    first = next((c for c in token.children if c.dep_ == "aux"), token)
    words = token.doc[first.i : _end(token).i + 1].text
    told = words if subject.lower_ == "you" else f"{thing} {words}"
    return tidy(told) if len(told.split()) <= _LONGEST else ""


def _subject(token: Token) -> Token | None:
    clause = token.head if token.dep_ in {"acomp", "oprd"} else token
    while clause.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in clause.children):
        clause = clause.head
    return next((c for c in clause.children if c.dep_ in _SUBJECTS), None)


def _cannot(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"can", "could", "ca"} for c in verb.children) and any(
        c.dep_ == "neg" for c in verb.children
    )


def _end(verb: Token) -> Token:
    """The last word of a clause before a comma or a further clause."""
    last = verb
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.is_punct or token.dep_ in {"mark", "advcl"}:
            break
        last = token
    return last
