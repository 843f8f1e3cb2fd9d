"""Lines that leave out what they speak of, "Relieves pain": the parser reads "It" before them.

"Relieves" looks to a small model like a noun where nothing stands before it.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.parse.verb_forms import stems

_SUBJECT = "It"
_MARK = "caregraph_inserted"
#: What can follow a verb, and hardly a noun in -s.
_AFTER_VERB = frozenset(
    {"DT", "PDT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "PRP", "PRP$", "RB", "RBS", "TO", "CD", "VBP"}
)
_VERBAL = frozenset({"VERB", "AUX"})


def with_subjects(doc: Doc, verbs: Collection[str]) -> Doc | None:
    """A copy with a subject before each sentence that opens with its verb; None where there is none."""
    places = [sentence.start for sentence in doc.sents if _opens_with_verb(sentence, verbs)]
    if not places:
        return None
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for token in doc:
        inserted = token.i in places
        if inserted:
            words, spaces, starts = [*words, _SUBJECT], [*spaces, True], [*starts, True]
        words.append(token.text[:1].lower() + token.text[1:] if inserted else token.text)
        spaces.append(bool(token.whitespace_))
        starts.append(bool(token.is_sent_start) and not inserted)
    copy = Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)
    copy.user_data[_MARK] = [place + shift for shift, place in enumerate(places)]
    return copy


def without_subjects(doc: Doc) -> Doc:
    """The doc as it was before subjects were put in, with the analysis that it got with them."""
    inserted: list[int] = doc.user_data.get(_MARK, [])
    if not inserted:
        return doc
    kept = [token for token in doc if token.i not in inserted]
    index = {token.i: place for place, token in enumerate(kept)}
    return Doc(
        doc.vocab,
        words=[_capital(token, inserted) for token in kept],
        spaces=[bool(token.whitespace_) for token in kept],
        tags=[token.tag_ for token in kept],
        pos=[token.pos_ for token in kept],
        lemmas=[token.lemma_ for token in kept],
        heads=[index.get(token.head.i, place) for place, token in enumerate(kept)],
        deps=[token.dep_ for token in kept],
    )


def _capital(token: Token, inserted: Collection[int]) -> str:
    return token.text[:1].upper() + token.text[1:] if token.i - 1 in inserted else token.text


def _opens_with_verb(sentence: Span, verbs: Collection[str]) -> bool:
    """Whether a sentence without a verb, as the parser saw it, opens with what can be one."""
    first = next(_after_adverbs(sentence), None)
    if first is None or first.i + 1 >= sentence.end or not first.text.endswith("s"):
        return False
    other_verb = sentence.root.pos_ in _VERBAL and sentence.root != first
    return (
        not other_verb
        and not stems(first.lower_).isdisjoint(verbs)
        and first.nbor().tag_ in _AFTER_VERB
        and first.lower_ not in verbs
    )


def _after_adverbs(sentence: Span) -> Iterator[Token]:
    return (token for token in sentence if token.pos_ != "ADV")
