import json

import pyoxigraph
import pytest

from pipeline.query import FORMATS, Cell, Table, to_csv, to_json, to_text
from pipeline.query.formats import shorten
from pipeline.query.table import FALSE, TRUE

DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
TREATS = Cell("https://w3id.org/caregraph/ontology#treats", "uri")
TABLE = Table(
    ("thing", "note", "price"),
    (
        (TREATS, Cell('says "a, b"\nand c'), Cell("1.5", datatype=DECIMAL)),
        (Cell("urn:x", "uri", label="wave therapy"), None, Cell("two", language="en")),
    ),
)  # fmt: skip


def test_text_aligns_and_prefers_labels() -> None:
    assert to_text(TABLE) == (
        "thing         note               price\n"
        "------------  -----------------  -----\n"
        'cg:treats     says "a, b" and c  1.5\n'
        "wave therapy                     two\n"
    )


@pytest.mark.parametrize("width", [24, 30, 36])
def test_text_fits_the_width(width: int) -> None:
    assert max(map(len, to_text(TABLE, width=width).splitlines())) <= width
    assert "…" in to_text(TABLE, width=width)


def test_wide_letters_count_twice() -> None:
    table = Table(("a", "b"), ((Cell("头痛"), Cell("x")), (Cell("ab"), Cell("y"))))
    assert to_text(table) == "a     b\n----  -\n头痛  x\nab    y\n"


def test_csv_quotes_what_needs_it() -> None:
    assert to_csv(TABLE) == (
        'thing,note,price\r\nhttps://w3id.org/caregraph/ontology#treats,"says ""a, b""\nand c",1.5\r\nurn:x,,two\r\n'
    )


def test_json_is_that_of_sparql() -> None:
    answer = json.loads(to_json(TABLE))
    assert answer["head"] == {"vars": ["thing", "note", "price"]}
    assert answer["results"]["bindings"][1] == {
        "thing": {"type": "uri", "value": "urn:x"},
        "price": {"type": "literal", "value": "two", "xml:lang": "en"},
    }
    read = pyoxigraph.parse_query_results(to_json(TABLE), format=pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(read, pyoxigraph.QuerySolutions)
    assert len(list(read)) == 2


@pytest.mark.parametrize(("cell", "text", "truth"), [(TRUE, "yes\n", True), (FALSE, "no\n", False)])
def test_ask(cell: Cell, text: str, truth: bool) -> None:
    table = Table(("answer",), ((cell,),), "ask")
    assert to_text(table) == text
    assert json.loads(to_json(table)) == {"head": {}, "boolean": truth}


def test_no_rows() -> None:
    assert to_text(Table(("a",), ())) == "No rows.\n"


def test_shorten() -> None:
    assert shorten("http://www.w3.org/ns/oa#exact") == "oa:exact"
    assert shorten("urn:x") == "urn:x"


def test_the_formats_are_listed() -> None:
    assert sorted(FORMATS) == ["csv", "json", "table"]
