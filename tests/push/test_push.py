import json
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from pipeline.cli import main
from pipeline.errors import CareGraphError, InputError
from pipeline.export import named_graphs, read_output
from pipeline.ids import BASE, article_id
from pipeline.push import Pushed, push
from tests.export.conftest import EXTRACTIONS, write_output
from tests.push.conftest import Failing

WAVES, PILLS, ODD = EXTRACTIONS


def never(seconds: float) -> None:
    raise AssertionError(f"waits {seconds} s")


def in_store(address: str) -> dict[str, int]:
    """Graph -> number of its triples."""
    text = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    request = Request(f"{address}/query?query={quote(text)}", headers={"Accept": "application/sparql-results+json"})  # noqa: S310
    with urlopen(request) as answer:  # noqa: S310 - a server of ours
        rows = json.load(answer)["results"]["bindings"]
    return {row["g"]["value"]: int(row["n"]["value"]) for row in rows}


def test_a_store_has_what_is_built_after_each_push(oxigraph: str, tmp_path: Path) -> None:
    url, state = f"{oxigraph}/store", tmp_path / "state.json"
    for extractions, expected in (
        ((PILLS, ODD), Pushed(2, 0, 0)),
        ((PILLS, ODD), Pushed(0, 0, 2)),
        ((WAVES, PILLS), Pushed(1, 1, 1)),
    ):
        source = read_output(write_output(tmp_path / "output", extractions))
        assert push(source, url, state=state, sleep=never) == expected
        assert in_store(oxigraph) == {graph: len(lines) for graph, lines in named_graphs(source)}
    assert push(source, url, state=state, again=True, sleep=never) == Pushed(2, 0, 0)
    assert in_store(oxigraph) == {graph: len(lines) for graph, lines in named_graphs(source)}


def test_command_pushes_to_a_store(oxigraph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = write_output(tmp_path / "output", EXTRACTIONS)
    for said in ("3 graphs sent, 0 removed, 0 unchanged", "0 graphs sent, 0 removed, 3 unchanged"):
        assert main(["push", f"{oxigraph}/store", "--output", str(output)]) == 0
        assert capsys.readouterr().out == f"{oxigraph}/store: {said}\n"
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


def test_a_graph_that_the_store_has_not_is_as_good_as_removed(failing: Failing, output: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.write_text(json.dumps({failing.url: {f"{BASE}article/gone": "0"}}), encoding="utf-8")
    failing.answers = [204, 204, 204, 404]
    assert push(read_output(output), failing.url, state=state, sleep=never) == Pushed(3, 1, 0)
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
