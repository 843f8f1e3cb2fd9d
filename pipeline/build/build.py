"""inputs -> an output folder: what is known is not read again, and what fails does not stop the rest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from time import perf_counter

from pipeline.build.faults import Fault, died, nothing_built, unread
from pipeline.build.place import RECORD, check_place, replacing, workplace
from pipeline.build.pool import answered
from pipeline.build.record import Counts, Made, code_hash, read_record, record, run_of, state_of
from pipeline.build.result import Result
from pipeline.build.results import Results, opened
from pipeline.errors import InputError
from pipeline.ids import BASE
from pipeline.ingest import Document, InputFault, documents
from pipeline.metadata.run import Input
from pipeline.model import Recognition

Answer = Callable[[Document], Result]
"""Reads one document."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the results depend on besides documents, code and ontology."""

    base: str = BASE
    """The namespace of the ids that are made."""
    recogniser: Recognition = "off"
    """Whether names are also found as learned."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come."""

    done: int
    """Articles that are read, known ones included."""
    claims: int
    errors: int
    article: str
    """The id of the last one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to."""

    counts: Counts
    faults: tuple[Fault, ...]
    seconds: float
    read: int
    """Documents that were read in this build; the others were known."""
    unchanged: bool
    """The output was already there, and was left as it is."""


def build(
    inputs: Sequence[str],
    output: Path,
    *,
    options: Options = Options(),
    workers: int | Answer = 1,
    progress: Callable[[Progress], None] | None = None,
) -> Outcome:
    """Reads all inputs and puts the result in the folder ``output``; an input that fails is a fault of the outcome.

    Args:
        inputs: files, folders and addresses.
        output: a folder; an earlier output in it is replaced as a whole.
        options: what results depend on.
        workers: how many processes read documents; or what reads them in this process, and must heed the options.
        progress: called after each article.

    Raises:
        CareGraphError: nothing could be built, or the folder cannot take it; it is then as it was before.
    """
    started, begin = datetime.now(UTC), perf_counter()
    _check_apart(inputs, output)
    check_place(output)
    faults: list[Fault] = []
    found = _documents(inputs, faults)
    first = next(found, None)
    if first is None:
        raise InputError(nothing_built(faults))
    with workplace(output) as aside, opened(aside / "results.db") as results:
        reading = _Reading(results, options, progress)
        reading.read_all(chain((first,), found), _answers(workers, options))
        faults += reading.faults
        if not reading.built:
            raise InputError(nothing_built(faults))
        made = Made(tuple(inputs), options.base, reading.state(faults), started, begin, reading.read_from)
        known = _counts_if_unchanged(output, made)
        counts = known or _written(reading, faults, made, output, aside)
        if not known:
            results.keep_only(reading.keys)
    return Outcome(counts, tuple(faults), made.seconds, reading.anew, unchanged=known is not None)


class _Reading:
    """The documents of one build and what became of them."""

    def __init__(self, results: Results, options: Options, progress: Callable[[Progress], None] | None) -> None:
        self.anew = 0
        """Documents read in this build; the others were known."""
        self.built = 0
        """Articles that there are."""
        self._results, self._options, self._progress = results, options, progress
        self._key_of: dict[str, str] = {}
        """Article id -> key of its result, in the order of the documents."""
        self._faults_of: dict[str, tuple[Fault, ...]] = {}
        self._read_from: dict[str, Input] = {}
        self._done = self._claims = self._errors = 0

    def read_all(self, found: Iterable[Document], answers: "Answers") -> None:
        """Brings the results up to date."""
        for document, result in answers(self._unknown(found)):
            self.anew += 1
            if result is not None:
                self._results.put(self._key_of[document.id], result)
            self._note(document, result or Result(document.source, (died(document),)))

    @property
    def keys(self) -> list[str]:
        """The keys of the results, in the order of the articles' ids."""
        return [self._key_of[id_] for id_ in sorted(self._key_of)]

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with the documents, in their order."""
        return [fault for id_ in self._key_of for fault in self._faults_of.get(id_, ())]

    def state(self, faults: Iterable[Fault]) -> str:
        """A hash of what the results depend on, and of the faults."""
        return state_of(self.keys, map(repr, faults))

    @property
    def read_from(self) -> tuple[Input, ...]:
        """What the articles were made of, in the order of their ids."""
        return tuple(self._read_from[id_] for id_ in sorted(self._read_from))

    def reads(self) -> Iterator[bytes]:
        """What the articles gave, packed, in the order of their ids."""
        return self._results.read(self.keys)

    def _unknown(self, found: Iterable[Document]) -> Iterator[Document]:
        for document in found:
            parts = f"{document.key} {code_hash()} {self._options!r}"
            key = self._key_of[document.id] = sha256(parts.encode()).hexdigest()
            result = self._results.get(key)
            if result is None:
                yield document
            else:
                self._note(document, result)

    def _note(self, document: Document, result: Result) -> None:
        faults = result.faults_at(document.source)
        if faults:
            self._faults_of[document.id] = faults
        if result.built:
            digest = sha256(document.data).hexdigest()
            self._read_from[document.id] = Input(document.id, document.source, digest)
        self._done += 1
        self._claims += result.claims
        self._errors += len(faults)
        self.built += result.built
        if self._progress:
            self._progress(Progress(self._done, self._claims, self._errors, document.id))


Answers = Callable[[Iterable[Document]], Iterator[tuple[Document, Result | None]]]


def _answers(workers: int | Answer, options: Options) -> Answers:
    if isinstance(workers, int):
        return partial(_in_workers, options=options, workers=workers)
    return lambda found: ((document, workers(document)) for document in found)


def _in_workers(
    found: Iterable[Document], *, options: Options, workers: int
) -> Iterator[tuple[Document, Result | None]]:
    """Starts workers only if there is something to read."""
    waiting = iter(found)
    first = next(waiting, None)
    if first is not None:
        yield from answered(chain((first,), waiting), partial(_start, options), workers)


def _start(options: Options) -> Answer:
    """What a worker does first."""
    from pipeline.run import reader  # noqa: PLC0415 - the language model, which a build of known articles does not need

    return reader(options)


def _documents(inputs: Sequence[str], faults: list[Fault]) -> Iterator[Document]:
    for found in documents(inputs):
        if isinstance(found, InputFault):
            faults.append(unread(found))
        else:
            yield found


def _written(reading: _Reading, faults: Sequence[Fault], made: Made, output: Path, aside: Path) -> Counts:
    # Not before something is to be written: a build that finds nothing new starts in a third of the time.
    from pipeline.build.files import write_files  # noqa: PLC0415
    from pipeline.build.packing import unpacked  # noqa: PLC0415
    from pipeline.metadata.write import write_metadata  # noqa: PLC0415

    with replacing(output, aside) as folder:
        counts = write_files(lambda: map(unpacked, reading.reads()), faults, folder, base=made.base)
        write_metadata(folder, run_of(made), articles=counts.articles, claims=counts.claims)
        (folder / RECORD).write_text(record(made, counts, errors=len(faults), folder=folder), encoding="utf-8")
    return counts


def _counts_if_unchanged(output: Path, made: Made) -> Counts | None:
    """What stands in an output that is already made of the same."""
    known = read_record(output)
    if known is None or known["state"] != made.state:
        return None
    return Counts(*(known[name] for name in ("articles", "claims", "mentions", "triples")))


def _check_apart(inputs: Sequence[str], output: Path) -> None:
    """An output inside an input folder would be read as input the next time."""
    place = output.resolve()
    for name in inputs:
        folder = Path(name)
        if folder.is_dir() and place.is_relative_to(folder.resolve()):
            raise InputError(f"{output}: the output would lie inside the input {name}; name a folder outside it.")
