"""What the recogniser settles beside the names that are read: in articles that do not speak to their reader."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from pipeline.extract import extract, find_mentions
from pipeline.ingest import read_text
from pipeline.model import Extraction
from pipeline.parse import parse
from pipeline.recognise import Learned, Recogniser
from pipeline.run import Engine

TYPES = {"Chemical": ("Medication", "Substance"), "Condition": ("Condition", "Disease", "Symptom")}
DECIDED = frozenset(type_ for types in TYPES.values() for type_ in types)


class Told(Recogniser):
    """Takes all words with a z for conditions."""

    def find(self, docs: Sequence[Doc], marks: Sequence[Sequence[str]]) -> list[list[Learned]]:
        assert len(marks) == len(docs)
        return [[Learned(t.i, t.i + 1, "Condition") for t in doc if "z" in t.text] for doc in docs]


def auto(engine: Engine) -> Engine:
    told = Told(engine.parser.nlp, TYPES, dict.fromkeys(TYPES, 0.8), DECIDED)
    return Engine(
        replace(engine.parser, recogniser=told, beside=True), replace(engine.world, decided=DECIDED, before=False)
    )


def read(text: str, engine: Engine) -> Extraction:
    article = read_text("made-up", text)
    return extract(article, parse(article, engine.parser), engine.world)


TEXT = "Metformin treats asthma. Doctors saw gout and zorbitude in the liver."


def test_mentions_are_those_that_are_settled_and_those_of_claims(engine: Engine) -> None:
    found = read(TEXT, auto(engine))
    assert [m.text for m in found.mentions] == ["Metformin", "asthma", "zorbitude", "liver"]
    assert [m.found_by for m in found.mentions if m.text == "zorbitude"] == ["learned"]


def test_claims_are_those_of_the_lists(engine: Engine) -> None:
    assert read(TEXT, auto(engine)).claims == read(TEXT, engine).claims


@pytest.mark.parametrize("last", ["Ask your doctor.", "You may get it."])
def test_an_article_that_speaks_to_its_reader_is_not_for_the_recogniser(last: str, engine: Engine) -> None:
    text = f"{TEXT} {last}"
    assert read(text, auto(engine)) == read(text, engine)


def test_evaluation_sees_what_is_settled(engine: Engine) -> None:
    both = auto(engine)
    article = read_text("made-up", TEXT)
    found = find_mentions(article, parse(article, both.parser), both.world)
    assert [m.text for m in found] == ["zorbitude", "liver"]
