"""ontology/lexicon/*.toml -> Lexicon: how English says each predicate, and the cues of status.

Read by parse and extract. The notation of a frame is described in ``ontology/lexicon/README.md``.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import OntologyError

TriggerKind = Literal["verb", "noun", "adj", "name"]

_FRAME = re.compile(
    r"(?P<kind>verb|noun|adj|name)\s+(?P<lemmas>\S+)\s*:\s*(?P<slots>[^;]+?)(?:\s*;\s*(?P<options>.+))?$"
)
_SLOT = re.compile(r"(S|O)=(\S+)")
_STEP = re.compile(r"(?P<role>[\w'+.-]+)(?:\[(?P<lemmas>[^\]]+)\])?$")

_REFERRING: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "need": ("needs", ("comparative", "proportion")),
    "unless": ("needs", ()),
    "open": ("endings", ()),
    "make": ("stand_ins", ()),
}
"""Option of a frame -> the table whose keys are its values, and the values that extraction knows without a table."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step along the grammatical roles of a token: ``obj[risk|chance]``."""

    role: str
    lemmas: frozenset[str] = frozenset()


Path_ = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying a predicate: a trigger word, and where its subject and object stand."""

    predicate: str
    kind: TriggerKind
    lemmas: frozenset[str]
    """Lemmas of the trigger; multiword ones joined by ``_``; ``*`` stands for any."""
    subject: tuple[Path_, ...]
    object: tuple[Path_, ...]
    options: Mapping[str, str]
    source: str
    """The frame as written."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands under a heading: objects of the predicate whose subject is the topic, or, inverse, subjects."""

    predicate: str
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A phrase that gives a claim part of its status."""

    role: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All of ``ontology/lexicon``."""

    frames: tuple[Frame, ...]
    headings: Mapping[str, "Slot"]
    """Heading or label phrase, lower case -> what its text fills."""
    tables: Mapping[str, Any]
    """The word tables of ``words.toml`` and ``cues.toml``."""

    @cached_property
    def by_trigger(self) -> Mapping[tuple[str, str], tuple[Frame, ...]]:
        """(kind, lemma) -> frames."""
        index: dict[tuple[str, str], list[Frame]] = {}
        for frame in self.frames:
            for lemma in sorted(frame.lemmas):
                index.setdefault((frame.kind, lemma), []).append(frame)
        return {key: tuple(frames) for key, frames in index.items()}

    @cached_property
    def phrases(self) -> Mapping[tuple[str, ...], tuple[str, str]]:
        """Words, lower case -> (key, norm): what the parser sees as one word."""
        found: dict[tuple[str, ...], tuple[str, str]] = {}
        for phrase, norm in self.tables["function_words"].items():
            found[tuple(phrase.split())] = (phrase.replace(" ", "_"), norm)
        for lemma in self.nouns_of_several_words():
            words = re.findall(r"\w+|-", lemma.replace("_", " "))
            found[tuple(words)] = (lemma, words[-1])
            found[(*words[:-1], plural(words[-1]))] = (lemma, plural(words[-1]))
        return found

    @cached_property
    def longest_phrase(self) -> Mapping[str, int]:
        """First word -> how many words the longest phrase has that begins with it."""
        longest: dict[str, int] = {}
        for words in self.phrases:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    def nouns_of_several_words(self) -> Iterator[str]:
        """Noun triggers and generic or transparent nouns that are written as several words."""
        for frame in self.frames:
            if frame.kind in ("noun", "adj"):
                yield from (lemma for lemma in sorted(frame.lemmas) if "_" in lemma or "-" in lemma)
        for table in ("generic", "transparent"):
            yield from (noun.replace(" ", "_") for noun in self.tables[table] if " " in noun or "-" in noun)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs that trigger a frame, without their particles."""
        return frozenset(lemma.split("_")[0] for frame in self.frames if frame.kind == "verb" for lemma in frame.lemmas)

    def words(self, table: str) -> frozenset[str]:
        """A table that is a list of words.

        Raises:
            OntologyError: there is no such list.
        """
        try:
            return self._lists[table]
        except KeyError:
            known = ", ".join(sorted(self._lists))
            raise OntologyError(f'The lexicon has no list "{table}"; add it to words.toml, or use {known}.') from None

    @cached_property
    def _lists(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(table) for name, table in self.tables.items() if isinstance(table, list)}

    @cached_property
    def light(self) -> frozenset[str]:
        """Words with which no name begins, those of severity and frequency included: they qualify a claim."""
        cues = self.tables["cues"]
        grades = frozenset(w for role in ("severity", "frequency", "hedge") for w in cues[role] if " " not in w)
        return self.words("bland") | self.words("never_in_names") | (grades - self.words("naming_grades"))

    @cached_property
    def cues(self) -> Mapping[str, tuple[CueEntry, ...]]:
        """First word -> the cues that begin with it, longest first."""
        index: dict[str, list[CueEntry]] = {}
        for role, phrases in self.tables["cues"].items():
            for phrase in phrases:
                words = tuple(phrase.split())
                index.setdefault(words[0], []).append(CueEntry(role, words))
        return {
            first: tuple(sorted(entries, key=lambda e: (-len(e.words), e.role))) for first, entries in index.items()
        }


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(s|x|z|ch|sh)$", noun) else "s")


def load_lexicon(folder: Path) -> Lexicon:
    """Read ``folder`` (``ontology/lexicon``).

    Raises:
        OntologyError: a file is missing, is no TOML, or holds a frame that does not parse or refers to nothing.
    """
    tables: dict[str, Any] = {}
    for name in ("words", "cues", "speakers"):
        tables |= _read(folder / f"{name}.toml")
    frames: list[Frame] = []
    headings: dict[str, Slot] = {}
    for path in sorted((folder / "predicates").glob("*.toml")):
        content = _read(path)
        frames += [parse_frame(line, predicate=path.stem, where=path.name) for line in content.get("frames", [])]
        headings |= {phrase.lower(): Slot(path.stem) for phrase in content.get("headings", [])}
        headings |= {phrase.lower(): Slot(path.stem, inverse=True) for phrase in content.get("headings_of_object", [])}
    for frame in frames:
        _check_options(frame, tables)
    return Lexicon(frames=tuple(frames), headings=headings, tables=tables)


def _check_options(frame: Frame, tables: Mapping[str, Any]) -> None:
    """Whether what the options of a frame refer to is there.

    Raises:
        OntologyError: it is not.
    """
    for option, (table, by_rule) in _REFERRING.items():
        name, known = frame.options.get(option), {*tables.get(table, ()), *by_rule}
        if name is not None and name not in known:
            listed = ", ".join(sorted(known))
            where = f'{frame.predicate}.toml: {option}={name} in the frame "{frame.source}"'
            raise OntologyError(f"{where} is not in [{table}] of words.toml; add it there, or use one of {listed}.")


def parse_frame(line: str, *, predicate: str, where: str = "") -> Frame:
    """Read one frame, as in ``verb relieve|ease : S=subj O=obj ; open=O``."""
    found = _FRAME.match(line.strip())
    slots = dict(_SLOT.findall(found["slots"])) if found else {}
    if not found or set(slots) != {"S", "O"}:
        raise OntologyError(f'{where}: the frame "{line}" does not read as "verb words : S=role O=role"; mend it.')
    parts = (part.partition("=") for part in (found["options"] or "").split())
    options = {name: value for name, _, value in parts}
    return Frame(
        predicate=predicate,
        kind=found["kind"],  # type: ignore[arg-type]
        lemmas=frozenset(found["lemmas"].split("|")),
        subject=_paths(slots["S"], line, where),
        object=_paths(slots["O"], line, where),
        options=options,
        source=line,
    )


def _paths(text: str, line: str, where: str) -> tuple[Path_, ...]:
    """``obj[risk]>of|with`` -> alternatives, each a chain of steps; ``|`` outside brackets separates them."""
    return tuple(
        tuple(_step(s, line, where) for s in alternative.split(">"))
        for alternative in re.split(r"\|(?![^\[]*\])", text)
    )


def _step(text: str, line: str, where: str) -> Step:
    found = _STEP.match(text)
    if not found:
        raise OntologyError(f'{where}: "{text}" is no role, in the frame "{line}"; write role or role[word|word].')
    return Step(found["role"], frozenset((found["lemmas"] or "").split("|")) - {""})


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise OntologyError(f"{path}: not there; reinstall caregraph, or restore the file.") from error
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path}: not valid TOML ({error}); mend that line.") from error
