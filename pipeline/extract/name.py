"""A name in its place: what the other steps of extraction look up and hand on."""

from dataclasses import dataclass

from pipeline.model import Entity, FoundBy, Span
from pipeline.parse.tree import Token


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place: token ``token`` of passage ``passage`` heads it."""

    passage: int
    token: int
    span: Span
    text: str
    entity: Entity
    types: tuple[str, ...]
    found_by: FoundBy
    confidence: float
    is_subject: bool = False
    hidden: bool = False
    """Only betrayed by a form such as "painful": good for finding, not for naming."""
    title: str = ""
    borne: bool = False
    """Met as what people have ("people with gout"): a plural pronoun after it means them, and so it."""


def is_subject(token: Token) -> bool:
    """Whether a word is the subject of its clause, or all that a line says."""
    head = token
    while head.dep_ in {"conj", "appos"}:
        head = head.head
    return head.dep_ in {"nsubj", "nsubjpass", "ROOT"}
