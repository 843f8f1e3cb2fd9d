"""A candidate claim: what a frame or the structure of an article proposes, before its status is read."""

from dataclasses import dataclass

from pipeline.extract.arguments import Argument
from pipeline.model import Span
from pipeline.parse.tree import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two arguments, a predicate, and the word that says so."""

    predicate: str
    subject: Argument
    object: Argument
    passage: int
    trigger: Token
    """The word whose clause gives the status."""
    prior: float = 0.9
    """How often this way of saying it is right."""
    polarity_flips: int = 0
    """Negations that the frame itself holds."""
    needs_negation: bool = False
    """Whether only a denied clause says it: "should not be taken by"."""
    absorbs_negation: bool = False
    """Whether that denial is part of the predicate and leaves the claim affirmed."""
    needs_affirmation: bool = False
    """Whether a denied clause does not deny the claim but says something else: "not suitable for"."""
    hedged: bool = False
    """Whether the frame itself hedges."""
    in_phrase: bool = False
    """Whether a noun phrase says it, so that the status of the clause around it is not its own."""
    source: str = ""
    """The frame or structure that proposes it, for ``explain``."""
    qualifiers: tuple[tuple[str, str], ...] = ()
    """Qualifiers that the structure supplies."""
    context: tuple[Span, ...] = ()
    """Where else the reader has to look."""
