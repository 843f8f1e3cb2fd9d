"""Words of a sentence -> the known names among them, longest first, left to right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.vocabulary.concept import Concept, Match
from pipeline.vocabulary.index import Meaning, curated_draft, index_of
from pipeline.vocabulary.layers import Layers
from pipeline.vocabulary.normalise import normalise, spelling, words_of
from pipeline.vocabulary.uses import Use

#: Tokens that may stand inside a name without being part of its words: "platelet - rich", "Crohn ’s disease".
_INNER = frozenset({"-", "‐", "‑", "–", "/", "'s", "’s", "'S", "’S", "'", "’"})
#: More words than this without a small letter are a shouted heading ("WHO CAN TAKE IT?"): its capitals say nothing.
_SHOUTED = 3
_DETERMINERS = frozenset({"a", "an", "the"})
_LONGEST_NAME = 120
"""Letters of a name, once normalised."""
_WRITTEN = Use.CAPITALS | Use.EXACT | Use.CAPITALISED


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

    def __init__(self, names: Layers | Iterable[Concept]) -> None:
        self._index = names if isinstance(names, Layers) else Layers(index_of(map(curated_draft, names)))

    @property
    def index(self) -> Layers:
        """The compiled names."""
        return self._index

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The curated concepts, in the order of their IRIs."""
        upper = self._index.upper
        return tuple(map(upper.concept_at, range(len(upper))))

    def concept(self, iri: str) -> Concept | None:
        """The concept with this IRI, if known."""
        return self._index.find(iri)

    def broader_chain(self, concept: Concept) -> tuple[Concept, ...]:
        """All concepts above this one, nearest first; it is not itself among them."""
        chain: dict[str, Concept] = {}
        waiting = list(concept.broader)
        while waiting:
            above = self.concept(waiting.pop(0))
            if above is not None and above.iri not in chain and above.iri != concept.iri:
                chain[above.iri] = above
                waiting += above.broader
        return tuple(chain.values())

    def find(self, words: Sequence[str]) -> list[Match]:
        """The names among the token texts of a sentence or block; matches never overlap."""
        longest = {found[-1].start: found[-1] for found in self._runs(words)}
        matches: list[Match] = []
        end = 0
        for start, match in longest.items():
            # "the flu shot" is a flu shot, though "the flu" is a name too.
            inner = longest.get(start + 1) if words[start].lower() in _DETERMINERS else None
            if start >= end and (inner is None or inner.end <= match.end):
                matches.append(match)
                end = match.end
        return matches

    def find_all(self, words: Sequence[str]) -> list[Match]:
        """All names among the token texts, those inside others too, by start and then by length."""
        return [match for found in self._runs(words) for match in found]

    def _runs(self, words: Sequence[str]) -> Iterator[list[Match]]:
        """For each token at which names start, these names, the longest last."""
        units = _units(words)
        # Names that need capitals are not found in a shouted heading.
        written = [word.lower() for word in words] if _is_shouted(words) else words
        text = "".join(f"{unit.word} " for unit in units)
        place = 0
        for number, unit in enumerate(units):
            if unit.first:
                names = self._index.prefixes(text[place : place + _LONGEST_NAME])
                found = [m for name in names if (m := self._match(name, units, number, written)) is not None]
                if found:
                    yield sorted(found, key=lambda match: match.end)
            place += len(unit.word) + 1

    def _match(self, name: str, units: Sequence[_Unit], place: int, words: Sequence[str]) -> Match | None:
        run = units[place : place + name.count(" ")]
        if not run[-1].last or not _contiguous(run, words):
            return None
        start, end = run[0].start, run[-1].end
        fitting = [meaning for meaning in self._index.meanings(name) if _fits(meaning, words[start:end])]
        if not fitting:
            return None
        # A name proper wins over a form that another concept only lists as hidden.
        named = [meaning for meaning in fitting if not meaning.use & Use.HIDDEN] or fitting
        concepts = tuple(meaning.concept for meaning in named)
        return Match(start, end, concepts, named[0].label, bool(named[0].use & Use.HIDDEN))


def _fits(meaning: Meaning, words: Sequence[str]) -> bool:
    """Whether the name is written as this thing's must be."""
    if not meaning.use & _WRITTEN:
        return True
    if meaning.use & Use.CAPITALISED:
        return words[0][:1].isupper()
    if meaning.use & Use.EXACT:
        return "".join(words).removesuffix("s") == meaning.label.removesuffix("s")
    return _in_capitals(meaning.label, words)


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


def _in_capitals(label: str, words: Sequence[str]) -> bool:
    return "".join(words).replace(".", "").removesuffix("s").isupper() and label[:1].isupper()
