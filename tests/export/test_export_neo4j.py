"""The CSV files are loaded by ladybug's COPY, the Cypher script runs in kglite."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import kglite
import ladybug
import pytest

from pipeline.export import Source
from pipeline.export.neo4j import neo4j
from pipeline.export.property_graph import relationship_type
from pipeline.graph.claims import stands
from tests.export.conftest import Fact, gathered

TYPES = {"double": "DOUBLE", "long": "INT64", "string": "STRING"}
CLAIMS = (
    "MATCH (o:Thing)<-[:OBJECT]-(c:Claim)-[:SUBJECT]->(s:Thing), (c)-[:HAS_EVIDENCE]->(e:Evidence) "
    "RETURN c.id, s.id, c.predicate, o.id, o.label, c.polarity, c.certainty, e.quote"
)


@pytest.fixture(scope="module")
def files(source: Source) -> dict[str, str]:
    return {name: content.decode() for name, content in neo4j(source)}


def facts_of(rows: list[list[Any]], source: Source) -> set[Fact]:
    return gathered(
        (claim, subject, predicate, object_ if object_ in source.things else label, polarity, certainty, quote)
        for claim, subject, predicate, object_, label, polarity, certainty, quote in rows
    )


def load(files: dict[str, str], folder: Path) -> ladybug.Connection:
    """A database with a table for each kind of node, and one for each file and type of relationships."""
    connection = ladybug.Connection(ladybug.Database(str(folder / "db")))
    for name, text in files.items():
        if name.startswith("nodes-"):
            (folder / name).write_text(text, encoding="utf-8", newline="")
            kind = name[6:-4].capitalize()
            head = next(csv.reader(StringIO(text)))
            columns = [column.split(":") for column in head[1:-1]]
            typed = ", ".join(f"`{column}` {TYPES[type_]}" for column, type_ in columns)
            connection.execute(f"CREATE NODE TABLE {kind}(id STRING PRIMARY KEY, {typed}, labels STRING)")
            connection.execute(f"COPY {kind} FROM '{folder / name}' (HEADER=true, PARALLEL=false)")
    for name, text in files.items():
        if name.startswith("relationships-"):
            start, end = (kind.capitalize() for kind in name[14:-4].split("-"))
            for type_ in {row[-1] for row in list(csv.reader(StringIO(text)))[1:]}:
                path = folder / f"{type_}.csv"
                rows = [row for row in csv.reader(StringIO(text)) if row[-1] == type_]
                with path.open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file).writerows([row[0], row[-2], row[1]] for row in rows)
                connection.execute(f"CREATE REL TABLE {type_}(FROM {start} TO {end}, claims INT64)")
                connection.execute(f"COPY {type_} FROM '{path}'")
    return connection


def rows_of(connection: ladybug.Connection, question: str) -> list[list[Any]]:
    answer: Any = connection.execute(question)
    return list(answer)


def test_ladybug_has_every_claim_with_its_status_and_quotes(
    files: dict[str, str], source: Source, facts: set[Fact], tmp_path: Path
) -> None:
    connection = load(files, tmp_path)
    assert facts_of(rows_of(connection, CLAIMS), source) == facts
    (row,) = rows_of(connection, "MATCH (t:Thing) WHERE t.currency = 'USD' RETURN t.low, t.high, t.per")
    assert row == [100, 150, "session"]


def test_kglite_has_every_claim_with_its_status_and_quotes(
    files: dict[str, str], source: Source, facts: set[Fact]
) -> None:
    graph = kglite.KnowledgeGraph()
    for _ in range(2):  # a script that is run again adds nothing
        for line in files["load.cypher"].splitlines():
            graph.cypher(line.removesuffix(";"))
    answer: Any = graph.cypher(CLAIMS)
    rows = [list(row.values()) for row in answer]
    assert len(rows) == sum(len(fact.quotes) for fact in facts)
    assert facts_of(rows, source) == facts
    found: Any = graph.cypher("MATCH (m:Medication)-[:TREATS]->(c:Disease) RETURN m.label, c.label")
    assert {tuple(row.values()) for row in found} == {("ibuprofen", "heel pain"), ("ibuprofen", "gout")}


def test_relationships_between_things_are_what_stands(files: dict[str, str], source: Source) -> None:
    rows = list(csv.reader(StringIO(files["relationships-thing-thing.csv"])))[1:]
    standing = {
        (claim.subject.id, relationship_type(claim.predicate)) for claim in source.claims
        if stands(claim, schema=source.schema)
    }  # fmt: skip
    assert {(row[0], row[-1]) for row in rows} == standing
    assert "HAS_SIDE_EFFECT" in {row[-1] for row in rows}


def test_headers_are_those_of_neo4j_admin(files: dict[str, str]) -> None:
    heads = {name: text.split("\n")[0] for name, text in files.items() if name.endswith(".csv")}
    assert heads["nodes-evidence.csv"] == "id:ID,quote:string,start:long,end:long,:LABEL"
    assert heads["relationships-claim-thing.csv"] == ":START_ID,claims:long,:END_ID,:TYPE"
    assert all(head.startswith(("id:ID,", ":START_ID,")) for head in heads.values())
