"""A file that the user gives -> a source of its own, kept beside the fetched ones."""

import shutil
import tomllib
from hashlib import sha256
from pathlib import Path

from pipeline.errors import InputError, OntologyError
from pipeline.schema import load_schema
from pipeline.vocabulary.cache import added_dir
from pipeline.vocabulary.formats import FORMATS, SUFFIXES
from pipeline.vocabulary.sources import Source


def add_file(path: Path, type_: str) -> Source:
    """Copies the file to the cache folder, with a note of what it is; a file of the same name is replaced.

    Raises:
        InputError: the file cannot be read, its ending is not known, or it holds no entries.
        OntologyError: there is no such type.
    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise InputError(f"{path}: not a known ending; the known ones are {', '.join(SUFFIXES)}.")
    load_schema().type(type_)
    try:
        number = sum(1 for _ in FORMATS[form](path, {}))
        digest = sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError, OntologyError) as error:
        raise InputError(f"{path}: not readable as {form} ({error}).") from error
    if not number:
        raise InputError(f"{path}: holds no entries; see docs/formats.md for what {form} needs.")
    source = Source(path.stem, path.name, form, "", "", file=added_dir() / path.name, sha256=digest)
    added_dir().mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, added_dir() / path.name)
    note = f'name = "{path.stem}"\nfile = "{path.name}"\nformat = "{form}"\ntype = "{type_}"\nsha256 = "{digest}"\n'
    (added_dir() / f"{path.name}.note.toml").write_text(note, encoding="utf-8")
    return source


def added_sources() -> tuple[Source, ...]:
    """The sources that the user has added, by name."""
    notes = sorted(added_dir().glob("*.note.toml")) if added_dir().is_dir() else []
    return tuple(map(_noted, notes))


def _noted(note: Path) -> Source:
    data = tomllib.loads(note.read_text(encoding="utf-8"))
    return Source(
        name=data["name"],
        title=data["file"],
        format=data["format"],
        licence="the user's own",
        attribution="added by the user",
        file=note.with_name(data["file"]),
        sha256=data["sha256"],
        everything=(data["type"],),
    )
