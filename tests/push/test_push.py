import json
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from pipeline.cli import main
from pipeline.errors import CareGraphError, InputError
from pipeline.export import Source, named_graphs, read_output
from pipeline.ids import BASE, PREFIXES, article_id
from pipeline.push import Pushed, push, state
from tests.export.conftest import EXTRACTIONS, Fact, fact, gathered, write_output
from tests.push.conftest import Failing, Server

WAVES, PILLS, ODD = EXTRACTIONS


def never(seconds: float) -> None:
    raise AssertionError(f"waits {seconds} s")


QUESTION = """
PREFIX cg: <https://w3id.org/caregraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?g ?claim ?s ?p ?o ?label ?polarity ?certainty ?quote WHERE {
    GRAPH ?g {
        ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; cg:polarity ?polarity ; cg:certainty ?certainty ;
            cg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?quote .
        OPTIONAL { ?o rdfs:label ?label }
    }
}"""
COUNTS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"


def asked(server: Server, question: str) -> list[dict[str, str]]:
    """The answer of the store, of what is ours in it."""
    request = Request(  # noqa: S310 - a server of ours
        f"{server.query}?query={quote(question)}", headers={"Accept": "application/sparql-results+json"}
    )
    with urlopen(request) as answer:  # noqa: S310
        rows = json.load(answer)["results"]["bindings"]
    found = [{name: cell["value"] for name, cell in row.items()} for row in rows]
    return [row for row in found if row["g"].startswith(BASE)]


def in_store(server: Server) -> dict[str, int]:
    """Graph -> number of its triples."""
    return {row["g"]: int(row["n"]) for row in asked(server, COUNTS)}


def facts_in(server: Server, source: Source) -> set[Fact]:
    rows = [
        (
            row["claim"], row["s"], row["p"].removeprefix(PREFIXES["cg"]),
            row["label"] if "label" in row and row["o"] not in source.things else row["o"],
            row["polarity"], row["certainty"], row["quote"],
        )
        for row in asked(server, QUESTION)
    ]  # fmt: skip
    return gathered(rows)


@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_a_store_has_what_is_built_after_each_push(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    server: Server = request.getfixturevalue(name)
    kept = tmp_path / "state.json"
    for extractions, expected in (
        ((PILLS, ODD), Pushed(2, 0, 0)),
        ((PILLS, ODD), Pushed(0, 0, 2)),
        ((WAVES, PILLS), Pushed(1, 1, 1)),
    ):
        source = read_output(write_output(tmp_path / "output", extractions))
        assert push(source, server.store, state=kept, sleep=never) == expected
        assert in_store(server) == {graph: len(lines) for graph, lines in named_graphs(source)}
        assert facts_in(server, source) == set(map(fact, source.claims))
    assert push(source, server.store, state=kept, again=True, sleep=never) == Pushed(2, 0, 0)
    assert in_store(server) == {graph: len(lines) for graph, lines in named_graphs(source)}


def test_command_pushes_to_a_store(oxigraph: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = write_output(tmp_path / "output", EXTRACTIONS)
    for said in ("3 graphs sent, 0 removed, 0 unchanged", "0 graphs sent, 0 removed, 3 unchanged"):
        assert main(["push", oxigraph.store, "--output", str(output)]) == 0
        assert capsys.readouterr().out == f"{oxigraph.store}: {said}\n"
    assert article_id(BASE, "odd; names") in in_store(oxigraph)
    assert (output / "push.json").is_file()


def test_what_passes_is_tried_again_with_growing_waits(failing: Failing, output: Path, tmp_path: Path) -> None:
    waits: list[float] = []
    failing.answers = [500, 503, 204]
    done = push(read_output(output), failing.url, state=tmp_path / "state", sleep=waits.append)
    assert done == Pushed(3, 0, 0)
    assert waits == [7, 7], "as long as the server asks for"
    assert len(failing.requests) == 5


def test_waits_double_where_nobody_answers(output: Path, tmp_path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(CareGraphError, match="cannot be reached"):
        push(read_output(output), "http://127.0.0.1:9/store", state=tmp_path / "state", sleep=waits.append)
    assert waits == [0.5, 1, 2, 4, 8]


def test_a_push_that_was_stopped_goes_on_where_it_was(failing: Failing, output: Path, tmp_path: Path) -> None:
    source = read_output(output)
    failing.answers = [204, 204, 403]
    with pytest.raises(CareGraphError, match="answers 403"):
        push(source, failing.url, state=tmp_path / "state", sleep=never)
    assert len(failing.requests) == 3
    assert push(source, failing.url, state=tmp_path / "state", sleep=never) == Pushed(1, 0, 2)
    sent = [path for _, path, _ in failing.requests]
    assert sent[2] == sent[3]
    assert len(set(sent)) == 3


def test_a_push_of_many_graphs_does_not_write_its_state_for_each(
    failing: Failing, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    monkeypatch.setattr(state, "save_state", lambda _, states: written.append(len(states[failing.url])))
    assert push(read_output(output), failing.url, state=tmp_path / "state", sleep=never) == Pushed(3, 0, 0)
    assert written == [3]
    monkeypatch.setattr(state, "_SECONDS", 0)
    push(read_output(output), failing.url, state=tmp_path / "state", sleep=never)
    assert written == [3, 1, 2, 3], "and yet a killed push loses no more than a second"


def test_a_graph_that_the_store_has_not_is_as_good_as_removed(failing: Failing, output: Path, tmp_path: Path) -> None:
    kept = tmp_path / "state"
    kept.write_text(json.dumps({failing.url: {f"{BASE}article/gone": "0"}}), encoding="utf-8")
    failing.answers = [204, 204, 204, 404]
    assert push(read_output(output), failing.url, state=kept, sleep=never) == Pushed(3, 1, 0)
    assert failing.requests[-1][0] == "DELETE"


def test_authorization_comes_from_the_environment(
    failing: Failing, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREGRAPH_PUSH_AUTHORIZATION", "Bearer x")
    push(read_output(output), failing.url, state=tmp_path / "state", sleep=never)
    assert {header for *_, header in failing.requests} == {"Bearer x"}


def test_a_state_that_is_none_is_an_error(output: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="no record of a push"):
        push(read_output(output), "http://127.0.0.1:9/", state=tmp_path / "state", sleep=never)


def test_other_addresses_are_wrong_usage(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["push", "ftp://127.0.0.1/store", "--output", str(output)]) == 2
    assert "no http or https address" in capsys.readouterr().err
