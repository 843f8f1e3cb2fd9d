import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.cli import main
from pipeline.export import FORMATS, Format, Source, export, read_output
from pipeline.ids import BASE, with_id
from pipeline.run import Engine, reading_with

INPUT = Path(__file__).resolve().parents[2] / "input"
ALL = (
    "import sys; from pathlib import Path; from pipeline.export import FORMATS, export\n"
    "for name in FORMATS: export(name, Path(sys.argv[1]), Path(sys.argv[2]) / name)"
)


@pytest.fixture(scope="module")
def real(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the example articles."""
    folder = tmp_path_factory.mktemp("real") / "output"
    build([str(INPUT)], folder, workers=reading_with(engine))
    return folder


def test_a_claim_read_back_is_the_claim_that_was_written(real: Path) -> None:
    claims = read_output(real).claims
    assert len(claims) > 100
    assert [claim.id for claim in claims if with_id(BASE, claim).id != claim.id] == []


@pytest.mark.parametrize("name", FORMATS)
def test_example_articles_are_exported(name: str, real: Path, tmp_path: Path) -> None:
    files = export(name, real, tmp_path)
    assert sum((tmp_path / file).stat().st_size for file in files) > 10_000


def test_no_export_depends_on_the_hash_seed(output: Path, tmp_path: Path) -> None:
    for seed in ("1", "4711"):
        command = [sys.executable, "-c", ALL, str(output), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    files = [path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file()]
    assert len(files) > 50
    assert [
        file for file in files if (tmp_path / "1" / file).read_bytes() != (tmp_path / "4711" / file).read_bytes()
    ] == []


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_the_same_bytes_each_time_and_takes_the_place_of_an_earlier_one(
    name: str, output: Path, tmp_path: Path
) -> None:
    names = export(name, output, tmp_path / "new")
    first = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert sorted(first) == sorted([*names, "manifest.json"])
    export(name, output, tmp_path / "new")
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == first


def test_what_an_earlier_export_left_goes(output: Path, tmp_path: Path) -> None:
    export("nquads.gz", output, tmp_path)
    export("kgx", output, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"manifest.json", "nodes.jsonl", "edges.jsonl"}


def test_an_export_that_fails_leaves_the_earlier_one_as_it_was(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Source) -> Iterator[tuple[str, bytes]]:
        yield "nodes.jsonl", b"half"
        raise KeyboardInterrupt

    folder = tmp_path / "out"
    export("kgx", output, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setitem(FORMATS, "kgx", Format("", failing))
    for place in (folder, tmp_path / "new"):
        with pytest.raises(KeyboardInterrupt):
            export("kgx", output, place)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_things_is_left_alone(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert main(["export", "kgx", "--output", str(output), "--to", str(tmp_path)]) == 1
    assert "no earlier export" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_command_writes_a_format_and_lists_them(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "kgx", "--output", str(output), "--to", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'out'}: 2 files\n"
    assert main(["export"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(FORMATS)


def test_unknown_format_is_2_and_no_graph_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "clay-tablets", "--output", str(tmp_path)]) == 2
    assert "nquads.gz" in capsys.readouterr().err
    assert main(["export", "kgx", "--output", str(tmp_path), "--to", str(tmp_path / "x")]) == 1
    assert "build the graph first" in capsys.readouterr().err
