"""What each store was sent: its address -> graphs -> the hash of their content."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from pipeline.errors import CareGraphError, InputError

State = dict[str, dict[str, str]]
_SECONDS = 1.0
"""Between two writings: with a writing a graph, a push of many would spend its time on this file."""


class Sent:
    """What one store has."""

    def __init__(self, path: Path, url: str) -> None:
        self._path, self._all = path, load_state(path)
        self._here = self._all.setdefault(url, {})
        self._written, self._new = monotonic(), False

    def get(self, graph: str) -> str | None:
        """The hash of what was sent of a graph."""
        return self._here.get(graph)

    def graphs(self) -> set[str]:
        """All of which something was sent."""
        return set(self._here)

    def note(self, graph: str, digest: str | None) -> None:
        """Remembers that a graph was sent, or removed."""
        if digest is None:
            self._here.pop(graph, None)
        else:
            self._here[graph] = digest
        self._new = True
        if monotonic() - self._written >= _SECONDS:
            self.save()

    def save(self) -> None:
        """Writes what is new."""
        if self._new:
            save_state(self._path, self._all)
            self._written, self._new = monotonic(), False


@contextmanager
def kept(path: Path, url: str) -> Iterator[Sent]:
    """What the store at this address has, written whatever ends the push; raises as the two functions below."""
    sent = Sent(path, url)
    try:
        yield sent
    finally:
        sent.save()


def load_state(path: Path) -> State:
    """The state; empty where there is none yet.

    Raises:
        InputError: the file holds something else.
    """
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
        return {str(url): {str(graph): str(digest) for graph, digest in there.items()} for url, there in state.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        raise InputError(f"{path} is no record of a push; remove it, or name another file with --state.") from error


def save_state(path: Path, state: State) -> None:
    """Writes the state whole or not at all.

    Raises:
        CareGraphError: it cannot be written.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(json.dumps(state, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise CareGraphError(f"{path} cannot be written ({error.strerror}); name another file with --state.") from error
