import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.cli import main
from pipeline.errors import CareGraphError

SAME = (
    "claims.jsonl",
    "mentions.jsonl",
    "articles/minoxidil.txt",
    "graph.ttl",
    "graph.nt",
    "graph.jsonld",
    "report.html",
)
"""What is the same bytes for the same input."""


def caregraph(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def test_build_gives_the_same_bytes_under_any_hash_seed(built: Path, article_file: Path, tmp_path: Path) -> None:
    for seed in ("0", "1", "4711"):
        done = caregraph("build", article_file, "--output", tmp_path / seed, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        assert [name for name in SAME if (tmp_path / seed / name).read_bytes() != (built / name).read_bytes()] == []


def test_build_says_what_came_out_in_one_line(article_file: Path, tmp_path: Path) -> None:
    done = caregraph("build", article_file, "--output", tmp_path / "output")
    assert re.fullmatch(r".*output: 1 article, \d+ claims, \d+ mentions, [\d,]+ triples in \d+\.\d s\n", done.stdout)
    assert done.stderr == ""


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_strict_makes_a_fault_count(
    options: tuple[str, ...], code: int, article_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["build", str(article_file), str(tmp_path / "missing.txt"), "--output", str(tmp_path / "output")]
    assert main([*arguments, *options]) == code
    said = capsys.readouterr()
    assert "1 fault in errors.jsonl" in said.out
    assert "missing.txt: no such file" in said.err
    assert (tmp_path / "output" / "claims.jsonl").is_file()


def test_nothing_built_is_one_sentence_and_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path / "missing.txt"), "--output", str(tmp_path / "output")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("caregraph: Nothing could be built. ")


def test_base_begins_every_id(article_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert main(["build", str(article_file), "--output", str(output), "--base", "https://example.org/kb/"]) == 0
    for line in (output / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        assert {claim["id"][:23], claim["subject"]["id"][:23]} == {"https://example.org/kb/"}
    assert "w3id.org/caregraph/id/" not in (output / "graph.nt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("build",),
        ("build", "x.txt"),
        ("build", "--output", "y"),
        ("build", "x.txt", "--output", "y", "--base", "no iri"),
        ("build", "x.txt", "--output", "y", "--base", "https://example.org/no-end"),
        ("query", "cost", "--format", "xml"),
        ("query", "cost", "--set", "nothing"),
    ],
)
def test_wrong_usage_is_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: caregraph" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-question",), "what-treats"),
        (("no-such-file.rq",), "cannot be read"),
        (("cost", "--set", "colour=red"), 'has no parameter "colour"; it has: treatment'),
    ],
)
def test_unknown_question_or_parameter_is_2(
    arguments: tuple[str, ...], said: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", *arguments, "--output", str(built)]) == 2
    assert said in capsys.readouterr().err


def test_query_without_a_graph_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "cost", "--output", str(tmp_path)]) == 1
    assert "holds no graph" in capsys.readouterr().err


def test_query_lists_the_questions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^what-treats +What treats a condition", out, re.MULTILINE)
    assert len(out.splitlines()) >= 10


def test_query_by_name_file_and_text_answers_alike(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "SELECT ?name WHERE { ?t cg:treats ?c . ?t rdfs:label ?name } ORDER BY ?name"
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    answers = []
    for question in (text, str(tmp_path / "mine.rq")):
        assert main(["query", question, "--output", str(built), "--format", "csv"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers == ["name\r\nminoxidil\r\n"] * 2
    assert main(["query", "cost", "--output", str(built), "--set", "treatment=minoxidil", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]["bindings"]
    assert float(row["low"]["value"]) == 30


def test_query_that_does_not_parse_is_1(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?x WHERE {", "--output", str(built)]) == 1
    assert "not valid SPARQL" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"caregraph {__version__}\n"


def test_reader_that_leaves_early_is_no_error(built: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "query", "SELECT * { ?s ?p ?o }", "--output", str(built)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_build_leaves_the_earlier_output(number: signal.Signals, article_file: Path, tmp_path: Path) -> None:
    output, pipe = tmp_path / "output", tmp_path / "endless.txt"
    assert main(["build", str(article_file), "--output", str(output)]) == 0
    before = (output / "run.json").read_bytes()
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "pipeline.cli", "build", str(pipe), "--output", str(output)]
    # To open the pipe waits until the build has opened its end; then the build waits for what never comes.
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process, pipe.open("wb"):
        process.send_signal(number)
        assert process.stderr
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert said == "caregraph: Stopped; what was built before is untouched.\n"
    assert (output / "run.json").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".output.caregraph", "endless.txt"}


def test_errors_are_told_from_bugs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def failing() -> None:
        raise CareGraphError("the ontology is at fault")

    monkeypatch.setattr("pipeline.query.named_queries", failing)
    assert main(["query"]) == 1
    assert capsys.readouterr().err == "caregraph: the ontology is at fault\n"


def test_parameters_come_from_the_environment(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = ["query", "treatments-of", "--output", str(built), "--format", "csv", "--environment"]
    for name, treatments in (("Baldness", {"minoxidil", "biotin"}), ("gout", set())):
        monkeypatch.setenv("CONDITION", name)
        monkeypatch.setenv("GROUP", "no parameter of this question")
        assert main(ask) == 0
        rows = capsys.readouterr().out.splitlines()[1:]
        assert {row.split(",")[1] for row in rows} == treatments
    assert main([*ask, "--set", "condition=alopecia"]) == 0
    assert "minoxidil" in capsys.readouterr().out
