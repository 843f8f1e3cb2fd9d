"""Enumerations of names -> one member for the parser, the others coordinated with it."""

import pytest

from pipeline.ingest import read_text
from pipeline.parse import parse
from pipeline.run import Engine


@pytest.mark.parametrize(
    ("text", "coordinated"),
    [
        ("Milk, yoghurt, tinned sardines and kale are good sources of calcium.", ["yoghurt", "sardines", "kale"]),
        ("The tablets can cause rash, bloating, and severe vomiting.", ["bloating", "vomiting"]),
        ("It can lead to heart disease, stroke and job loss.", ["stroke", "loss"]),
        ("Aspirin (Bayer), ibuprofen (Advil) and naproxen relieve pain.", ["ibuprofen", "naproxen"]),
    ],
)
def test_members_of_one_kind_are_coordinated(text: str, coordinated: list[str], engine: Engine) -> None:
    doc = parse(read_text("t", text), engine.parser)[0].doc
    assert [token.text for token in doc if token.dep_ == "conj"] == coordinated


@pytest.mark.parametrize(
    "text",
    [
        "In asthma, cough and wheezing are common.",
        "With asthma, aspirin and ibuprofen need care.",
        "Aspirin helps, ibuprofen relieves pain and naproxen lasts longer.",
        "Take aspirin, however, and rest.",
        "Aspirin, a painkiller, relieves headaches.",
    ],
)
def test_what_only_looks_like_one_is_left_to_the_parser(text: str, engine: Engine) -> None:
    passage = parse(read_text("t", text), engine.parser)[0]
    first = next(token for token in passage.doc if token.i in passage.names)
    conjuncts = [token for token in passage.doc if token.dep_ == "conj" and token.head == first]
    assert not any("," in passage.doc[first.i : token.i].text for token in conjuncts)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Erenumab, fremanezumab and galcanezumab prevent migraine attacks.", "prevent"),
        ("Adalimumab targets inflammation, while secukinumab targets interleukin-17.", "targets"),
    ],
)
def test_an_unlikely_reading_is_read_again(text: str, verb: str, engine: Engine) -> None:
    doc = parse(read_text("t", text), engine.parser)[0].doc
    assert doc[:].root.text == verb
