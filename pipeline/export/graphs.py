"""A built store -> its named graphs, one for each article."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from pipeline.errors import InputError
from pipeline.export.source import Source


def named_graphs(source: Source) -> Iterator[tuple[str, list[str]]]:
    """The IRI of each graph, sorted, with its lines of N-Triples, sorted; one graph at a time is in memory.

    A graph holds all that one article gives, the names and types of its things included, so it can be replaced by
    itself.

    Raises:
        InputError: there is no store.
    """
    try:
        store = Store.read_only(str(source.store))
    except (OSError, ValueError) as error:
        raise InputError(f"{source.store} cannot be opened ({error}); build the graph again.") from error
    for graph in sorted((node for node in store.named_graphs() if isinstance(node, NamedNode)), key=str):
        triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
        text = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
        yield graph.value, sorted(f"{line}\n" for line in text.decode().split("\n") if line)


def quads(graph: str, lines: list[str]) -> Iterator[str]:
    """The lines of a graph as N-Quads."""
    for line in lines:
        yield f"{line[:-2]}<{graph}> .\n"
