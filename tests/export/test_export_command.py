from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.export import FORMATS, export


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
