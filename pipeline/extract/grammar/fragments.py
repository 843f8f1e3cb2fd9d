"""Lines and sentences that begin with their verb: "Can be painful", "Takes about 15 minutes"."""

from pipeline.extract.grammar.labels import VERBAL
from pipeline.parse.tree import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def lacks_subject(token: Token) -> bool:
    """Whether a finite verb opens its line with no subject: "Can be painful", "Takes about 15 minutes"."""
    if token.dep_ in {"xcomp", "conj"} and token.pos_ in VERBAL and token.head.pos_ in VERBAL:
        return not any(_is_subject(c) for c in token.children) and lacks_subject(token.head)
    if token.dep_ == "ROOT" and token.pos_ == "ADJ":
        return not any(c.dep_ in {"nsubj", "csubj"} for c in token.children)
    if token.dep_ != "ROOT" or token.pos_ not in VERBAL or any(_is_subject(c) for c in token.children):
        return False
    return token.tag_ in {"VBZ", "VBD", "VBN"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"MD", "VBZ"} for c in token.children
    )


def _is_subject(child: Token) -> bool:
    """Whether a word is a verb's subject; a noun before it that the parser hangs on it as on a noun is, too."""
    return child.dep_ in _SUBJECTS or (child.dep_ in {"compound", "nmod"} and child.pos_ in {"NOUN", "PROPN"})
