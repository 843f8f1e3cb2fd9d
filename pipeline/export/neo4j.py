"""A property graph -> CSV as neo4j-admin imports it, and the same as a Cypher script."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO

from pipeline.export.property_graph import NUMBERS, PROPERTIES, Node, Relationship, Value, nodes, relationships
from pipeline.export.source import Source


def neo4j(source: Source) -> Iterator[tuple[str, bytes]]:
    """A file for each kind of node and for each pair of kinds that relationships join, and ``load.cypher``."""
    all_nodes, all_relationships = nodes(source), relationships(source)
    for kind in sorted(filter(None, PROPERTIES)):
        chosen = [node for node in all_nodes if node.labels[0] == kind]
        yield f"nodes-{kind.lower()}.csv", _node_file(kind, chosen)
    for kinds in sorted({("Thing", "Thing"), *(one.kinds for one in all_relationships)}):
        chosen_ones = [one for one in all_relationships if one.kinds == kinds]
        yield f"relationships-{'-'.join(kinds).lower()}.csv", _relationship_file(chosen_ones)
    script = (*map(_merged_node, all_nodes), *map(_merged_relationship, all_relationships))
    yield "load.cypher", "".join(f"{line};\n" for line in script).encode()


def _node_file(kind: str, chosen: Iterable[Node]) -> bytes:
    names = PROPERTIES[kind]
    head = ("id:ID", *map(_column, names), ":LABEL")
    return _file(head, ((one.id, *map(one.properties.get, names), ";".join(one.labels)) for one in chosen))


def _relationship_file(chosen: Iterable[Relationship]) -> bytes:
    names = PROPERTIES[""]
    head = (":START_ID", *map(_column, names), ":END_ID", ":TYPE")
    return _file(head, ((one.start, *map(one.properties.get, names), one.end, one.type) for one in chosen))


def _column(name: str) -> str:
    return f"{name}:{NUMBERS.get(name, 'string')}"


def _file(head: Iterable[str], rows: Iterable[Iterable[Value]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()


def _merged_node(node: Node) -> str:
    labels = ":".join(node.labels)
    # "for" and "end" are words of Cypher, so every name stands in backquotes.
    sets = ", ".join(f"n.`{name}` = {_literal(value)}" for name, value in node.properties.items())
    return f"MERGE (n:{labels} {{id: {_literal(node.id)}}}) SET {sets}"


def _merged_relationship(one: Relationship) -> str:
    start, end = one.kinds
    sets = "".join(f" SET r.`{name}` = {_literal(value)}" for name, value in one.properties.items())
    return (
        f"MATCH (a:{start} {{id: {_literal(one.start)}}}), (b:{end} {{id: {_literal(one.end)}}}) "
        f"MERGE (a)-[r:{one.type}]->(b){sets}"
    )


def _literal(value: Value) -> str:
    """A value as Cypher writes it; its texts take the escapes of JSON."""
    return json.dumps(value, ensure_ascii=False)
