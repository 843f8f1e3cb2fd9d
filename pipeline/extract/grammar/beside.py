"""Noun -> the members that stand right after it, read word by word: "X (for example, Y and Z)", "two X, Y and Z".

The parser hangs what stands in brackets and between commas in many ways; the words themselves are plain.
"""

from collections.abc import Iterator

from pipeline.extract.grammar.labels import NOMINAL
from pipeline.extract.grammar.prepositions import written
from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_SEPARATORS = frozenset({",", "and", "or", "&", ";"})
_OPENERS = frozenset({"(", ",", ":", "–", "—"})


def beside(noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The members named in brackets, after a mark of example, or after a plural that counts them."""
    start = noun.i + 1
    if start + 1 >= len(noun.doc) or noun.doc[start].text not in _OPENERS:
        return
    named, end = _enumerated(noun.doc[start + 1], lexicon)
    marked = _is_marked(noun.doc[start + 1], lexicon) or _is_marked_after(noun, end, lexicon)
    bracketed = noun.doc[start].text == "(" and _text(noun, end) == ")" and len(named) > 1
    plural = noun.tag_ in _PLURAL or noun.lower_.endswith("s")
    if marked or (plural and (bracketed or _count(noun, lexicon) == len(named) > 1)):
        yield from named


def _enumerated(first: Token, lexicon: Lexicon) -> tuple[list[Token], int]:
    """The nouns that stand one after the other from ``first`` on, and the place after them."""
    doc, place, found = first.doc, first.i, list[Token]()
    while place < len(doc) and (_is_marked(doc[place], lexicon) or doc[place].text == ","):
        place += 1
    while place < len(doc):
        head = _noun_at(doc[place])
        if head is None:
            break
        found.append(head)
        place = _past_bracket(head)
        after = place
        while after < len(doc) and doc[after].lower_ in _SEPARATORS:
            after += 1
        if after == place or after == len(doc) or _noun_at(doc[after]) is None:
            break
        place = after
    return found, place


def _noun_at(token: Token) -> Token | None:
    """The noun of a phrase without anything after it that begins here: "older statins"."""
    while token.pos_ in {"DET", "ADJ", "NUM"} and token.i + 1 < len(token.doc):
        token = token.nbor()
    if token.pos_ not in NOMINAL:
        return None
    while token.i + 1 < len(token.doc) and token.nbor().pos_ in NOMINAL:
        token = token.nbor()
    return token


def _past_bracket(token: Token) -> int:
    """The place after a word and what stands in brackets after it: a brand, a short form."""
    doc, place = token.doc, token.i + 1
    if place < len(doc) and doc[place].text == "(":
        close = next((t.i for t in doc[place:] if t.text == ")"), None)
        return place if close is None else close + 1
    return place


def _is_marked(token: Token, lexicon: Lexicon) -> bool:
    return written(token) in lexicon.words("members")


def _is_marked_after(noun: Token, end: int, lexicon: Lexicon) -> bool:
    """Whether the words after the members say that they are some: "Y among them", "Y, for instance"."""
    end += _text(noun, end) == ","
    rest = " ".join(t.lower_ for t in noun.doc[end : end + 2])
    return any(rest == mark or rest.startswith(f"{mark} ") for mark in lexicon.words("marks_after_members"))


def _count(noun: Token, lexicon: Lexicon) -> int:
    """How many of a kind a word before it says there are: "two hormones"."""
    counts: dict[str, int] = lexicon.tables["member_counts"]
    return next((counts[c.lower_] for c in noun.children if c.lower_ in counts), 0)


def _text(noun: Token, place: int) -> str:
    return noun.doc[place].text if place < len(noun.doc) else ""
