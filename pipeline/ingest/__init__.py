"""bytes -> Article: reads plain text, HTML, Markdown and JSON Lines, and leaves the boilerplate behind."""

from pipeline.ingest.html import read_html
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.plain import read_text
from pipeline.ingest.readers import READERS, RECORDS, articles
from pipeline.ingest.records import InputFault, read_records
from pipeline.ingest.sources import SUFFIXES, Source, sources

__all__ = [
    "READERS",
    "RECORDS",
    "SUFFIXES",
    "InputFault",
    "Source",
    "articles",
    "read_html",
    "read_markdown",
    "read_records",
    "read_text",
    "sources",
]
