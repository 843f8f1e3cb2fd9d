"""A table -> text: aligned for a terminal, CSV, or SPARQL 1.1 results in JSON."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from pipeline.ids import PREFIXES
from pipeline.query.table import STRING, Cell, Table

_GAP = 2
_NARROWEST = 6
"""No column is cut below this many characters, even if the table gets wider than asked."""


def to_text(table: Table, *, width: int | None = None) -> str:
    """Columns side by side, cut with "…" to fit ``width`` (None: never cut); IRIs show their label, or a short form."""
    if table.form == "ask":
        return "yes\n" if table.truth else "no\n"
    if not table.rows:
        return "No rows.\n"
    rows = [table.columns, *(tuple(map(_shown, row)) for row in table.rows)]
    widths = [max(map(_wide, column)) for column in zip(*rows, strict=True)]
    widths = _fitted(widths, width - _GAP * (len(widths) - 1)) if width else widths
    rows.insert(1, tuple("-" * one for one in widths))
    lines = ((" " * _GAP).join(map(_padded, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def to_csv(table: Table) -> str:
    """SPARQL 1.1 results in CSV: plain values, in which IRIs are whole."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([cell.value if cell else "" for cell in row] for row in table.rows)
    return out.getvalue()


def to_json(table: Table) -> str:
    """SPARQL 1.1 results in JSON."""
    if table.form == "ask":
        return json.dumps({"head": {}, "boolean": table.truth}) + "\n"
    bindings = [
        {column: _binding(cell) for column, cell in zip(table.columns, row, strict=True) if cell} for row in table.rows
    ]
    answer = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Table], str]] = {"csv": to_csv, "json": to_json, "table": to_text}
"""The formats by name."""


def shorten(iri: str) -> str:
    """An IRI with its prefix, if one of the usual ones fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _binding(cell: Cell) -> dict[str, str]:
    binding = {"type": cell.kind, "value": cell.value}
    if cell.language:
        binding["xml:lang"] = cell.language
    elif cell.kind == "literal" and cell.datatype != STRING:
        binding["datatype"] = cell.datatype
    return binding


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return ""
    text = cell.label or shorten(cell.value) if cell.kind == "uri" else cell.value
    return " ".join(text.split())


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """The widths, the widest cut first, until they fit the room or cannot be cut further."""
    fitted = list(widths)
    while sum(fitted) > room and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _padded(text: str, width: int) -> str:
    if _wide(text) > width:
        while _wide(text) > width - 1:
            text = text[:-1]
        text = f"{text}…"
    return text + " " * (width - _wide(text))


def _wide(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text
    )
