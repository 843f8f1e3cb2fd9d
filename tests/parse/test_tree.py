"""Our trees answer as spaCy's do."""

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc as SpacyDoc

from pipeline.parse.brackets import Row
from pipeline.parse.tree import Doc
from pipeline.run import Engine

TEXTS = (
    "Metformin lowers blood sugar, and it may cause nausea, vomiting or diarrhea. It isn't new! (Ask first.)",
    "What helps? Some people - not all - report that the pain eased by half within two weeks of stopping.",
    "A single word",
)
PLAIN = ("text", "lower_", "tag_", "pos_", "lemma_", "dep_", "i", "idx", "whitespace_")
TOLD = ("is_punct", "is_alpha", "is_stop", "like_num")


@pytest.fixture(scope="module", params=TEXTS)
def pair(request: pytest.FixtureRequest, engine: Engine) -> tuple[SpacyDoc, Doc]:
    theirs = engine.parser.nlp(request.param)
    rows = [Row(t.tag_, t.pos_, t.lemma_, t.head.i, t.dep_) for t in theirs]
    return theirs, Doc([t.text for t in theirs], [t.whitespace_ for t in theirs], rows)


@pytest.mark.parametrize("name", PLAIN + TOLD)
def test_what_a_token_is(name: str, pair: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = pair
    assert [getattr(t, name) for t in ours] == [getattr(t, name) for t in theirs]


@pytest.mark.parametrize(
    "places",
    [
        lambda t: [t.head],
        lambda t: t.children,
        lambda t: t.lefts,
        lambda t: t.rights,
        lambda t: [t.left_edge, t.right_edge],
        lambda t: t.subtree,
        lambda t: t.ancestors,
        lambda t: t.conjuncts,
        lambda t: t.sent,
        lambda t: [t.sent.root],
        lambda t: [other for other in t.doc if t.is_ancestor(other)],
        lambda t: t.doc[max(t.i - 3, 0) : t.i + 4],
        lambda t: [t.doc[t.i :].root, t.doc[t.i : t.i + 4].root],
        lambda t: t.sent[1:-1],
        lambda t: [t.sent[-1]],
    ],
)
def test_where_a_token_leads(places: Callable[[Any], Any], pair: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = pair
    assert [[o.i for o in places(t)] for t in ours] == [[o.i for o in places(t)] for t in theirs]


def test_texts(pair: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = pair
    assert (ours.text, len(ours)) == (theirs.text, len(theirs))
    assert [s.text for s in ours.sents] == [s.text for s in theirs.sents]
    assert [ours[i:].text for i in range(len(ours) + 1)] == [theirs[i:].text for i in range(len(theirs) + 1)]


def test_the_tokens_that_hold_characters(pair: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = pair
    for start, char in enumerate(ours.text):
        expected = theirs.char_span(start, start + 1, alignment_mode="expand")
        found = ours.covering(start, start + 1)
        if not char.isspace():
            assert expected is not None
            assert found is not None
            assert (found.start, found.end) == (expected.start, expected.end)


def test_no_token_before_the_first(pair: tuple[SpacyDoc, Doc]) -> None:
    with pytest.raises(IndexError):
        pair[1][0].nbor(-1)


def test_an_empty_text() -> None:
    doc = Doc([], [], [])
    assert (doc.text, len(doc), doc.sents, doc.covering(0, 1)) == ("", 0, (), None)
