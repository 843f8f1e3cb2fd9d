"""The rows of tests/cases, judged once."""

from collections.abc import Iterator, Mapping

import pytest

from pipeline.run import Engine
from tests.extract.judging import faults
from tests.extract.rows import Row, claims_from, rows


class Judged(Mapping[Row, list[str]]):
    """Row -> what is wrong with it, judged when first asked for: a run of few rows is quick."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[Row, list[str]] = {}

    def __getitem__(self, row: Row) -> list[str]:
        if row not in self._known:
            self._known[row] = faults(row, claims_from(row, self._engine))
        return self._known[row]

    def __iter__(self) -> Iterator[Row]:
        return iter(rows())

    def __len__(self) -> int:
        return len(rows())


@pytest.fixture(scope="session")
def judged(engine: Engine) -> Judged:
    return Judged(engine)
