"""lines -> rows of cells: tables that plain text draws with bars, tabs or aligned columns."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.drafts import Draft
from pipeline.ingest.layout import layout, phrase, words
from pipeline.ingest.lines import Line

_SEPARATOR = re.compile(r"[|+:=\-\s]*[-=]{2,}[|+:=\-\s]*")
_BARS = re.compile(r"\|")
_TABS = re.compile(r"\t")
_GAPS = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}|[ \u00a0]*\t[ \t\u00a0]*)(?=\S)")
_MOST_HEAD_WORDS = 6
_LONGEST_ROW = 2000
"""Longer lines are prose; looking for columns in them only costs time."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and its offset in the line's article."""

    start: int
    text: str
    column: int


Row = list[Cell]


def table_at(lines: Sequence[Line], at: int) -> tuple[list[Draft], int] | None:
    """The cells of the table that begins at ``lines[at]``, and how many lines it takes."""
    for read in (_bar_rows, _tab_rows, _gap_rows):
        rows, used, headed = read(lines, at)
        if len(rows) > 1:
            return cell_drafts(rows, headed=headed or _looks_headed(rows)), used
    return None


def cell_drafts(rows: Sequence[Row], *, headed: bool) -> list[Draft]:
    """Drafts of cells; the first row heads the columns where ``headed``, the first cell of a row the row."""
    heads = {cell.column: cell.start for cell in rows[0]} if headed else {}
    found: list[Draft] = []
    for rank, row in enumerate(rows):
        lead = row[0] if row and row[0].column == 0 and not _is_number(row[0].text) else None
        for cell in row:
            inner = not (headed and rank == 0)
            found.append(
                Draft(
                    kind="cell",
                    text=cell.text,
                    start=cell.start,
                    key=cell.start,
                    row=row[0].start,
                    row_head=lead.start if inner and lead and cell is not lead else None,
                    column_head=heads.get(cell.column) if inner else None,
                )
            )
    return found


def _bar_rows(lines: Sequence[Line], at: int) -> tuple[list[Row], int, bool]:
    rows: list[Row] = []
    headed = False
    used = 0
    for rank in range(at, len(lines)):
        line = lines[rank]
        separator = len(line.text) <= _LONGEST_ROW and _SEPARATOR.fullmatch(line.text) is not None
        row = [] if separator else _bar_row(line)
        if not (row or separator) or (not rows and (used > 1 or (row and not _begins(row)))):
            break
        used += 1
        headed = headed or (separator and len(rows) == 1)
        rows += [row] if row else []
    return rows, used, headed


def _bar_row(line: Line) -> Row:
    if len(line.text) > _LONGEST_ROW or "|" not in line.text:
        return []
    return _cells(line, _BARS, outer=line.text.startswith("|"))


def _begins(row: Row) -> bool:
    return len(row) > 1 and not _is_navigation(row)


def _tab_rows(lines: Sequence[Line], at: int) -> tuple[list[Row], int, bool]:
    return _run(lines, at, _TABS, lambda _first, row: len(row) > 1)


def _gap_rows(lines: Sequence[Line], at: int) -> tuple[list[Row], int, bool]:
    return _run(lines, at, _GAPS, _aligned)


def _run(
    lines: Sequence[Line], at: int, gap: re.Pattern[str], fits: Callable[[Row, Row], bool]
) -> tuple[list[Row], int, bool]:
    rows: list[Row] = []
    for rank in range(at, len(lines)):
        line = lines[rank]
        if line.bullet or len(line.text) > _LONGEST_ROW or not gap.search(line.text):
            break
        row = _cells(line, gap, outer=False)
        if not _begins(row) or not fits(rows[0] if rows else row, row):
            break
        rows.append(row)
    return rows, len(rows), False


def _cells(line: Line, gap: re.Pattern[str], *, outer: bool) -> Row:
    edges = [(0, 0), *(match.span() for match in gap.finditer(line.text)), (len(line.text), len(line.text))]
    found: Row = []
    for column, ((_, begin), (end, _)) in enumerate(pairwise(edges)):
        piece = line.text[begin:end]
        text = piece.strip()
        if text:
            start = line.start + begin + len(piece) - len(piece.lstrip())
            found.append(Cell(start=start, text=text, column=column - outer))
    return found


def _aligned(first: Row, row: Row) -> bool:
    """Same columns, and no sentences that merely stand two spaces apart."""
    if len(first) != len(row) or any(cell.text.endswith((".", "!", "?")) for cell in (*first[:-1], *row[:-1])):
        return False
    return all(len(words(cell.text)) <= 12 for cell in (*first, *row))


def _looks_headed(rows: Sequence[Row]) -> bool:
    first = rows[0]
    return all(len(words(cell.text)) <= _MOST_HEAD_WORDS for cell in first) and not any(
        sign.isdigit() for cell in first[1:] for sign in cell.text
    )


def _is_number(text: str) -> bool:
    return not any(sign.isalpha() for sign in text)


def _is_navigation(row: Row) -> bool:
    known = layout().lines.navigation
    return sum(phrase(cell.text) in known for cell in row) * 2 >= len(row)
