"""Every row of tests/cases. A row that does not hold yet stands in known_misses.txt; see tests/cases/README.md."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.extract.known_misses import share
from tests.extract.rows import Row, known_misses, rows

FLOORS = Path(__file__).with_name("floors.json")
"""The shares of rows that must hold, in the open part and in the held one. Lowered by hand and for a reason only."""
COMMAND = "python -m tests.extract.known_misses"


def _cases() -> list[object]:
    missed = known_misses()
    mark = pytest.mark.xfail(strict=True, reason=f"a known miss; if it holds now, run `{COMMAND}`")
    return [
        pytest.param(row, id=f"{row.file}-{row.number}", marks=[mark] if (row.file, row.key) in missed else [])
        for row in rows()
    ]


@pytest.mark.parametrize("row", _cases())
def test_row(row: Row, judged: "dict[Row, list[str]]") -> None:
    assert judged[row] == [], row.text


@pytest.mark.parametrize("part", ["open", "held"])
def test_share_of_rows_that_hold(part: str, judged: "dict[Row, list[str]]") -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[part]
    good, of = share({row: not found for row, found in judged.items()}, held=part == "held")
    assert good / of >= floor, f"{good} of {of} rows hold; the floor is {floor}"


def test_known_misses_are_rows() -> None:
    stale = known_misses() - {(row.file, row.key) for row in rows()}
    assert not stale, f"run `{COMMAND}`"


def test_no_row_stands_twice_in_a_file() -> None:
    counts = Counter((row.file, row.key) for row in rows())
    assert [pair for pair, count in counts.items() if count > 1] == []
