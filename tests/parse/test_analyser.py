"""Words that were seen before get what the model's rules would give them again."""

import pytest
from spacy.tokens import Doc

from pipeline.parse import analyser
from pipeline.parse.analyser import Analyser
from pipeline.run import Engine

TEXTS = (
    "There is no cure, but there are treatments. It is not known.",
    "Let's see: it ain't so, y'all gotta rest.\n Lower doses lower  the risk.",
    "She was left with scars; he had left. They are left-handed and used to run.",
    "What is it? It is what it is, and what it was.",
)


def analysis(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(t.tag_, t.pos_, t.dep_, t.lemma_) for t in doc]


@pytest.mark.parametrize("most", [analyser._MOST_KNOWN, 3])
def test_what_is_remembered_is_what_the_rules_say(most: int, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyser, "_MOST_KNOWN", most)
    nlp = engine.parser.nlp
    ours = Analyser(nlp)
    for _ in range(2):
        read = ours.read(nlp.make_doc(text) for text in TEXTS)
        assert [analysis(doc) for doc in read] == [analysis(nlp(text)) for text in TEXTS]


def test_batches_hold_words_and_not_texts(engine: Engine) -> None:
    docs = [engine.parser.nlp.make_doc("word " * 1000) for _ in range(7)]
    assert [len(batch) for batch in analyser._batches(docs)] == [3, 3, 1]
