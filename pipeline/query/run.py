"""A question and a built graph -> a table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from pipeline.errors import QueryError
from pipeline.ids import PREFIXES
from pipeline.query.meaning import things_like, things_named
from pipeline.query.questions import Question, find_query
from pipeline.query.table import FALSE, TRUE, Cell, Table

_LABEL = NamedNode(PREFIXES["rdfs"] + "label")


def open_store(folder: Path) -> Store:
    """The graph of an output folder: its ``store/``, else ``graph.nt`` loaded into memory.

    Raises:
        QueryError: there is neither.
    """
    store, ntriples = folder / "store", folder / "graph.nt"
    try:
        if store.is_dir():
            return Store.read_only(str(store))
        if ntriples.is_file():
            loaded = Store()
            loaded.bulk_load(path=str(ntriples), format=RdfFormat.N_TRIPLES)
            return loaded
    except (OSError, ValueError, SyntaxError) as error:
        raise QueryError(f"The graph in {folder} cannot be opened ({error}); build it again.") from error
    raise QueryError(f"{folder} holds no graph (neither store/ nor graph.nt); build one first.")


def run_query(graph: Store | Path, query: str | Question, *, values: Mapping[str, str] | None = None) -> Table:
    """Asks the graph, in an open store or an output folder; ``query`` is a question, or its name, file or text.

    ``values`` sets parameters to plain texts, or to the things that a text names; what is not set does not restrict.
    If that finds nothing, it means the things of whose names the text is a part.

    Raises:
        QueryError: the question is unknown, does not parse, has no such parameter, or the graph is missing.
    """
    question = find_query(query) if isinstance(query, str) else query
    store = open_store(graph) if isinstance(graph, Path) else graph
    values = values or {}
    question.check(values)
    table = _asked(question, _resolved(question, values, store, things_named), store)
    if table.truth or not question.things & values.keys():
        return table
    return _asked(question, _resolved(question, values, store, things_like), store)


def _asked(question: Question, values: Mapping[str, str | Sequence[str]], store: Store) -> Table:
    try:
        return _table(store.query(question.having(values), prefixes=PREFIXES), store)
    except SyntaxError as error:
        raise QueryError(
            f"{question.name}: not valid SPARQL ({' '.join(str(error).split())}); mend the query."
        ) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"{question.name}: the query failed ({' '.join(str(error).split())}).") from error


def _resolved(
    question: Question, values: Mapping[str, str], store: Store, meaning: Callable[[str, Store], tuple[str, ...]]
) -> dict[str, str | Sequence[str]]:
    things = {name: meaning(value, store) for name, value in values.items() if name in question.things}
    return {**values, **things}


def _table(answer: object, store: Store) -> Table:
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), ((TRUE if answer else FALSE,),), "ask")
    labels: dict[str, str | None] = {}
    if isinstance(answer, QueryTriples):
        terms = ((triple.subject, triple.predicate, triple.object) for triple in answer)
        rows = sorted(_rows(terms, store, labels), key=str)
        return Table(("subject", "predicate", "object"), tuple(rows), "graph")
    if not isinstance(answer, QuerySolutions):
        raise TypeError(f"unexpected answer of the store: {type(answer)}")
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(_rows(([row[column] for column in columns] for row in answer), store, labels)))


def _rows(
    rows: Iterable[Iterable[object]], store: Store, labels: dict[str, str | None]
) -> Iterable[tuple[Cell | None, ...]]:
    for row in rows:
        yield tuple(_cell(term, store, labels) for term in row)


def _cell(term: object, store: Store, labels: dict[str, str | None]) -> Cell | None:
    match term:
        case Literal():
            return Cell(term.value, "literal", term.datatype.value, term.language)
        case NamedNode():
            if term.value not in labels:
                labels[term.value] = _label(term, store)
            return Cell(term.value, "uri", label=labels[term.value])
        case BlankNode():
            return Cell(term.value, "bnode")
    return None


def _label(node: NamedNode, store: Store) -> str | None:
    found = sorted(
        quad.object.value for quad in store.quads_for_pattern(node, _LABEL, None) if isinstance(quad.object, Literal)
    )
    return found[0] if found else None
