"""What each store was sent: its address -> graphs -> the hash of their content."""

import json
from pathlib import Path

from pipeline.errors import CareGraphError, InputError

State = dict[str, dict[str, str]]


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
