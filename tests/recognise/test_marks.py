from collections.abc import Sequence

import pytest

from pipeline.recognise import marks, short_marks
from pipeline.vocabulary import Concept, Match, Vocabulary

ASTHMA = Concept("voc:asthma", "asthma", ("Disease",))
FAILURE = Concept("voc:heart-failure", "heart failure", ("Disease",))
COLD = Concept("voc:cold", "cold", ("Disease",))
ICE = Concept("voc:ice", "ice", ("Therapy",), alt_labels=("cold",))
PAIN = Concept("voc:pain", "pain", ("Symptom",), hidden_labels=("painful",))
VOCABULARY = Vocabulary([ASTHMA, FAILURE, COLD, ICE, PAIN])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no name here", ["", "", ""]),
        ("asthma hurts", ["U-Disease", ""]),
        ("chronic heart failure", ["", "B-Disease", "L-Disease"]),
        ("cold", ["U-Disease+Therapy"]),
        ("painful", ["U-Symptom?"]),
    ],
)
def test_a_mark_says_place_and_types(text: str, expected: Sequence[str]) -> None:
    words = text.split()
    assert marks(words, VOCABULARY.find(words), {}) == expected


def test_inner_words_of_a_long_name_are_marked_as_such() -> None:
    assert marks(["a", "b", "c"], [Match(0, 3, (ASTHMA,), "a b c")], {}) == ["B-Disease", "I-Disease", "L-Disease"]


def test_short_forms_have_the_types_of_what_ends_their_long_form() -> None:
    text = "Congestive heart failure (CHF) and odd new words (ONW) differ."
    short = short_marks(text, str.split, VOCABULARY)
    assert short == {"CHF": "A-Disease", "ONW": "A-?"}
    assert marks(["CHF", "and", "ONWs"], [], short) == ["A-Disease", "", "A-?"]
