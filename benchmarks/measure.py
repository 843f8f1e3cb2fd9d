"""A command -> its seconds, its processor seconds and its peak memory, as the system counts them; and tables."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, with all its child processes."""

    wall: float
    cpu: float
    peak: float
    """MB of its largest process."""
    output: str = ""


def run(command: Sequence[str], cwd: Path | None = None) -> Cost:
    """Runs a command to its end.

    Raises:
        subprocess.CalledProcessError: it fails.
    """
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    begin = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=cwd) as process:
        # Both are short, so that neither pipe fills while the other is read.
        output, errors = (pipe.read().decode() for pipe in (process.stdout, process.stderr) if pipe)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output, errors)
    return Cost(perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, output)


def machine() -> str:
    """When and on what something was measured."""
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = (line.partition(":") for line in info.read_text(encoding="utf-8").splitlines())
        model = next((value.strip() for name, _, value in lines if name.strip() == "model name"), model)
    load = os.getloadavg()[0]
    when = datetime.now(UTC).date().isoformat()
    return f"{when}, {model}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the start"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table in Markdown: the first column to the left, the others to the right."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
