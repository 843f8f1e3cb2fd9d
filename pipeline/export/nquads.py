"""Named graphs -> compressed N-Quads in stable parts: a changed article changes one part."""

import gzip
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

from pipeline.export.graphs import named_graphs, quads
from pipeline.export.source import Source

PARTS = 16
"""A graph's part follows from the hash of its IRI, so the number must never change."""


def nquads(source: Source) -> Iterator[tuple[str, bytes]]:
    """Always the same files, of which some may hold nothing; no blank nodes."""
    parts: list[list[str]] = [[] for _ in range(PARTS)]
    for graph, lines in named_graphs(source):
        parts[int(sha256(graph.encode("utf-8")).hexdigest(), 16) % PARTS] += quads(graph, lines)
    for number, lines in enumerate(parts):
        yield f"part-{number:02}.nq.gz", _compressed("".join(lines))


def _compressed(text: str) -> bytes:
    """The text in gzip without a time or a name, so that the same text gives the same bytes."""
    packed = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(text.encode("utf-8"))
    return packed.getvalue()
