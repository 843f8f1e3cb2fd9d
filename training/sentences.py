"""A corpus -> sentences with their marks and the transitions that the network is to learn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pipeline.evaluate import Document, read_gold
from pipeline.parse import Parser
from pipeline.recognise import marks, short_marks


@dataclass(frozen=True, slots=True)
class Corpus:
    """How one corpus is read."""

    labels: Mapping[str, str]
    silent: frozenset[str]
    """Types of the vocabulary whose names it does not annotate, or not all of them."""
    unsure: frozenset[str] = frozenset()
    """Its labels that are not ours, but may hold a name of ours."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their marks and with tags in the BILUO scheme; "-" where the corpus says nothing."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    marks: tuple[str, ...]
    tags: tuple[str, ...]


def corpus_of(entry: Mapping[str, Any], types: Mapping[str, Sequence[str]]) -> Corpus:
    """A corpus of the configuration."""
    silent = frozenset(type_ for label in entry["silent"] for type_ in types[label])
    return Corpus(entry["labels"], silent, frozenset(entry.get("unsure", ())))


def sentences(path: Path, corpus: Corpus, parser: Parser, unseen: str = "") -> Iterator[Sentence]:
    """All sentences of a file, in its order, without the documents that are part of the text ``unseen``."""
    for document in read_gold(path):
        if document.text not in unseen:
            yield from _cut(_tagged(document, corpus, parser))


def _tagged(document: Document, corpus: Corpus, parser: Parser) -> Sentence:
    doc = parser.nlp.make_doc(document.text)
    words = [token.text for token in doc]
    short = short_marks(document.text, lambda text: [t.text for t in parser.nlp.make_doc(text)], parser.vocabulary)
    found = marks(words, parser.vocabulary.find(words), short)
    tags = ["-" if _unsaid(mark, corpus) else "O" for mark in found]
    for each in document.annotations:
        span = doc.char_span(each.span.start, each.span.end, alignment_mode="expand")
        if each.label in corpus.unsure and span is not None:
            tags[span.start : span.end] = ["-"] * len(span)
    for start, end, label in _spans(document, doc, corpus):
        tags[start:end] = _biluo(end - start, label)
    spaces = tuple(bool(token.whitespace_) for token in doc)
    return Sentence(tuple(words), spaces, tuple(found), tuple(tags))


def _unsaid(mark: str, corpus: Corpus) -> bool:
    """Whether a word may be part of a name that the corpus does not annotate."""
    return not corpus.silent.isdisjoint(mark.rstrip("?").partition("-")[2].split("+"))


def _spans(document: Document, doc: Doc, corpus: Corpus) -> list[tuple[int, int, str]]:
    """The annotated names in tokens; of overlapping ones the longest."""
    spans: list[tuple[int, int, str]] = []
    for each in document.annotations:
        label = corpus.labels.get(each.label)
        span = doc.char_span(each.span.start, each.span.end, alignment_mode="expand") if label else None
        if label and span is not None:
            spans.append((span.start, span.end, label))
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(end <= s or e <= start for s, e, _ in kept):
            kept.append((start, end, label))
    return kept


def _biluo(length: int, label: str) -> list[str]:
    if length == 1:
        return [f"U-{label}"]
    return [f"B-{label}", *[f"I-{label}"] * (length - 2), f"L-{label}"]


def _cut(text: Sentence) -> Iterator[Sentence]:
    """The sentences of a text, none cut within a name; short ones make better batches than whole abstracts."""
    start = 0
    for end in range(1, len(text.words) + 1):
        last = end == len(text.words)
        if last or (_ends(text.words[end - 1], text.words[end]) and text.tags[end][0] not in "IL"):
            yield Sentence(text.words[start:end], text.spaces[start:end], text.marks[start:end], text.tags[start:end])
            start = end


def _ends(word: str, after: str) -> bool:
    return (word in {".", "?", "!"} and after[:1].isupper()) or word == "|" or "\n" in word
