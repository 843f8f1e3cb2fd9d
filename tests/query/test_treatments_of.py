"""From sentences to the answer that a reader of the list would act on."""

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.query import run_query
from pipeline.run import Engine, reading_with

TEXT = """Exosome therapy for hair loss

Exosome therapy is used to treat non-scarring hair loss. It costs $700 per session. It can cause tenderness.

Minoxidil treats female pattern baldness. Exosome therapy does not treat scarring hair loss.
"""


@pytest.fixture(scope="module")
def output(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hair")
    (folder / "hair.txt").write_text(TEXT, encoding="utf-8")
    build([str(folder / "hair.txt")], folder / "out", workers=reading_with(engine))
    return folder / "out"


def answer(output: Path, condition: str) -> set[tuple[str, ...]]:
    table = run_query(output, "treatments-of", values={"condition": condition})
    return {tuple(cell.value if cell else "" for cell in row) for row in table.rows}


@pytest.mark.parametrize("name", ["hair loss", "Alopecia", "baldness"])
def test_any_synonym_finds_the_treatments_of_all_kinds(output: Path, name: str) -> None:
    found = {row[:3] for row in answer(output, name)}
    assert ("non-scarring alopecia", "exosome therapy", "affirmed") in found
    assert ("female pattern hair loss", "minoxidil", "affirmed") in found
    assert ("scarring alopecia", "exosome therapy", "negated") in found


@pytest.mark.parametrize("name", ["scarring hair loss", "cicatricial alopecia"])
def test_what_is_denied_is_never_listed_as_affirmed(output: Path, name: str) -> None:
    assert {row[:3] for row in answer(output, name)} == {("scarring alopecia", "exosome therapy", "negated")}


def test_cost_side_effects_and_sources_stand_beside_each_treatment(output: Path) -> None:
    (row,) = (row for row in answer(output, "non-scarring alopecia"))
    assert row[6:] == (
        "$700 per session",
        "tenderness (may)",
        "Exosome therapy for hair loss: “Exosome therapy is used to treat non-scarring hair loss”",
    )
