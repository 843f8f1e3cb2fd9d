"""documents -> articles: each document by the reader of its suffix, and what cannot be read as a fault."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from pipeline.errors import InputError
from pipeline.ingest.document import Document, InputFault
from pipeline.ingest.documents import RECORDS, documents
from pipeline.ingest.html import read_html
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.plain import read_text
from pipeline.ingest.records import read_record
from pipeline.ingest.sources import SUFFIXES
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


def articles(inputs: Sequence[str]) -> Iterator[Article | InputFault]:
    """Every article behind ``inputs`` in order; one that cannot be read is a fault, and the rest go on."""
    for document in documents(inputs):
        yield read_document(document) if isinstance(document, Document) else document


def read_document(document: Document) -> Article | InputFault:
    """The article of one document, or why there is none."""
    try:
        return _read(document)
    except InputError as error:
        reason = str(error)
    except Exception as error:  # whatever one document sets off, the others are read
        kind = f"{type(error).__name__}: {error}".rstrip(": ")
        advice = "this is a fault of caregraph; please report it with the input"
        reason = f"{document.source}: reading it failed ({kind}); {advice}."
    return InputFault(source=document.source, where=document.where, error=reason)


def _read(document: Document) -> Article:
    if document.suffix == RECORDS:
        return read_record(document)
    if document.suffix not in READERS:
        known = ", ".join(SUFFIXES)
        raise InputError(f"{document.source}: the suffix {document.suffix} is not known; give one of {known}.")
    reader = READERS[document.suffix]
    return reader(document.id, document.data, url=document.url, charset=document.charset)
