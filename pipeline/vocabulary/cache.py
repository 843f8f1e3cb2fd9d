"""Where fetched sources and compiled indexes lie: a folder outside the project, ``CAREGRAPH_CACHE`` if that is set."""

import os
from pathlib import Path

from platformdirs import user_cache_path

from pipeline.vocabulary.sources import Source


def cache_dir() -> Path:
    """The folder; it need not exist yet."""
    named = os.environ.get("CAREGRAPH_CACHE")
    return Path(named) if named else user_cache_path("caregraph", appauthor=False)


def place_of(source: Source) -> Path:
    """Where the file of a source lies once fetched."""
    if source.file is not None:
        return source.file
    digest = source.package.sha256 if source.package else source.sha256
    return cache_dir() / "sources" / digest[:16] / Path(source.path or source.url).name


def added_dir() -> Path:
    """Where the files lie that a user has added."""
    return cache_dir() / "added"
