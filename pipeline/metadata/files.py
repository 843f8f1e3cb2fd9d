"""The files of an output folder: what each is."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

TURTLE, NTRIPLES, JSONLD = "text/turtle", "application/n-triples", "application/ld+json"
_JSON_LINES = "application/jsonl"
SAME_BYTES = {
    "claims.jsonl": ("Claims, one a line", _JSON_LINES),
    "graph.jsonld": ("The graph in JSON-LD", JSONLD),
    "graph.nt": ("The graph in N-Triples", NTRIPLES),
    "graph.ttl": ("The graph in Turtle", TURTLE),
    "mentions.jsonl": ("Mentions, one a line", _JSON_LINES),
    "report.html": ("The articles with their claims marked", "text/html"),
}
"""Name -> what it holds, and its media type: the files that the same input gives byte for byte."""
DESCRIPTION = "dataset.ttl"
PROVENANCE = "provenance.ttl"
CRATE = "ro-crate-metadata.json"
OTHERS = {
    DESCRIPTION: ("What the data set holds, in VoID and DCAT", TURTLE),
    "errors.jsonl": ("What could not be read, one fault a line", _JSON_LINES),
    PROVENANCE: ("How it was made, in PROV", TURTLE),
    "run.json": ("Versions, times and counts of the build", "application/json"),
}
FOLDERS = {
    "articles/": "The texts of the articles, to which all positions refer",
    "store/": "The embedded store that queries read",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that the same input gives byte for byte."""

    name: str
    title: str
    media_type: str
    size: int
    sha256: str


def files_in(folder: Path) -> Iterator[File]:
    """Those of a built folder."""
    for file, (title, kind) in SAME_BYTES.items():
        path = folder / file
        with path.open("rb") as opened:
            yield File(file, title, kind, path.stat().st_size, file_digest(opened, "sha256").hexdigest())
