"""Tables of text, tab- or comma-separated; the source says which column is what.

Options: ``columns`` (in their order: id, label, names, branches, parents, links; "" for one to pass over),
``within`` (what separates several values in a cell, "|" by default), ``header`` (whether the first row is none).
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import OntologyError
from pipeline.vocabulary.formats.record import Record, unique

_COLUMNS = ("id", "label", "names", "branches", "parents", "links")


def read(path: Path, options: Mapping[str, Any]) -> Iterator[Record]:
    """One record a row; without ``columns``, the header has to name them.

    Raises:
        OntologyError: no column is the label.
    """
    tabbed = path.suffix.lower() != ".csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t" if tabbed else ",", quoting=csv.QUOTE_NONE if tabbed else csv.QUOTE_ALL)
        columns = options.get("columns")
        if columns is None or options.get("header"):
            header = next(rows, [])
            columns = columns or header
        if "label" not in columns:
            raise OntologyError(f"{path.name}: no column is the label; name the columns ({', '.join(_COLUMNS)}).")
        for row in rows:
            cells = dict(zip(columns, row, strict=False))
            if cells.get("label"):
                yield _record(cells, options.get("within", "|"))


def _record(cells: Mapping[str, str], within: str) -> Record:
    several = {name: unique(cells.get(name, "").replace(",", within).split(within)) for name in ("branches", "parents")}
    return Record(
        id=cells.get("id") or cells["label"],
        label=cells["label"].strip(),
        names=unique(cells.get("names", "").split(within)),
        branches=several["branches"],
        parents=several["parents"],
        links=unique(cells.get("links", "").split(within)),
    )
