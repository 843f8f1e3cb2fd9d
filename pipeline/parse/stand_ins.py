"""Tokens -> the names, quantities and phrases among them, each with the plain word that the parser reads for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from pipeline.lexicon import Lexicon
from pipeline.parse.enumerations import enumerated
from pipeline.parse.merge import Piece
from pipeline.parse.parser import Parser
from pipeline.quantity import Amount, find_quantities
from pipeline.vocabulary import Concept, Match, normalise


def pieces(doc: Doc, text: str, names: Sequence[Match], *, parser: Parser, country: str | None) -> Iterator[Piece]:
    """All that may become one token, the names included; pieces may overlap."""
    words = [token.text for token in doc]
    names = [part for whole in names for part in _parted(whole, words, parser)]
    listed = enumerated(names, words)
    for rank, match in enumerate(names):
        stand_in = _noun_for(match, words[match.start : match.end], rank, parser, listed=rank in listed)
        yield Piece(match.start, match.end, stand_in, 0, match)
    for amount in find_quantities(text, grammar=parser.grammar, country=country):
        span = doc.char_span(amount.span.start, amount.span.end, alignment_mode="expand")
        if span is not None and len(span):
            yield from _amount_pieces(amount, span, names, parser.lexicon)
    yield from _phrases(words, parser.lexicon)


def _parted(match: Match, words: Sequence[str], parser: Parser) -> list[Match]:
    """A name, or the two that it joins with "and": "nausea and vomiting" are two symptoms."""
    middle = next((i for i in range(match.start + 1, match.end - 1) if words[i].lower() in {"and", "or"}), None)
    if middle is None:
        return [match]
    sides = []
    for start, end in ((match.start, middle), (middle + 1, match.end)):
        whole = [m for m in parser.vocabulary.find(words[start:end]) if (m.start, m.end) == (0, end - start)]
        sides += [replace(m, start=start, end=end) for m in whole if not m.hidden and _types(m) & _types(match)][:1]
    return sides if len(sides) > 1 else [match]


def _types(match: Match) -> set[str]:
    return {concept.type for concept in match.concepts}


def _amount_pieces(amount: Amount, span: Tokens, names: Sequence[Match], lexicon: Lexicon) -> Iterator[Piece]:
    """The tokens of an amount; what it is an amount of keeps its own: "500 mg | of | naproxen | twice a day"."""
    doc, start, end = span.doc, span.start, span.end
    if amount.kind == "age" and start and not lexicon.words("bearers").isdisjoint(normalise(doc[start - 1].text)):
        label = doc[start - 1 : end].text
        yield Piece(start - 1, end, "people", 0, Match(start - 1, end, (Concept("", label, ("Population",)),), label))
        return
    start += _own_words(span, lexicon)
    adverbial = start > 0 and doc[start - 1].lower_ not in lexicon.words("before_nouns")
    noun = amount_noun(amount, lexicon, adverbial=adverbial)
    inside = next((n for n in names if start < n.start and n.end <= end), None)
    parted = inside is not None and amount.kind == "cost" and _paid_for(inside, doc[start : inside.start], lexicon)
    if parted:
        yield Piece(start, parted, noun, 1, amount)
        return
    if inside is None or amount.kind == "cost" or (amount.kind == "proportion" and inside.end < end):
        yield Piece(start, end, noun, 1, amount)
        return
    head = inside.start - 1 if doc[inside.start - 1].lower_ == "of" else inside.start
    if head > start:
        yield Piece(start, head, "milligrams", 1, amount)
    if inside.end < end:
        yield Piece(inside.end, end, "regularly", 1, "adverbial")


def _own_words(span: Tokens, lexicon: Lexicon) -> int:
    """How many words before an amount the parser reads as they stand: "within", "start at"."""
    lowered = [token.lower_ for token in span[:3]]
    bounds: list[str] = lexicon.tables["amount_verbs"]
    own = next((len(words) for words in map(str.split, bounds) if lowered[: len(words)] == words), 0)
    return own if own < len(span) else 0


def _paid_for(name: Match, before: Tokens, lexicon: Lexicon) -> int:
    """Where a sum ends that what it is paid for follows: "£45 | for a chiropractic session"; 0 where none does."""
    treatments = lexicon.words("payable_types")
    lead = next((t.i for t in before if t.lower_ == "for"), 0)
    return lead if lead and not treatments.isdisjoint(name.concepts[0].types) else 0


def amount_noun(amount: Amount, lexicon: Lexicon, *, adverbial: bool) -> str:
    """The plain word that stands for a quantity; a rhythm is no noun."""
    label = amount.value.label
    bare_rhythm = amount.kind == "regimen" and not getattr(amount.value, "dose", None)
    if bare_rhythm or ("-" in label and " " not in label):
        return "regularly" if adverbial and "-" not in label else "daily"
    unit = getattr(amount.value, "unit", None)
    if unit in lexicon.words("time_units"):
        return f"{unit}s"
    noun: str = lexicon.tables["amount_nouns"].get(amount.kind, "days")
    return noun


def _noun_for(match: Match, words: Sequence[str], rank: int, parser: Parser, *, listed: bool) -> str:
    """The stand-in for a name, another for each in turn.

    None for a single word that can be a verb or adjective as well: there the parser decides, except in an enumeration.
    """
    concept = match.concepts[0]
    ambiguous = len(words) == 1 and (concept.word_class == "noun" or words[0].lower() in parser.ambiguous)
    if match.hidden or (ambiguous and not match.learned and not listed):
        return ""
    nouns: tuple[list[str], list[str]] = parser.lexicon.tables["stand_ins"][concept.types[0]]
    choice = nouns[_is_plural(words[-1].lower(), match.name.lower())]
    return choice[rank % len(choice)]


def _is_plural(word: str, name: str) -> bool:
    """Whether a name's last word is more than the name has."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and not name.endswith("s")


def _phrases(words: Sequence[str], lexicon: Lexicon) -> Iterator[Piece]:
    lowered = [word.lower() for word in words]
    for start, word in enumerate(lowered):
        for length in range(lexicon.longest_phrase.get(word, 0), 1, -1):
            found = lexicon.phrases.get(tuple(lowered[start : start + length]))
            if found and not (found[1] == "and" and _compares(lowered[:start], lexicon)):
                yield Piece(start, start + length, found[1], 2, found[0])
                break


def _compares(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether "as well as" says how well, and does not add: "works about as well as X"."""
    return bool(before) and before[-1] in lexicon.words("before_equal")
