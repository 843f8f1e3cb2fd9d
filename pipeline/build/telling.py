"""Progress -> lines that a person or a program reads while a build runs."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from time import perf_counter
from typing import TextIO

from pipeline.build.build import Outcome, Progress

_PAUSE = {"terminal": 0.1, "lines": 10.0}
"""Seconds between two lines: often enough to see that it goes on, seldom enough to read a log."""
_WIDTH = 110


@dataclass(slots=True)
class Teller:
    """Writes how far a build has come, now and then.

    On a terminal one line is written over and over; elsewhere plain lines, or JSON Lines.
    """

    out: TextIO
    form: str
    """terminal, lines or json."""
    total: int
    """Documents there are."""
    clock: Callable[[], float] = perf_counter
    begun: float = field(init=False)
    told: float = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.told = self.clock()

    def __call__(self, progress: Progress) -> None:
        """Called after each article."""
        if self.form == "json":
            self._write({"event": "article", "total": self.total, **asdict(progress)})
            return
        now = self.clock()
        if now - self.told >= _PAUSE[self.form] and (self.form == "terminal" or progress.done < self.total):
            self.told = now
            line = progress_line(progress, self.total, now - self.begun)
            self.out.write(f"\r\033[K{line}"[:_WIDTH] if self.form == "terminal" else f"{line}\n")
            self.out.flush()

    def end(self, outcome: Outcome) -> None:
        """Called when the build is done."""
        if self.form == "terminal":
            self.out.write("\r\033[K")
        if self.form == "json":
            counts = {"errors": len(outcome.faults), "seconds": outcome.seconds, "read": outcome.read}
            self._write({"event": "done", **asdict(outcome.counts), **counts, "unchanged": outcome.unchanged})
        self.out.flush()

    def _write(self, event: dict[str, object]) -> None:
        self.out.write(json.dumps(event, ensure_ascii=False) + "\n")
        self.out.flush()


def progress_line(progress: Progress, total: int, seconds: float) -> str:
    """How many articles are done, what came of them, how fast it goes, and how long it will yet take."""
    rate = progress.done / seconds if seconds else 0.0
    left = (total - progress.done) / rate if rate else 0.0
    errors = f", {_count(progress.errors, 'error')}" if progress.errors else ""
    return (
        f"{progress.done:,} of {_count(total, 'article')}, {_count(progress.claims, 'claim')}{errors}; "
        f"{rate:.1f} a second, {_span(left)} left: {progress.article}"
    )


def summary(outcome: Outcome, output: str) -> str:
    """What a build came to, in one line."""
    counts = outcome.counts
    what = ", ".join(
        (
            _count(counts.articles, "article"),
            _count(counts.claims, "claim"),
            _count(counts.mentions, "mention"),
            _count(counts.triples, "triple"),
        )
    )
    known = counts.articles - outcome.read
    how = "; nothing has changed" if outcome.unchanged else f"; {_count(known, 'article')} known" if known > 0 else ""
    faults = f"; {_count(len(outcome.faults), 'fault')} in errors.jsonl" if outcome.faults else ""
    return f"{output}: {what} in {outcome.seconds:.1f} s{how}{faults}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
