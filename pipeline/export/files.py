"""Named bytes -> a folder that an earlier export may be in."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pipeline.errors import CareGraphError

MANIFEST = "manifest.json"
"""Names the files of an export with their hashes; a folder with it may be written again."""


def write_files(files: Iterable[tuple[str, bytes]], folder: Path, *, format_: str) -> list[str]:
    """Writes the files and the manifest; what an earlier export left behind goes. Returns the names, sorted.

    Raises:
        CareGraphError: the folder holds other things, or cannot be written.
    """
    before = _earlier(folder)
    hashes: dict[str, str] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            hashes[name] = sha256(content).hexdigest()
            _put(folder / name, content)
        for name in before - hashes.keys():
            (folder / name).unlink(missing_ok=True)
        manifest = {"caregraph export": format_, "files": dict(sorted(hashes.items()))}
        _put(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())
    except OSError as error:
        raise CareGraphError(
            f"{folder}: the export cannot be written ({error.strerror}); mend that or name another folder with --to."
        ) from error
    return sorted(hashes)


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


def _put(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
