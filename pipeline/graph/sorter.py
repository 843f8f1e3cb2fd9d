"""Lines -> the same lines sorted, in as much memory for a million articles as for one."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from pathlib import Path

LINES_HELD = 200_000
"""Lines sorted in memory at once: some 50 MB of rows."""
FILES_OPEN = 100
"""Sorted files merged at once: far below what a process may open anywhere."""


class Sorter:
    """Sorts by writing sorted files into ``folder`` (which must be there) and merging them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: list[str] = []
        self._files: list[Path] = []
        self._written = 0

    def add(self, lines: Iterable[str]) -> None:
        """Takes lines without line ends."""
        self._held.extend(lines)
        if len(self._held) >= LINES_HELD:
            self._write(iter(sorted(self._held)))
            self._held = []
        if len(self._files) >= FILES_OPEN:
            files = self._files
            self._files = []
            self._write(_merged(files))
            for file in files:
                file.unlink()

    def __iter__(self) -> Iterator[str]:
        """All lines in order, as often as they were added; may be asked for again."""
        return merge(_merged(self._files), sorted(self._held))

    def _write(self, lines: Iterator[str]) -> None:
        file = self._folder / f"sorted-{self._written}"
        self._written += 1
        with file.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in lines)
        self._files.append(file)


def _merged(files: Iterable[Path]) -> Iterator[str]:
    with ExitStack() as opened:
        yield from merge(
            *(map(_bare, opened.enter_context(file.open(encoding="utf-8", newline="\n"))) for file in files)
        )


def _bare(line: str) -> str:
    return line[:-1]
