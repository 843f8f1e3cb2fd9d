"""Docs -> docs, those with an unlikely sentence read again in other plain words.

"Metformin lowers blood sugar" looks to a small model like one long noun phrase. The lexicon knows which words can be
the verb of a claim, and the vocabulary which words are names. A sentence without a verb, or with a name for its verb,
is read again: with its likeliest verb as "affects", with other nouns for its names, and with both.
The reading with the fewest faults is kept.
A line that leaves out what it speaks of, "Relieves pain", is read with "It" before it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from spacy.tokens import Doc, Span, Token

from pipeline.parse.elliptical import with_subjects, without_subjects
from pipeline.parse.parser import Parser
from pipeline.parse.verb_forms import stems

_PLAIN = {True: "affects", False: "affect"}
_NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "-RRB-"})
_NOMINAL_PLACES = frozenset({"compound", "nmod", "amod", "nsubj"})
_VERBAL = frozenset({"VERB", "AUX"})
_SHORTEST = 4


def reread(docs: Sequence[Doc], named: Sequence[Collection[int]], parser: Parser) -> list[Doc]:
    """The docs in order, the unlikely ones as they come out best; ``named`` are the tokens that stand in for names."""
    docs = _with_subjects(docs, parser)
    variants = [(i, v) for i, doc in enumerate(docs) for v in _variants(doc, named[i], parser)]
    read = parser.analyser.read(variant for _, variant in variants)
    best = list(docs)
    for i, group in groupby(zip(variants, read, strict=True), key=lambda each: each[0][0]):
        readings = [docs[i], *(doc for _, doc in group)]
        best[i] = min(readings, key=lambda doc: len(_faults(doc, named[i], parser.lexicon.verbs)))
    return best


def _with_subjects(docs: Sequence[Doc], parser: Parser) -> list[Doc]:
    """The docs in order, those with lines that leave out their subject as they come out with one."""
    shown = {i: more for i, doc in enumerate(docs) if (more := with_subjects(doc, parser.lexicon.verbs))}
    read = dict(zip(shown, parser.nlp.pipe(shown.values(), batch_size=16), strict=True))
    return [without_subjects(read[i]) if i in read else doc for i, doc in enumerate(docs)]


def _variants(doc: Doc, named: Collection[int], parser: Parser) -> Iterator[Doc]:
    """Copies of a doc in other words; none where every sentence is likely as it is."""
    faulty = _faults(doc, named, parser.lexicon.verbs)
    verbs = {t.i: _PLAIN[t.lower_ not in parser.lexicon.verbs] for t in faulty.values() if t.i not in named}
    others = _other_nouns(parser.lexicon.tables["stand_ins"].values())
    nouns = {
        t.i: other
        for sentence in doc.sents
        if sentence.start in faulty
        for t in sentence
        if t.i in named and (other := others.get(t.lower_))
    }
    changes = [verbs, nouns, nouns | verbs] if verbs and nouns else [verbs or nouns]
    yield from (_changed(doc, change) for change in changes if change)


def _other_nouns(stand_ins: Iterable[Iterable[Sequence[str]]]) -> Mapping[str, str]:
    """Each noun that can stand in for a name -> the next one of its kind and number."""
    return {
        one: other
        for kind in stand_ins
        for nouns in kind
        for one, other in pairwise([*nouns, nouns[0]])
        if one != other
    }


def _changed(doc: Doc, words: Mapping[int, str]) -> Doc:
    return Doc(
        doc.vocab,
        words=[words.get(t.i, t.text) for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )


def _faults(doc: Doc, named: Collection[int], verbs: Collection[str]) -> Mapping[int, Token]:
    """Start of each unlikely sentence -> the word that was misread."""
    return {sent.start: word for sent in doc.sents if (word := _misread(sent, named, verbs))}


def _misread(sentence: Span, named: Collection[int], verbs: Collection[str]) -> Token | None:
    """A name taken for a verb, a verb taken for part of a noun, or what could be the verb where none is."""
    found = next((t for t in sentence if t.i in named and t.pos_ in _VERBAL), None)
    found = found or next((t for t in sentence if _is_misplaced(t, verbs) or _is_squeezed(t, named, verbs)), None)
    if found is not None:
        return found
    if sentence.root.pos_ in _VERBAL or len(sentence) < _SHORTEST or sentence[-1].text not in {".", "!"}:
        return None
    return next((t for t in sentence[1:-2] if _could_be_verb(t, verbs)), None)


def _is_misplaced(token: Token, verbs: Collection[str]) -> bool:
    """Whether a finite verb of the lexicon hangs on the noun that is its object: "a drug that | lowers uric acid"."""
    if token.tag_ not in {"VBZ", "VBP"} or token.dep_ not in _NOMINAL_PLACES or token.head.i < token.i:
        return False
    return bool(stems(token.lower_).intersection(verbs))


def _is_squeezed(token: Token, named: Collection[int], verbs: Collection[str]) -> bool:
    """Whether what could be a verb of the lexicon is read as a noun between two names: "aspirin | targets | pain"."""
    between = token.i - 1 in named and token.i + 1 in named
    return between and token.pos_ in {"NOUN", "PROPN"} and _could_be_verb(token, verbs)


def _could_be_verb(token: Token, verbs: Collection[str]) -> bool:
    """Whether a form of a verb stands after a noun and before what could be its object."""
    before, after = token.nbor(-1), token.nbor()
    if before.tag_ not in _NOMINAL_TAGS or after.is_punct or after.lower_ in {"of", "and", "or"}:
        return False
    form = token.lower_
    if form in verbs:
        return before.tag_ in {"NNS", "NNPS"} or any(
            t.lower_ == "and" for t in token.doc[max(token.i - 4, 0) : token.i]
        )
    return form.endswith("s") and bool(stems(form).intersection(verbs))
