"""The account of `caregraph explain`: what is in it, for whoever mends the lexicon."""

from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.explain import account, given
from pipeline.run import Engine


def told(text: str, engine: Engine, *, predicate: str | None = None) -> list[str]:
    (article,) = given(text, None)
    return [line.strip() for line in account(article, engine, predicate=predicate)]


def after(line: str, lines: list[str]) -> str:
    return lines[lines.index(line) + 1]


def test_shows_tree_and_names(engine: Engine) -> None:
    lines = told("Ibuprofen may ease back pain.", engine)
    assert lines[0] == "== paragraph: Ibuprofen may ease back pain."
    assert "1 may        AUX   MD    may, aux of 2 ease" in lines
    assert "back pain: Symptom “back pain” (by vocabulary, 0.95)" in lines


def test_shows_why_a_known_word_is_no_name(engine: Engine) -> None:
    assert "pill: not taken for" not in "\n".join(told("Take one pill.", engine))
    assert "not taken for Food “wine”: here it is a VERB" in "\n".join(told("They wine and dine at noon.", engine))


def test_a_fired_frame_stands_with_its_claim(engine: Engine) -> None:
    lines = told("Ibuprofen may ease back pain.", engine)
    assert after("+ treats: verb ease : S=subj|by_means O=obj", lines) == "ibuprofen treats back pain"
    assert any(line.startswith("+ ibuprofen treats back pain: affirmed, hedged, confidence 0.") for line in lines)


@pytest.mark.parametrize(
    ("text", "predicate", "frame", "fault"),
    [
        ("Ibuprofen eases Tuesdays.", "treats", "- treats: verb ease : S=subj|by_means O=obj", "no object of type"),
        ("Pain eases migraine.", "treats", "- treats: verb ease : S=subj|by_means O=obj", "no subject of type"),
        ("Aspirin is more often bought.", "comparedWith", "- comparedWith: verb * :", "no object of type"),
        ("Aspirin is bought.", "comparedWith", "- comparedWith: verb * :", "need=comparative is not as asked for"),
    ],
)
def test_a_failed_frame_says_why(text: str, predicate: str, frame: str, fault: str, engine: Engine) -> None:
    lines = told(text, engine, predicate=predicate)
    assert any(line.startswith(frame) and following.startswith(fault) for line, following in pairwise(lines))


def test_a_slot_that_stayed_empty_says_where_its_paths_lead(engine: Engine) -> None:
    assert any("obj finds “Tuesdays”" in line for line in told("Ibuprofen eases Tuesdays.", engine))


def test_frames_that_found_no_word_are_counted(engine: Engine) -> None:
    lines = told("Ibuprofen may ease back pain.", engine)
    assert not any("no object of type Test" in line for line in lines)
    assert any(line.endswith("more were tried and found none of their words)") for line in lines)


def test_a_cue_stands_with_what_it_bears_on(engine: Engine) -> None:
    lines = told("Ibuprofen eases back pain, but it does not prevent migraine.", engine)
    assert "negation “not”, at “prevent”: bears on ibuprofen prevents migraine" in lines


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Does ibuprofen ease back pain?", "ibuprofen treats back pain: left out, it stands in a question"),
        ("Many people believe that ibuprofen eases back pain.", "it is only supposed, hoped or hearsay"),
        ("Psoriasis causes itching.", "psoriasis causes itching: left out, another says it more exactly"),
        ("Myth: Ibuprofen cures migraine.", "the label says that it is not so"),
    ],
)
def test_what_is_left_out_says_why(text: str, why: str, engine: Engine) -> None:
    assert why in "\n".join(told(text, engine))


def test_heading_that_announces_a_predicate_is_named(engine: Engine) -> None:
    lines = told("Ibuprofen\n\nSide effects\n\n- nausea\n- rash\n", engine)
    assert "under “Side effects”: hasSideEffect, of the topic" in lines


def test_command_explains_a_text_and_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "It may ease back pain.", "--title", "Ibuprofen"]) == 0
    assert "+ ibuprofen treats back pain" in capsys.readouterr().out
    (tmp_path / "page.md").write_text("# Ibuprofen\n\nIt may ease back pain.\n", encoding="utf-8")
    assert main(["explain", "--file", str(tmp_path / "page.md")]) == 0
    assert "+ ibuprofen treats back pain" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--file", "missing.txt"), 1, "missing.txt: no such file"),
        (("Pain.", "--predicate", "heals"), 2, "There is no predicate 'heals'; there are actsOn, "),
    ],
)
def test_command_says_what_is_wrong(
    arguments: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", *arguments]) == code
    assert said in capsys.readouterr().err
