from pathlib import Path

import pytest

from pipeline.errors import QueryError
from pipeline.query import find_query, named_queries


def test_a_name_a_file_and_a_text_are_found(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("# My question.\n# @param x: a name\nSELECT * { VALUES ?x { UNDEF } ?s ?p ?x }", encoding="utf-8")
    assert find_query("cost") == named_queries()["cost"]
    assert find_query(str(file)).title == "My question"
    assert dict(find_query(str(file)).parameters) == {"x": "a name"}
    assert find_query("ASK { ?s ?p ?o }").text == "ASK { ?s ?p ?o }"


def test_an_unknown_name_lists_the_known_ones_with_titles() -> None:
    with pytest.raises(QueryError, match=r'no question "costs"(?s:.*)what-treats +What treats a condition'):
        find_query("costs")


def test_a_missing_file_is_told() -> None:
    with pytest.raises(QueryError, match=r"nothing\.rq cannot be read"):
        find_query("nothing.rq")


def test_a_parameter_takes_a_text_or_things() -> None:
    question = find_query(
        "# T.\n# @thing x: any name\n# @param y: a text\nSELECT * { VALUES ?x { UNDEF } VALUES ?y { UNDEF } }"
    )
    assert question.things == {"x"}
    assert question.having({"x": ("urn:a", "urn:b"), "y": "b"}).splitlines()[-1] == (
        'SELECT * { VALUES ?x { <urn:a> <urn:b> } VALUES ?y { "b" } }'
    )


def test_an_unknown_parameter_lists_the_known_ones() -> None:
    with pytest.raises(QueryError, match='"compare" has no parameter "third"; it has: first, second'):
        find_query("compare").check(["third"])


@pytest.mark.parametrize(
    ("value", "written"), [("a", '"a"'), ('a"b', '"a\\"b"'), ("a\\", '"a\\\\"'), ("a\nb", '"a\\nb"')]
)
def test_a_value_cannot_leave_its_quotes(value: str, written: str) -> None:
    question = find_query("SELECT * { VALUES ?x { UNDEF } ?s ?p ?x }")
    assert question.having({"x": value}) == f"SELECT * {{ VALUES ?x {{ {written} }} ?s ?p ?x }}"
