"""inputs -> documents: the bytes of one article each, not yet read, and what cannot be had as a fault."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.errors import InputError
from pipeline.ingest.decode import MARKED, decode
from pipeline.ingest.document import Document, InputFault
from pipeline.ingest.records import record_documents
from pipeline.ingest.sources import Namer, Source, named_sources, sources

RECORDS = ".jsonl"
"""The suffix of files that hold one article a line."""


def documents(inputs: Sequence[str]) -> Iterator[Document | InputFault]:
    """Every document behind ``inputs``, in order; one that cannot be had is a fault, and the rest go on.

    No more than one file is held at a time, and of JSON Lines no more than a line.
    """
    namer = Namer()
    for source in named_sources(inputs, namer):
        try:
            yield from _documents(source, namer)
        except InputError as error:
            yield InputFault(source=source.name, where=source.id or source.name, error=str(error))


def count(inputs: Sequence[str]) -> int:
    """About how many documents there are, without reading them; an address counts as one."""
    return sum(_count(source) for source in sources(inputs))


def _count(source: Source) -> int:
    if source.path is None or source.suffix != RECORDS or source.fault:
        return 1
    try:
        with source.open() as file:
            return sum(1 for line in file if line.strip())
    except InputError:
        return 1


def _documents(source: Source, namer: Namer) -> Iterator[Document | InputFault]:
    if source.path is not None and source.suffix == RECORDS and not source.fault:
        yield from record_documents(source.name, _lines(source), namer.name)
        return
    content = source.read()
    if content.suffix == RECORDS:
        yield from record_documents(source.name, content.data.split(b"\n"), namer.name)
        return
    where = source.id or source.name
    yield Document(source.name, where, source.id, content.data, content.suffix, content.url, content.charset)


def _lines(source: Source) -> Iterable[bytes]:
    """The lines of a file in UTF-8 or nearly so; one with another byte order mark is read whole."""
    with source.open() as file:
        begin = file.read(4)
        file.seek(0)
        if begin.startswith(MARKED):
            yield from decode(file.read(), source.name).encode().split(b"\n")
        else:
            yield from file
