"""Tokens -> the names among them: those of the vocabulary, and those that the recogniser has learned to see.

Where both speak of the same words, the recogniser settles where a name begins and ends, and the vocabulary what it
names. A listed name stands against a learned one where it is of another kind and at least as long, and alone where the
recogniser does not decide on names of its type.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.parse.parser import Parser
from pipeline.recognise import Learned, Recogniser, everywhere, key, marks, short_marks
from pipeline.vocabulary import Concept, Match, Vocabulary, type_by_shape


@dataclass(frozen=True, slots=True)
class _Both:
    """What settles names."""

    vocabulary: Vocabulary
    recogniser: Recogniser

    def types(self, name: Learned) -> tuple[str, ...]:
        return self.recogniser.types[name.label]


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a text, by their place; of each kind, none overlap."""

    read: list[Match]
    """Those that the parser is to read as one word."""
    noted: list[Match] | None = None
    """Those that the recogniser would settle on, where it is only heard beside; of each text or of none."""


def find_names(docs: Sequence[Doc], short: Mapping[str, str], parser: Parser) -> list[Found]:
    """The names in each doc of an article.

    Args:
        docs: tokenised texts.
        short: the marks of the article's short forms, as :func:`short_forms` gives them.
        parser: what is known.
    """
    words = [[token.text for token in doc] for doc in docs]
    listed = [parser.vocabulary.find(each) for each in words]
    if parser.recogniser is None:
        return [Found(each) for each in listed]
    shown = [marks(each, matches, short) for each, matches in zip(words, listed, strict=True)]
    learned = everywhere(words, parser.recogniser.find(docs, shown), short)
    both = _Both(parser.vocabulary, parser.recogniser)
    settled = [
        sorted(_settled(each, matches, found, both), key=lambda match: match.start)
        for each, matches, found in zip(words, listed, learned, strict=True)
    ]
    if parser.beside:
        return [Found(read, [m for m in seen if m.learned]) for read, seen in zip(listed, settled, strict=True)]
    return [Found(each) for each in settled]


def listening(text: str, parser: Parser) -> Parser:
    """The parser for an article, without the recogniser where the text speaks to its reader: it learned from others."""
    words = parser.lexicon.words("reader")
    if parser.beside and any(token.lower_ in words for token in parser.nlp.make_doc(text)):
        return replace(parser, recogniser=None)
    return parser


def short_forms(text: str, parser: Parser) -> Mapping[str, str]:
    """The short forms that an article introduces, with their marks; none where there is no recogniser to read them."""
    if parser.recogniser is None:
        return {}
    return short_marks(text, lambda long: [token.text for token in parser.nlp.make_doc(long)], parser.vocabulary)


def _settled(words: Sequence[str], listed: Sequence[Match], learned: Sequence[Learned], both: _Both) -> Iterator[Match]:
    """The learned names as matches, and the listed ones that stand beside or against them."""
    kept = list(learned)
    for match in listed:
        over = [name for name in kept if name.start < match.end and match.start < name.end]
        if all(_gives_way(name, match, both) for name in over) and (over or not _is_decided(match, both)):
            kept = [name for name in kept if name not in over]
            yield match
    for name in kept:
        yield _match(name, words, listed, both)


def _is_decided(match: Match, both: _Both) -> bool:
    """Whether the recogniser had to see it too."""
    return match.concepts[0].types[0] in both.recogniser.decides


def _gives_way(name: Learned, match: Match, both: _Both) -> bool:
    types = {type_ for concept in match.concepts for type_ in concept.types}
    return types.isdisjoint(both.types(name)) and match.start <= name.start and name.end <= match.end


def _match(name: Learned, words: Sequence[str], listed: Sequence[Match], both: _Both) -> Match:
    """A learned name with what is known of it: itself, else by its last words what it is a kind of."""
    types, sure = both.types(name), both.recogniser.confidence[name.label]
    run = words[name.start : name.end]
    label = _joined(run)
    near = both.recogniser.known.near.get(key(label))
    for known in _same(name, run, listed, both):
        fitting = tuple(_filed(c, near) for c in known.concepts if not set(types).isdisjoint(c.types))
        if fitting:
            return replace(known, start=name.start, end=name.end, concepts=fitting, learned=sure)
    ending = (m.concepts[0] for m in listed if name.start < m.start and m.end == name.end and not m.hidden)
    head = next((concept for concept in ending if concept.types[0] in types), None)
    guess = type_by_shape(run)
    type_ = head.types[0] if head else guess[0] if guess and guess[0] in types else types[0]
    broader = (head.iri,) if head and head.iri else ()
    concept = _filed(Concept("", label, (type_,), broader=broader), near)
    return Match(name.start, name.end, (concept,), label, learned=sure)


def _joined(run: Sequence[str]) -> str:
    """The words as they stand in running text: "MK-801", not "MK - 801"."""
    return " ".join(run).replace(" - ", "-").replace(" / ", "/")


def _filed(concept: Concept, near: str | None) -> Concept:
    """The concept with what it is filed under, unless it is in that vocabulary itself."""
    if near is None or any(link.startswith(near.rpartition("/")[0]) for link in concept.links):
        return concept
    return replace(concept, close_links=tuple(sorted({*concept.close_links, near})))


def _same(name: Learned, run: Sequence[str], listed: Sequence[Match], both: _Both) -> Iterator[Match]:
    """What is known by just these words, if need be as the vocabulary would write them.

    A brand must have its capital, and a short form all of them, to be told from other words; here that is settled.
    An adjective of illness betrays its noun: "hypotensive".
    """
    vocabulary, names, whole = both.vocabulary, both.recogniser.known, (0, len(run))
    text = _joined(run)
    own = vocabulary.index.linked(names.same.get(key(text), ""))
    if own is not None:
        yield Match(*whole, (own,), text)
    yield from (m for m in listed if (m.start, m.end) == (name.start, name.end))
    for written in (run, [word.capitalize() for word in run], [word.upper() for word in run]):
        yield from (m for m in vocabulary.find(written) if (m.start, m.end) == whole)
    for noun in names.nouns(run[0]) if len(run) == 1 else ():
        yield from (replace(m, hidden=True) for m in vocabulary.find([noun]))
