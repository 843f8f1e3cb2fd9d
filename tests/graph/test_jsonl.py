import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.graph import claim_lines, mention_lines, read_claims, read_mentions
from pipeline.graph.jsonl import object_json
from pipeline.model import Cost, Duration, Entity, Extraction, Object, Regimen, Text


def test_a_claim_line(example: Extraction) -> None:
    line = json.loads(claim_lines([replace(example, claims=example.claims[:1])]))
    keys = "id article subject predicate object polarity certainty qualifiers attributed_to confidence evidence"
    assert list(line) == keys.split()
    del line["id"]
    assert line == {
        "article": "waves",
        "subject": {
            "id": "https://w3id.org/caregraph/id/treatment/wave",
            "label": "wave therapy",
            "alt_labels": ["waves"],
            "type": "Therapy",
        },
        "predicate": "treats",
        "object": {
            "id": "https://w3id.org/caregraph/id/condition/heel",
            "label": "heel pain",
            "alt_labels": [],
            "type": "Symptom",
        },
        "polarity": "affirmed",
        "certainty": "hedged",
        "qualifiers": {"population": "most"},
        "attributed_to": None,
        "confidence": 0.9,
        "evidence": [
            {
                "quote": 'Wave therapy may ease "heel pain"',
                "start": 0,
                "end": 33,
                "cues": [{"text": "may", "role": "hedge", "start": 13, "end": 16}],
                "context": [{"quote": "Wave therapy", "start": 0, "end": 12}],
            }
        ],
    }


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (Cost("$6", 6.0, 6.0, "USD"), {"type": "Cost", "low": 6, "high": 6, "currency": "USD", "label": "$6"}),
        (Duration("1.5 h", None, 1.5, "hour"), {"type": "Duration", "high": 1.5, "unit": "hour", "label": "1.5 h"}),
        (
            Regimen("x", 2, "1 day", "4 months", "10 mg", "by mouth", 1),
            {"type": "Regimen", "sessions": 2, "every": "1 day", "for": "4 months", "dose": "10 mg",
             "route": "by mouth", "step": 1, "label": "x"},
        ),
        (Text("rare"), {"type": "Text", "label": "rare"}),
        (Text("one in 10", 0.1, 0.1), {"type": "Text", "low": 0.1, "high": 0.1, "label": "one in 10"}),
        (Entity("urn:x", "x", "Food"), {"id": "urn:x", "label": "x", "alt_labels": [], "type": "Food"}),
    ],
)  # fmt: skip
def test_objects(thing: Object, expected: dict[str, object]) -> None:
    assert list(object_json(thing).items()) == list(expected.items())


def test_claims_are_read_again(example: Extraction, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(claim_lines([example]), encoding="utf-8")
    again = read_claims(path)
    bare = [replace(thing, subject=replace(thing.subject, links=())) for thing in example.claims]
    # The files hold no links of entities but those of mentions.
    no_links = {"links": (), "close_links": (), "broader": ()}
    bare = [
        replace(c, object=replace(c.object, **no_links)) if isinstance(c.object, Entity) else c  # type: ignore[arg-type]
        for c in bare
    ]
    assert sorted(again, key=lambda c: c.id) == sorted(bare, key=lambda c: c.id)
    assert claim_lines([replace(example, claims=tuple(again))]) == claim_lines([example])


def test_mentions_are_read_again(example: Extraction, tmp_path: Path) -> None:
    path = tmp_path / "mentions.jsonl"
    path.write_text(mention_lines([example]), encoding="utf-8")
    again = read_mentions(path)
    assert [article for article, _ in again] == ["waves", "waves"]
    assert mention_lines([replace(example, mentions=tuple(mention for _, mention in again))]) == path.read_text("utf-8")
    first = json.loads(path.read_text("utf-8").splitlines()[0])
    assert first == {
        "article": "waves",
        "start": 0,
        "end": 12,
        "text": "Wave therapy",
        "type": "Therapy",
        "id": "https://w3id.org/caregraph/id/treatment/wave",
        "label": "wave therapy",
        "links": ["http://id.nlm.nih.gov/mesh/D1"],
        "found_by": "shape",
        "confidence": 0.8,
    }


def test_lines_are_sorted_by_article_then_place(example: Extraction) -> None:
    first = replace(example, claims=tuple(replace(claim, article="a") for claim in reversed(example.claims)))
    lines = [json.loads(line) for line in claim_lines([example, first]).splitlines()]
    places = [(line["article"], line["evidence"][0]["start"]) for line in lines]
    assert places == sorted(places)
    assert len(places) == 10


@pytest.mark.parametrize(("text", "message"), [("{}", "line 1: not a line of this file"), ("\nnonsense", "line 2")])
def test_a_bad_line_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_claims(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="build the graph first"):
        read_claims(tmp_path / "claims.jsonl")
