import json

from pipeline.evaluate import Counts, Figures
from tests.quality.mentions import FLOORS, broken, measured

PINNED = {"sha256": "aa", "at_least": {"Condition": 0.5, "linking": 0.9}}


def test_a_figure_under_its_floor_is_one_sentence() -> None:
    (said,) = broken("corpus", {"Condition": 0.4, "linking": 0.9}, "aa", PINNED)
    assert said.startswith("corpus: Condition is 0.400 and must be at least 0.5;")


def test_figures_at_their_floors_pass() -> None:
    assert list(broken("corpus", {"Condition": 0.5, "linking": 0.9}, "aa", PINNED)) == []


def test_other_data_are_said_to_be_others() -> None:
    (said,) = broken("corpus", {"Condition": 0.5, "linking": 0.9}, "bb", PINNED)
    assert "not the data that the floors were set on" in said


def test_measured_gives_every_figure_that_has_a_floor() -> None:
    counts = {name: Counts(2, 2, 1, 1) for name in ("Chemical", "Condition", "Therapy", "all")}
    values = measured(Figures("corpus", 1, counts, counts, {}, Counts(4, 4, 3, 3)))
    assert values["linking"] == 0.75
    for pinned in json.loads(FLOORS.read_text(encoding="utf-8")).values():
        assert len(pinned["sha256"]) == 64
        assert pinned["at_least"].keys() <= values.keys()
