"""Named bytes -> a folder that an earlier export may be in."""

import json
import shutil
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from pipeline.errors import CareGraphError

MANIFEST = "manifest.json"
"""Names the files of an export with their hashes; a folder with it may be written again."""


def write_files(files: Iterable[tuple[str, bytes]], folder: Path, *, format_: str) -> list[str]:
    """Writes the files and the manifest once all are made; returns the names, sorted.

    What an earlier export left in the folder goes.

    Raises:
        CareGraphError: the folder holds other things, or cannot be written.
    """
    before = _earlier(folder)
    aside = folder.resolve().with_name(f".{folder.resolve().name}.new")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        hashes = {name: _put(aside / name, content) for name, content in files}
        folder.mkdir(exist_ok=True)
        # Named beforehand, so that a folder that was left half-written is known as an export.
        _put(folder / MANIFEST, _manifest(format_, dict.fromkeys(sorted(before | hashes.keys()), "")))
        for name in before - hashes.keys():
            (folder / name).unlink(missing_ok=True)
        for name in hashes:
            (aside / name).replace(folder / name)
        _put(folder / MANIFEST, _manifest(format_, hashes))
    except OSError as error:
        raise CareGraphError(
            f"{folder}: the export cannot be written ({error.strerror}); mend that or name another folder with --to."
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return sorted(hashes)


def _manifest(format_: str, hashes: Mapping[str, str]) -> bytes:
    return (json.dumps({"caregraph export": format_, "files": dict(sorted(hashes.items()))}, indent=1) + "\n").encode()


def _earlier(folder: Path) -> set[str]:
    """The files of an earlier export; a folder that holds other things is refused."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if "caregraph export" in manifest:
            return {name for name in manifest["files"] if Path(name).name == name}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise CareGraphError(f"{folder}: this is no earlier export and not empty; name another folder with --to.")


def _put(path: Path, content: bytes) -> str:
    """Writes a file; returns its hash."""
    path.write_bytes(content)
    return sha256(content).hexdigest()
