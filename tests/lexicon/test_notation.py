"""The README of the lexicon tells the truth, and all of it."""

import re
import tomllib

import pytest

from pipeline.extract import roles
from pipeline.ingest import read_text
from pipeline.lexicon import Lexicon, load_lexicon, parse_frame
from pipeline.parse import parse
from pipeline.run import Engine
from tests.lexicon.notation import FOLDER, README, first_cells, role_examples, section

LEADING_OUT = {"topic", "label", "disease", "in_clause", "near", "lasting", "beside", "as_written"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(FOLDER)


def test_every_option_in_use_is_documented(lexicon: Lexicon) -> None:
    used = {option for frame in lexicon.frames for option in frame.options}
    assert used - first_cells("Options") == set()


def test_every_role_is_documented() -> None:
    assert first_cells("Roles") == {*roles._ROLES, *LEADING_OUT}
    assert {role for role, *_ in role_examples()} == set(roles._ROLES)


@pytest.mark.parametrize(("role", "sentence", "word", "expected"), role_examples())
def test_example_of_a_role(role: str, sentence: str, word: str, expected: str, engine: Engine) -> None:
    (passage,) = parse(read_text("example", sentence), engine.parser)
    token = next(token for token in passage.doc if token.text == word)
    assert expected in [each.text for each in roles.fill(token, role, engine.world.lexicon)]


def test_tables_described_are_there(lexicon: Lexicon) -> None:
    assert first_cells("Word tables") - lexicon.tables.keys() == set()


@pytest.mark.parametrize("file", ["cues", "speakers"])
def test_every_table_is_described(file: str) -> None:
    tables = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    assert tables.keys() - first_cells("Word tables") == set()


@pytest.mark.parametrize("file", ["words", "cues", "speakers"])
def test_a_comment_stands_over_every_table(file: str) -> None:
    """Or over the table before it, where no empty line parts the two."""
    groups = (FOLDER / f"{file}.toml").read_text(encoding="utf-8").split("\n\n")
    first_lines = (group.splitlines()[0] for group in groups if re.match(r"[\[\w]", group))
    assert [line[:40] for line in first_lines if line not in {"[speakers]", "[cues]"}] == []


def test_every_file_is_documented() -> None:
    assert {path.name for path in FOLDER.glob("*.toml") if f"`{path.name}`" not in README} == set()


def test_every_cue_role_is_documented(lexicon: Lexicon) -> None:
    known = {role.removeprefix("not_") for role in lexicon.tables["cues"]}
    assert {role for role in known if f"`{role}`" not in section("Word tables")} == set()


def test_frames_shown_parse() -> None:
    shown = re.findall(r"(?:^|\")((?:verb|noun|adj|name) [^\"\n]+ : [^\"\n]+)", README, re.MULTILINE)
    assert len(shown) == 2
    for line in shown:
        parse_frame(line, predicate="treats")
