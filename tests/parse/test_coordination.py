"""Sentence -> where the members of an enumeration and the words after people hang."""

import pytest

from pipeline.ingest import read_text
from pipeline.parse import parse
from pipeline.run import Engine


@pytest.mark.parametrize(
    ("sentence", "word", "head"),
    [
        # a name that can be a verb is a noun beside another of its kind
        ("It may lead to breast tenderness, bloating and spotting.", "bloating", "breast tenderness"),
        # what follows a part of the body goes on with what was before it
        ("They include brown patches on the skin, headache and fever.", "headache", "patches"),
        ("They include pain in the joints, fever and a rash.", "fever", "pain"),
        # but what a preposition joins stays together
        ("It is a link between coffee and gout.", "gout", "coffee"),
        # what people have hangs on the people
        ("Doctors don't prescribe triptans to patients with heart disease.", "with", "patients"),
        ("Doctors treat patients with statins.", "statins", "with"),
    ],
)
def test_word_hangs_on_its_head(sentence: str, word: str, head: str, engine: Engine) -> None:
    doc = parse(read_text("test", sentence, title=None), engine.parser)[0].doc
    found = next(token for token in doc if token.text == word)
    assert found.head.text == head
