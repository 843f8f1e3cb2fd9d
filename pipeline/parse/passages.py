"""The types of the room: Run, a text to be parsed, and Passage, the same text parsed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Block, Span
from pipeline.parse.merge import Piece
from pipeline.parse.tree import Doc, Token
from pipeline.quantity import Amount
from pipeline.vocabulary import Concept, Match

Part = Literal["label", "body", "continued"]


@dataclass(frozen=True, slots=True)
class Run:
    """A text to be parsed, and where it stands; its fields are those of Passage."""

    block: Block
    part: Part
    start: int
    text: str
    joint: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    """A name that was settled beside those that are read; ``start`` and ``end`` count characters of the doc."""

    start: int
    end: int
    match: Match


@dataclass(frozen=True, slots=True)
class Passage:
    """The label or the body of a block, parsed; token indices are those of ``doc``.

    A long body is several passages, one after the other. A ``continued`` passage reads an item together with the
    unfinished sentence that introduces its list ("You should not take it if you: / have asthma").
    """

    block: Block
    part: Part
    doc: Doc
    start: int
    """Where ``doc`` begins in the article's text; of a continued passage, where the introducing sentence does."""
    names: Mapping[int, Match]
    amounts: Mapping[int, Amount]
    phrases: Mapping[int, str]
    joint: int = 0
    """Of a continued passage: how many characters of ``doc`` come from the introducing sentence."""
    noted: tuple[Noted, ...] | None = None
    """What is named here as the recogniser settles it; None where it was not asked, or had its say before."""

    def span(self, first: Token, last: Token | None = None) -> Span:
        """From the first token to the last (inclusive), in the article's text.

        Of a run of tokens across the joint, only the part in the item.
        """
        last = first if last is None else last
        if last.idx < self.joint:
            return Span(self.start + first.idx, self.start + last.idx + len(last.text))
        shift = self.block.body.start - self.joint if self.joint else self.start
        return Span(shift + max(first.idx, self.joint), shift + last.idx + len(last.text))

    def concepts(self, token: Token) -> tuple[Concept, ...]:
        """What the vocabulary knows under this token's name; the likeliest first."""
        match = self.names.get(token.i)
        return match.concepts if match else ()


def passage_of(run: Run, doc: Doc, pieces: Mapping[int, Piece], noted: tuple[Noted, ...] | None = None) -> Passage:
    """The passage of a run, its pieces sorted by what they are."""
    values = {index: piece.value for index, piece in pieces.items()}
    return Passage(
        block=run.block,
        part=run.part,
        doc=doc,
        start=run.start,
        joint=run.joint,
        noted=noted,
        names={i: v for i, v in values.items() if isinstance(v, Match)},
        amounts={i: v for i, v in values.items() if isinstance(v, Amount)},
        phrases={i: v for i, v in values.items() if isinstance(v, str)},
    )
