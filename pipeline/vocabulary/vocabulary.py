"""Words of a sentence -> the known names among them, longest first, left to right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.vocabulary.concept import Concept, Match
from pipeline.vocabulary.normalise import normalise, spelling, words_of

#: Tokens that may stand inside a name without being part of its words: "platelet - rich", "Crohn ’s disease".
_INNER = frozenset({"-", "‐", "‑", "–", "/", "'s", "’s", "'S", "’S", "'", "’"})
_LONGEST_ABBREVIATION = 5
#: More words than this without a small letter are a shouted heading ("WHO CAN TAKE IT?"): its capitals say nothing.
_SHOUTED = 3


@dataclass(frozen=True, slots=True)
class _Name:
    """One way to write a concept's name."""

    text: str
    concept: Concept
    hidden: bool
    case: bool
    """Whether it must be written in capitals in the text, too."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A normalised word and the tokens it comes from; ``first``/``last`` tell whether it begins/ends them."""

    word: str
    start: int
    end: int
    first: bool
    last: bool


class Vocabulary:
    """Known concepts, found by their IRIs and by their names."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = {concept.iri: concept for concept in concepts}
        self._names: dict[tuple[str, ...], list[_Name]] = {}
        for concept in self._concepts.values():
            self._index(concept)
        self._longest: dict[str, int] = {}
        for words in self._names:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts, in the order they were given."""
        return tuple(self._concepts.values())

    def concept(self, iri: str) -> Concept | None:
        """The concept with this IRI, if known."""
        return self._concepts.get(iri)

    def broader_chain(self, concept: Concept) -> tuple[Concept, ...]:
        """All concepts above this one, nearest first; it is not itself among them."""
        chain: dict[str, Concept] = {}
        waiting = list(concept.broader)
        while waiting:
            above = self._concepts.get(waiting.pop(0))
            if above is not None and above.iri not in chain and above.iri != concept.iri:
                chain[above.iri] = above
                waiting += above.broader
        return tuple(chain.values())

    def find(self, words: Sequence[str]) -> list[Match]:
        """The names among the token texts of a sentence or block; matches never overlap."""
        units = _units(words)
        # Names that need capitals are not found in a shouted heading.
        written = [word.lower() for word in words] if _is_shouted(words) else words
        keys = tuple(unit.word for unit in units)
        matches: list[Match] = []
        place = 0
        while place < len(units):
            found = self._longest_at(place, keys, units, written)
            if found is None:
                place += 1
                continue
            match, length = found
            matches.append(match)
            place += length
        return matches

    def _longest_at(
        self, place: int, keys: tuple[str, ...], units: Sequence[_Unit], words: Sequence[str]
    ) -> tuple[Match, int] | None:
        longest = self._longest.get(keys[place], 0)
        if not longest or not units[place].first:
            return None
        for length in range(min(longest, len(keys) - place), 0, -1):
            last = units[place + length - 1]
            names = self._names.get(keys[place : place + length])
            if names is None or not last.last or not _contiguous(units[place : place + length], words):
                continue
            start, end = units[place].start, last.end
            fitting = [name for name in names if not name.case or _in_capitals(name.text, words[start:end])]
            if fitting:
                return _match(start, end, fitting), length
        return None

    def _index(self, concept: Concept) -> None:
        open_labels = (concept.label, *concept.alt_labels)
        for hidden, labels in ((False, open_labels), (True, concept.hidden_labels)):
            for label in labels:
                for words in _variants(normalise(label)):
                    self._add(words, _Name(label, concept, hidden, _is_abbreviation(label)))

    def _add(self, words: tuple[str, ...], name: _Name) -> None:
        if not words:
            return
        names = self._names.setdefault(words, [])
        same = next((place for place, other in enumerate(names) if other.concept is name.concept), None)
        if same is None:
            names.append(name)
        elif names[same].case and not name.case:
            names[same] = name


def _match(start: int, end: int, names: Sequence[_Name]) -> Match:
    # A name proper wins over a form that another concept only lists as hidden.
    named = [name for name in names if not name.hidden] or list(names)
    return Match(start, end, tuple(name.concept for name in named), named[0].text, named[0].hidden)


def _variants(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The words, and "X Y" for "Y of (the) X" or the reverse where the head noun allows it."""
    yield words
    heads = spelling().of_heads
    if "of" in words[1:-1]:
        place = words.index("of", 1)
        rest = words[place + 1 :]
        rest = rest[1:] if rest[0] == "the" else rest
        if rest and words[place - 1] in heads:
            yield (*words[:place], "of", *rest)
            yield (*words[:place], "of", "the", *rest)
            yield (*rest, *words[:place])
    elif len(words) == 2 and words[1] in heads:
        yield (words[1], "of", words[0])
        yield (words[1], "of", "the", words[0])


def _units(words: Sequence[str]) -> list[_Unit]:
    prefixes = spelling().prefixes
    units: list[_Unit] = []
    for index, token in enumerate(words):
        parts = words_of(token)
        for place, word in enumerate(parts):
            unit = _Unit(word, index, index + 1, place == 0, place == len(parts) - 1)
            before = units[-1] if units else None
            if before is not None and before.word in prefixes and _contiguous((before, unit), words):
                joined = normalise(f"{before.word} {word}")
                if len(joined) == 1:
                    units[-1] = _Unit(joined[0], before.start, unit.end, before.first, unit.last)
                    continue
            units.append(unit)
    return units


def _contiguous(units: Sequence[_Unit], words: Sequence[str]) -> bool:
    """Whether only hyphens, slashes and possessive marks stand between the units."""
    for before, after in pairwise(units):
        if any(word not in _INNER for word in words[before.end : after.start]):
            return False
    return True


def _is_shouted(words: Sequence[str]) -> bool:
    lettered = [word for word in words if word[:1].isalpha()]
    return len(lettered) > _SHOUTED and all(word.isupper() for word in lettered)


def _is_abbreviation(label: str) -> bool:
    letters = label.removesuffix("s")
    return letters.isalpha() and letters.isupper() and len(letters) <= _LONGEST_ABBREVIATION


def _in_capitals(label: str, words: Sequence[str]) -> bool:
    return "".join(words).replace(".", "").removesuffix("s").isupper() and label[:1].isupper()
