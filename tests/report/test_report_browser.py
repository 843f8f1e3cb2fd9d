"""The page in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pipeline.model import Article, Block, Claim, Cue, Entity, Evidence, Extraction, Quote, Span
from pipeline.report import report

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><img src=x onerror=window.hurt=1><!-- <script> \u2028 \u2029 ' \" ` ${window.hurt=2} &amp; \x00 \\u003c"
)


class Seen:
    """What the page asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    """The report in a desktop window; it must stay silent and alone."""
    yield from opened(browser, page_file, 1400)


@pytest.fixture
def phone(browser: Browser, page_file: Path) -> Iterator[Page]:
    yield from opened(browser, page_file, 390)


def opened(browser: Browser, path: Path, width: int) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    page.set_default_timeout(5000)
    seen = Seen(page)
    page.goto(path.as_uri())
    yield page
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith((path.as_uri(), "blob:", "data:"))] == []
    page.close()


def card(page: Page, words: str) -> Locator:
    return page.locator("#claims .card").filter(has_text=re.compile(words)).first


def emphasised(page: Page) -> str:
    return "".join(page.locator("#text mark.sel").all_inner_texts())


def hash_of(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def test_it_opens_with_the_first_article_and_all_its_claims(page: Page) -> None:
    expect(page.locator("#counts")).to_have_text("2 articles · 28 claims · 23 things")
    expect(page.locator("#text h2")).to_have_text("Red light caps for thinning hair 💡")
    expect(page.locator("#claims .card")).to_have_count(17)
    expect(page.locator("#status")).to_have_text("17 of 17 claims")


def test_structure_of_the_article_is_shown(page: Page) -> None:
    expect(page.locator("#text h3")).to_have_count(4)
    assert page.locator("#text > ul > li").all_inner_texts()[0] == "an itchy scalp,"
    assert page.locator("#text ul ul li").all_inner_texts() == ["warm skin"]
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator("#text tr").all()]
    assert rows == [["Option", "Price"], ["Cap to keep", "$600 to $900"], ["Clinic visit", "about $80 a session"]]
    expect(page.locator("#text blockquote")).to_contain_text("says Ama Owusu")
    assert page.locator("#text strong").all_inner_texts() == ["Treatment plan"]


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("treats.*pattern", "Low-level light therapy may slow pattern hair loss 🧑🏽‍🦲 in men"),
        ("treats.*scarring", "It does not help scarring alopecia"),
        ("covered by", "Medicare almost never covers light therapy"),
        ("combined with", "light therapy could be combined with minoxidil"),
    ],
)
def test_a_claim_is_shown_in_its_sentence(page: Page, claim: str, quote: str) -> None:
    card(page, claim).locator(".head").click()
    assert emphasised(page) == quote
    expect(page.locator("#text .here")).to_have_count(1)
    expect(page.locator("#text mark.sel").first).to_be_in_viewport()
    expect(page.locator("#claims .card.sel")).to_have_count(1)
    expect(card(page, claim).locator(".quote")).to_contain_text(quote)


def test_cues_and_context_of_the_chosen_claim_are_marked(page: Page) -> None:
    card(page, "treats.*scarring").locator(".head").click()
    cue = page.locator("#text .cue")
    expect(cue).to_have_text("does not")
    expect(cue).to_have_attribute("data-role", "negation")
    expect(page.locator("#text .ctx")).to_have_text("Low-level light therapy")
    card(page, "treats.*scarring").locator(".head").click()
    expect(page.locator("#text .cue")).to_have_count(0)
    expect(page.locator("#text .sel")).to_have_count(0)


def test_a_click_on_the_text_chooses_its_claim(page: Page) -> None:
    page.locator("#text mark", has_text="almost never").click()
    expect(page.locator("#claims .card.sel")).to_contain_text("covered by")
    expect(page.locator("#claims .card.sel .head")).to_be_in_viewport()
    assert emphasised(page) == "Medicare almost never covers light therapy"


def test_clicks_where_claims_overlap_go_from_one_to_the_next(page: Page) -> None:
    place = page.locator("#text mark", has_text="pattern hair loss")
    place.click()
    expect(page.locator("#claims .card.sel")).to_contain_text("affects")
    expect(page.locator("#claims .card.near")).to_have_count(1)
    expect(page.locator("#status")).to_contain_text("1 of 2 at this place")
    place.click()
    expect(page.locator("#claims .card.sel")).to_contain_text("treats")
    place.click()
    expect(page.locator("#claims .card.sel")).to_contain_text("affects")


@pytest.mark.parametrize(
    ("facet", "value", "left"),
    [
        ("predicate", "hasSideEffect", 3),
        ("predicate", "treats", 2),
        ("polarity", "negated", 2),
        ("polarity", "affirmed", 15),
        ("certainty", "hedged", 6),
        ("type", "Device", 2),
        ("speaker", "Ama Owusu", 1),
    ],
)
def test_a_filter_leaves_its_claims(page: Page, facet: str, value: str, left: int) -> None:
    expect(page.locator(f"#{facet} option[value='{value}']")).to_contain_text(f"({left})")
    page.select_option(f"#{facet}", value)
    expect(page.locator("#claims .card")).to_have_count(left)
    expect(page.locator("#status")).to_have_text(f"{left} of 17 claims")
    assert f"{facet}={value}".replace(" ", "+") in hash_of(page)
    page.click("#clear")
    expect(page.locator("#claims .card")).to_have_count(17)


def test_filters_work_together_and_dim_the_text(page: Page) -> None:
    page.select_option("#polarity", "negated")
    page.select_option("#predicate", "treats")
    expect(page.locator("#claims .card")).to_have_count(1)
    shown = page.locator("#text mark:not(.off)").all_inner_texts()
    assert "".join(shown) == "It does not help scarring alopecia"
    page.locator("#text mark", has_text="almost never").click()
    expect(page.locator("#claims .card.sel")).to_have_count(0)


def test_search_looks_into_names_quotes_and_qualifiers(page: Page) -> None:
    page.fill("#q", "Low-level minoxidil")
    expect(page.locator("#claims .card")).to_have_count(1)
    page.fill("#q", "no such thing")
    expect(page.locator("#claims")).to_contain_text("No claim passes")


def test_an_address_opens_what_it_names(page: Page, page_file: Path) -> None:
    page.goto(page_file.as_uri() + "#living-with-migraine")
    expect(page.locator("#text h2")).to_have_text("Living with migraine")
    card(page, "feverfew").locator(".head").click()
    page.select_option("#polarity", "negated")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#claims .card")).to_have_count(2)
    expect(page.locator("#polarity")).to_have_value("negated")
    assert emphasised(page) == "There is no evidence that feverfew prevents migraine"


def test_next_previous_and_back(page: Page) -> None:
    expect(page.locator("#previous")).to_be_disabled()
    page.click("#next")
    expect(page.locator("#text h2")).to_have_text("Living with migraine")
    expect(page.locator("#next")).to_be_disabled()
    page.go_back()
    expect(page.locator("#text h2")).to_contain_text("Red light caps")


def test_the_graph_draws_things_and_claims(page: Page) -> None:
    page.click("#tab-graph")
    expect(page.locator("#graph .node")).to_have_count(19)
    expect(page.locator("#graph .edge")).to_have_count(17)
    expect(page.locator("#graph .edge.negated")).to_have_count(2)
    expect(page.locator("#graph .edge.hedged")).to_have_count(6)
    expect(page.locator("#graph .edge path[marker-end]")).to_have_count(16)
    page.check("#all")
    expect(page.locator("#graph .edge")).to_have_count(28)
    expect(page.locator("#claims .card")).to_have_count(28)


def test_a_node_filters_and_its_label_shows_on_hover(page: Page) -> None:
    page.click("#tab-graph")
    node = page.locator('#graph .node[aria-label^="cap "]')
    node.hover()
    expect(page.locator("#tip")).to_have_text("cap (Device), 2 claims")
    node.click()
    expect(page.locator("#claims .card")).to_have_count(2)
    expect(page.locator("#graph .edge:not(.off)")).to_have_count(2)
    expect(page.locator("#about")).to_have_text("about: cap ×")
    page.click("#about")
    expect(page.locator("#claims .card")).to_have_count(17)


def test_a_card_beside_the_graph_leads_back_to_the_text(page: Page) -> None:
    page.click("#tab-graph")
    page.check("#all")
    card(page, "foundIn|found in").locator(".head").click()
    expect(page.locator("#graph .edge.sel")).to_have_count(1)
    page.locator("#claims .go").click()
    expect(page.locator("#text h2")).to_have_text("Living with migraine")
    assert emphasised(page) == "Spinach is rich in magnesium"


def test_wheel_drag_and_buttons_move_the_graph(page: Page) -> None:
    page.click("#tab-graph")
    layer = page.locator("#graph > g")
    before = layer.get_attribute("transform")
    box = page.locator("#graph").bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.wheel(0, -300)
    expect(layer).not_to_have_attribute("transform", before or "")
    zoomed = layer.get_attribute("transform") or ""
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60)
    page.mouse.up()
    expect(layer).not_to_have_attribute("transform", zoomed)
    page.click("#zoom [data-zoom='0']")
    expect(layer).to_have_attribute("transform", before or "")


def test_the_table_sorts_and_gives_csv(page: Page, tmp_path: Path) -> None:
    page.click("#tab-table")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(17)
    page.get_by_role("button", name="Object").click()
    objects = page.locator("#table td[data-name=Object]").all_inner_texts()
    assert objects == sorted(objects, key=lambda label: label.strip("$").casefold()) or objects[0].startswith("$")
    expect(page.locator("#table th").nth(3)).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Object").click()
    assert page.locator("#table td[data-name=Object]").all_inner_texts() == objects[::-1]
    with page.expect_download() as download:
        page.click("#download")
    path = tmp_path / "claims.csv"
    download.value.save_as(path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Article,Subject,Predicate")
    assert len(lines) == 18
    rows.first.click()
    expect(page.locator("#view-read")).to_be_visible()
    expect(page.locator("#text mark.sel").first).to_be_in_viewport()


def test_it_works_by_keyboard(page: Page) -> None:
    page.locator("#tab-read").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#graph")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.locator("#claims .head").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#claims .card").nth(1)).to_have_class(re.compile("sel"))
    page.locator("#text mark[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert emphasised(page) == "It does not help scarring alopecia"
    page.click("#tab-graph")
    page.locator("#graph .node[tabindex='0']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#about")).to_be_visible()


def test_it_fits_a_phone(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    expect(phone.locator("#filters select").first).not_to_be_visible()
    card(phone, "covered by").locator(".head").click()
    expect(phone.locator("#text mark.sel").first).to_be_in_viewport()
    expect(card(phone, "covered by").locator(".head")).to_be_in_viewport()
    for tab in ("graph", "table"):
        phone.click(f"#tab-{tab}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def hostile() -> Extraction:
    """An article whose every text is an attack, with signs of two UTF-16 units before its evidence."""
    text = f"😀😀 {HOSTILE} 😀 bears it 😀"
    start = text.index("bears it")
    cue = Cue(Span(start, start + 5), "bears", HOSTILE)
    evidence = Evidence(Quote(Span(start, start + 8), "bears it"), (cue,), (Quote(Span(0, 2), "😀😀"),))
    thing = Entity(HOSTILE, HOSTILE, "Disease", (HOSTILE,), ("javascript:window.hurt=3",))
    whole = Span(0, len(text))
    article = Article(HOSTILE, text, (Block(0, "paragraph", whole, whole),), HOSTILE, "javascript:window.hurt=4")
    claim = Claim(
        "c", HOSTILE, thing, "treats", thing, (evidence,), qualifiers=(("condition", HOSTILE),), attributed_to=thing
    )
    return Extraction(article, (), (claim,))


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(report((hostile(),), title=HOSTILE), encoding="utf-8")
    for page in opened(browser, path, 1400):
        page.locator("#claims .head").click()
        assert emphasised(page) == "bears it"
        assert page.locator("#text .cue").inner_text() == "bears"
        assert page.locator("#text .ctx").inner_text() == "😀😀"
        assert page.locator("a").count() == 0
        for tab in ("graph", "table", "read"):
            page.click(f"#tab-{tab}")
        assert page.locator("img").count() == 0
        assert page.evaluate("window.hurt") is None
        assert page.locator("#text p").last.text_content() == hostile().article.text


def test_a_page_without_articles_says_so(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(report(()), encoding="utf-8")
    for page in opened(browser, path, 1400):
        expect(page.locator("#text")).to_have_text("No article.")
        page.click("#tab-graph")
        page.click("#tab-table")


def test_conflicts_stand_side_by_side_and_lead_into_the_text(browser: Browser, tmp_path: Path) -> None:
    def said(article: str, text: str, polarity: str) -> Extraction:
        quote = Quote(Span(0, len(text)), text)
        tea, colds = Entity("urn:tea", "tea", "Food"), Entity("urn:colds", "colds", "Disease")
        claim = Claim(
            f"urn:{article}", article, tea, "treats", colds, (Evidence(quote),), "negated" if polarity else "affirmed"
        )
        block = Block(0, "paragraph", quote.span, quote.span)
        return Extraction(Article(article, text, (block,)), (), (claim,))

    pair = [said("yes", "Tea helps with colds.", ""), said("no", "Tea does nothing for colds.", "negated")]
    path = tmp_path / "report.html"
    path.write_text(report(pair, conflicts=[("denied", "urn:yes", "urn:no")]), encoding="utf-8")
    for page in opened(browser, path, 1400):
        page.get_by_role("tab", name="Conflicts (1)").click()
        voices = page.locator(".conflict .voice")
        expect(voices).to_have_count(2)
        expect(voices.last).to_contain_text("“Tea does nothing for colds.”")
        voices.last.locator(".quote").click()
        assert emphasised(page) == "Tea does nothing for colds."
        expect(page.locator(".card.sel")).to_contain_text("affirmed in 1 article; denied in 1 article")
        expect(page.locator(".card.sel .chip.disputed")).to_be_visible()
