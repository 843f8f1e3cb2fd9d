from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.graph import merged, rows, sorter
from pipeline.graph.sorter import Sorter
from pipeline.graph.terms import STRING, TYPE, Literal, Triple, name, order

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
TRIPLES = st.builds(
    Triple,
    st.sampled_from(["urn:s", "urn:s/t", "urn:t"]),
    st.sampled_from(["urn:p", TYPE]),
    st.one_of(st.just("urn:o"), TEXTS.map(Literal), st.just(Literal("1.0", name("xsd:decimal")))),
)


@given(TRIPLES)
def test_a_row_is_one_line_and_gives_its_triple_back(triple: Triple) -> None:
    line = rows.row(triple)
    assert "\n" not in line
    assert "\r" not in line
    assert rows.triple(line) == triple
    assert rows.subject(line) == triple.subject


@given(st.sets(TRIPLES))
def test_merging_the_rows_of_several_articles_gives_each_triple_once_in_order(triples: set[Triple]) -> None:
    lines = sorted([*map(rows.row, triples), *map(rows.row, triples)])
    assert list(merged(lines)) == sorted(triples, key=order)


def labelled(property_: str, *texts: str) -> list[str]:
    return sorted(rows.row(Triple("urn:s", name(property_), Literal(text, STRING))) for text in texts)


def test_the_label_that_most_articles_give_is_preferred() -> None:
    lines = labelled("skos:prefLabel", "Tea", "tea", "tea") + labelled("rdfs:label", "Tea", "tea", "tea")
    assert list(merged(sorted(lines))) == [
        Triple("urn:s", name("rdfs:label"), Literal("tea")),
        Triple("urn:s", name("skos:altLabel"), Literal("Tea")),
        Triple("urn:s", name("skos:prefLabel"), Literal("tea")),
    ]


def test_of_several_wordings_of_a_quantity_the_shortest_stays() -> None:
    lines = labelled("rdfs:label", "up to two weeks", "two weeks")
    assert list(merged(lines)) == [Triple("urn:s", name("rdfs:label"), Literal("two weeks"))]


@pytest.mark.parametrize("held", [1, 3, 1000])
def test_the_sorter_sorts_whatever_its_memory(held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorter, "LINES_HELD", held)
    monkeypatch.setattr(sorter, "FILES_OPEN", 3)
    made = Sorter(tmp_path)
    lines = [f"line {number * 37 % 50}" for number in range(100)]
    for start in range(0, 100, 2):
        made.add(lines[start : start + 2])
    assert list(made) == sorted(lines)
    assert list(made) == sorted(lines)
    assert len(list(tmp_path.iterdir())) <= 3
