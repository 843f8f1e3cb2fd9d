import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import InputError
from pipeline.evaluate import Counts, evaluate, lines, load_groups
from pipeline.run import Engine
from pipeline.schema import load_schema

TEXT = "Metformin is used to treat asthma. Physical therapy helps people with severe asthma."


def entity(text: str, label: str, *ids: str, nth: int = 0) -> dict[str, object]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return {"start": start, "end": start + len(text), "type": label, "ids": ids}


def corpus(folder: Path, *entities: dict[str, object]) -> Path:
    path = folder / "made-up.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT, "entities": entities}) + "\n", encoding="utf-8")
    return path


def test_spans_are_held_against_those_marked(engine: Engine, tmp_path: Path) -> None:
    path = corpus(tmp_path, entity("Metformin", "Chemical"), entity("asthma", "Disease"), entity("people", "Disease"))
    figures = evaluate(path, engine)
    assert figures.strict == {
        "Chemical": Counts(1, 1, 1, 1),
        "Condition": Counts(2, 2, 1, 1),
        "all": Counts(3, 3, 2, 2),
    }
    assert figures.recall["Disease"].recall == 0.5
    assert [line.split("\t")[0::4] for line in figures.faults] == [["missed", "people"], ["in vain", "asthma"]]


def test_overlapping_spans_are_right_in_the_looser_figure(engine: Engine, tmp_path: Path) -> None:
    path = corpus(tmp_path, entity("asthma", "Disease"), entity("severe asthma", "Disease"))
    figures = evaluate(path, engine)
    assert figures.strict["Condition"] == Counts(2, 2, 1, 1)
    assert figures.overlapping["Condition"] == Counts(2, 2, 2, 2)


def test_groups_that_a_corpus_does_not_annotate_are_not_scored(engine: Engine, tmp_path: Path) -> None:
    figures = evaluate(corpus(tmp_path, entity("Metformin", "DRUG")), engine)
    assert figures.strict.keys() == {"Chemical"}


def test_what_stands_on_an_optional_label_is_no_fault(engine: Engine, tmp_path: Path) -> None:
    optional = evaluate(corpus(tmp_path, entity("Metformin", "SURGICAL"), entity("Physical therapy", "OTHER")), engine)
    assert optional.strict["Therapy"] == Counts(0, 1, 0, 0)


def test_a_name_inside_one_of_another_group_counts(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "made-up.jsonl"
    entities = [{"start": 12, "end": 19, "type": "Chemical"}, {"start": 12, "end": 27, "type": "PHYSICAL"}]
    path.write_text(
        json.dumps({"id": "one", "text": "She stopped lithium therapy.", "entities": entities}), encoding="utf-8"
    )
    figures = evaluate(path, engine)
    assert figures.strict["Chemical"] == figures.strict["Therapy"] == Counts(1, 1, 1, 1)


@pytest.mark.parametrize(("ids", "right"), [(("D008687",), 1), (("D001249",), 0), (("MESH:D008687|D001249",), 1)])
def test_links_are_held_against_mesh(ids: tuple[str, ...], right: int, engine: Engine, tmp_path: Path) -> None:
    linked = evaluate(corpus(tmp_path, entity("Metformin", "Chemical", *ids)), engine).linked
    assert (linked.gold, linked.met) == (1, right)


def test_mentions_without_a_known_id_are_not_counted_as_unlinked(engine: Engine, tmp_path: Path) -> None:
    assert evaluate(corpus(tmp_path, entity("Metformin", "Chemical", "-1")), engine).linked == Counts()


def test_figures_are_printed_as_a_table(engine: Engine, tmp_path: Path) -> None:
    table = "\n".join(lines(evaluate(corpus(tmp_path, entity("Metformin", "Chemical", "D008687")), engine)))
    assert "1.000  1.000  1.000" in table
    assert "linking: 1.000 of 1" in table


def test_f1_is_the_harmonic_mean() -> None:
    assert Counts(found=4, gold=2, right=2, met=2).f1 == pytest.approx(2 / 3)
    assert Counts(found=0, gold=2).f1 == 0


@pytest.mark.parametrize("line", ["{", '{"id": 1}', '{"id": 1, "text": "a", "entities": [{"start": 0}]}', "[]"])
def test_a_file_of_another_form_is_refused_with_its_line(line: str, engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("\n" + line, encoding="utf-8")
    with pytest.raises(InputError, match=r"bad.jsonl, line 2: no annotated text"):
        evaluate(path, engine)


def test_a_file_without_known_labels_names_the_known_ones(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no label that can be scored; known are .*Chemical"):
        evaluate(corpus(tmp_path, entity("Metformin", "Gene")), engine)


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--mentions", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl cannot be read" in capsys.readouterr().err


def test_the_command_prints_figures_and_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus(tmp_path, entity("Metformin", "Chemical", "D008687"), entity("people", "Chemical"))
    assert main(["evaluate", "--mentions", str(path), "--list"]) == 0
    said = capsys.readouterr().out
    assert "linking: 1.000 of 1" in said
    assert "missed\tone\t" in said


def test_the_table_names_types_that_there_are() -> None:
    types = load_schema().types
    for group in load_groups():
        assert set(group.types) <= set(types), group.name
        assert not group.labels & group.optional
