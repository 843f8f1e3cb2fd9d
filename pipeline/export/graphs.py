"""A built graph -> its named graphs: one for each article, and one for the things that articles share."""

from collections.abc import Iterator, Mapping

from pipeline.export.source import Source
from pipeline.graph import to_ntriples
from pipeline.graph.claims import plain_triples
from pipeline.ids import article_id, graph_id


def named_graphs(source: Source) -> dict[str, list[str]]:
    """IRI of a graph -> its lines of N-Triples, both sorted.

    An article's graph holds the article, its claims with their evidence, and the plain triples that they bear out;
    the graph of things holds names, types, links and quantities. Together they are exactly the whole graph.
    """
    owners, plain = _owners(source), _plain(source)
    graphs: dict[str, list[str]] = {graph: [] for graph in (*owners.values(), graph_id(source.base, None))}
    with source.ntriples.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            for graph in plain.get(line) or (_owner(line, owners) or graph_id(source.base, None),):
                graphs[graph].append(line)
    return dict(sorted(graphs.items()))


def quads(graph: str, lines: list[str]) -> Iterator[str]:
    """The lines of a graph as N-Quads."""
    for line in lines:
        yield f"{line[:-2]}<{graph}> .\n"


def _owners(source: Source) -> dict[str, str]:
    """Node -> the graph of the article that it belongs to, with all nodes whose IRIs go on from it."""
    graphs = {name: graph_id(source.base, name) for name in source.articles}
    claims = {claim.id: graphs[claim.article] for claim in source.claims}
    return claims | {article_id(source.base, name): graph for name, graph in graphs.items()}


def _owner(line: str, owners: Mapping[str, str]) -> str | None:
    node = line[1 : line.index(">")]
    for part in ("/evidence/", "/text/"):
        node = node.partition(part)[0]
    return owners.get(node)


def _plain(source: Source) -> dict[str, list[str]]:
    """Line of a plain triple -> the graphs of the articles with a claim that bears it out, sorted."""
    found: dict[str, set[str]] = {}
    for claim in source.claims:
        graph = graph_id(source.base, claim.article)
        for triple in plain_triples(claim, schema=source.schema, base=source.base):
            found.setdefault("".join(to_ntriples([triple])), set()).add(graph)
    return {line: sorted(graphs) for line, graphs in found.items()}
