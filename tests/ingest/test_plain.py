import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.ingest import read_text
from pipeline.model import Article
from tests.ingest.soundness import sound


def shown(article: Article) -> list[str]:
    """Each block as kind, level and text."""
    return [f"{block.kind[0]}{block.level or ''} {block.span.of(article.text)}" for block in article.blocks]


def read(text: str, *, id: str = "page", title: str | None = None) -> list[str]:  # noqa: A002
    return shown(read_text(id, text, title=title))


PROSE = "Knee pain is common in adults, and it often gets better with rest, ice and gentle exercise over a few weeks."
KNEE = (
    f"{PROSE}\n\nAn aching knee may need physical therapy, so ask your doctor about your knee and how long to rest it."
)

LAYOUTS = {
    "a news release": (
        "Knee Pain Eased by Walking\n\n" + PROSE,
        ["h1 Knee Pain Eased by Walking", f"p {PROSE}"],
    ),
    "headings without blank lines": (
        f"Knee Pain\n\n{PROSE}\n\nSide Effects\nIbuprofen may cause an upset stomach in some people.",
        ["h1 Knee Pain", f"p {PROSE}", "h2 Side Effects", "p Ibuprofen may cause an upset stomach in some people."],
    ),
    "underlined headings": (
        f"Knee pain\n=========\n{PROSE}\n\nRest\n----\nRest the knee.",
        ["h1 Knee pain", f"p {PROSE}", "h2 Rest", "p Rest the knee."],
    ),
    "capitals above mixed case": (
        f"Knee pain\n\n{PROSE}\n\nTREATMENT\n\nRest and ice\n\n{PROSE}",
        ["h1 Knee pain", f"p {PROSE}", "h2 TREATMENT", "h3 Rest and ice", f"p {PROSE}"],
    ),
    "a run of short headings over lists": (
        f"Knee pain\n\n{PROSE}\n\nHow the two treatments differ\n\nThey differ in two ways:\n\n"
        "Cost\n\n- Ice: cheap\n\nTime\n\n- Ice: short\n\nOne part of a longer plan\n\nRest too.",
        [
            "h1 Knee pain",
            f"p {PROSE}",
            "h2 How the two treatments differ",
            "p They differ in two ways:",
            "h3 Cost",
            "i1 Ice: cheap",
            "h3 Time",
            "i1 Ice: short",
            "h2 One part of a longer plan",
            "p Rest too.",
        ],
    ),
    "nested and wrapped items": (
        f"{PROSE}\n\n  • Ice the knee\n    for ten minutes.\n    – Use a towel.\n  • Rest.",
        [f"p {PROSE}", "i1 Ice the knee\n    for ten minutes.", "i2 Use a towel.", "i1 Rest."],
    ),
    "numbers and letters": (
        f"{PROSE}\n\n1. Rest.\n   a) Sit.\n   b) Lie.\n2) Ice.",
        [f"p {PROSE}", "i1 Rest.", "i2 Sit.", "i2 Lie.", "i1 Ice."],
    ),
    "initials are no bullets": (
        "Stomach bugs\n\nE. coli is a germ that can live in food.",
        ["h1 Stomach bugs", "p E. coli is a germ that can live in food."],
    ),
    "bullets whose line ends were lost": (
        "Types of leukemia:\n\n- Acute.    - Chronic.    - Other.",
        ["p Types of leukemia:", "i1 Acute.", "i1 Chronic.", "i1 Other."],
    ),
    "bullets run on with one space": (
        f"{PROSE} Other symptoms may include - a cold sweat - nausea - fainting",
        [f"p {PROSE} Other symptoms may include", "i1 a cold sweat", "i1 nausea", "i1 fainting"],
    ),
    "dashes around an aside": (
        f"{PROSE} The drug - a new one - works well.",
        [f"p {PROSE} The drug - a new one - works well."],
    ),
    "lines without bullets under a colon": (
        "Side effects are:\nnausea\ndry mouth\n\nCall us.",
        ["p Side effects are:", "i1 nausea", "i1 dry mouth", "p Call us."],
    ),
    "an interview": (
        "Gout\n\nQ: What is gout?\nA: It is a kind of arthritis.\n\nIt hurts.\n\nQ: Who gets it?\n\nA: Mostly men.",
        [
            "h1 Gout",
            "h2 What is gout?",
            "p It is a kind of arthritis.",
            "p It hurts.",
            "h2 Who gets it?",
            "p Mostly men.",
        ],
    ),
    "a block quote": (
        f"{PROSE}\n\n> Ice helps me most.\n\nRest.",
        [f"p {PROSE}", "p Ice helps me most.", "p Rest."],
    ),
    "facts on lines of their own": (
        "Ibuprofen\n\nDose: 200 mg\nRoute: by mouth\n\nTake it with food.",
        ["h1 Ibuprofen", "p Dose: 200 mg", "p Route: by mouth", "p Take it with food."],
    ),
    "a lone sentence without its full stop": ("Aspirin treats headache", ["p Aspirin treats headache"]),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    text, expected = LAYOUTS[name]
    assert read(text) == expected


BOILERPLATE = {
    "a site banner": f"Measles Information\n\nKnee Pain\n\n{KNEE}",
    "a call above the title": f"Flu shots prevent flu: book now\n\nKnee Pain\n\n{KNEE}",
    "a banner that the text also names": f"Skin Care\n\nKnee Pain\n\n{KNEE} Mind your skin.",
    "navigation": f"Home | Conditions | Contact\n\nKnee Pain\n\n{KNEE}",
    "a breadcrumb": f"Home > Conditions > Knee\n\nKnee Pain\n\n{KNEE}",
    "a repeated caption": f"A person holding a knee.\nA person holding a knee.\n\nKnee Pain\n\n{KNEE}",
    "a caption repeated further on": f"Knee Pain\n\nA knee brace\n\n{KNEE}\n\nA knee brace",
    "a caption with its credit": f"Knee Pain\n\nFlu shots prevent flu. Picture: agency\n\n{KNEE}",
    "a labelled caption": f"Knee Pain\n\nImage: Measles causes a rash.\n\n{KNEE}\n\nPhoto credit: A. Lee",
    "a picture's description": f"Knee Pain\n\nA woman holding her knee.\n\n{KNEE}",
    "a teaser": f"Knee Pain\n\n{KNEE}\n\nRelated: Vaccines prevent measles\n\nRead next: How to treat gout",
    "a teaser section": f"Knee Pain\n\n{KNEE}\n\nRelated articles\n\n- Measles causes a rash\n- Treat gout",
    "a teaser section of lines": f"Knee Pain\n\n{KNEE}\n\nYou may also like\nMeasles causes a rash\nTreat gout",
    "teasers with a text each": (
        f"Knee Pain\n\n{KNEE}\n\nRead next:\n\nTreating Gout\n\nAllopurinol prevents gout.\n\nMeasles\n\nIt spots."
    ),
    "a footer": f"Knee Pain\n\n{KNEE}\n\n© 2024 Knee Hospital. Flu shots prevent flu.\n\nAll rights reserved.",
    "a newsletter box": f"Knee Pain\n\n{KNEE}\n\nSubscribe to our newsletter\n\nGet gout tips delivered to your inbox.",
    "an advertisement": f"Knee Pain\n\nAdvertisement\n\n{KNEE}",
    "a cookie notice": f"We use cookies to improve this site.\n\nKnee Pain\n\n{KNEE}",
    "the author": f"Knee Pain\n\n{KNEE}\n\nAbout the author\n\nDr. Lee treats gout with allopurinol.",
    "a byline": f"Knee Pain\n\nBy Jane Doe, MD\nMay 3, 2024\n\n{KNEE}",
    "sharing": f"Knee Pain\n\nShare this article\n\n{KNEE}\n\n- Facebook\n- Twitter\n- Email",
}


@pytest.mark.parametrize("name", BOILERPLATE)
def test_boilerplate_goes(name: str) -> None:
    assert read(BOILERPLATE[name], id="item-1") == [
        "h1 Knee Pain",
        *(f"p {part}" for part in _own(BOILERPLATE[name])),
    ]


def _own(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.startswith(("Knee pain is", "An aching"))]


CONTENT = {
    "related conditions with text": (
        f"Knee Pain\n\n{KNEE}\n\nRelated conditions\n\nGout can hurt the knee as well.\n\nRest\n\n{PROSE}",
        ["h2 Related conditions", "p Gout can hurt the knee as well.", "h2 Rest", f"p {PROSE}"],
    ),
    "a sentence said twice": ("Ice helps.\n\nIce helps.", ["p Ice helps.", "p Ice helps."]),
    "advice that begins like a button": (
        f"Knee Pain\n\n{PROSE}\n\nShare your worries with your doctor.",
        [f"p {PROSE}", "p Share your worries with your doctor."],
    ),
    "sources that are foods": (
        f"Vitamin D\n\n{PROSE}\n\nSources\n\n- Salmon\n- Eggs",
        ["h2 Sources", "i1 Salmon", "i1 Eggs"],
    ),
    "a title above little text": ("Measles\n\nIt is a virus.", ["h1 Measles", "p It is a virus."]),
    "a section behind teasers": (
        f"Gout\n\n{PROSE}\n\nRelated articles\n\n- Measles\n\nIce\n\nIce helps the toe.",
        ["h1 Gout", f"p {PROSE}", "h2 Ice", "p Ice helps the toe."],
    ),
    "a list of lines given twice": (
        f"Gout\n\n{PROSE}\n\nToo much red meat\n\nMuch beer\n\nIce it.\n\nToo much red meat\n\nMuch beer\n\nRest.",
        ["p Ice it.", "h2 Too much red meat", "h2 Much beer", "p Rest."],
    ),
    "headings that recur": (
        f"Gout\n\nIce\n\nUse\n\n{PROSE}\n\nHeat\n\nUse\n\nRest the gouty knee.",
        ["h2 Heat", "h2 Use", "p Rest the gouty knee."],
    ),
}


@pytest.mark.parametrize("name", CONTENT)
def test_content_stays(name: str) -> None:
    text, expected = CONTENT[name]
    assert read(text)[-len(expected) :] == expected


def test_what_stands_above_the_path_to_the_page_goes() -> None:
    text = f"Visiting hours have changed. Masks keep you safe.\n\nHome > Conditions > Knee pain\n\nKnee pain\n\n{PROSE}"
    assert read(text) == ["h1 Knee pain", f"p {PROSE}"]


def test_file_name_tells_title_from_banner() -> None:
    text = f"Knees of the Month\n\nKnee Pain and Ice\n\nWhat Helps\n\n{KNEE}"
    assert read(text, id="knee-pain-and-ice")[:2] == ["h1 Knee Pain and Ice", "h2 What Helps"]


def test_title_from_outside_need_not_be_in_the_text() -> None:
    article = read_text("1", f"What is it?\n\n{PROSE}", title="Knee pain")
    assert article.title == "Knee pain"
    assert shown(article)[0] == "h2 What is it?"


TABLES = {
    "bars": "| Drug | Cost |\n|---|---|\n| Aspirin | $5 |\n| Ice | $1 |",
    "bars without edges": "Drug | Cost\nAspirin | $5\nIce | $1",
    "tabs": "Drug\tCost\nAspirin\t$5\nIce\t$1",
    "columns": "Drug        Cost\nAspirin     $5\nIce         $1",
}


@pytest.mark.parametrize("name", TABLES)
def test_table(name: str) -> None:
    article = read_text("x", f"Costs\n\n{TABLES[name]}\n")
    cells = [block for block in article.blocks if block.kind == "cell"]
    assert [cell.span.of(article.text) for cell in cells] == ["Drug", "Cost", "Aspirin", "$5", "Ice", "$1"]
    heads = [(cell.row_head, cell.column_head) for cell in cells]
    assert heads == [(None, None), (None, None), (None, 1), (3, 2), (None, 1), (5, 2)]


def test_references_between_blocks() -> None:
    article = read_text("x", "Gout\n\nPlan: it may need:\n\n- Ice: cold packs\n  - a towel\n- Rest\n\nDone here.")
    plan, ice, towel, rest = article.blocks[1:5]
    assert (plan.parent, ice.parent, towel.parent, rest.parent) == (None, plan.index, ice.index, plan.index)
    assert ice.label is not None
    assert (ice.label.of(article.text), ice.body.of(article.text)) == ("Ice", "cold packs")
    assert [block.headings for block in article.blocks] == [(), (0,), (0,), (0,), (0,), (0,)]


def test_quotation() -> None:
    article = read_text("x", "Gout hurts.\n\n> Ice helps me.\n\nRest.")
    assert [block.quoted for block in article.blocks] == [False, True, False]


def test_text_is_the_source_unchanged() -> None:
    data = b"\xef\xbb\xbfKnee pain\r\n\r\nIt is  common.\r\n"
    assert read_text("x", data).text == "Knee pain\r\n\r\nIt is  common.\r\n"


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02abc", b"\xef\xbb\xbf", b"\x81\x8d\x00"])
def test_unreadable(data: bytes) -> None:
    with pytest.raises(InputError, match="x: "):
        read_text("x", data)


def test_long_single_line() -> None:
    article = read_text("x", "Aspirin treats headache. " * 100_000)
    assert len(article.blocks) == 1


SAMPLE = """
Knee Pain\nRelated articles\n- item\n  * sub: text\n1. one\n| a | b |\n|--|--|\na\tb\nx   y\nQ: Why?\nA: So.\n> said
It is common.\nDrugs are:\n=====\nImage: x\n# Title\nHome | About | Us\nLabel: text here\n\u2028\n\x0c\no bullet
a   - b   - c      Then more\n© 2024\n“Quote,” he says."""
LINES = st.sampled_from(SAMPLE.split("\n"))


@given(st.one_of(st.text(), st.lists(LINES, max_size=25).map("\n".join), st.lists(LINES, max_size=25).map("\r\n".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        article = read_text("x", text)
    except InputError:
        return
    assert article.text == text.removeprefix("\ufeff")
    sound(article)
