"""Curated files and fetched sources -> a compiled index in the cache folder, made anew only when one changes."""

import os
import shutil
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pipeline.errors import OntologyError
from pipeline.resources import cache_dir, ontology_dir
from pipeline.schema import load_schema
from pipeline.vocabulary.add import added_sources
from pipeline.vocabulary.cache import place_of
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.fetch import missing
from pipeline.vocabulary.formats import FORMATS, Record
from pipeline.vocabulary.index import Index, curated_draft, write_index
from pipeline.vocabulary.join import join
from pipeline.vocabulary.layers import Layers
from pipeline.vocabulary.load import curated_concepts
from pipeline.vocabulary.merge import Merger
from pipeline.vocabulary.sources import Source, Sources, load_sources
from pipeline.vocabulary.vocabulary import Vocabulary

Say = Callable[[str], None]
_TAKEN = "taken.bin"
"""Pairs of the numbers of a public concept and of the curated one that it is."""
_CODE = ("case", "concept", "english", "index", "merge", "normalise", "sources", "typing", "uses")
"""The modules whose change can change the public index."""
_UNUSED_DAYS = 14
"""After which an index that nobody opened is deleted."""


def quiet(_sentence: str) -> None:
    """Says nothing."""


def public_sources() -> Sources:
    """The sources of ``sources.toml``, and the files that the user has added."""
    listed = load_sources(ontology_dir() / "vocabulary" / "sources.toml")
    return replace(listed, all=(*added_sources(), *listed.all))


def open_vocabulary(say: Say = quiet) -> Vocabulary:
    """The compiled vocabulary; compiled first if a file that it comes from has changed.

    Nothing is fetched: a source that is not there is left out.
    """
    sources = public_sources()
    there = _there(sources)
    key = _hash(_digest(_rules()), *(f"{source.name} {source.key}" for source in there))
    public = _made(f"public-{key}", lambda folder: _compile_public(there, sources, folder, say)) if there else None
    lower = Index.open(public) if public else None
    curated = sorted((ontology_dir() / "vocabulary").glob("*.ttl"))
    joined = _hash(key, _digest([*curated, Path(__file__).with_name("join.py")]))
    own = _made(f"curated-{joined}", lambda folder: _compile_curated(lower, folder, say))
    taken = array("I", (own / _TAKEN).read_bytes())
    return Vocabulary(Layers(Index.open(own), lower, dict(zip(taken[::2], taken[1::2], strict=True))))


def _rules() -> list[Path]:
    """The files that decide what becomes of the sources."""
    folder, room = ontology_dir(), Path(__file__).parent
    return [
        folder / "caregraph.ttl",
        folder / "lexicon" / "spelling.toml",
        folder / "vocabulary" / "ordinary.toml",
        folder / "vocabulary" / "sources.toml",
        *sorted((room / "formats").glob("*.py")),
        *(room / f"{name}.py" for name in _CODE),
    ]


def _there(sources: Sources) -> list[Source]:
    absent = {source.name for source in missing(sources.all)}
    return [source for source in sources.all if source.name not in absent]


def _made(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, made if it is not there; a folder under its own name is always whole."""
    folder = cache_dir() / "indexes" / name
    if folder.is_dir():
        os.utime(folder)
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    _forget_unused(folder.parent)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
    try:
        make(new)
        new.rename(folder)
    except OSError:
        # Another process may have been quicker; its files are the same.
        if not folder.is_dir():
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return folder


def _compile_public(there: Sequence[Source], sources: Sources, folder: Path, say: Say) -> None:
    merger = Merger(sources, load_schema())
    for source in there:
        if not source.adds:
            say(f"compiling {source.title}")
            more = (record for other in there if other.adds == source.name for record in read_source(other))
            merger.add(with_links(read_source(source), more), source)
    say("writing the public names")
    write_index(merger.drafts(), folder)


def _compile_curated(lower: Index | None, folder: Path, say: Say) -> None:
    say("compiling the curated names")
    schema = load_schema()
    concepts: Sequence[Concept] = curated_concepts(ontology_dir() / "vocabulary", types=schema.types)
    taken: dict[int, int] = {}
    if lower is not None:
        concepts, taken = join(concepts, lower, schema)
    write_index(map(curated_draft, concepts), folder)
    (folder / _TAKEN).write_bytes(array("I", (n for pair in sorted(taken.items()) for n in pair)).tobytes())


def _digest(paths: Iterable[Path]) -> str:
    """The same for the same files, wherever they lie."""
    return _hash(*(f"{path.name} {sha256(path.read_bytes()).hexdigest()}" for path in paths))


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8")).hexdigest()[:24]


def read_source(source: Source) -> list[Record]:
    """All records of a source that is there, by their ids.

    Raises:
        OntologyError: its file is not what its format says.
    """
    try:
        return sorted(FORMATS[source.format](place_of(source), source.options), key=lambda r: (r.id, r.label))
    except (ValueError, KeyError, OSError) as error:
        raise OntologyError(f"{place_of(source)}: not readable as {source.format} ({error}); fetch it anew.") from error


def with_links(records: Iterable[Record], more: Iterable[Record]) -> list[Record]:
    """The records, with the links that others give for the same ids."""
    links: dict[str, list[str]] = {}
    for other in more:
        links.setdefault(other.id, []).extend(other.links)
    return [replace(r, links=(*r.links, *links[r.id])) if r.id in links else r for r in records]


def _forget_unused(folder: Path) -> None:
    limit = time.time() - _UNUSED_DAYS * 86_400
    for old in folder.iterdir():
        if old.stat().st_mtime < limit:
            shutil.rmtree(old, ignore_errors=True)
