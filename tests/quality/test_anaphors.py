"""The share of the words that point back which are resolved to what is meant."""

import pytest

from pipeline.run import Engine
from tests.quality.anaphors import anaphors, shares

_FLOORS = {"open": 0.90, "held": 0.75}


@pytest.fixture(scope="module")
def measured(engine: Engine) -> dict[str, tuple[int, int]]:
    return {name: (right, of) for name, right, _, of in shares(engine)}


@pytest.mark.parametrize("part", ["open", "held"])
def test_share_that_is_resolved(part: str, measured: dict[str, tuple[int, int]]) -> None:
    right, of = measured[part]
    assert right / of >= _FLOORS[part], f"{right} of {of}"


def test_the_table_is_large_enough_and_half_of_it_is_held() -> None:
    held = [each.held for each in anaphors()]
    assert len(held) >= 60
    assert 0.4 <= sum(held) / len(held) <= 0.6
