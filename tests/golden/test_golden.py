"""input/ gives what it gave before. After a wanted change: `make golden`, and read the diff."""

import re
from pathlib import Path

import pytest

from pipeline.query import named_queries, run_query
from tests.golden.render import FOLDER, README, ROOT, asked, claims_of, listing, readme, samples

EXPECTED = sorted(FOLDER.glob("*.claims.txt"))
SILENT = {"conflicts"}
"""What the articles of input/ give no answer to."""


def test_every_article_has_its_expected_claims(output: Path) -> None:
    found = {path.stem for path in (output / "articles").glob("*.txt")}
    assert found == {path.name.removesuffix(".claims.txt") for path in EXPECTED}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".claims.txt"))
def test_article_gives_the_expected_claims(expected: Path, output: Path) -> None:
    found = listing(claims_of(output), expected.name.removesuffix(".claims.txt"))
    assert found.splitlines() == expected.read_text(encoding="utf-8").splitlines()


def test_every_question_has_a_sample_answer_that_says_something() -> None:
    assert samples().keys() == named_queries().keys()
    silent = {name for name in samples() if (FOLDER / "answers" / f"{name}.txt").read_text().endswith("No rows.\n")}
    assert silent == SILENT


@pytest.mark.parametrize("name", samples())
def test_question_gives_its_sample_answer(name: str, output: Path) -> None:
    expected = (FOLDER / "answers" / f"{name}.txt").read_text(encoding="utf-8")
    assert asked(name, samples()[name], output).splitlines() == expected.splitlines()


@pytest.mark.parametrize("name", ["hair loss", "alopecia", "scarring hair loss", "cicatricial alopecia"])
def test_exosome_therapy_is_denied_and_never_affirmed_for_scarring_hair_loss(name: str, output: Path) -> None:
    rows = run_query(output, "treatments-of", values={"condition": name}).rows
    found = {tuple(cell.value if cell else "" for cell in row[:4]) for row in rows}
    told = {row[2:] for row in found if row[:2] == ("scarring alopecia", "exosome therapy")}
    assert told == {("negated", "hedged")}


def test_readme_shows_what_comes_out(output: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert readme(text, output) == text


def test_readme_quotes_a_page_of_the_input() -> None:
    text = README.read_text(encoding="utf-8")
    pages = " ".join(" ".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "input").iterdir())).split())
    quoted = re.findall(r"^> (.+)$", text, re.MULTILINE)
    assert quoted
    assert [line for line in quoted if line not in re.sub(r"<[^>]+>", "", pages)] == []


def test_every_span_gives_its_quote(output: Path) -> None:
    for claim in claims_of(output):
        text = (output / "articles" / f"{claim['article']}.txt").read_bytes().decode("utf-8")
        for evidence in claim["evidence"]:
            for piece in (evidence, *evidence["context"]):
                assert text[piece["start"] : piece["end"]] == piece["quote"]
