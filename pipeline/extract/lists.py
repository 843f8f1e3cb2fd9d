"""Sentence before a list, or a line of it -> the tokens that the items are about."""

from collections.abc import Iterator

from pipeline.extract import phrase, roles
from pipeline.extract.grammar.labels import NOMINAL, VERBAL
from pipeline.extract.scene import Scene
from pipeline.model import Block
from pipeline.parse import is_unfinished
from pipeline.parse.tree import Span as Sentence
from pipeline.parse.tree import Token


def announced(token: Token, scene: Scene, passage: int) -> list[tuple[int, Token]]:
    """The heads of the items of the list that ``token`` announces: "the following medicines:", "several drugs help:".

    Each is given with its passage.
    """
    here = scene.passages[passage]
    if here.part != "body" or token.sent.end != len(token.doc) or not is_unfinished(token.doc[-3:].text):
        return []
    return item_heads(here.block, scene) if token == _announcing(token.sent, scene) else []


def item_heads(block: Block, scene: Scene) -> list[tuple[int, Token]]:
    """For each item under a block, the tokens its line is about: the label, or the heads of a bare noun phrase."""
    found: list[tuple[int, Token]] = []
    for item in scene.article.blocks[block.index + 1 :]:
        if item.parent == block.index and item.kind == "item":
            index = scene.passages_of_block[item.index][0]
            found += [(index, t) for t in line_heads(scene, index)]
    return found


def line_heads(scene: Scene, passage: int) -> list[Token]:
    """The coordinated nouns of a line that is a noun phrase and not a sentence."""
    first = next(iter(scene.passages[passage].doc.sents), None)
    if first is None or not len(first):
        return []
    root = first.root
    if root.pos_ in VERBAL and (passage, root.i) not in scene.at:
        if any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in root.children):
            return []
        if root.tag_ not in {"VBG", "VBN"} and len(first) > 1:
            return _opening_name(first, scene, passage)
    chunks = list(_chunks(first))
    if len(chunks) == 1:
        return roles.conjuncts(root)
    often = frozenset(scene.world.lexicon.tables["cues"]["frequency"])
    heads = [_chunk_head(c) for c in chunks if " ".join(t.lower_ for t in c) not in often]
    return [t for t in heads if t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}]


def _chunk_head(chunk: list[Token]) -> Token:
    """The word a part of an enumeration is about: its root, or, if that is no noun, its last noun."""
    root = next((t for t in chunk if t.head not in chunk or t.head == t), chunk[-1])
    nouns = [t for t in chunk if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"pobj", "compound"}]
    return nouns[-1] if root.pos_ not in {"NOUN", "PROPN"} and nouns else root


def _announcing(sentence: Sentence, scene: Scene) -> Token | None:
    """The word of a sentence that stands for the list after it."""
    reading = scene.world.lexicon.words("reading_matter")
    pointers, quantifiers = scene.world.lexicon.words("pointers"), scene.world.lexicon.words("quantifiers")
    for words in (pointers, quantifiers):
        for token in sentence:
            if token.lower_ not in words or token.head.lemma_.lower() in reading:
                continue
            if token.dep_ in {"det", "amod", "nummod", "poss"} and token.head.pos_ in NOMINAL:
                return token.head
            if token.pos_ in {"PRON", "NOUN"} or words is pointers:
                return token
    return sentence.root if sentence.root.pos_ in NOMINAL else None


def _opening_name(sentence: Sentence, scene: Scene, passage: int) -> list[Token]:
    """The name at the start of a line that the parser takes for a command."""
    named = [t for t in sentence if (passage, t.i) in scene.at]
    return named[:1] if named and named[0].i == 0 else []


def _chunks(sentence: Sentence) -> Iterator[list[Token]]:
    """The parts of an enumeration, between commas, semicolons, spaced dashes, "and" and "or"."""
    chunk: list[Token] = []
    for token in sentence:
        if token.text in {",", ";", "/"} or token.lower_ in {"and", "or"} or phrase.is_dash(token):
            if chunk and not all(t.dep_ == "amod" for t in chunk):
                yield chunk
                chunk = []
        elif not token.is_punct:
            chunk.append(token)
    if chunk:
        yield chunk
