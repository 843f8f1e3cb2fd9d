"""Short brackets, set aside before parsing and hung on the word before them: "erenumab (Aimovig) and …".

A bracket in the middle of an enumeration is what the parser gets wrong most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

#: Brackets with more words than this are left to the parser.
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Row:
    """The analysis of one token; ``head`` is an index."""

    tag: str
    pos: str
    lemma: str
    head: int
    dep: str


def aside(doc: Doc) -> frozenset[int]:
    """Indices of the tokens of short brackets that follow a word, brackets included."""
    return frozenset(i for start, end in _brackets(doc) for i in range(start, end))


def _brackets(doc: Doc) -> Iterator[tuple[int, int]]:
    opened = None
    for token in doc:
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and opened is not None:
            if opened > 0 and 1 < token.i - opened <= _LONGEST + 1:
                yield opened, token.i + 1
            opened = None


def hang(doc: Doc, hidden: frozenset[int], introducing: frozenset[str]) -> dict[int, Row]:
    """The analysis of the hidden tokens: what the bracket says of the word before it, or members of its class."""
    rows: dict[int, Row] = {}
    for start, end in _brackets(doc):
        if start not in hidden:
            continue
        before = start - 1
        inner = [doc[i] for i in range(start + 1, end - 1)]
        rows[start] = Row("-LRB-", "PUNCT", "(", before, "punct")
        rows[end - 1] = Row("-RRB-", "PUNCT", ")", before, "punct")
        rows |= _inside(inner, before, introducing)
    return rows


def _inside(inner: Sequence[Token], before: int, introducing: frozenset[str]) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    anchor, dep = before, "appos"
    first: int | None = None
    for token in inner:
        if first is None and token.lower_.replace(" ", "_") in introducing:
            rows[token.i] = Row("IN", "ADP", token.lower_, before, "prep")
            anchor, dep = token.i, "pobj"
        elif token.lower_ in {"and", "or"} or not any(c.isalnum() for c in token.text):
            rows[token.i] = Row(
                "CC" if token.is_alpha else ",",
                "CCONJ" if token.is_alpha else "PUNCT",
                token.lower_,
                first or before,
                "cc" if token.is_alpha else "punct",
            )
        else:
            proper = token.text[:1].isupper()
            joined = (first is not None and inner[0].i < token.i and not token.nbor(-1).text[0].isalnum()) or (
                first is not None and token.nbor(-1).lower_ in {"and", "or"}
            )
            rows[token.i] = Row(
                "NNP" if proper else "NN",
                "PROPN" if proper else "NOUN",
                token.lower_,
                anchor if first is None else first,
                dep if first is None else "conj" if joined else "dep",
            )
            first = token.i if first is None else first
    return rows
