"""The formats that there are, and what writes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.export.files import write_files
from pipeline.export.kgx import kgx
from pipeline.export.nquads import nquads
from pipeline.export.source import Source, read_output

Writer = Callable[[Source], Iterator[tuple[str, bytes]]]
"""What is built -> the names and bytes of files: the same for the same source."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to hand the graph on."""

    title: str
    write: Writer


FORMATS: Mapping[str, Format] = {
    "kgx": Format("Biolink in KGX JSON Lines: nodes and edges", kgx),
    "nquads.gz": Format("N-Quads with a named graph for each article, compressed, in 16 parts", nquads),
}


def export(format_: str, output: Path, folder: Path) -> list[str]:
    """Writes what lies in the built folder ``output`` to ``folder``; returns the names of the files, sorted.

    Raises:
        KeyError: the format is unknown.
        CareGraphError: nothing is built, or the folder cannot take it.
    """
    return write_files(FORMATS[format_].write(read_output(output)), folder, format_=format_)
