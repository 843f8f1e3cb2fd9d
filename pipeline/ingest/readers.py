"""inputs -> articles: each source by the reader of its suffix, and what cannot be read as a fault."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from pipeline.errors import InputError
from pipeline.ingest.html import read_html
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.plain import read_text
from pipeline.ingest.records import InputFault, read_records
from pipeline.ingest.sources import SUFFIXES, Namer, Source, named_sources
from pipeline.model import Article


class Reader(Protocol):
    """Makes one article of a source's bytes, or raises InputError."""

    def __call__(self, id: str, data: bytes, *, url: str | None, charset: str | None) -> Article:  # noqa: A002
        """Reads ``data``; ``url`` and ``charset`` are what is known from outside."""


READERS: dict[str, Reader] = {
    ".htm": read_html,
    ".html": read_html,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".txt": read_text,
}
RECORDS = {".jsonl": read_records}


def articles(inputs: Sequence[str]) -> Iterator[Article | InputFault]:
    """Every article behind ``inputs`` in order; one that cannot be read is a fault, and the rest go on."""
    namer = Namer()
    for source in named_sources(inputs, namer):
        try:
            yield from _read(source, namer)
        except InputError as error:
            yield _fault(source, str(error))
        except Exception as error:  # whatever one source sets off, the others are read
            kind = f"{type(error).__name__}: {error}".rstrip(": ")
            advice = "this is a fault of caregraph; please report it with the input"
            yield _fault(source, f"{source.name}: reading it failed ({kind}); {advice}.")


def _fault(source: Source, error: str) -> InputFault:
    return InputFault(source=source.name, where=source.id or source.name, error=error)


def _read(source: Source, namer: Namer) -> Iterator[Article | InputFault]:
    content = source.read()
    if content.suffix in RECORDS:
        yield from RECORDS[content.suffix](source.name, content.data, namer.name)
    elif content.suffix in READERS:
        yield READERS[content.suffix](source.id, content.data, url=content.url, charset=content.charset)
    else:
        raise InputError(f"{source.name}: the suffix {content.suffix} is not known; give one of {', '.join(SUFFIXES)}.")
