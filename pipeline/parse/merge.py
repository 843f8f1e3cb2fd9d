"""Tokens and the pieces found among them -> tokens with each piece as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``start`` to ``end`` (exclusive) that become one token; ``value`` says what they are."""

    start: int
    end: int
    stand_in: str
    """The word that the parser reads; empty to leave the text as it is."""
    rank: int
    value: object


def longest(pieces: Iterable[Piece]) -> list[Piece]:
    """Of overlapping pieces the longest; of equally long ones the lowest rank; in order."""
    kept: list[Piece] = []
    taken: set[int] = set()
    for piece in sorted(pieces, key=lambda p: (p.start - p.end, p.rank, p.start)):
        tokens = range(piece.start, piece.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(piece)
    return sorted(kept, key=lambda p: p.start)


def merge(doc: Doc, pieces: Sequence[Piece]) -> Mapping[int, Piece]:
    """Merge ``pieces`` in ``doc`` (in place); new token index -> the piece's value."""
    with doc.retokenize() as retokenizer:
        for piece in pieces:
            if piece.end - piece.start > 1:
                retokenizer.merge(doc[piece.start : piece.end])
    merged: dict[int, Piece] = {}
    shift = 0
    for piece in pieces:
        merged[piece.start - shift] = piece
        shift += piece.end - piece.start - 1
    return merged
