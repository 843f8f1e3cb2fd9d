"""A document -> its result: one article goes through all rooms, and whatever it sets off is a fault of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.assemble import assemble
from pipeline.build import Options
from pipeline.build.faults import Fault, failed, left_out, unread, unread_blocks, unreadable
from pipeline.build.files import file_name
from pipeline.build.packing import packed
from pipeline.build.result import Result
from pipeline.errors import InputError
from pipeline.extract import World, extract, find_mentions
from pipeline.graph import conforming_rows
from pipeline.ids import BASE
from pipeline.ingest import Document, InputFault, read_document
from pipeline.lexicon import load_lexicon
from pipeline.model import Article, Block, Extraction, Mention, Recognition, Span
from pipeline.parse import Parser, load_parser, parse
from pipeline.quantity import load_grammar
from pipeline.recognise import load_recogniser
from pipeline.resources import ontology_dir
from pipeline.schema import load_schema
from pipeline.vocabulary import open_vocabulary

_LONGEST_NAME = 255
"""Bytes of a file's name, on every common file system."""


@dataclass(frozen=True, slots=True)
class Engine:
    """All that is loaded once, whatever the number of articles."""

    parser: Parser
    world: World


def load_engine(base: str = BASE, *, recogniser: Recognition = "off") -> Engine:
    """Reads the ontology and the language model; ``base`` is the namespace of the ids that will be made.

    With the ``recogniser``, names are also found as learned, and not only by the vocabulary and by a telling shape:
    "on", it settles all names of its kinds; "auto", it settles what is mentioned, changes no claim, and is not asked
    where an article speaks to its reader.

    Raises:
        OntologyError: a file of the ontology is at fault.
    """
    folder = ontology_dir()
    schema, lexicon = load_schema(), load_lexicon(folder / "lexicon")
    vocabulary = open_vocabulary()
    grammar = load_grammar(folder / "lexicon" / "quantities.toml")
    parser = load_parser(vocabulary, lexicon, grammar, schema)
    if recogniser != "off":
        parser = replace(parser, recogniser=load_recogniser(), beside=recogniser == "auto")
    decides = parser.recogniser.decides if parser.recogniser else frozenset[str]()
    return Engine(parser, World(schema, lexicon, vocabulary, base, decides, before=not parser.beside))


def reader(options: Options) -> Callable[[Document], Result]:
    """Loads the engine, and gives what reads documents with it."""
    return reading_with(load_engine(options.base, recogniser=options.recogniser))


def reading_with(engine: Engine) -> Callable[[Document], Result]:
    """What reads documents with an engine that is loaded."""
    return lambda document: result(document, engine)


def result(document: Document, engine: Engine) -> Result:
    """What one document gives to the output: claims that conform, and faults for what does not."""
    article = read_document(document)
    if isinstance(article, InputFault):
        return Result(document.source, (unread(article),))
    try:
        return _result(document.source, article, engine)
    except Exception as error:  # whatever one article sets off, the others are built
        return Result(document.source, (failed(article, error),))


def read(article: Article, engine: Engine) -> Extraction:
    """Everything that one article names and claims.

    Raises:
        InputError: all its text is in blocks too long or too deep to read.
    """
    passages = parse(_readable(article), engine.parser)
    return assemble(extract(article, passages, engine.world))


def mentions(article: Article, engine: Engine) -> tuple[Mention, ...]:
    """Every name that one article holds, nested ones of another kind too; raises as :func:`read`."""
    return find_mentions(article, parse(_readable(article), engine.parser), engine.world)


def _result(source: str, article: Article, engine: Engine) -> Result:
    _check_name(article)
    schema, base = engine.world.schema, engine.world.base
    extraction, lines, broken = conforming_rows(read(article, engine), schema=schema, base=base)
    faults: tuple[Fault, ...] = (*unread_blocks(article), *map(left_out, broken))
    return Result(source, faults, len(extraction.claims), built=True, read=packed(extraction, lines))


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
    if len(file_name(article.id).encode("utf-8")) > _LONGEST_NAME:
        raise InputError(f"{article.id}: the id is too long for the name of a file; shorten it.")
