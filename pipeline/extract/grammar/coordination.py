"""Token -> the tokens coordinated with it: "X, Y and Z"."""

from pipeline.extract.grammar.labels import VERBAL
from pipeline.parse.tree import Token


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it to its right; "but not X" ends them."""
    found = [token]
    for child in token.children:
        if (
            (child.dep_ == "conj" or is_listed(child))
            and not any(c.dep_ == "neg" for c in child.children)
            and (child.pos_ not in VERBAL or token.pos_ in VERBAL or _bare_participle(child))
            and not _leaves_bracket(token, child)
        ):
            found += conjuncts(child)
    return found


def coordinated(token: Token) -> list[Token]:
    """All that is coordinated with a token, on either side."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    return conjuncts(first)


def is_listed(token: Token) -> bool:
    """A member of an enumeration that the parser takes for an apposition: "stress, an infection or an injury"."""
    return token.dep_ == "appos" and token.i > token.head.i and any(c.dep_ in {"cc", "conj"} for c in token.children)


def _bare_participle(token: Token) -> bool:
    """A word in an enumeration of nouns that the tagger takes for a verb, or a doing among them: "skipping meals"."""
    barred = {"nsubj", "aux", "auxpass", "mark"} | (set() if token.tag_ == "VBG" else {"dobj"})
    return token.tag_ in {"VBZ", "VBG", "VB"} and not any(c.dep_ in barred for c in token.children)


def _leaves_bracket(token: Token, child: Token) -> bool:
    """Whether a bracket closes between the two that was opened before both."""
    between = [t.text for t in token.doc[token.i : child.i]]
    return between.count(")") > between.count("(")
