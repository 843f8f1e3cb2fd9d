"""Passages of a list -> its items, each to be read on from the sentence that introduces the list."""

from collections.abc import Iterable, Iterator

from pipeline.model import Article, Span
from pipeline.parse.passages import Passage, Run


def continued(article: Article, passages: Iterable[Passage], opening: frozenset[str]) -> Iterator[Run]:
    """Each item of a list with the sentence that introduces it, where that sentence has a verb.

    An item that is a sentence of its own is one only after a word that opens a clause, one of ``opening``.
    """
    bodies = {passage.block.index: passage for passage in passages if passage.part == "body"}
    introducing = {block.parent for block in article.blocks if block.kind == "item"}
    introductions: dict[int, Span] = {}
    for index, passage in bodies.items():
        block = passage.block
        introduction = _introduction(passage) if index in introducing else None
        if introduction:
            introductions[index] = introduction
        elif block.kind == "item" and block.label is None and block.parent in introductions:
            introduction = introductions[block.parent]
            if _last_word(introduction.of(article.text)) in opening or not _is_sentence(passage):
                yield _read_on(article, passage, introduction)


def is_unfinished(text: str) -> bool:
    """Whether a text stops at a colon or with no mark at all, as one does that a list completes."""
    end = text.rstrip()[-1:]
    return end == ":" or end.isalnum()


def _introduction(passage: Passage) -> Span | None:
    """The unfinished sentence at the end of a passage: "You should not take it if you:"."""
    if not is_unfinished(passage.doc.text):
        return None
    *_, last = passage.doc.sents
    has_verb = any(token.pos_ in {"VERB", "AUX"} for token in last)
    return passage.span(last[0], last[-1]) if has_verb else None


def _last_word(introduction: str) -> str:
    return introduction.rstrip(": \n\t").split()[-1].lower()


def _is_sentence(passage: Passage) -> bool:
    """Whether an item is a sentence of its own: a capital, a subject with its verb, a full stop."""
    first = next(iter(passage.doc.sents))
    has_subject = any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in first.root.children)
    finite = first.root.tag_ in {"VBZ", "VBP", "VBD"} or any(t.dep_ in {"aux", "auxpass"} for t in first.root.children)
    return first[0].text[:1].isupper() and has_subject and finite and first.text.rstrip()[-1:] in ".!"


def _read_on(article: Article, passage: Passage, introduction: Span) -> Run:
    before = introduction.of(article.text).rstrip(": \n\t") + " "
    item = _first_line(passage.block.body.of(article.text))
    # A capital that begins the line, but not one that begins an abbreviation.
    # Some capitals are two characters when small ("İ"), which would shift all that follows.
    item = item[:1].lower() + item[1:] if item[1:2].islower() and item[:1].isascii() else item
    return Run(passage.block, "continued", introduction.start, before + item, len(before))


def _first_line(text: str) -> str:
    """The first sentence of an item, roughly: what continues the one before."""
    end = min((at for at in (text.find(". "), text.find("; ")) if at > 0), default=len(text))
    return text[:end]
