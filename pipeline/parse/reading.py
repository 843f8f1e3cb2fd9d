"""Article -> passages: each text is tokenised, shown to the model in plainer words, and given back its own."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.model import Article, Block
from pipeline.parse.attachments import agreeing, borne, parted, raised
from pipeline.parse.brackets import Row, aside, hang
from pipeline.parse.continued import continued
from pipeline.parse.inserts import hang as inserted
from pipeline.parse.inserts import inserts
from pipeline.parse.merge import Piece, longest, merge
from pipeline.parse.names import find_names, listening, short_forms
from pipeline.parse.parser import Parser
from pipeline.parse.passages import Noted, Part, Passage, Run, passage_of
from pipeline.parse.rereading import reread
from pipeline.parse.sentences import runs, sentence_starts, shortened
from pipeline.parse.series import Series, all_series, stand_ins
from pipeline.parse.series import hang as coordinated
from pipeline.parse.stand_ins import pieces
from pipeline.parse.tree import Doc as Tree
from pipeline.quantity import Amount
from pipeline.vocabulary import Match, normalise

_SPACES = str.maketrans(dict.fromkeys("\t\n\r\u00a0\u2009\u202f", " "))


@dataclass(frozen=True, slots=True)
class _Merged:
    """A run tokenised, with its pieces as one token each, and what the parser is not to see set aside."""

    run: Run
    doc: Doc
    pieces: Mapping[int, Piece]
    hidden: frozenset[int]
    """Brackets and inserts."""
    lists: tuple[Series, ...]
    noted: tuple[Noted, ...] | None

    @property
    def shown(self) -> list[Token]:
        aside = self.hidden.union(*(each.aside for each in self.lists))
        return [token for token in self.doc if token.i not in aside]

    @property
    def named(self) -> frozenset[int]:
        """Which of the shown tokens are names with a stand-in."""
        pieces = [self.pieces.get(token.i) for token in self.shown]
        return frozenset(i for i, piece in enumerate(pieces) if piece and piece.stand_in and piece.rank == 0)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all the texts of one article are read with."""

    parser: Parser
    country: str | None
    short: Mapping[str, str]
    """The marks of the short forms that the article introduces."""


def parse(article: Article, parser: Parser) -> tuple[Passage, ...]:
    """Labels and bodies of all blocks, in order, then the items that continue a sentence."""
    parser = listening(article.text, parser)
    reader = _Reader(parser, article.country, short_forms(article.text, parser))
    passages = _read([run for block in article.blocks for run in _runs(block, article)], reader)
    opening = parser.lexicon.words("clause_openers")
    return (*passages, *_read(continued(article, passages, opening), reader))


def _runs(block: Block, article: Article) -> Iterator[Run]:
    parts: list[tuple[Part, int, str]] = [("body", block.body.start, block.body.of(article.text))]
    if block.label:
        parts.insert(0, ("label", block.label.start, block.label.of(article.text)))
    for part, start, text in parts:
        yield from (Run(block, part, start + offset, piece) for offset, piece in runs(text))


def _read(texts: Iterable[Run], reader: _Reader) -> tuple[Passage, ...]:
    merged, parser = _merged(list(texts), reader), reader.parser
    seen = parser.analyser.read(_as_read(each, parser) for each in merged)
    seen = reread(seen, [each.named for each in merged], parser)
    return tuple(
        passage_of(each.run, _as_written(each, doc, parser), each.pieces, each.noted)
        for each, doc in zip(merged, seen, strict=True)
    )


def _merged(texts: Sequence[Run], reader: _Reader) -> list[_Merged]:
    parser, merged = reader.parser, []
    opening = parser.lexicon.words("inserting")
    plain = [run.text.translate(_SPACES) for run in texts]
    docs = [parser.nlp.make_doc(text) for text in plain]
    for run, text, doc, names in zip(texts, plain, docs, find_names(docs, reader.short, parser), strict=True):
        noted = _noted(doc, names.noted) if not run.joint else None
        found = merge(doc, longest(pieces(doc, text, names.read, parser=parser, country=reader.country)))
        within = frozenset(i for start, end in inserts(doc, opening) for i in range(start, end))
        hidden = aside(doc) | within
        merged.append(_Merged(run, doc, found, hidden, tuple(all_series(doc, found, hidden, parser)), noted))
    return merged


def _noted(doc: Doc, names: Sequence[Match] | None) -> tuple[Noted, ...] | None:
    if names is None:
        return None
    return tuple(Noted(doc[m.start].idx, doc[m.start : m.end].end_char, m) for m in names)


def _as_read(merged: _Merged, parser: Parser) -> Doc:
    """What the tagger and parser get to see: stand-ins for names, auxiliaries for "helps" before a verb."""
    shown = merged.shown
    plural = stand_ins(merged.lists, merged.doc, merged.pieces, parser)
    words = [plural.get(token.i) or _stand_in(token, merged.pieces) for token in shown]
    norms: Mapping[str, str] = parser.lexicon.tables["auxiliaries"]
    for index, word in enumerate(words[:-1]):
        if word.lower() in norms and words[index + 1].lower() in parser.lexicon.verbs:
            words[index] = norms[word.lower()]
    words = _verbs_read(words, shown, merged.pieces, parser)
    if words and words[0] and shown[0].text[:1].isupper():
        words[0] = words[0][:1].upper() + words[0][1:]
    return Doc(
        merged.doc.vocab,
        words=words,
        spaces=[bool(t.whitespace_) for t in shown],
        sent_starts=shortened(sentence_starts(merged.doc), shown),  # type: ignore[arg-type]
    )


def _verbs_read(words: list[str], shown: Sequence[Token], found: Mapping[int, Piece], parser: Parser) -> list[str]:
    """The words, with a plainer verb for one that is read as an adjective before an amount: "can last two weeks"."""
    verbs: Mapping[str, str] = parser.lexicon.tables["misread_verbs"]
    determiners, leading = parser.lexicon.words("before_nouns"), parser.lexicon.words("before_amounts")
    read = list(words)
    for index, word in enumerate(words[:-1]):
        piece, before = found.get(shown[index + 1].i), words[index - 1].lower() if index else ""
        measured = (piece is not None and isinstance(piece.value, Amount)) or words[index + 1].lower() in leading
        if word.lower() in verbs and measured and before not in determiners:
            read[index] = verbs[word.lower()]
    return read


def _stand_in(token: Token, found: Mapping[int, Piece]) -> str:
    piece = found.get(token.i)
    return (piece.stand_in if piece else "") or _plain(token)


def _plain(token: Token) -> str:
    """The word with the straight apostrophe that the model was trained on: "isn’t"."""
    return token.text.replace("’", "'")


def _as_written(merged: _Merged, seen: Doc, parser: Parser) -> Tree:
    """The words of the article with the analysis of what was read."""
    doc, shown = merged.doc, merged.shown
    rows = hang(doc, merged.hidden, parser.lexicon.words("members"))
    for token, read in zip(shown, seen, strict=True):
        tag, pos = ("VB", "VERB") if _acts(read) else (read.tag_, read.pos_)
        changed = token.i in merged.pieces or (token.i > 0 and _plain(token) != read.text)
        lemma = " ".join(normalise(token.text)) or token.lower_ if changed else _lemma(read, tag, parser.lexicon.verbs)
        rows[token.i] = Row(tag, pos, lemma, shown[read.head.i].i, read.dep_)
    rows |= coordinated(merged.lists, doc, merged.hidden)
    rows |= parted(rows)
    rows |= raised(rows, merged.pieces)
    rows |= agreeing(rows)
    rows |= borne(rows, merged.pieces, parser.lexicon.words("bearers"))
    rows |= inserted(doc, parser.lexicon.words("inserting"), merged.hidden, rows)
    return Tree([t.text for t in doc], [t.whitespace_ for t in doc], [rows[t.i] for t in doc])


def _lemma(read: Token, tag: str, verbs: Collection[str]) -> str:
    """The lemma; the lemmatizer takes the verb "lower" for a form of "low"."""
    verb = tag in {"VB", "VBP"} and read.lemma_ not in verbs and read.lower_ in verbs
    return read.lower_ if verb else read.lemma_


def _acts(token: Token) -> bool:
    """Whether what the tagger takes for an adjective or noun is a verb, by its modal and object: "may lower X"."""
    deps = {child.dep_ for child in token.children}
    return token.pos_ in {"ADJ", "NOUN"} and "dobj" in deps and ("aux" in deps or "nsubj" in deps)
