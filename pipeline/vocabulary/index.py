"""The compiled names and concepts: files that are mapped into memory, shared by all processes that open them.

``names.trie`` holds every normalised name, its words each followed by a space; ``uses.bin`` the concepts of each name;
``concepts.bin`` the concepts by their IRIs; ``links.trie`` the IRIs they link to. Numbers are little-endian.
"""

import json
import mmap
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import marisa_trie

from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.normalise import normalise, spelling
from pipeline.vocabulary.uses import Use, curated_use

NAMES, USES, CONCEPTS, LINKS = "names.trie", "uses.bin", "concepts.bin", "links.trie"
_KEPT = 20_000
"""Concepts kept in memory once read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A concept about to be compiled, and how each of its labels is looked for; None: not at all."""

    concept: Concept
    uses: tuple[Use | None, ...]
    """In the order of :func:`labels_of`."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name can mean."""

    number: int
    concept: Concept
    label: str
    """The name as the vocabulary writes it."""
    use: Use


@dataclass(frozen=True, slots=True)
class _Entry:
    """A meaning before the concepts have been compiled."""

    number: int
    label: int
    """Which of its labels, in the order of :func:`labels_of`."""
    use: Use


@dataclass(frozen=True, slots=True)
class Parts:
    """What an index is made of."""

    names: marisa_trie.Trie
    uses: bytes | memoryview
    concepts: bytes | memoryview
    links: marisa_trie.Trie


def labels_of(concept: Concept) -> tuple[str, ...]:
    """All names of a concept, the preferred one first, the hidden ones last."""
    return (concept.label, *concept.alt_labels, *concept.hidden_labels)


def curated_draft(concept: Concept) -> Draft:
    """The draft of a concept of the curated files."""
    shown = 1 + len(concept.alt_labels)
    return Draft(
        concept, tuple(curated_use(label, hidden=place >= shown) for place, label in enumerate(labels_of(concept)))
    )


class Index:
    """Names -> concepts, read from runs of bytes."""

    def __init__(self, parts: Parts) -> None:
        self._trie, self._links = parts.names, parts.links
        uses, concepts = memoryview(parts.uses), memoryview(parts.concepts)
        after = 4 + 4 * (len(self._trie) + 1)
        self._starts, self._uses = uses[4:after].cast("I"), uses[after:].cast("I")
        self._count = int.from_bytes(concepts[:4], "little")
        after = 4 + 4 * (self._count + 1)
        self._places, self._text = concepts[4:after].cast("I"), concepts[after:]
        self.concept_at = lru_cache(maxsize=_KEPT)(self._concept_at)
        self.meanings = lru_cache(maxsize=_KEPT)(self._meanings)

    @classmethod
    def open(cls, folder: Path) -> "Index":
        """The index of a folder; its files are mapped, not read."""
        names, links = marisa_trie.Trie(), marisa_trie.Trie()
        names.mmap(str(folder / NAMES))
        links.mmap(str(folder / LINKS))
        return cls(Parts(names, _mapped(folder / USES), _mapped(folder / CONCEPTS), links))

    @property
    def names(self) -> int:
        """How many names there are."""
        return len(self._trie)

    def __len__(self) -> int:
        return self._count

    def prefixes(self, text: str) -> list[str]:
        """All names that ``text`` begins with; each word of both is followed by a space."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def starting(self, text: str) -> list[str]:
        """All names that begin with ``text``."""
        found: list[str] = self._trie.keys(text)
        return found

    def find(self, iri: str) -> Concept | None:
        """The concept with this IRI."""
        place = bisect_left(range(self._count), iri, key=self._iri)
        return self.concept_at(place) if place < self._count and self._iri(place) == iri else None

    def linked(self, iri: str) -> tuple[int, ...]:
        """The numbers of the concepts that link to this IRI."""
        return tuple(sorted(int(key.rpartition(" ")[2]) for key in self._links.keys(f"{iri} ")))

    def _meanings(self, name: str) -> tuple[Meaning, ...]:
        """What a name can mean, the likeliest first; empty if it is no name."""
        if name not in self._trie:
            return ()
        key = self._trie[name]
        run = self._uses[self._starts[key] * 2 : self._starts[key + 1] * 2]
        return tuple(self._meaning(run[i], run[i + 1]) for i in range(0, len(run), 2))

    def _meaning(self, number: int, how: int) -> Meaning:
        concept = self.concept_at(number)
        return Meaning(number, concept, labels_of(concept)[how >> 16], Use(how & 0xFFFF))

    def _iri(self, number: int) -> str:
        line = self._line(number)
        return line[2 : line.index('"', 2)]

    def _line(self, number: int) -> str:
        return bytes(self._text[self._places[number] : self._places[number + 1]]).decode("utf-8")

    def _concept_at(self, number: int) -> Concept:
        iri, label, types, alt, hidden, links, close, broader, word_class = json.loads(self._line(number))
        return Concept(
            iri, label, tuple(types), tuple(alt), tuple(hidden), tuple(links), tuple(close), tuple(broader), word_class
        )


def index_of(drafts: Iterable[Draft]) -> Index:
    """An index that is held in memory."""
    return Index(_compiled(sorted(drafts, key=lambda draft: draft.concept.iri)))


def write_index(drafts: Iterable[Draft], folder: Path) -> None:
    """Writes the files into a folder that is there; the same drafts give the same bytes."""
    parts = _compiled(sorted(drafts, key=lambda draft: draft.concept.iri))
    parts.names.save(str(folder / NAMES))
    parts.links.save(str(folder / LINKS))
    (folder / USES).write_bytes(parts.uses)
    (folder / CONCEPTS).write_bytes(parts.concepts)


def _compiled(drafts: Sequence[Draft]) -> Parts:
    found: dict[str, dict[int, _Entry]] = {}
    for number, draft in enumerate(drafts):
        for label, (text, use) in enumerate(zip(labels_of(draft.concept), draft.uses, strict=True)):
            if use is not None:
                for words in variants(normalise(text)):
                    _add(found, "".join(f"{word} " for word in words), _Entry(number, label, use))
    trie = marisa_trie.Trie(sorted(name for name in found if name))
    # A concept's own name goes before another's synonym, and what stands first in the order of IRIs before the rest.
    ordered = [
        sorted(found[trie.restore_key(key)].values(), key=lambda entry: (entry.use & ~Use.CAPITALS, entry.number))
        for key in range(len(trie))
    ]
    starts = array("I", [0])
    for entries in ordered:
        starts.append(starts[-1] + len(entries))
    pairs = array("I", (n for run in ordered for e in run for n in (e.number, e.label << 16 | e.use)))
    links = marisa_trie.Trie(sorted(f"{iri} {number}" for number, d in enumerate(drafts) for iri in d.concept.links))
    return Parts(trie, _headed(starts, pairs.tobytes()), _text_of(drafts), links)


def _add(found: dict[str, dict[int, _Entry]], name: str, entry: _Entry) -> None:
    """Adds what a name can mean; of two labels of one concept, the one that asks for less."""
    entries = found.setdefault(name, {})
    known = entries.get(entry.number)
    if known is None or (known.use.bit_count(), known.label) > (entry.use.bit_count(), entry.label):
        entries[entry.number] = entry


def variants(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
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


def _text_of(drafts: Sequence[Draft]) -> bytes:
    lines = [_json(draft.concept).encode("utf-8") for draft in drafts]
    places = array("I", [0])
    for line in lines:
        places.append(places[-1] + len(line))
    return _headed(places, b"".join(lines), count=len(lines))


def _json(concept: Concept) -> str:
    c = concept
    fields = [c.iri, c.label, c.types, c.alt_labels, c.hidden_labels, c.links, c.close_links, c.broader, c.word_class]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _headed(numbers: "array[int]", rest: bytes, count: int = 0) -> bytes:
    return count.to_bytes(4, "little") + numbers.tobytes() + rest


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
