from pathlib import Path

import pytest
from pyoxigraph import Store

from pipeline.errors import QueryError
from pipeline.graph import build_store
from pipeline.query import Cell, run_query

DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def test_select_gives_cells_with_labels(store: Store) -> None:
    table = run_query(store, "SELECT ?s ?low ?none { ?s cg:hasCost/cg:low ?low FILTER (?low = 100) } ORDER BY ?low")
    therapy = Cell("https://w3id.org/caregraph/id/treatment/wave-therapy", "uri", label="wave therapy")
    assert table.rows == ((therapy, Cell("100", "literal", DECIMAL), None),)


def test_ask(store: Store) -> None:
    assert run_query(store, "ASK { ?s cg:treats ?o }").truth
    assert not run_query(store, "ASK { ?s cg:foundIn cg:Nothing }").truth


def test_construct_is_a_sorted_table_of_triples(store: Store) -> None:
    table = run_query(store, "CONSTRUCT WHERE { ?s cg:treats ?o }")
    assert table.columns == ("subject", "predicate", "object")
    assert [row[2].label for row in table.rows if row[2]] == ["gout", "heel pain", "heel pain"]


def test_the_store_on_disk_answers_as_the_file_does(output: Path, tmp_path: Path) -> None:
    build_store(output / "graph.nt", (), tmp_path / "store")
    for question in ("what-treats", "compare", "course-cost"):
        assert run_query(tmp_path, question) == run_query(output, question)


@pytest.mark.parametrize(
    ("query", "message"), [("SELECT ?s { ?s cg:treats }", "not valid SPARQL"), ("costs", "no question")]
)
def test_a_bad_query_is_told(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run_query(store, query)


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"holds no graph \(neither store/ nor graph\.nt\); build one first"):
        run_query(tmp_path, "cost")
