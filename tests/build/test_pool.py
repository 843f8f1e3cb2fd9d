import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from pipeline.build.pool import answered
from pipeline.errors import CareGraphError


def squaring(deaths: Path) -> Callable[[int], int]:
    """Squares numbers, but dies over 13, and the first time over 7."""

    def square(number: int) -> int:
        if number == 13 or (number == 7 and not deaths.exists()):
            deaths.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number

    return square


def refusing() -> Callable[[int], int]:
    raise CareGraphError("the ontology is at fault")


@pytest.mark.parametrize("workers", [1, 3])
def test_a_worker_that_dies_takes_no_other_task_with_it(workers: int, tmp_path: Path) -> None:
    answers = dict(answered(range(20), partial(squaring, tmp_path / "died"), workers))
    assert answers == {number: None if number == 13 else number * number for number in range(20)}


def test_tasks_are_taken_only_as_workers_are_free(tmp_path: Path) -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for number in range(10):
            taken += 1
            yield number

    for done, _ in enumerate(answered(tasks(), partial(squaring, tmp_path), 2), 1):
        assert taken <= done + 2


def test_no_task_starts_no_worker_that_stays(tmp_path: Path) -> None:
    assert list(answered((), partial(squaring, tmp_path), 2)) == []


def test_a_worker_that_cannot_start_says_why() -> None:
    with pytest.raises(CareGraphError, match="the ontology is at fault"):
        list(answered([1], refusing, 1))
