"""table tag -> drafts: the cells of a table with their row and column heads, spanning cells laid out."""

from collections.abc import Callable
from dataclasses import dataclass

from bs4 import Tag

from pipeline.ingest.drafts import Draft
from pipeline.ingest.layout import words

_MOST_SPAN = 100
_PROSE = 80
"""Words in a cell without heads anywhere that show a table to be the page's layout."""
_HEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's place on the grid, and its texts."""

    tag: Tag
    row: int
    column: int
    rows: int
    columns: int

    @property
    def is_head(self) -> bool:
        return self.tag.name == "th" and self.tag.get("scope") not in ("row", "rowgroup")


def is_data_table(table: Tag) -> bool:
    """Whether a table holds facts in rows and columns, not the page's layout."""
    if table.get("role") in ("presentation", "none") or table.find("table") is not None:
        return False
    rows = _rows(table)
    if max((len(_tags(row)) for row in rows), default=0) < 2:
        return False
    if table.find("th") is not None:
        return True
    cells = [cell for row in rows for cell in _tags(row)]
    if any(cell.find(("h1", "h2", "h3", "h4", "article", "section", "form")) is not None for cell in cells):
        return False
    return len(rows) > 1 and all(len(cell.get_text(" ").split()) < _PROSE for cell in cells)


def table_drafts(table: Tag, read: Callable[[Tag], list[Draft]], first_key: int) -> list[Draft]:
    """The cells in order, a draft for each block that ``read`` finds in one; keys count on from ``first_key``."""
    cells = _cells(table)
    texts = [[draft for draft in read(cell.tag) if draft.text] for cell in cells]
    keys: list[int] = []
    for found in texts:
        keys.append(first_key)
        first_key += len(found)
    filled = [bool(found) for found in texts]
    head_rows = _head_rows(table, cells, texts)
    grid = {spot: rank for rank, cell in enumerate(cells) if filled[rank] for spot in _spots(cell)}
    drafts: list[Draft] = []
    for rank, (cell, found) in enumerate(zip(cells, texts, strict=True)):
        row_head, column_head = _heads(rank, cells, grid, head_rows)
        for offset, draft in enumerate(found):
            drafts.append(
                Draft(
                    kind="cell",
                    text=" ".join(draft.text.split()),
                    key=keys[rank] + offset,
                    row=cell.row,
                    row_head=None if row_head is None or _is_number(texts[row_head]) else keys[row_head],
                    column_head=None if column_head is None else keys[column_head],
                    linked=draft.linked,
                )
            )
    return drafts


def _rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _tags(row: Tag) -> list[Tag]:
    return [cell for cell in row.find_all(("td", "th")) if cell.find_parent("tr") is row]


def _cells(table: Tag) -> list[_Cell]:
    taken: set[tuple[int, int]] = set()
    found: list[_Cell] = []
    for row, tag in enumerate(_rows(table)):
        column = 0
        for cell_tag in _tags(tag):
            while (row, column) in taken:
                column += 1
            cell = _Cell(
                tag=cell_tag,
                row=row,
                column=column,
                rows=_span(cell_tag, "rowspan"),
                columns=_span(cell_tag, "colspan"),
            )
            taken.update(_spots(cell))
            found.append(cell)
    return found


def _spots(cell: _Cell) -> list[tuple[int, int]]:
    rows, columns = range(cell.row, cell.row + cell.rows), range(cell.column, cell.column + cell.columns)
    return [(row, column) for row in rows for column in columns]


def _span(tag: Tag, name: str) -> int:
    value = tag.get(name)
    return min(max(1, int(value)), _MOST_SPAN) if isinstance(value, str) and value.isdecimal() else 1


def _head_rows(table: Tag, cells: list[_Cell], texts: list[list[Draft]]) -> list[int]:
    """The rows that head columns: those in thead or all of th; without any, a short first row without numbers."""
    rows = sorted({cell.row for cell in cells})
    by_row = {row: [cell for cell in cells if cell.row == row] for row in rows}
    marked = [row for row in rows if all(cell.is_head or not cell.tag.get_text().strip() for cell in by_row[row])]
    marked = [row for row in marked if len(by_row[row]) > 1 or len(rows) == 1]
    marked += [row for row in rows if row not in marked and by_row[row][0].tag.find_parent("thead") is not None]
    if marked or table.find("th") is not None or len(rows) < 2:
        return sorted(marked)
    first = [texts[rank] for rank, cell in enumerate(cells) if cell.row == rows[0]]
    short = all(len(found) < 2 and (not found or len(words(found[0].text)) <= _HEAD_WORDS) for found in first)
    return [rows[0]] if short and not any(_has_digit(found) for found in first[1:]) else []


def _heads(
    rank: int, cells: list[_Cell], grid: dict[tuple[int, int], int], head_rows: list[int]
) -> tuple[int | None, int | None]:
    """The ranks of the cells that head this one's row and column."""
    cell = cells[rank]
    if cell.row in head_rows:
        return None, None
    above = [row for row in head_rows if row < cell.row]
    column_head = grid.get((above[-1], cell.column)) if above else None
    row_head = grid.get((cell.row, 0))
    return (None if row_head == rank else row_head), (None if column_head == rank else column_head)


def _is_number(found: list[Draft]) -> bool:
    return not any(sign.isalpha() for draft in found for sign in draft.text)


def _has_digit(found: list[Draft]) -> bool:
    return any(sign.isdigit() for draft in found for sign in draft.text)
