"""Where the files of sources lie in the cache."""

from pathlib import Path

from pipeline.resources import cache_dir
from pipeline.vocabulary.sources import Source


def place_of(source: Source) -> Path:
    """Where the file of a source lies once fetched."""
    if source.file is not None:
        return source.file
    digest = source.package.sha256 if source.package else source.sha256
    return cache_dir() / "sources" / digest[:16] / Path(source.path or source.url).name


def added_dir() -> Path:
    """Where the files lie that a user has added."""
    return cache_dir() / "added"
