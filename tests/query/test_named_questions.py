"""Each named question over the articles of conftest.py, with its whole answer in expected/."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from pipeline.graph import graph_triples, write_graph
from pipeline.ids import PREFIXES
from pipeline.query import named_queries, run_query, to_csv
from pipeline.query.meaning import things_like, things_named
from pipeline.schema import load_schema
from tests.query.conftest import extraction

EXPECTED = {file.stem: file for file in sorted((Path(__file__).parent / "expected").glob("*.csv"))}


def cells(store: Store, question: str, values: dict[str, str]) -> list[tuple[str, ...]]:
    table = run_query(store, question, values=values)
    return [tuple(cell.value if cell else "" for cell in row) for row in table.rows]


def test_every_question_has_its_answer() -> None:
    assert set(EXPECTED) == set(named_queries())


@pytest.mark.parametrize("question", EXPECTED)
def test_answers(store: Store, question: str) -> None:
    answer = to_csv(run_query(store, question)).replace("\r\n", "\n")
    assert answer == EXPECTED[question].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("question", "values", "column", "expected"),
    [
        ("what-treats", {"condition": "Heel"}, 1, ["ibuprofen", "wave therapy", "wave therapy"]),
        ("what-treats", {"condition": "plantar"}, 1, ["ibuprofen", "wave therapy", "wave therapy"]),
        ("what-treats", {"condition": "nothing of the kind"}, 1, []),
        ("what-treats", {"condition": 'a "quoted" } name'}, 1, []),
        ("regimens", {"treatment": "ibu"}, 1, ["200 mg twice a day"]),
        ("contraindications", {"treatment": "warfarin"}, 2, ["ibuprofen"]),
        ("compare", {"first": "wave", "second": "ibu"}, 2, [
            "actsOn", "alsoKnownAs", "appliedTo", "combinedWith", "comparedWith", "contraindicatedFor", "coveredBy",
            "deliveredWith", "hasCost", "hasDuration", "hasRegimen", "hasSideEffect", "hasTimeToEffect",
            "interactsWith", "promotes", "treats"]),
        ("compare", {"first": "running", "second": "ibu"}, 2, [
            "actsOn", "causes", "hasRegimen", "interactsWith", "treats"]),
        ("compare", {"first": "running"}, 2, []),
        ("medicines-by-action", {"action": "GOUT"}, 2, ["ibuprofen"]),
        ("conflicts", {"object": "plantar fasciitis"}, 3, ["heel pain"]),
        ("conflicts", {"subject": "wave therapy", "object": "gout"}, 3, ["gout (may)"]),
        ("agreement", {"object": "gout"}, 0, ["wave therapy", "ibuprofen", "salmon"]),
        ("who-says-what", {"speaker": "ruiz"}, 2, ["hasRegimen", "treats"]),
    ],
)  # fmt: skip
def test_parameters_restrict(
    store: Store, question: str, values: dict[str, str], column: int, expected: list[str]
) -> None:
    assert [row[column] for row in cells(store, question, values)] == expected


def test_there_are_enough_questions() -> None:
    assert len(EXPECTED) >= 25


def test_a_name_finds_synonyms_and_kinds(store: Store) -> None:
    def names(text: str) -> list[str]:
        return [iri.rsplit("/")[-1] for iri in things_named(text, store)]

    assert names("heel pain") == names("Plantar Fasciitis") == ["heel-pain"]
    assert names("tendinitis") == names("tendonitis") == ["tendinitis", "tennis-elbow"]
    assert names("tendon disorder") == []
    assert names("NSAIDs") == ["ibuprofen"], "the vocabulary knows what the graph does not"


def test_a_part_does_not_begin_within_a_word() -> None:
    graph = Store()
    label = NamedNode(PREFIXES["skos"] + "prefLabel")
    graph.add(Quad(NamedNode("urn:a"), label, Literal("non-xanthic elbow")))
    assert things_like("xanthic", graph) == ()
    assert things_like("ELB", graph) == ("urn:a",)


@pytest.mark.parametrize(
    ("affirmed", "denied", "conflicts"),
    [
        ("", "", 1),
        ("population=women", "population=women", 1),
        ("population=women", "", 1),
        ("", "population=women", 0),
        ("population=men", "population=women", 0),
        ("condition=if you are deficient", "condition=if you are not", 0),
    ],
)
def test_what_is_denied_for_all_is_denied_for_some_but_not_the_other_way(
    affirmed: str, denied: str, conflicts: int, tmp_path: Path
) -> None:
    reads = [
        extraction("one", [("Supplement: zinc", "treats", "Disease: gout", "", affirmed, None, "Zinc helps gout.")]),
        extraction("two", [("Supplement: zinc", "treats", "Disease: gout", "negated", denied, None, "Zinc does not.")]),
    ]
    write_graph(graph_triples(reads, schema=load_schema()), tmp_path)
    assert len(run_query(tmp_path, "conflicts").rows) == conflicts


def test_conflicts_are_of_all_kinds(store: Store) -> None:
    found = {(row[0], *sorted((row[3], row[6]))) for row in cells(store, "conflicts", {})}
    assert found == {
        ("denied", "gout (may)", "not gout"),
        ("denied", "heel pain", "not heel pain"),
        ("denied", "not wave therapy", "stretching"),
        ("costs apart", "$100 to $150", "$300"),
        ("times apart", "after three months", "within two weeks"),
        ("regimens differ", "once a week", "twice a week"),
        ("regimens differ", "once a week for six weeks", "twice a week"),
    }
