"""Each named question over the two articles of conftest.py, with its whole answer in expected/."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from pipeline.query import named_queries, run_query, to_csv

EXPECTED = {file.stem: file for file in sorted((Path(__file__).parent / "expected").glob("*.csv"))}


def cells(store: Store, question: str, values: dict[str, str]) -> list[tuple[str, ...]]:
    table = run_query(store, question, values=values)
    return [tuple(cell.value if cell else "" for cell in row) for row in table.rows]


def test_every_question_has_its_answer() -> None:
    assert set(EXPECTED) == set(named_queries())


@pytest.mark.parametrize("question", EXPECTED)
def test_answers(store: Store, question: str) -> None:
    answer = to_csv(run_query(store, question)).replace("\r\n", "\n")
    assert answer == EXPECTED[question].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("question", "values", "column", "expected"),
    [
        ("what-treats", {"condition": "Heel"}, 1, ["ibuprofen", "wave therapy"]),
        ("what-treats", {"condition": "plantar"}, 1, ["ibuprofen", "wave therapy"]),
        ("what-treats", {"condition": "nothing of the kind"}, 1, []),
        ("what-treats", {"condition": 'a "quoted" } name'}, 1, []),
        ("regimens", {"treatment": "ibu"}, 1, ["200 mg twice a day"]),
        ("contraindications", {"treatment": "warfarin"}, 2, ["ibuprofen"]),
        ("compare", {"first": "wave", "second": "ibu"}, 2, [
            "actsOn", "contraindicatedFor", "hasCost", "hasRegimen", "hasSideEffect", "interactsWith", "treats"]),
        ("compare", {"first": "running", "second": "ibu"}, 2, [
            "actsOn", "causes", "hasRegimen", "interactsWith", "treats"]),
        ("compare", {"first": "running"}, 2, []),
        ("medicines-by-action", {"action": "GOUT"}, 2, ["ibuprofen"]),
        ("who-says-what", {"speaker": "ruiz"}, 2, ["hasRegimen", "treats"]),
    ],
)  # fmt: skip
def test_parameters_restrict(
    store: Store, question: str, values: dict[str, str], column: int, expected: list[str]
) -> None:
    assert [row[column] for row in cells(store, question, values)] == expected
