"""Words -> tags and trees by the language model, and the parts of speech and lemmas that follow from them.

The model's rules give a word the same part of speech and lemma each time it has the same tag and place in the tree. So
they run once for each such word, and not once for each time that it stands somewhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

#: Words read at once: many short texts cost little more than one long one, and few long ones stay small in memory.
_BATCH = 3_000
#: Words remembered; beyond that they are forgotten, so that memory stays flat.
_MOST_KNOWN = 200_000
_RULES = ("attribute_ruler", "lemmatizer")

Seen = tuple[int, int, int]
"""A word, its tag, and how it hangs in the tree."""
Given = tuple[int, int, int, int]
"""Tag, part of speech, place in the tree, lemma."""


class Analyser:
    """The language model, and what its rules have said of words before."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._known: dict[Seen, Given | None] = {}
        """None for a word with which a rule for several words begins: there it does not stand for itself."""
        self._opening = _Opening(nlp.get_pipe("attribute_ruler").patterns)  # type: ignore[attr-defined]

    def read(self, docs: Iterable[Doc]) -> list[Doc]:
        """The docs, tagged and parsed, in order."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        return [
            self._ruled(doc)
            for batch in _batches(docs)
            for doc in self._nlp.pipe(batch, batch_size=len(batch), disable=_RULES)
        ]

    def _ruled(self, doc: Doc) -> Doc:
        tokens = list(doc)
        seen = [(token.orth, token.tag, token.dep) for token in tokens]
        self._learn({each: token for each, token in zip(seen, tokens, strict=True) if each not in self._known}, doc)
        given = [self._known[each] for each in seen]
        if None in given:
            return self._by_rules(doc)
        for token, known in zip(tokens, given, strict=True):
            if known is not None:
                token.tag, token.pos, token.dep, token.lemma = known
        return doc

    def _learn(self, new: dict[Seen, Token], doc: Doc) -> None:
        """Runs the rules for words that were not seen before, each as if it stood alone."""
        self._known.update(dict.fromkeys(seen for seen, token in new.items() if self._opening.begins(token)))
        alone = {seen: token for seen, token in new.items() if seen not in self._known}
        if not alone:
            return
        words = Doc(
            doc.vocab,
            words=[token.text for token in alone.values()],
            tags=[token.tag_ for token in alone.values()],
            deps=[token.dep_ for token in alone.values()],
            heads=list(range(len(alone))),
        )
        for seen, token in zip(alone, self._by_rules(words), strict=True):
            self._known[seen] = (token.tag, token.pos, token.dep, token.lemma)

    def _by_rules(self, doc: Doc) -> Doc:
        for name in _RULES:
            doc = self._nlp.get_pipe(name)(doc)
        return doc


class _Opening:
    """The words with which a rule for several words begins."""

    def __init__(self, rules: Sequence[dict[str, Any]]) -> None:
        first = [pattern[0] for rule in rules for pattern in rule["patterns"] if len(pattern) > 1]
        lower = [each["LOWER"] for each in first if "LOWER" in each]
        self._words = frozenset(each for each in lower if isinstance(each, str))
        self._forms = tuple(re.compile(each["REGEX"]) for each in lower if not isinstance(each, str))
        self._places = frozenset(each["DEP"] for each in first if "LOWER" not in each)

    def begins(self, token: Token) -> bool:
        """Whether a rule for several words may begin with the token."""
        word = token.lower_
        return token.dep_ in self._places or word in self._words or any(form.match(word) for form in self._forms)


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        batch.append(doc)
        words += len(doc)
        if words >= _BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
