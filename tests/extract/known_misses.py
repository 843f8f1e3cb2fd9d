"""`python -m tests.extract.known_misses`: writes anew which rows of tests/cases do not hold, with the figures."""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.run import load_engine
from tests.extract.judging import faults
from tests.extract.rows import KNOWN_MISSES, Row, claims_from, rows

_HEAD = (
    "# The rows of the case files that do not hold today: file, key, and of open rows the beginning of the text.",
    "# Written by `python -m tests.extract.known_misses`; see README.md.",
)
_SHOWN = 90
"""Characters of a text: enough to find it by."""


def main() -> None:
    """Judges every row and writes the file."""
    engine = load_engine()
    held_up = {row: not faults(row, claims_from(row, engine)) for row in rows()}
    KNOWN_MISSES.write_text("\n".join(_lines(held_up)) + "\n", encoding="utf-8", newline="")


def share(results: Mapping[Row, bool], *, held: bool) -> tuple[int, int]:
    """How many rows hold, of how many; of the open part or of the held one."""
    part = [holds for row, holds in results.items() if row.held == held]
    return sum(part), len(part)


def _lines(results: Mapping[Row, bool]) -> Iterator[str]:
    yield from _HEAD
    for name, held in (("open", False), ("held", True)):
        good, of = share(results, held=held)
        yield f"# {name}: {good} of {of} rows hold ({good / of:.1%})"
    yield from sorted(map(_line, _missed(results)))


def _missed(results: Mapping[Row, bool]) -> Iterable[Row]:
    return (row for row, holds in results.items() if not holds)


def _line(row: Row) -> str:
    text = "(held)" if row.held else " ".join(row.text.split())[:_SHOWN].rstrip()
    return f"{row.file} {row.key} {text}"


if __name__ == "__main__":
    main()
