import json
import os
from pathlib import Path

import pytest

from pipeline.build import place
from pipeline.build.place import check_place, files_of, replacing, workplace
from pipeline.errors import CareGraphError


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def build(folder: Path, files: dict[str, str]) -> None:
    with workplace(folder) as aside, replacing(folder, aside) as new:
        write(new, files)
        write(new, {"run.json": json.dumps({"caregraph": "1", "files": files_of(new)})})


def half_build(folder: Path, error: BaseException | type[BaseException]) -> None:
    with workplace(folder) as aside, replacing(folder, aside) as new:
        write(new, {"claims.jsonl": "half"})
        raise error


def texts(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8") for name in files_of(folder) if name != "run.json"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An earlier output with two articles."""
    folder = tmp_path / "output"
    build(folder, {"claims.jsonl": "old", "articles/one.txt": "1", "articles/two.txt": "2", "store/LOG": "x"})
    return folder


def test_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    build(tmp_path / "a" / "b", {"claims.jsonl": "new"})
    assert texts(tmp_path / "a" / "b") == {"claims.jsonl": "new"}


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir(mode=0o750)
    build(tmp_path / "empty", {"claims.jsonl": "new"})
    assert texts(tmp_path / "empty") == {"claims.jsonl": "new"}
    assert (tmp_path / "empty").stat().st_mode & 0o777 == 0o750


def test_earlier_output_is_replaced_whole(output: Path) -> None:
    build(output, {"claims.jsonl": "new", "articles/one.txt": "1"})
    assert texts(output) == {"claims.jsonl": "new", "articles/one.txt": "1"}
    assert not (output / "store").exists()


def test_files_of_the_user_stay(output: Path) -> None:
    write(output, {"notes.txt": "mine", "articles/mine.txt": "mine", "own/deep/file": "mine"})
    (output / "link").symlink_to("notes.txt")
    (output / "bare").mkdir()
    build(output, {"claims.jsonl": "new"})
    build(output, {"claims.jsonl": "newer"})
    assert texts(output) == {
        "articles/mine.txt": "mine",
        "claims.jsonl": "newer",
        "link": "mine",
        "notes.txt": "mine",
        "own/deep/file": "mine",
    }
    assert (output / "link").is_symlink()
    assert (output / "bare").is_dir()


def test_file_of_the_user_in_the_way_stops_the_build(output: Path) -> None:
    write(output, {"articles/three.txt": "mine"})
    with pytest.raises(CareGraphError, match=r"three\.txt: no build wrote this file"):
        build(output, {"articles/three.txt": "3"})
    assert texts(output)["articles/three.txt"] == "mine"
    assert texts(output)["claims.jsonl"] == "old"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_failure_leaves_the_earlier_output_and_nothing_beside_it(output: Path, error: type[BaseException]) -> None:
    before = texts(output)
    with pytest.raises(error):
        half_build(output, error)
    assert texts(output) == before
    assert sorted(path.name for path in output.parent.iterdir()) == [".output.caregraph", "output"]
    assert [path.name for path in (output.parent / ".output.caregraph").iterdir()] == ["lock"]


def test_full_disk_is_one_sentence(output: Path) -> None:
    before = texts(output)
    with pytest.raises(CareGraphError, match=r"cannot be written \(No space left on device: graph\.nt\)"):
        half_build(output, OSError(28, "No space left on device", str(output / "graph.nt")))
    assert texts(output) == before


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_failure_of_the_last_step_is_taken_back(
    output: Path, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = texts(output), Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise error("no")
        return rename(self, target)

    monkeypatch.setattr(place, "exchange", lambda *_: False)  # as on systems that cannot swap folders
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((CareGraphError, KeyboardInterrupt)):
        build(output, {"claims.jsonl": "new"})
    assert texts(output) == before


def test_output_is_there_at_every_moment_of_the_swap(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swap = place.exchange

    def watched(one: Path, other: Path) -> bool:
        assert other.is_dir()
        done = swap(one, other)
        assert other.is_dir()
        return done

    monkeypatch.setattr(place, "exchange", watched)
    build(output, {"claims.jsonl": "new"})
    assert texts(output) == {"claims.jsonl": "new"}


def test_what_a_killed_build_left_is_put_back_or_cleared_away(output: Path) -> None:
    before, aside = texts(output), output.with_name(".output.caregraph")
    output.rename(aside / "old")  # killed between the two renames
    write(aside / "new", {"claims.jsonl": "half"})
    with workplace(output):
        assert texts(output) == before
    assert [path.name for path in aside.iterdir()] == ["lock"]


def test_two_builds_do_not_write_one_output(output: Path) -> None:
    with workplace(output), pytest.raises(CareGraphError, match="another build is writing there"):
        build(output, {"claims.jsonl": "new"})


@pytest.mark.parametrize(
    "files",
    [
        {"thesis.doc": "years of work"},
        {"run.json": "not JSON"},
        {"run.json": "[]"},
        {"run.json": '{"files": ["of another tool"]}'},
        {"run.json": '{"caregraph": "1", "files": 3}'},
    ],
)
def test_folder_of_other_things_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path / "home", files)
    with pytest.raises(CareGraphError, match="holds other things than an earlier output"):
        build(tmp_path / "home", {"claims.jsonl": "new"})
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "home").iterdir()} == files


def test_file_and_broken_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(CareGraphError, match="this is no folder"):
            check_place(tmp_path / name)


def test_link_to_a_folder_stays_a_link(output: Path) -> None:
    link = output.with_name("link")
    link.symlink_to(output, target_is_directory=True)
    build(link, {"claims.jsonl": "new"})
    assert link.is_symlink()
    assert texts(output) == {"claims.jsonl": "new"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_place_without_permission_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CareGraphError, match="Permission denied"):
        build(tmp_path / "output", {"claims.jsonl": "new"})
