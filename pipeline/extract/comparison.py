"""Passage -> candidate claims that compare two treatments set side by side under one heading."""

from collections.abc import Iterator

from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Name, Scene
from pipeline.model import Block
from pipeline.parse.tree import Doc, Token

_PRIOR = 0.85
_ADJECTIVE_PLACES = frozenset({"acomp", "advmod", "dobj", "ROOT", "attr", "oprd", "npadvmod"})


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """Of two things side by side, a comparative in the line of one is about the other: "Recovery: longer"."""
    here = scene.passages[passage]
    block = here.block
    if block.label is None or not block.headings:
        return
    own = _labelled(scene, block)
    rivals = [n for n in _siblings(scene, block) if own and n.entity.id != own[0].entity.id]
    if len(own) != 1 or len({n.entity.id for n in rivals}) != 1:
        return
    heading = scene.article.blocks[block.headings[-1]].span
    subject = Argument(own[0].entity, own[0].span, None, 0.9, own[0], context=(own[0].span,))
    object_ = Argument(rivals[0].entity, rivals[0].span, None, 0.9, rivals[0])
    for token, outcome in _comparatives(here.doc):
        yield Candidate(
            "comparedWith",
            subject,
            object_,
            passage,
            token,
            _PRIOR,
            source="comparedWith: side by side",
            qualifiers=(("dimension", heading.of(scene.article.text).lower()), ("outcome", outcome)),
            context=(own[0].span, heading, rivals[0].span),
        )


def _labelled(scene: Scene, block: Block) -> list[Name]:
    """The treatments that the label of a block names."""
    label = scene.passages_of_block[block.index][0]
    return [n for n in scene.in_passage.get(label, ()) if scene.is_a(n.types, ("Treatment",))]


def _siblings(scene: Scene, block: Block) -> Iterator[Name]:
    """The treatments that label the other blocks under the same headings."""
    for other in scene.article.blocks:
        if (
            other.headings == block.headings
            and other.index != block.index
            and other.label is not None
            and other.kind == block.kind
        ):
            yield from _labelled(scene, other)


def _comparatives(doc: Doc) -> Iterator[tuple[Token, str]]:
    """The clause's head and the text of each comparative: "longer", "more painful"."""
    for token in doc:
        if token.lower_ not in {"more", "less"}:
            if token.tag_ in {"JJR", "RBR"} and token.dep_ in _ADJECTIVE_PLACES:
                yield _clause_head(token), token.text.lower()
        elif token.head.pos_ in {"ADJ", "ADV"} and token.head.dep_ in {"acomp", "ROOT", "oprd", "conj"}:
            yield _clause_head(token.head), f"{token.lower_} {token.head.lower_}"


def _clause_head(token: Token) -> Token:
    return token.head if token.head.pos_ in VERBAL else token
