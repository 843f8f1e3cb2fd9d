"""Where files lie: those of ``ontology/``, in the installed package or beside it in a checkout, and what is cached."""

import os
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from pipeline.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder ``ontology/``.

    Raises:
        OntologyError: it lies neither in the package nor beside it.
    """
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (folder / "caregraph.ttl").is_file():
            return folder
    raise OntologyError(
        f"{_PACKAGE.parent}: no ontology/caregraph.ttl; reinstall caregraph, or run it from a whole checkout."
    )


def cache_dir() -> Path:
    """Where fetched vocabularies and compiled indexes lie: what ``CAREGRAPH_CACHE`` names, else in the user's cache.

    The folder need not exist yet.
    """
    named = os.environ.get("CAREGRAPH_CACHE")
    return Path(named) if named else user_cache_path("caregraph", appauthor=False)


def sources_hash() -> str:
    """A hash that changes when a vocabulary is fetched, added or removed, found without opening a large file.

    A fetched file lies in a folder named after its hash; beside an added one lies a note that holds its hash.
    """
    digest = sha256()
    for part in ("sources", "added"):
        for path in sorted((cache_dir() / part).rglob("*")):
            if path.is_file():
                note = path.read_text(encoding="utf-8") if path.suffix == ".toml" else ""
                digest.update(f"{path.relative_to(cache_dir())}\0{path.stat().st_size}\0{note}\0".encode())
    return digest.hexdigest()
