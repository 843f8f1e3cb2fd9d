import pytest

from pipeline.recognise import Learned, everywhere


def found(texts: list[str], learned: list[list[tuple[int, int, str]]], shorts: tuple[str, ...] = ()) -> list[list[str]]:
    """Each found name with its label."""
    words = [text.split() for text in texts]
    given = [[Learned(*name) for name in names] for names in learned]
    return [
        [f"{' '.join(text[name.start : name.end])}: {name.label}" for name in sorted(names, key=lambda n: n.start)]
        for text, names in zip(words, everywhere(words, given, shorts), strict=True)
    ]


def test_a_name_met_twice_is_found_wherever_it_stands() -> None:
    texts = ["odd fever", "Odd fever came", "the odd fever"]
    twice = [[(0, 2, "Condition")], [(0, 2, "Condition")], []]
    assert found(texts, twice)[2] == ["odd fever: Condition"]
    assert found(texts, [twice[0], [], []])[2] == []


def test_the_label_met_most_often_is_taken() -> None:
    texts = ["zorb"] * 4
    learned = [[(0, 1, "Chemical")], [(0, 1, "Condition")], [(0, 1, "Condition")], []]
    assert found(texts, learned) == [["zorb: Chemical"], ["zorb: Condition"], ["zorb: Condition"], ["zorb: Condition"]]


def test_what_is_part_of_another_name_stays_so() -> None:
    texts = ["fever", "fever", "yellow fever"]
    learned = [[(0, 1, "Condition")], [(0, 1, "Condition")], [(0, 2, "Condition")]]
    assert found(texts, learned)[2] == ["yellow fever: Condition"]


@pytest.mark.parametrize("seen", [[], [(4, 5, "Chemical")]])
def test_a_short_form_has_the_label_of_what_it_is_introduced_behind(seen: list[tuple[int, int, str]]) -> None:
    texts = ["acute zorb failure ( AZF )", "in AZF and AZFs"]
    learned = [[(0, 3, "Condition"), *seen], []]
    assert found(texts, learned, ("AZF",)) == [
        ["acute zorb failure: Condition", "AZF: Condition"],
        ["AZF: Condition", "AZFs: Condition"],
    ]


def test_a_bracket_that_introduces_nothing_is_left_alone() -> None:
    assert found(["zorb ( AZF )"], [[(0, 1, "Condition")]]) == [["zorb: Condition"]]
