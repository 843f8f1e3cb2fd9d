"""What is known is not read again; what is gone leaves; a kill at any moment loses nothing."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from pipeline.build import Options, build
from pipeline.build.result import Result
from pipeline.ids import BASE, article_id
from pipeline.ingest import Document
from pipeline.resources import sources_hash
from pipeline.run import Engine, reading_with

SAME = (
    *("claims.jsonl", "mentions.jsonl", "graph.ttl", "graph.nt", "graph.jsonld", "report.html", "errors.jsonl"),
    "dataset.ttl",
)
TEXTS = {
    "gout": "Colchicine is used to treat gout. It may cause diarrhea.",
    "migraine": "Triptans relieve migraine. Triptans may cause dizziness.",
    "asthma": "Salbutamol treats asthma. Salbutamol may cause headache.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def counting(engine: Engine) -> tuple[list[str], Callable[[Document], Result]]:
    """A list that fills with the ids of the documents read, and what reads them."""
    read: list[str] = []
    answer = reading_with(engine)

    def counted(document: Document) -> Result:
        read.append(document.id)
        return answer(document)

    return read, counted


def bytes_of(output: Path) -> dict[str, bytes]:
    texts = {f"articles/{path.name}": path.read_bytes() for path in (output / "articles").iterdir()}
    return texts | {name: (output / name).read_bytes() for name in SAME}


def rebuilt(folder: Path, engine: Engine) -> dict[str, bytes]:
    """The bytes of a build that starts from nothing."""
    build([str(folder / "in")], folder / "fresh", workers=reading_with(engine))
    return bytes_of(folder / "fresh")


def test_only_what_changed_is_read_and_the_output_is_that_of_a_fresh_build(folder: Path, engine: Engine) -> None:
    read, answer = counting(engine)
    build([str(folder / "in")], folder / "out", workers=answer)
    assert sorted(read) == sorted(TEXTS)
    read.clear()
    (folder / "in" / "gout.txt").write_text("Allopurinol prevents gout.", encoding="utf-8")
    (folder / "in" / "eczema.txt").write_text("Moisturizer relieves eczema.", encoding="utf-8")
    (folder / "in" / "asthma.txt").unlink()
    outcome = build([str(folder / "in")], folder / "out", workers=answer)
    assert read == ["eczema", "gout"]
    assert (outcome.read, outcome.unchanged, outcome.counts.articles) == (2, False, 3)
    assert bytes_of(folder / "out") == rebuilt(folder, engine)


def test_nothing_new_reads_and_writes_nothing(folder: Path, engine: Engine) -> None:
    read, answer = counting(engine)
    build([str(folder / "in")], folder / "out", workers=answer)
    before = (folder / "out" / "run.json").read_text(encoding="utf-8")
    read.clear()
    assert build([str(folder / "in")], folder / "out", workers=answer).unchanged
    assert read == []
    assert (folder / "out" / "run.json").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("damage", ["shortened", "removed"])
def test_a_damaged_output_is_written_anew_from_what_is_known(damage: str, folder: Path, engine: Engine) -> None:
    read, answer = counting(engine)
    build([str(folder / "in")], folder / "out", workers=answer)
    before = bytes_of(folder / "out")
    read.clear()
    if damage == "shortened":
        (folder / "out" / "claims.jsonl").write_text("", encoding="utf-8")
    else:
        (folder / "out" / "graph.nt").unlink()
    assert not build([str(folder / "in")], folder / "out", workers=answer).unchanged
    assert read == []
    assert bytes_of(folder / "out") == before


def test_another_base_is_another_result(folder: Path, engine: Engine) -> None:
    read, answer = counting(engine)
    build([str(folder / "in")], folder / "out", workers=answer)
    build([str(folder / "in")], folder / "out", workers=answer, options=Options("https://example.org/"))
    assert len(read) == 2 * len(TEXTS)


def test_removing_an_article_removes_its_triples_and_no_others(folder: Path, engine: Engine) -> None:
    answer = reading_with(engine)
    build([str(folder / "in")], folder / "out", workers=answer)
    before = set(Store.read_only(str(folder / "out" / "store")))
    (folder / "in" / "gout.txt").unlink()
    build([str(folder / "in")], folder / "out", workers=answer)
    after = set(Store.read_only(str(folder / "out" / "store")))
    gone = NamedNode(article_id(BASE, "gout"))
    named = {quad for quad in before if isinstance(quad.graph_name, NamedNode)}
    assert {quad for quad in named if quad.graph_name == gone}
    assert {quad for quad in after if isinstance(quad.graph_name, NamedNode)} == {
        quad for quad in named if quad.graph_name != gone
    }
    whole, left = ({quad.triple for quad in quads if quad not in named} for quads in (before, after))
    assert whole - left <= {quad.triple for quad in named if quad.graph_name == gone}
    assert left <= whole


def test_faults_are_told_again_without_reading_again(folder: Path, engine: Engine) -> None:
    (folder / "in" / "empty.txt").write_text(" \n", encoding="utf-8")
    read, answer = counting(engine)
    first = build([str(folder / "in")], folder / "out", workers=answer)
    (folder / "in").rename(folder / "moved")
    second = build([str(folder / "moved")], folder / "out", workers=answer)
    assert read.count("empty") == 1
    assert [fault.error.replace("moved/", "in/") for fault in second.faults] == [fault.error for fault in first.faults]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_random_kills_lose_nothing(workers: str, tmp_path: Path) -> None:
    """Kills builds with all their processes after random articles and while files are written, until one ends."""
    names, chance = sorted(TEXTS), random.Random(int(workers))  # noqa: S311 - not for secrets
    records = [{"id": f"{names[i % 3]}-{i}", "text": TEXTS[names[i % 3]]} for i in range(40)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "build",
        str(tmp_path / "in.jsonl"),
        "--json",
        "--workers",
        workers,
    ]
    subprocess.run([*command, "--output", str(tmp_path / "calm")], check=True, capture_output=True)
    known = kills = 0
    while known < len(records) or kills < 3:
        known = min(known + chance.randint(10, 30), len(records))
        if not killed_after(known, chance.random() / 2, [*command, "--output", str(tmp_path / "out")]):
            break
        kills += 1
    subprocess.run([*command, "--output", str(tmp_path / "out")], check=True, capture_output=True)
    assert kills
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "calm")
    assert sorted(path.name for path in (tmp_path / ".out.caregraph").iterdir()) == ["lock", "results.db"]


def killed_after(articles: int, pause: float, command: list[str]) -> bool:
    """Kills the command once it has told of so many articles, and a pause if they are all; whether it was in time."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout
        for event in map(json.loads, process.stdout):
            if event.get("done") == articles:
                if articles == event["total"]:
                    time.sleep(pause)
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                break
        process.stdout.read()
    return process.returncode == -signal.SIGKILL


def test_a_build_that_finds_nothing_new_loads_neither_model_nor_ontology(folder: Path) -> None:
    command = ["build", str(folder / "in"), "--output", str(folder / "out")]
    subprocess.run([sys.executable, "-m", "pipeline.cli", *command], check=True, capture_output=True)
    script = f"import sys; from pipeline.cli import main; main({command!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    summary, modules = done.stdout.splitlines()
    assert summary.endswith("nothing has changed")
    assert not {"spacy", "rdflib", "networkx", "pyoxigraph"} & set(modules.split())


def test_a_vocabulary_that_is_added_changes_what_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREGRAPH_CACHE", str(tmp_path))
    before = sources_hash()
    (tmp_path / "added").mkdir()
    (tmp_path / "added" / "mine.tsv.note.toml").write_text('sha256 = "1"', encoding="utf-8")
    after = sources_hash()
    (tmp_path / "added" / "mine.tsv.note.toml").write_text('sha256 = "2"', encoding="utf-8")
    assert len({before, after, sources_hash()}) == 3
