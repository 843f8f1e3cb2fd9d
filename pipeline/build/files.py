"""Results -> the files of an output folder, article by article, in as much memory for many as for one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pipeline.build.faults import Fault, fault_lines
from pipeline.build.packing import Read
from pipeline.build.record import Counts
from pipeline.graph import Sorter, between, build_store, merged, rows, to_ntriples, write_graph
from pipeline.graph.terms import Triple
from pipeline.ids import article_id
from pipeline.model import Extraction
from pipeline.query import run_query
from pipeline.report import Conflict, names_of, report
from pipeline.schema import load_schema

MOST_SHOWN = 200
"""Articles on ``report.html``: with more, the page grows past what a browser opens with ease."""


def write_files(reads: Callable[[], Iterable[Read]], faults: Sequence[Fault], folder: Path, *, base: str) -> Counts:
    """Writes all files but the record.

    Args:
        reads: gives what the articles gave, in the order of their ids; called twice.
        faults: of everything else.
        folder: an empty one.
        base: what ids begin with.
    """
    counts = Counts()
    scratch = folder / ".sorting"
    scratch.mkdir()
    sorter = Sorter(scratch)
    (folder / "articles").mkdir()
    with _open(folder / "claims.jsonl") as claims, _open(folder / "mentions.jsonl") as mentions:
        kinds: set[str] = set()
        shown = list(_each_written(_noting(kinds, reads()), (claims, mentions), sorter, folder, counts))
    sorter.add(between(sorter, kinds))
    write_graph(_Merged(sorter), folder)
    counts.triples = build_store(folder / "graph.nt", _quads(reads(), base), folder / "store")
    _remove(scratch)
    left_out = counts.articles - len(shown)
    conflicts = () if left_out else _conflicts(folder)
    names = names_of(load_schema())
    _put(folder / "report.html", report(shown, names=names, left_out=left_out, conflicts=conflicts))
    _put(folder / "errors.jsonl", fault_lines(faults))
    return counts


@dataclass(frozen=True, slots=True)
class _Merged:
    """The triples of the sorted rows, as often as they are asked for."""

    sorter: Sorter

    def __iter__(self) -> Iterator[Triple]:
        return merged(self.sorter)


def _each_written(
    reads: Iterable[Read], lines: tuple[TextIO, TextIO], sorter: Sorter, folder: Path, counts: Counts
) -> Iterator[Extraction]:
    """Writes what each article gives; yields what the report will show."""
    for read in reads:
        _put(folder / "articles" / file_name(read.article.id), read.article.text)
        for file, text in zip(lines, (read.claims, read.mentions), strict=True):
            file.write(text)
        sorter.add(read.rows)
        counts.articles += 1
        counts.claims += read.claims.count("\n")
        counts.mentions += read.mentions.count("\n")
        if counts.articles <= MOST_SHOWN:
            yield read.extraction


def _noting(kinds: set[str], reads: Iterable[Read]) -> Iterator[Read]:
    for read in reads:
        kinds.update(read.kinds)
        yield read


def _quads(reads: Iterable[Read], base: str) -> Iterator[str]:
    """N-Quads: each article's graph bears the article's own IRI."""
    for read in reads:
        yield from to_ntriples(map(rows.triple, read.rows), article_id(base, read.article.id))


def file_name(article: str) -> str:
    """The file of an article's text."""
    return f"{article}.txt"


def _conflicts(folder: Path) -> list[Conflict]:
    """What the question of this name finds, each pair of claims once.

    It compares all that is said of a thing with all else, so where there are many articles it is left to the user.
    """
    table = run_query(folder, "conflicts")
    kind, one, other = (table.columns.index(name) for name in ("kind", "oneClaim", "otherClaim"))
    cells = ((row[kind], row[one], row[other]) for row in table.rows)
    return list(dict.fromkeys((a.value, b.value, c.value) for a, b, c in cells if a and b and c))


def _remove(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def _open(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")


def _put(path: Path, text: str) -> None:
    """Writes the text as it is: line ends too are part of what offsets count."""
    with _open(path) as file:
        file.write(text)
