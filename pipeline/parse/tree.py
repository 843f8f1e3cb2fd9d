"""Words and their analysis -> Doc, Token, Span: trees in plain Python.

They bear the names that spaCy gives the same things. A look at spaCy's own objects makes a new one each time, and
extraction looks millions of times; here each token is made once and knows its neighbours in the tree.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import overload

from spacy.lang.en.lex_attrs import like_num
from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.parse.brackets import Row


class Token:
    """A word, or a name or quantity as one word, in its place in a tree."""

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "filled", "head", "i", "idx", "key", "lemma_", "lower_", "pos_",
        "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: "Doc"
    head: "Token"
    """Itself at the root of a sentence."""
    children: tuple["Token", ...]
    """In the order of the text."""
    sent: "Span"
    key: str
    """The lemma with the particles of a verb: "set_off"."""
    filled: dict[str, list["Token"]]
    """Role -> what fills it, where that was asked."""

    def __init__(self, place: tuple[int, int], text: str, whitespace: str, row: Row) -> None:
        """The index and offset, the word as it stands, the space after it, and its analysis."""
        self.i, self.idx = place
        self.text, self.whitespace_, self.lower_ = text, whitespace, text.lower()
        self.tag_, self.pos_, self.lemma_, self.dep_ = row.tag, row.pos, row.lemma, row.dep
        self.filled = {}
        self._subtree: tuple[Token, ...] = ()

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list["Token"]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        """The children after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> "Token":
        """The first token of its subtree."""
        token = self
        while token.children and token.children[0].i < token.i:
            token = token.children[0]
        return token

    @property
    def right_edge(self) -> "Token":
        """The last token of its subtree."""
        token = self
        while token.children and token.children[-1].i > token.i:
            token = token.children[-1]
        return token

    @property
    def subtree(self) -> tuple["Token", ...]:
        """Itself and all below it, those on the left first."""
        if not self._subtree:
            left, right = ([each for child in side for each in child.subtree] for side in (self.lefts, self.rights))
            self._subtree = (*left, self, *right)
        return self._subtree

    @property
    def ancestors(self) -> Iterator["Token"]:
        """What it hangs on, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: "Token") -> bool:
        """Whether ``other`` hangs somewhere below."""
        return any(each is self for each in other.ancestors)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """All that is coordinated with it."""
        first = self
        while first.dep_ == "conj":
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    def nbor(self, steps: int = 1) -> "Token":
        """The token so many places on.

        Raises:
            IndexError: there is none.
        """
        if self.i + steps < 0:
            raise IndexError(f"There is no token {-steps} before “{self.text}”.")
        return self.doc[self.i + steps]

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins here."""
        return self.sent.start == self.i

    @property
    def is_punct(self) -> bool:
        """Whether all of it is punctuation."""
        return all(unicodedata.category(char).startswith("P") for char in self.text)

    @property
    def is_alpha(self) -> bool:
        """Whether all of it is letters."""
        return self.text.isalpha()

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the commonest words."""
        return self.lower_ in STOP_WORDS

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or in words."""
        return bool(like_num(self.text))  # type: ignore[no-untyped-call]


class Span:
    """A run of tokens."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, max(start, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> "Span": ...

    def __getitem__(self, index: int | slice) -> "Token | Span":
        if isinstance(index, slice):
            start, end, _ = index.indices(len(self))
            return Span(self.doc, self.start + start, self.start + end)
        place = range(self.start, self.end)[index]
        return self.doc.tokens[place]

    @property
    def text(self) -> str:
        """Without the space after the last token."""
        if self.start == self.end:
            return ""
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[self.doc.tokens[self.start].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The root of a sentence, if one is in it; else the first of those nearest to one, and a mark only at last."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outermost = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(outermost, key=lambda token: (_is_bare_mark(token), sum(1 for _ in token.ancestors)))


class Doc:
    """A text with its tokens, trees and sentences."""

    def __init__(self, words: Sequence[str], spaces: Sequence[str], rows: Sequence[Row]) -> None:
        """The words as they stand, the space after each (or none), and the analysis of each."""
        idx, tokens = 0, []
        for i, (word, space, row) in enumerate(zip(words, spaces, rows, strict=True)):
            tokens.append(Token((i, idx), word, space, row))
            idx += len(word) + len(space)
        self.tokens = tuple(tokens)
        self.text = "".join(part for pair in zip(words, spaces, strict=True) for part in pair)
        children: list[list[Token]] = [[] for _ in tokens]
        for token, row in zip(tokens, rows, strict=True):
            token.doc, token.head = self, tokens[row.head]
            if row.head != token.i:
                children[row.head].append(token)
        for token, hanging in zip(tokens, children, strict=True):
            token.children = tuple(hanging)
            token.key = "_".join([token.lemma_.lower(), *(c.lower_ for c in hanging if c.dep_ == "prt")])
        self.sents = self._sentences()

    def _sentences(self) -> tuple[Span, ...]:
        """A sentence begins with the first token below each root."""
        starts = sorted({0, *(_first(token).i for token in self.tokens if token.head is token)})
        ends = [*starts[1:], len(self)]
        sents = tuple(Span(self, start, end) for start, end in zip(starts, ends, strict=True) if end)
        for sent in sents:
            for token in sent:
                token.sent = sent
        return sents

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> Span: ...

    def __getitem__(self, index: int | slice) -> Token | Span:
        if isinstance(index, slice):
            start, end, _ = index.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[index]

    def covering(self, start: int, end: int) -> Span | None:
        """The tokens that hold the characters ``start`` to ``end`` (exclusive); None if there are none."""
        inside = [t.i for t in self.tokens if t.idx < end and t.idx + len(t.text) > start]
        return Span(self, inside[0], inside[-1] + 1) if inside else None


def _is_bare_mark(token: Token) -> bool:
    return not token.children and (token.is_punct or token.text.isspace())


def _first(token: Token) -> Token:
    return min(token.subtree, key=lambda each: each.i)
