"""Token -> what follows a preposition of it, wherever the parser has hung that preposition."""

from collections.abc import Iterator

from pipeline.extract.grammar.labels import VERBAL
from pipeline.parse.tree import Token

_PREPOSITIONS = frozenset({"prep", "agent", "prt", "advmod", "dative", "mark", "pcomp", "advcl", "amod"})
#: Where the parser may hang a preposition that is the verb's own.
_BESIDE_VERB = frozenset({"dobj", "acomp", "nsubjpass", "attr", "oprd"})


def written(token: Token) -> str:
    """A preposition as the lexicon writes it: "such_as"."""
    return token.lower_.replace(" ", "_")


def complements(preposition: Token) -> Iterator[Token]:
    """What a preposition governs, through a second one after it: "from within X"."""
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp", "amod", "advmod"} and child.pos_ != "ADV":
            yield child
        elif child.dep_ == "prep" and not any(c.dep_ in {"pobj", "pcomp"} for c in preposition.children):
            yield from complements(child)


def prepositional(token: Token, name: str, depth: int = 2) -> list[Token]:
    """What follows preposition ``name`` of a token, or of its object, where the parser may have hung it."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in _PREPOSITIONS and written(child) == name:
            found += complements(child)
            found += [c for c in child.children if c.dep_ == "dobj"]
            found += [o for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP" for o in complements(c)]
        elif depth and child.dep_ in _BESIDE_VERB and token.pos_ in VERBAL:
            found += prepositional(child, name, depth - 1)
        elif depth and child.dep_ in {"prep", "advmod"}:
            found += _nested(child, name)
    if token.tag_ == "VBG" and token.dep_ == "amod" and depth:
        found += prepositional(token.head, name, 0)
        found += prepositional(token.head.head, name, 0) if token.head.head.pos_ in VERBAL else []
    found += _beside(token, name)
    if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd"}:
        found += prepositional(token.head, name, 0)
    return found


def _nested(preposition: Token, name: str) -> list[Token]:
    """What follows a preposition that the parser has hung on the one before it."""
    return [
        complement
        for child in preposition.children
        if child.dep_ == "prep" and written(child) == name
        for complement in complements(child)
    ]


def _beside(token: Token, name: str) -> list[Token]:
    """What follows a preposition that stands right after an object but hangs where the object's own does."""
    if token.dep_ != "pobj" or token.i + 1 >= len(token.doc):
        return []
    after = token.nbor()
    hangs_above = after.dep_ == "prep" and written(after) == name and after.head == token.head.head
    return list(complements(after)) if hangs_above else []


def compared(token: Token) -> list[Token]:
    """What follows "than" in the clause."""
    clause = token.head if token.dep_ in {"acomp", "advmod", "attr"} else token
    return [p for t in clause.subtree if t.lower_ == "than" for p in _other_side(t)]


def equalled(token: Token) -> list[Token]:
    """What follows the second "as" in the clause: "as well as X", "as effective as X is"."""
    clause = token.head if token.dep_ in {"acomp", "advmod", "attr"} else token
    return [p for t in clause.subtree if _is_second_as(t) for p in _other_side(t)]


def _is_second_as(token: Token) -> bool:
    before = token.doc[max(token.i - 4, 0) : token.i - 1]
    graded = token.i > 1 and token.nbor(-1).pos_ in {"ADJ", "ADV"}
    return token.lower_ == "as" and graded and any(t.lower_ in {"as", "so"} for t in before)


def _other_side(word: Token) -> list[Token]:
    """What "than" or "as" sets against the subject: its object, or the subject of its clause: "than X does"."""
    found = list(complements(word))
    if found or word.dep_ not in {"mark", "prep"} or word.head.i < word.i:
        return found
    clause = word.head
    return [c for c in clause.children if c.dep_ == "nsubj"] or [clause]
