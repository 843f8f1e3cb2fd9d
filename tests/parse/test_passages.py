"""Article -> passages: the tree is of what the parser read, the words and places are the article's."""

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.ingest import read_markdown, read_text
from pipeline.model import Article, Block, Span
from pipeline.parse import Passage, parse
from pipeline.parse.sentences import sentence_starts
from pipeline.run import Engine

PIECES = [
    "alopecia areata", "platelet-rich plasma (PRP)", "Minoxidil", "helps", "treat", "hair loss", "$30 a month", "and",
    "10 mg twice a day", "such as", "one in 10", "adults over 50", "(Rogaine, Botox)", "can't", "people’s", "the", "It",
    "should not take it if they:", "500 mg of naproxen twice a day", "in", "within two weeks", "“It works,”",
    "non-stick", "\u00a0", "\t", "\n", "\n\n", "\r\n", "- ",
    "e\u0301", "😀", "…", "—", "?", ".", ",", ":", "(", ")", "ß", "ﬁbre",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    # the one letter that is longer in lower case has a test of its own
    st.text(max_size=50).map(lambda text: text.replace("İ", "I")),
)


def article_of(text: str) -> Article:
    """One paragraph, whatever it holds."""
    span = Span(0, len(text))
    return Article("a", text, (Block(0, "paragraph", span, span),))


def plain(text: str) -> str:
    """White space and case aside: a token may have them changed, so long as nothing moves."""
    return "".join(" " if char.isspace() else char.lower()[0] for char in text)


def check(article: Article, passages: tuple[Passage, ...]) -> None:
    for passage in passages:
        for token in passage.doc:
            if token.idx < passage.joint <= token.idx + len(token.text):
                continue
            assert plain(passage.span(token).of(article.text)) == plain(token.text)


@settings(deadline=None, max_examples=100)
@given(text=TEXTS)
@example(text="Platelet-rich plasma (PRP) costs $30\u00a0a month. Take 500 mg of naproxen twice a day.")
def test_every_token_stands_where_it_says(text: str, engine: Engine) -> None:
    article = article_of(text)
    passages = parse(article, engine.parser)
    check(article, passages)
    assert [plain(passage.doc.text) for passage in passages] == [plain(text)]


@settings(deadline=None, max_examples=60)
@given(intro=TEXTS, items=st.lists(TEXTS, min_size=1, max_size=3))
@example(intro="You should not take aspirin if you", items=["Have asthma.", "Are pregnant; or so."])
def test_items_that_are_read_on_stand_where_they_say(intro: str, items: list[str], engine: Engine) -> None:
    text = f"{intro} should not take aspirin if you:\n\n" + "\n".join(f"- {item}" for item in items)
    try:
        article = read_text("a", text)
    except InputError:
        return
    check(article, parse(article, engine.parser))


def test_letter_that_is_longer_in_lower_case(engine: Engine) -> None:
    article = read_text("a", "You should not take aspirin if you:\n\n- İrem is near")
    check(article, parse(article, engine.parser))


def test_items_are_read_on_from_an_unfinished_sentence(engine: Engine) -> None:
    article = read_text("a", "You should not take aspirin if you:\n\n- Have asthma.\n- Are pregnant.")
    (first, second) = (p for p in parse(article, engine.parser) if p.part == "continued")
    assert first.doc.text == "You should not take aspirin if you have asthma."
    assert second.doc.text == "You should not take aspirin if you are pregnant."
    whole = first.span(first.doc[0], first.doc[-1])
    assert whole.of(article.text) == "Have asthma."


def test_label_and_body_are_passages(engine: Engine) -> None:
    article = read_markdown("a", "**Side effects:** nausea and vomiting.")
    assert [(p.part, p.doc.text) for p in parse(article, engine.parser)] == [
        ("label", "Side effects"),
        ("body", "nausea and vomiting."),
    ]


@pytest.mark.parametrize(
    ("text", "word", "tag", "dep"),
    [
        ("Alopecia areata worries many adults.", "Alopecia areata", "NN", "nsubj"),
        ("Take 10 mg twice a day.", "10 mg twice a day", "NNS", "dobj"),
        ("Exercise helps repair tissues.", "repair", "VB", "ROOT"),
        ("Creams such as minoxidil are cheap.", "such as", "IN", "prep"),
    ],
)
def test_names_amounts_and_phrases_are_one_token(text: str, word: str, tag: str, dep: str, engine: Engine) -> None:
    (passage,) = parse(article_of(text), engine.parser)
    token = next(token for token in passage.doc if token.text == word)
    assert (token.tag_[:2], token.dep_) == (tag[:2], dep)


def test_names_of_people_with_an_age_are_populations(engine: Engine) -> None:
    (passage,) = parse(article_of("It strikes adults over 50."), engine.parser)
    token = next(token for token in passage.doc if token.text == "adults over 50")
    assert [concept.types for concept in passage.concepts(token)] == [("Population",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It helps. It is cheap.", ["It helps.", "It is cheap."]),
        ("Does it help? Yes!", ["Does it help?", "Yes!"]),
        ("“It helps.” She agrees.", ["“It helps.”", "She agrees."]),
        ("It costs $3.50 a day.", ["It costs $3.50 a day."]),
        ("It (see above.) helps.", ["It (see above.) helps."]),
        ("Dr. Doe agrees.", ["Dr. Doe agrees."]),
    ],
)
def test_sentence_starts(text: str, expected: list[str]) -> None:
    doc = spacy.blank("en").make_doc(text)
    starts = [index for index, start in enumerate(sentence_starts(doc)) if start]
    assert [doc[a:b].text for a, b in zip(starts, [*starts[1:], len(doc)], strict=True)] == expected


def test_other_blocks_do_not_change_what_is_read(engine: Engine) -> None:
    alone = parse(read_text("a", "Minoxidil treats alopecia."), engine.parser)
    beside = parse(read_text("a", "Minoxidil treats alopecia.\n\nBiotin does not."), engine.parser)
    assert [token.dep_ for token in alone[0].doc] == [token.dep_ for token in beside[0].doc]
