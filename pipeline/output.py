"""Files in a temporary folder -> the output folder, all at once or not at all.

The folder's ``run.json`` names the files that a build wrote. Whatever else lies in the folder is the user's: it stays.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from pipeline.errors import CareGraphError

RECORD = "run.json"
_STORE = "store"
"""A folder that is ours as a whole: the store names its own files."""


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
def replacing(folder: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of ``folder`` if the block ends well; if not, ``folder`` stays as it was.

    Raises:
        CareGraphError: the place is not free (:func:`check_place`), or something cannot be written.
    """
    check_place(folder)
    try:
        # Beside the folder that a link points to, so that a link stays one and both ends lie on one disk.
        place = folder.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=f".{place.name}.", dir=place.parent))
        try:
            new = aside / "new"
            new.mkdir()
            yield new
            if place.is_dir():
                _keep_foreign(place, new)
            _swap(new, place, aside / "old")
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CareGraphError(
            f"{folder}: the output cannot be written ({reason}: {Path(error.filename or folder).name}); "
            "mend that or name another folder. What was there before is untouched."
        ) from error


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
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        with suppress(OSError):
            old.rename(place)
        raise
