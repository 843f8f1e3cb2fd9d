"""Files in a temporary folder -> the output folder, all at once or not at all.

The folder's ``run.json`` names the files that a build wrote. Whatever else lies in the folder is the user's: it stays.
"""

import ctypes
import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from pipeline.errors import CareGraphError

RECORD = "run.json"
_STORE = "store"
"""A folder that is ours as a whole: the store names its own files."""
_NEW, _OLD = "new", "old"
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of renameat2(2)."""


def check_place(folder: Path) -> None:
    """Says beforehand why a build could not go to this folder.

    Raises:
        CareGraphError: it is a file, or holds things and no earlier output.
    """
    if folder.is_dir():
        if any(folder.iterdir()) and _recorded(folder) is None:
            raise CareGraphError(
                f"{folder}: the folder holds other things than an earlier output, so nothing is written there; "
                "name a new or an empty folder."
            )
    elif folder.exists() or folder.is_symlink():
        raise CareGraphError(f"{folder}: this is no folder; name another one for the output.")


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """The hidden folder beside the output ``folder`` where a build works and keeps what it has read.

    Only one build at a time may have it. What a killed build left half-done is cleared away, or put back, here.

    Raises:
        CareGraphError: another build is at work there, or the place cannot be written.
    """
    try:
        place = folder.resolve()
        aside = place.with_name(f".{place.name}.caregraph")
        aside.mkdir(parents=True, exist_ok=True)
        with (aside / "lock").open("w") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                raise CareGraphError(f"{folder}: another build is writing there; wait for it to end.") from None
            _restore(place, aside)
            yield aside
    except OSError as error:
        raise _unwritable(folder, error) from error


@contextmanager
def replacing(folder: Path, aside: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of ``folder`` if the block ends well; if not, ``folder`` stays as it was.

    Args:
        folder: the output.
        aside: its workplace.

    Raises:
        CareGraphError: the place is not free (:func:`check_place`), or something cannot be written.
    """
    check_place(folder)
    # Beside the folder that a link points to, so that a link stays one and both ends lie on one disk.
    place, new = folder.resolve(), aside / _NEW
    try:
        new.mkdir()
        try:
            yield new
            if place.is_dir():
                _keep_foreign(place, new)
            _swap(new, place, aside / _OLD)
        finally:
            for left in (new, aside / _OLD):
                shutil.rmtree(left, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def files_of(folder: Path) -> list[str]:
    """The files that a build has written, as paths within ``folder``, sorted; the store's own are left out."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return sorted(path.as_posix() for path in found if path.parts[0] != _STORE)


def _recorded(folder: Path) -> set[str] | None:
    """The files of the earlier output; None if the folder is no output of ours."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {RECORD, *map(str, record["files"])} if "caregraph" in record else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep_foreign(old: Path, new: Path) -> None:
    """Gives the new folder all that is in the old one and that no build wrote."""
    shutil.copymode(old, new)
    ours = _recorded(old) or set()
    for path in sorted(old.rglob("*")):
        inside = path.relative_to(old)
        if inside.parts[0] == _STORE or inside.as_posix() in ours:
            continue
        if path.is_dir() and not path.is_symlink():
            if not _made_for(inside, ours):
                (new / inside).mkdir(parents=True, exist_ok=True)
            continue
        if os.path.lexists(new / inside):
            raise CareGraphError(f"{path}: no build wrote this file, and the output needs its name; move it away.")
        (new / inside).parent.mkdir(parents=True, exist_ok=True)
        _same_file(path, new / inside)


def _made_for(folder: Path, ours: Collection[str]) -> bool:
    """Whether a folder is there because a build put files in it."""
    return any(file.startswith(f"{folder.as_posix()}/") for file in ours)


def _same_file(path: Path, copy: Path) -> None:
    """A second name for the file, so that it is nowhere missing at any moment; else a copy."""
    try:
        os.link(path, copy, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, copy, follow_symlinks=False)


def _swap(new: Path, place: Path, old: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    if exchange(new, place):
        return
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        with suppress(OSError):
            old.rename(place)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one step, so that there is no moment without an output; whether the system could do it."""
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2  # Linux; elsewhere it is called otherwise, or is not there
    except (AttributeError, OSError):
        return False
    return bool(swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _restore(place: Path, aside: Path) -> None:
    old = aside / _OLD
    if old.is_dir() and not place.exists():
        old.rename(place)
    for left in (aside / _NEW, old):
        shutil.rmtree(left, ignore_errors=True)


def _unwritable(folder: Path, error: OSError) -> CareGraphError:
    reason = error.strerror or (str(error) if error.args else type(error).__name__)
    return CareGraphError(
        f"{folder}: the output cannot be written ({reason}: {Path(error.filename or folder).name}); "
        "mend that or name another folder. What was there before is untouched."
    )
