"""N-Triples on disk and N-Quads as they come -> the embedded store."""

from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import RdfFormat, Store


def build_store(ntriples: Path, quads: Iterable[str], folder: Path) -> int:
    """Loads a new store in ``folder`` and returns the number of triples in its default graph.

    The folder must not hold a store yet; a load that is killed leaves an empty one.

    Args:
        ntriples: a file of what goes to the default graph, each triple once.
        quads: lines of N-Quads, which name the graphs of the articles.
        folder: the store's own.
    """
    store = Store(str(folder))
    store.bulk_load(path=str(ntriples), format=RdfFormat.N_TRIPLES)
    triples = len(store)
    store.bulk_load(input=cast(BinaryIO, BufferedReader(_Lines(quads))), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    return triples


class _Lines(RawIOBase):
    """Lines of text as a file to read: they are never in memory together."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: Iterator[str] = iter(lines)
        self._rest = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer as far as it goes; 0 at the end."""
        parts, size = [self._rest], len(self._rest)
        while size < len(buffer) and (line := next(self._lines, None)) is not None:
            parts.append(line.encode())
            size += len(parts[-1])
        data = b"".join(parts)
        taken = min(len(data), len(buffer))
        buffer[:taken], self._rest = data[:taken], data[taken:]
        return taken
