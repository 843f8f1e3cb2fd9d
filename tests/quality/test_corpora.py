"""The corpus figures, on rows written for these tests."""

import json
from pathlib import Path

import pytest

from pipeline.model import Span
from pipeline.run import Engine, read
from tests.quality import adverse_effects, drug_disease
from tests.quality.corpora import Json, Share, as_article


def row(text: str, marks: list[tuple[str, str]], relations: list[tuple[int, int]] | None = None) -> Json:
    """A document with marks of a type and words, and adverse effects between marks."""
    entities = [
        {"type": type_, "start": text.index(words), "end": text.index(words) + len(words), "text": words}
        for type_, words in marks
    ]
    linked = [
        {"type": "has_adverse_effect", "head": head, "tail": tail, "negated": False} for head, tail in relations or ()
    ]
    return {"text": text, "entities": entities, "relations": linked}


def put(folder: Path, corpus: str, part: str, rows: list[Json]) -> Path:
    (folder / corpus).mkdir()
    (folder / corpus / f"{part}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return folder


def test_shares() -> None:
    share = Share(right=1, found=2, met=1, gold=4)
    assert (share.precision, share.recall, round(share.f1, 3)) == (0.5, 0.25, 0.333)
    assert Share(0, 0, 0, 0).f1 == 0


def test_bullets_that_ran_into_the_line_are_items() -> None:
    blocks = as_article("Relieves:    • pain    • itching").blocks
    assert [block.kind for block in blocks] == ["paragraph", "item", "item"]
    assert [block.parent for block in blocks] == [None, 0, 0]


def test_marked_diseases_are_shown_as_known_ones() -> None:
    text, names = drug_disease.shown("Treats foo and bar flu.", [Span(7, 10), Span(15, 22)])
    assert (text, names) == ("Treats leprosy and measles.", ["leprosy", "measles"])
    assert drug_disease.shown("It cures leprosy and foo.", [Span(21, 24)])[1] == ["measles"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is used to treat blubs.", "TREATS"),
        ("It lowers the risk of blubs.", "PREVENTS"),
        ("It should not be used in patients with blubs.", "CONTRAINDICATED_FOR"),
        ("It does not treat blubs.", None),
        ("Blubs was first described in 1900.", None),
    ],
)
def test_relation_of_the_titles_drug_to_a_marked_disease(text: str, found: str | None, engine: Engine) -> None:
    words = "blubs" if "blubs" in text else "Blubs"
    assert list(drug_disease.judged(row(text, [("TREATS", words)]), engine)) == [("TREATS", found)]


def test_relation_figures_stand_beside_their_baseline(tmp_path: Path, engine: Engine) -> None:
    rows = [row("It treats blubs.", [("TREATS", "blubs")]), row("It prevents blubs.", [("PREVENTS", "blubs")])]
    measured, baseline = drug_disease.figures(put(tmp_path, "roam_drug_disease", "train", rows), engine)
    assert (round(measured[1], 3), round(baseline[1], 3)) == (0.667, 0.222)


def test_effects_are_pairs_of_overlapping_names(tmp_path: Path, engine: Engine) -> None:
    text = "Aspirin can cause severe nausea, and ibuprofen eases headache."
    rows = [row(text, [("Drug", "Aspirin"), ("Effect", "severe nausea")], [(0, 1)])]
    measured, baseline = adverse_effects.figures(put(tmp_path, "phee", "dev", rows), engine)
    assert measured[1] == Share(1, 1, 1, 1)
    assert baseline[1] == Share(1, 4, 1, 1)


def test_denied_effects_are_not_counted(engine: Engine) -> None:
    extraction = read(as_article("Aspirin does not cause nausea."), engine)
    assert adverse_effects.claims_as_pairs(extraction, engine) == []
