"""bytes -> Article: reads plain text, HTML, Markdown and JSON Lines, and leaves the boilerplate behind."""

from pipeline.ingest.document import Document, InputFault
from pipeline.ingest.documents import RECORDS, count, documents
from pipeline.ingest.html import read_html
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.plain import read_text
from pipeline.ingest.readers import READERS, articles, read_document
from pipeline.ingest.sources import SUFFIXES, Source, sources

__all__ = [
    "READERS",
    "RECORDS",
    "SUFFIXES",
    "Document",
    "InputFault",
    "Source",
    "articles",
    "count",
    "documents",
    "read_document",
    "read_html",
    "read_markdown",
    "read_text",
    "sources",
]
