"""pipeline/build: the whole of it, with the engine in this process."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

from pipeline import run
from pipeline.build import Progress, build
from pipeline.build.faults import DEEPEST_BLOCK, LONGEST_BLOCK
from pipeline.errors import CareGraphError
from pipeline.ingest import readers
from pipeline.model import Article, Extraction
from pipeline.run import Engine, reading_with
from tests.conftest import ARTICLE

FILES = {
    *("articles", "claims.jsonl", "errors.jsonl", "graph.jsonld", "graph.nt", "graph.ttl"),
    *("mentions.jsonl", "report.html", "run.json", "store"),
    *("dataset.ttl", "provenance.ttl", "ro-crate-metadata.json"),
}
SENTENCE = "Minoxidil is used to treat alopecia. "


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_output_holds_the_files_of_the_contract(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == FILES


def test_text_is_the_input_unchanged(built: Path) -> None:
    assert (built / "articles" / "minoxidil.txt").read_bytes() == ARTICLE.encode()


def test_every_span_gives_its_quote(built: Path) -> None:
    claims = lines(built / "claims.jsonl")
    assert claims
    for claim in claims:
        for evidence in claim["evidence"]:
            for piece in (evidence, *evidence["context"]):
                assert ARTICLE[piece["start"] : piece["end"]] == piece["quote"]
            for cue in evidence["cues"]:
                assert ARTICLE[cue["start"] : cue["end"]] == cue["text"]
    for mention in lines(built / "mentions.jsonl"):
        assert ARTICLE[mention["start"] : mention["end"]] == mention["text"]


def test_negated_claim_has_no_plain_triple(built: Path) -> None:
    plain = {
        (str(s).rpartition("/")[2], str(o).rpartition("/")[2])
        for s, p, o in Graph().parse(built / "graph.nt")
        if str(p).endswith("#treats")
    }
    negated = [claim for claim in lines(built / "claims.jsonl") if claim["polarity"] == "negated"]
    assert negated
    assert ("minoxidil", "alopecia") in plain
    assert not any(subject == "biotin" for subject, _ in plain)


def test_record_counts_what_is_there(built: Path) -> None:
    record = json.loads((built / "run.json").read_text(encoding="utf-8"))
    assert record["articles"] == 1
    assert record["claims"] == len(lines(built / "claims.jsonl"))
    assert record["mentions"] == len(lines(built / "mentions.jsonl"))
    assert record["triples"] == len((built / "graph.nt").read_text(encoding="utf-8").splitlines())
    assert set(record["files"]) == {
        path.relative_to(built).as_posix()
        for path in built.rglob("*")
        if path.is_file() and path.parent.name != "store"
    }


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
    "line.txt": ((SENTENCE * (5_000_000 // len(SENTENCE))).encode(), f"more than {LONGEST_BLOCK:,} characters"),
    "word.txt": (b"a" * 5_000_000, f"more than {LONGEST_BLOCK:,} characters"),
    "page.html": (f"<html><body><p>{SENTENCE * 140_000}</p></body></html>".encode(), "characters is not read"),
    "bad.jsonl": (b"{\n", "this is not JSON"),
    "odd.pdf": (b"%PDF", "suffix .pdf is not known"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_alone_is_one_sentence(name: str, engine: Engine, tmp_path: Path) -> None:
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CareGraphError, match=reason) as caught:
        build([str(tmp_path / name)], tmp_path / "output", workers=reading_with(engine))
    assert str(caught.value).startswith("Nothing could be built. ")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "output").exists()


def test_bad_inputs_do_not_stop_the_good_one(article_file: Path, engine: Engine, tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    inputs = [*(str(tmp_path / name) for name in BAD), str(tmp_path / "missing.txt"), str(article_file)]
    outcome = build(inputs, tmp_path / "output", workers=reading_with(engine))
    assert outcome.counts.articles == 1
    errors = lines(tmp_path / "output" / "errors.jsonl")
    assert len(errors) == len(outcome.faults) == len(BAD) + 1
    assert all({"source", "where", "error"} <= error.keys() for error in errors)


def test_overlong_block_is_left_out_and_the_rest_is_read(engine: Engine, tmp_path: Path) -> None:
    text = f"{SENTENCE}\n\n{'x' * (LONGEST_BLOCK + 1)}\n\nBiotin does not treat gout.\n"
    (tmp_path / "dump.txt").write_text(text, encoding="utf-8")
    outcome = build([str(tmp_path / "dump.txt")], tmp_path / "output", workers=reading_with(engine))
    assert [fault.where for fault in outcome.faults] == [
        f"characters {len(SENTENCE) + 2}-{len(SENTENCE) + LONGEST_BLOCK + 3}"
    ]
    assert (tmp_path / "output" / "articles" / "dump.txt").read_text(encoding="utf-8") == text
    assert {claim["polarity"] for claim in lines(tmp_path / "output" / "claims.jsonl")} == {"affirmed", "negated"}


def test_error_in_one_article_does_not_stop_the_others(
    article_file: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cursed.txt").write_text(SENTENCE, encoding="utf-8")
    real = run.read

    def cursed(article: Article, engine: Engine) -> Extraction:
        if article.id == "cursed":
            raise RecursionError("too deep")
        return real(article, engine)

    monkeypatch.setattr(run, "read", cursed)
    outcome = build(
        [str(tmp_path / "cursed.txt"), str(article_file)], tmp_path / "output", workers=reading_with(engine)
    )
    assert outcome.counts.articles == 1
    assert len(outcome.faults) == 1
    assert "RecursionError: too deep" in outcome.faults[0].error
    assert "test_build.py:" in outcome.faults[0].error


@pytest.mark.parametrize(
    "text",
    [
        ("minoxidil treats alopecia and may cause itching " * 200).strip(),
        SENTENCE * 300,
        "Minoxidil (Rogaine) " * 500,
        "x" * 12_000,
    ],
    ids=["no full stop", "many sentences", "brackets", "one word"],
)
def test_long_block_is_read_and_every_quote_stands_in_the_text(text: str, engine: Engine, tmp_path: Path) -> None:
    text += " Minoxidil does not treat gout."
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    outcome = build([str(tmp_path / "long.txt")], tmp_path / "output", workers=reading_with(engine))
    assert not outcome.faults
    claims = lines(tmp_path / "output" / "claims.jsonl")
    assert any(claim["polarity"] == "negated" for claim in claims)
    evidence = [piece for claim in claims for piece in claim["evidence"]]
    assert all(text[piece["start"] : piece["end"]] == piece["quote"] for piece in evidence)


def test_lists_nested_too_deep_are_a_fault_and_the_rest_is_read(engine: Engine, tmp_path: Path) -> None:
    depth = 5_000
    page = f"<html><body><h1>Hair</h1><p>{SENTENCE}</p>{'<ul><li>Gout' * depth}{'</li></ul>' * depth}</body></html>"
    (tmp_path / "deep.html").write_text(page, encoding="utf-8")
    outcome = build([str(tmp_path / "deep.html")], tmp_path / "output", workers=reading_with(engine))
    assert outcome.counts.claims == 1
    (fault,) = outcome.faults
    assert f"more than {DEEPEST_BLOCK} lists" in fault.error


def test_error_in_reading_one_input_does_not_stop_the_others(
    article_file: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cursed(id: str, data: bytes, **known: str | None) -> Article:  # noqa: A002, ARG001
        raise RecursionError("too deep")

    monkeypatch.setitem(readers.READERS, ".html", cursed)
    (tmp_path / "cursed.html").write_text(SENTENCE, encoding="utf-8")
    outcome = build(
        [str(tmp_path / "cursed.html"), str(article_file)], tmp_path / "output", workers=reading_with(engine)
    )
    assert outcome.counts.articles == 1
    (fault,) = outcome.faults
    assert fault.where == "cursed"
    assert "reading it failed (RecursionError: too deep)" in fault.error


def test_long_id_is_cut_to_what_a_file_name_can_have(engine: Engine, tmp_path: Path) -> None:
    records = [{"id": "脱毛症" * 40, "text": SENTENCE}] * 2
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    outcome = build([str(tmp_path / "in.jsonl")], tmp_path / "output", workers=reading_with(engine))
    assert not outcome.faults
    names = sorted(path.name for path in (tmp_path / "output" / "articles").iterdir())
    assert names == sorted(["脱毛症" * 26 + "脱毛.txt", "脱毛症" * 26 + "脱毛-2.txt"])


def test_output_inside_an_input_folder_is_refused(article_file: Path, engine: Engine) -> None:
    for output in (article_file.parent, article_file.parent / "output"):
        with pytest.raises(CareGraphError, match="would lie inside the input"):
            build([str(article_file.parent)], output, workers=reading_with(engine))


def test_claim_that_breaks_a_shape_is_left_out_with_its_sentence(
    article_file: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = run.read

    def wrong(article: Article, engine: Engine) -> Extraction:
        extraction = real(article, engine)
        first, *rest = extraction.claims
        return replace(extraction, claims=(replace(first, confidence=7.0), *rest))

    monkeypatch.setattr(run, "read", wrong)
    outcome = build([str(article_file)], tmp_path / "output", workers=reading_with(engine))
    (error,) = lines(tmp_path / "output" / "errors.jsonl")
    assert re.search("the claim “.+ — .+ — .+” is left out", str(error["error"]))
    assert str(error["quote"]) in ARTICLE
    assert outcome.counts.claims == len(lines(tmp_path / "output" / "claims.jsonl"))


def test_progress_is_told_after_each_article(article_file: Path, engine: Engine, tmp_path: Path) -> None:
    told: list[Progress] = []
    build([str(article_file)] * 2, tmp_path / "output", workers=reading_with(engine), progress=told.append)
    assert [(step.done, step.article, step.errors) for step in told] == [(1, "minoxidil", 0), (2, "minoxidil-2", 0)]
    assert 0 < told[0].claims < told[1].claims
