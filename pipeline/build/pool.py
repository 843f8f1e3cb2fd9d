"""Tasks -> answers, by worker processes of our own: one that dies takes no other task with it.

``concurrent.futures`` gives up all tasks when one worker dies, and ``fork`` copies threads that the store has started.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from pipeline.errors import CareGraphError

_Task = TypeVar("_Task")
_Answer = TypeVar("_Answer")
_TRIES = 2
"""A worker may be killed from outside, so a task that one died over is given to a second, and then given up."""
_SECONDS_TO_END = 5
_SPAWN = get_context("spawn")

Start = Callable[[], Callable[[_Task], _Answer]]
"""Called once in each worker: loads what is loaded once, and gives what answers a task. It must be picklable."""


@dataclass
class _Worker(Generic[_Task]):
    process: SpawnProcess
    pipe: Connection
    task: _Task | None = None
    tries: int = 0


def answered(
    tasks: Iterable[_Task], start: Start[_Task, _Answer], workers: int
) -> Iterator[tuple[_Task, _Answer | None]]:
    """Each task with its answer, as they come; None for a task that workers died over.

    Tasks are taken from the iterable only as workers are free, so that they need not fit into memory together.

    Raises:
        CareGraphError: a worker cannot start.
    """
    fresh, again = iter(tasks), deque[tuple[_Task, int]]()
    crew = [_hired(start) for _ in range(workers)]
    try:
        for worker in crew:
            _give(worker, fresh, again)
        while busy := [worker for worker in crew if worker.task is not None]:
            ready = wait([worker.pipe for worker in busy])
            for place, worker in enumerate(crew):
                if worker.pipe not in ready or worker.task is None:
                    continue
                task, answer = worker.task, _answer(worker)
                if answer is None:
                    _dismiss(worker)
                    crew[place] = _hired(start)
                if answer is None and worker.tries < _TRIES:
                    again.append((task, worker.tries))
                else:
                    yield task, answer
                _give(crew[place], fresh, again)
    finally:
        for worker in crew:
            _dismiss(worker)


def _hired(start: Start[_Task, _Answer]) -> _Worker[_Task]:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(start, theirs), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(start: Start[_Task, _Answer], pipe: Connection) -> None:
    """The life of a worker. It ends when the other end of the pipe is closed, however that process came to its end."""
    with suppress(EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        try:
            answer = start()
        except CareGraphError as error:
            pipe.send(error)
            return
        while True:
            pipe.send(answer(pipe.recv()))


def _give(worker: _Worker[_Task], fresh: Iterator[_Task], again: deque[tuple[_Task, int]]) -> None:
    worker.task, tries = again.popleft() if again else (next(fresh, None), 0)
    worker.tries = tries + 1
    if worker.task is not None:
        with suppress(BrokenPipeError, ConnectionResetError):  # it has died: that shows when its answer is read
            worker.pipe.send(worker.task)


def _answer(worker: _Worker[_Task]) -> Any:
    """What the worker sent; None if it has died."""
    try:
        message = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    if isinstance(message, CareGraphError):
        raise message
    return message


def _dismiss(worker: _Worker[_Task]) -> None:
    worker.pipe.close()
    worker.process.join(0.1)
    if worker.process.is_alive():
        worker.process.terminate()
        worker.process.join(_SECONDS_TO_END)
