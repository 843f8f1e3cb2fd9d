"""Short brackets -> hung on the word before them."""

import pytest
import spacy

from pipeline.parse.brackets import aside, hang

NLP = spacy.blank("en")
INTRODUCING = frozenset({"such_as", "including", "like"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("erenumab (Aimovig) and fremanezumab (Ajovy)", "(Aimovig)(Ajovy)"),
        ("erenumab and fremanezumab", ""),
        ("(Aimovig) is sold", ""),
        ("drugs (which are sold in all the shops) help", ""),
        ("drugs () help", ""),
        ("drugs (a, b", ""),
        ("drugs ((a) b", "(a)"),
    ],
)
def test_aside(text: str, expected: str) -> None:
    doc = NLP.make_doc(text)
    assert "".join(token.text for token in doc if token.i in aside(doc)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("erenumab (Aimovig)", {"Aimovig": ("erenumab", "appos")}),
        ("drugs (Botox, Xeomin)", {"Botox": ("drugs", "appos"), "Xeomin": ("Botox", "conj")}),
        ("drugs (Botox or Xeomin)", {"Botox": ("drugs", "appos"), "or": ("Botox", "cc"), "Xeomin": ("Botox", "conj")}),
        ("drugs (like Botox)", {"like": ("drugs", "prep"), "Botox": ("like", "pobj")}),
    ],
)
def test_hang(text: str, expected: dict[str, tuple[str, str]]) -> None:
    doc = NLP.make_doc(text)
    rows = hang(doc, aside(doc), INTRODUCING)
    found = {doc[index].text: (doc[row.head].text, row.dep) for index, row in rows.items() if doc[index].is_alpha}
    assert found == expected


@pytest.mark.parametrize("text", ["drugs (Botox, Xeomin) help", "drugs (like Botox) help (some)"])
def test_every_hidden_token_gets_a_head_outside_itself(text: str) -> None:
    doc = NLP.make_doc(text)
    hidden = aside(doc)
    rows = hang(doc, hidden, INTRODUCING)
    assert rows.keys() == hidden
    assert all(row.head != index for index, row in rows.items())
