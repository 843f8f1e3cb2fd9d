"""Docs -> docs, those with a verbless sentence read again with its likeliest verb made plain.

"Metformin lowers blood sugar" looks to a small model like one long noun phrase. The lexicon knows which words can be
the verb of a claim; the first of them that stands where a verb can stand is read as "affects".
"""

from collections.abc import Collection

from spacy.tokens import Doc, Span, Token

from pipeline.parse.parser import Parser

_PLAIN = {True: "affects", False: "affect"}
_NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "-RRB-"})
_NOMINAL_PLACES = frozenset({"compound", "nmod", "amod", "nsubj"})
_SHORTEST = 4


def reread(docs: list[Doc], parser: Parser) -> list[Doc]:
    """The docs in order, those with a verbless sentence as they come out the second time."""
    plainer = {
        index: plain for index, doc in enumerate(docs) if (plain := _with_plain_verbs(doc, parser.lexicon.verbs))
    }
    again = dict(zip(plainer, parser.nlp.pipe(plainer.values(), batch_size=16), strict=True))
    return [again.get(index, doc) for index, doc in enumerate(docs)]


def _with_plain_verbs(doc: Doc, verbs: Collection[str]) -> Doc | None:
    """A copy with plain verbs in its verbless sentences; None where every sentence has its verb."""
    changed = {verb.i: _PLAIN[verb.lower_ not in verbs] for sent in doc.sents if (verb := _hidden_verb(sent, verbs))}
    if not changed:
        return None
    return Doc(
        doc.vocab,
        words=[changed.get(t.i, t.text) for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )


def _hidden_verb(sentence: Span, verbs: Collection[str]) -> Token | None:
    """A verb that the parser has hung before a noun as if it were one, or what could be the verb where none is."""
    misplaced = next((t for t in sentence if _is_misplaced(t, verbs)), None)
    if misplaced is not None:
        return misplaced
    if sentence.root.pos_ in {"VERB", "AUX"} or len(sentence) < _SHORTEST or sentence[-1].text not in {".", "!"}:
        return None
    return next((t for t in sentence[1:-2] if _could_be_verb(t, verbs)), None)


def _is_misplaced(token: Token, verbs: Collection[str]) -> bool:
    """Whether a finite verb of the lexicon hangs on the noun that is its object: "a drug that | lowers uric acid"."""
    if token.tag_ not in {"VBZ", "VBP"} or token.dep_ not in _NOMINAL_PLACES or token.head.i < token.i:
        return False
    return bool(_stems(token.lower_).intersection(verbs))


def _stems(form: str) -> set[str]:
    """What a form in -s can be of: "lowers" of "lower", "relaxes" of "relax", "dries" of "dry"."""
    return {form, form[:-1], form[:-2], f"{form[:-3]}y"} if form.endswith("s") else {form}


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
    return form.endswith("s") and bool(_stems(form).intersection(verbs))
