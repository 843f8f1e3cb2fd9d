"""inputs -> sources: files, folders and addresses, each with the id that its article will bear."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from pipeline.errors import InputError
from pipeline.ingest.fetch import Content, fetch, is_url

SUFFIXES = (".htm", ".html", ".jsonl", ".markdown", ".md", ".txt")
"""What a folder is searched for; each has its reader in ``readers.READERS``, or holds records."""

_LONGEST_ID = 120
_MOST_BYTES = 240
"""Of an id in UTF-8: the name of a file may have 255, and a number and a suffix are still to come."""
_SAFE = re.compile(r"[^\W_](?:[\w .,()&'+=@~-]*[\w()'+-])?")
_UNSAFE = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file or an address."""

    name: str
    """As the user gave it, or the file's path within the folder that the user gave."""
    id: str
    suffix: str
    """In lower case with its dot; of an address, what its path shows, else ".html"."""
    path: Path | None = None
    """None for an address."""
    fault: str | None = None
    """Why there is nothing to read, where that is known beforehand."""

    def read(self) -> Content:
        """The bytes, and what is told about them from outside.

        Raises:
            InputError: they cannot be had.
        """
        if self.fault:
            raise InputError(self.fault)
        if self.path is None:
            return fetch(self.name, self.suffix)
        with self.open() as file:
            return Content(data=file.read(), suffix=self.suffix)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The file, for reading; it is no address.

        Raises:
            InputError: it cannot be read.
        """
        try:
            with (self.path or Path(self.name)).open("rb") as file:
                yield file
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise InputError(f"{self.name}: cannot be read ({reason}); check the file and its permissions.") from error


@dataclass(slots=True)
class Namer:
    """Gives ids that are safe file names, and no two of them the same even where case does not count."""

    taken: set[str] = field(default_factory=set)

    def name(self, wanted: str) -> str:
        """``wanted``, made safe, with "-2", "-3" … if it is taken."""
        base = safe_id(wanted)
        found, count = base, 1
        while _folded(found) in self.taken:
            count += 1
            found = f"{base}-{count}"
        self.taken.add(_folded(found))
        return found


def sources(inputs: Sequence[str]) -> Iterator[Source]:
    """Every source behind ``inputs``, folders in order of path; a missing one fails when it is read."""
    return named_sources(inputs, Namer())


def named_sources(inputs: Sequence[str], namer: Namer) -> Iterator[Source]:
    """:func:`sources`, with ids that ``namer`` gives as each is reached."""
    for name in inputs:
        if is_url(name):
            yield Source(name=name, id=namer.name(_url_slug(name)), suffix=_url_suffix(name))
            continue
        path = Path(name)
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):
            is_folder = False
        if is_folder:
            yield from _folder(path, name, namer)
        else:
            yield _file(path, name, namer)


def safe_id(wanted: str) -> str:
    """``wanted`` if it is a safe file name, else a slug of it."""
    text = unicodedata.normalize("NFC", wanted)
    if len(text) <= _LONGEST_ID and len(text.encode()) <= _MOST_BYTES and _SAFE.fullmatch(text):
        return text
    slug = _cut(_UNSAFE.sub("-", text).strip("-_")).strip("-_")
    return slug or "article"


def _cut(text: str) -> str:
    """The beginning of a text, as far as it fits; no character is cut in two."""
    return text[:_LONGEST_ID].encode()[:_MOST_BYTES].decode(errors="ignore")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def _file(path: Path, name: str, namer: Namer) -> Source:
    suffix = path.suffix.lower()
    if not _exists(path):
        fault = f"{name}: no such file or folder; check the path."
        return Source(name=name, id="", suffix=suffix, path=path, fault=fault)
    if suffix not in SUFFIXES:
        fault = f"{name}: the suffix {suffix or '(none)'} is not known; give one of {', '.join(SUFFIXES)}."
        return Source(name=name, id="", suffix=suffix, path=path, fault=fault)
    # The records of JSON Lines have their own ids, so the file takes none.
    source_id = safe_id(path.stem) if suffix == ".jsonl" else namer.name(path.stem)
    return Source(name=name, id=source_id, suffix=suffix, path=path)


def _folder(folder: Path, name: str, namer: Namer) -> Iterator[Source]:
    found = sorted(path for path in folder.rglob("*") if _counts(path, folder))
    if not found:
        fault = f"{name}: the folder holds no {', '.join(SUFFIXES)}; give one that does."
        yield Source(name=name, id="", suffix="", path=folder, fault=fault)
    for path in found:
        yield _file(path, str(path), namer)


def _counts(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in SUFFIXES and path.is_file()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _url_suffix(url: str) -> str:
    suffix = Path(urlsplit(url).path).suffix.lower()
    return suffix if suffix in SUFFIXES else ".html"


def _url_slug(url: str) -> str:
    parts = urlsplit(url)
    path = Path(unquote(parts.path))
    stem = path.with_suffix("") if path.suffix.lower() in SUFFIXES else path
    return safe_id(_UNSAFE.sub("-", f"{parts.netloc}{stem} {parts.query}").strip("-"))
