"""Pieces of a text -> one token each."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.parse.merge import Piece, longest, merge


def piece(start: int, end: int, rank: int = 0) -> Piece:
    return Piece(start, end, "word", rank, f"{start}-{end}")


PIECES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 5), st.integers(0, 2)).map(lambda p: piece(p[0], p[0] + p[1], p[2])),
    max_size=12,
)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([], []),
        ([piece(0, 1), piece(1, 3)], ["0-1", "1-3"]),
        ([piece(0, 2), piece(1, 4)], ["1-4"]),
        ([piece(3, 4), piece(0, 1)], ["0-1", "3-4"]),
        ([piece(0, 2, rank=1), piece(1, 3, rank=0)], ["1-3"]),
    ],
)
def test_longest(pieces: list[Piece], expected: list[str]) -> None:
    assert [each.value for each in longest(pieces)] == expected


@given(PIECES)
def test_longest_never_overlap_and_leave_out_only_what_overlaps(pieces: list[Piece]) -> None:
    taken = longest(pieces)
    covered = [index for each in taken for index in range(each.start, each.end)]
    assert len(covered) == len(set(covered))
    assert [each for each in pieces if each not in taken and set(covered).isdisjoint(range(each.start, each.end))] == []


@given(PIECES)
def test_merge_keeps_the_text_and_points_at_the_merged_tokens(pieces: list[Piece]) -> None:
    words = [f"w{index}" for index in range(18)]
    doc, taken = Doc(spacy.blank("en").vocab, words=words), longest(pieces)
    text = doc.text
    merged = merge(doc, taken)
    assert doc.text == text
    assert {doc[index].text: each.value for index, each in merged.items()} == {
        " ".join(words[each.start : each.end]): each.value for each in taken
    }
