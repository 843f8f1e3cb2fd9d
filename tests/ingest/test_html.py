import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.ingest import read_html, read_markdown
from pipeline.model import Article
from tests.ingest.soundness import sound

PROSE = "Knee pain is common in adults, and it often gets better with rest and ice."


def shown(article: Article) -> list[str]:
    """Each block as kind, level and text."""
    return [f"{block.kind[0]}{block.level or ''} {block.span.of(article.text)}" for block in article.blocks]


def read(body: str, head: str = "") -> list[str]:
    return shown(read_html("page", f"<html><head>{head}</head><body>{body}</body></html>"))


BOILERPLATE = {
    "nav": "<nav><a href=/>Home</a> Measles causes a rash.</nav>",
    "site header": '<div class="site-header">Measles Information</div>',
    "cookie notice": '<div id="cookie-notice">We use cookies. Flu shots prevent flu.</div>',
    "camel case": '<div class="siteBanner">Flu shots prevent flu.</div>',
    "role": '<div role="complementary">Flu shots prevent flu.</div>',
    "figure": "<figure><img alt='Measles causes a rash.'><figcaption>Flu shots prevent flu.</figcaption></figure>",
    "caption class": '<p class="wp-caption-text">Flu shots prevent flu.</p>',
    "related cards": '<div class="related-articles"><h3>Flu</h3><p>Flu shots prevent flu.</p></div>',
    "doubtful, all links": '<div class="related"><a href="/f">Flu shots prevent flu</a></div>',
    "newsletter": '<section class="c-newsletter"><h2>Sign up</h2><p>Flu shots prevent flu.</p></section>',
    "form": "<form><label>Flu shots prevent flu.</label><input></form>",
    "hidden": '<div hidden>Flu shots prevent flu.</div><p style="display: none">Flu</p><p aria-hidden="true">Flu</p>',
    "script": "<script>flu()</script><style>p{}</style><noscript>Flu shots prevent flu.</noscript><!-- flu -->",
    "share buttons": '<ul class="share"><li>Facebook</li></ul><button>Share</button>',
    "link only": '<p><a href="/flu">Flu shots prevent flu</a></p>',
    "inline teaser": '<p>Related: <a href="/flu">Flu shots prevent flu</a></p>',
    "menu": "<ul><li><a href=/a>Measles</a><li><a href=/b>Gout</a><li><a href=/c>Flu</a></ul>",
    "teaser headings": '<h2>Read next</h2><div><h3><a href="/f">Flu</a></h3><p>Flu shots prevent flu.</p></div>',
    "footer": "<footer>© 2024. Flu shots prevent flu.</footer>",
    "aside": "<aside>Flu shots prevent flu.</aside>",
    "comments": '<div id="comments"><p>Flu shots prevent flu.</p></div>',
    "ad": '<div class="ad">Flu shots prevent flu.</div><div class="ad-slot-2">Buy aspirin.</div>',
}


@pytest.mark.parametrize("name", BOILERPLATE)
def test_boilerplate_goes(name: str) -> None:
    body = f"<p>{PROSE}</p>{BOILERPLATE[name]}"
    assert read(f"<main><h1>Knee</h1>{body}</main>") == ["h1 Knee", f"p {PROSE}"]


@pytest.mark.parametrize("name", BOILERPLATE)
def test_boilerplate_above_the_title_goes(name: str) -> None:
    assert read(f"{BOILERPLATE[name]}<h1>Knee</h1><p>{PROSE}</p>", "<title>Knee</title>") == ["h1 Knee", f"p {PROSE}"]


def test_title_is_the_heading_that_the_page_names() -> None:
    body = f"<header><h1>Measles Information</h1></header><main><h1>Knee</h1><p>{PROSE}</p></main>"
    assert read(body, "<title>Knee | Measles Hospital</title>") == ["h1 Knee", f"p {PROSE}"]


def test_title_in_the_site_header_is_kept() -> None:
    assert read(f"<header><h1>Knee</h1></header><main><p>{PROSE}</p></main>") == ["h1 Knee", f"p {PROSE}"]


CONTENT = {
    "whole tokens only": ('<p class="headache reader shaded">Ice.</p>', ["p Ice."]),
    "ids name topics": ('<section id="social-anxiety"><p>Talk.</p></section>', ["p Talk."]),
    "what the page has": ('<div class="has-sidebar"><p>Ice.</p></div>', ["p Ice."]),
    "related conditions": (
        '<div class="related"><h2>Related conditions</h2><p>Gout can hurt the knee too.</p></div>',
        ["h2 Related conditions", "p Gout can hurt the knee too."],
    ),
    "linked names under a heading": (
        "<h2>Types</h2><ul><li><a href=/a>Gout</a><li><a href=/b>Bursitis</a><li><a href=/c>Sprain</a></ul>",
        ["h2 Types", "i1 Gout", "i1 Bursitis", "i1 Sprain"],
    ),
    "words across inline tags": ("<p>Ibu<b>pro</b>fen&nbsp;helps<sup>1</sup> .</p>", ["p Ibuprofen helps1 ."]),
    "text without paragraphs": ("<div>Rest.<div>Ice.</div>Heat.</div>", ["p Rest.", "p Ice.", "p Heat."]),
    "bullets by line breaks": ("<p>Try:<br>• ice<br>• rest</p>", ["p Try:", "i1 ice", "i1 rest"]),
    "nested lists": (
        "<ul><li>Ice<ul><li>cold</li></ul></li><li>Rest<p>Long.</p></li></ul>",
        ["i1 Ice", "i2 cold", "i1 Rest", "i2 Long."],
    ),
    "definitions": ("<dl><dt>NSAID<dd>A medicine.<dd>For pain.</dl>", ["t NSAID", "d A medicine.", "d For pain."]),
    "details": (
        "<h2>Help</h2><details><summary>Is it safe?</summary>Yes.</details><p>End.</p>",
        ["h2 Help", "h3 Is it safe?", "p Yes.", "p End."],
    ),
    "an accordion": (
        '<h3><button aria-expanded="false" aria-controls="a">Is it safe?</button></h3><div id="a" hidden>Yes.</div>',
        ["h3 Is it safe?", "p Yes."],
    ),
    "a bold line": ("<p><strong>Side effects</strong></p><p>Rash.</p>", ["h2 Side effects", "p Rash."]),
    "a layout table": ("<table><tr><td><p>Rest.</p><p>Ice.</p></td></tr></table>", ["p Rest.", "p Ice."]),
    "preformatted": ("<pre>- ice\n- rest</pre>", ["i1 ice", "i1 rest"]),
    "an interview": ("<p>Q: Is it safe?</p><p>A: Yes.</p>", ["h2 Is it safe?", "p Yes."]),
}


@pytest.mark.parametrize("name", CONTENT)
def test_content_stays(name: str) -> None:
    body, expected = CONTENT[name]
    assert read(f"<main><h1>Knee</h1><p>{PROSE}</p>{body}</main>")[2:] == expected


def cells(markup: str) -> list[tuple[str, str | None, str | None]]:
    article = read_html("x", f"<h1>Costs</h1><table>{markup}</table>")

    def text(at: int | None) -> str | None:
        return None if at is None else article.blocks[at].span.of(article.text)

    found = [block for block in article.blocks if block.kind == "cell"]
    return [(block.span.of(article.text), text(block.row_head), text(block.column_head)) for block in found]


TABLES = {
    "thead": (
        "<thead><tr><th>Drug<th>Cost</thead><tr><td>Ice<td>$1",
        [("Drug", None, None), ("Cost", None, None), ("Ice", None, "Drug"), ("$1", "Ice", "Cost")],
    ),
    "row heads only": (
        "<tr><th scope=row>Dose<td>5 mg<tr><th scope=row>Route<td>mouth",
        [("Dose", None, None), ("5 mg", "Dose", None), ("Route", None, None), ("mouth", "Route", None)],
    ),
    "a first row without th": (
        "<tr><td>Drug<td>Cost<tr><td>Ice<td>$1",
        [("Drug", None, None), ("Cost", None, None), ("Ice", None, "Drug"), ("$1", "Ice", "Cost")],
    ),
    "spanning cells": (
        "<tr><th>Drug<th colspan=2>Cost<tr><td rowspan=2>Ice<td>$1<td>bag<tr><td>$9<td>box",
        [
            ("Drug", None, None),
            ("Cost", None, None),
            ("Ice", None, "Drug"),
            ("$1", "Ice", "Cost"),
            ("bag", "Ice", "Cost"),
            ("$9", "Ice", "Cost"),
            ("box", "Ice", "Cost"),
        ],
    ),
    "a list in a cell": (
        "<tr><th>Drug<th>Effects<tr><td>Ice<td><ul><li>cold<li>numb</ul>",
        [
            ("Drug", None, None),
            ("Effects", None, None),
            ("Ice", None, "Drug"),
            ("cold", "Ice", "Effects"),
            ("numb", "Ice", "Effects"),
        ],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_table(name: str) -> None:
    markup, expected = TABLES[name]
    assert cells(markup) == expected


def test_table_caption_heads_its_cells_only() -> None:
    article = read_html(
        "x", "<h1>Knee</h1><table><caption>Costs<tr><th>Drug<th>Cost<tr><td>Ice<td>$1</table><p>Then rest.</p>"
    )
    assert [block.headings for block in article.blocks] == [(), (0,), (0, 1), (0, 1), (0, 1), (0, 1), (0,)]


LABELS = {
    "<p><strong>Plan:</strong> rest it.</p>": ("Plan", "rest it."),
    "<p><strong>Plan</strong>: rest it.</p>": ("Plan", "rest it."),
    "<p><b>Plan.</b> Rest it.</p>": ("Plan", "Rest it."),
    "<p><strong>Plan</strong><br>Rest it.</p>": ("Plan", "Rest it."),
    "<ul><li>Plan – Rest it.</li></ul>": ("Plan", "Rest it."),
    "<p><strong>Ice</strong> treats knees.</p>": (None, "Ice treats knees."),
    "<p>She said: rest it.</p>": (None, "She said: rest it."),
    "<p>Signs include: pain.</p>": (None, "Signs include: pain."),
}


@pytest.mark.parametrize("markup", LABELS)
def test_label(markup: str) -> None:
    article = read_html("x", markup)
    block = article.blocks[0]
    label = block.label.of(article.text) if block.label else None
    assert (label, block.body.of(article.text)) == LABELS[markup]


def test_facts_of_the_page() -> None:
    article = read_html(
        "x",
        '<html lang="en-AU"><head><title>Knee pain - City Hospital</title><link rel="canonical" href="https://e.org/k">'
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-03-02T10:00",'
        ' "publisher": {"name": "City Hospital"}}]}</script></head><body><p>Rest it.</p></body></html>',
        url="https://e.org/k?x=1",
    )
    facts = (article.title, article.url, article.date, article.publisher, article.country)
    assert facts == ("Knee pain", "https://e.org/k", "2024-03-02", "City Hospital", "AU")
    assert shown(article) == ["h1 Knee pain", "p Rest it."]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=windows-1252><p>caf\u00e9 \u2019".encode("cp1252"),
        "<p>caf\u00e9 \u2019".encode("cp1252"),
        "<p>caf\u00e9 \u2019".encode(),
        "\ufeff<p>caf\u00e9 \u2019".encode("utf-16"),
    ],
)
def test_encoding(data: bytes) -> None:
    assert shown(read_html("x", data)) == ["p caf\u00e9 \u2019"]


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"<nav>Home</nav>", b"<h1>Only a title</h1>", b"\x89PNG\x00\x00"]
)
def test_no_article(data: bytes) -> None:
    with pytest.raises(InputError, match="x: "):
        read_html("x", data)


def test_deep_page() -> None:
    assert shown(read_html("x", "<div>" * 3000 + "Rest it.")) == ["p Rest it."]


def test_front_matter_may_open_the_heading_that_shows_the_title() -> None:
    text = f"---\ntitle: Knee\n---\n\n> Masks for sale.\n\n# Knee: how it hurts\n\n{PROSE}\n"
    article = read_markdown("knee", text)
    assert [block.span.of(article.text) for block in article.blocks] == ["Knee", PROSE]


def test_markdown() -> None:
    article = read_markdown(
        "x",
        "---\ntitle: Knee pain\ndate: 2024-05-01\n---\n# Knee pain\n\n![Measles causes a rash](m.png)\n\n"
        "Try [ice](https://e.org) or:\n\n- **Rest:** a day\n  1. Sit\n\n| Drug | Cost |\n|---|---|\n| Ice | $1 |\n\n"
        "> It helps.\n\n## Related articles\n\n- [Gout](/gout)\n",
    )
    assert (article.title, article.date) == ("Knee pain", "2024-05-01")
    assert shown(article) == [
        "h1 Knee pain",
        "p Try ice or:",
        "i1 Rest: a day",
        "i2 Sit",
        "c Drug",
        "c Cost",
        "c Ice",
        "c $1",
        "p It helps.",
    ]


TAGS = [
    "p",
    "div",
    "ul",
    "li",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "a href=/x",
]
TAGS += [
    "strong",
    "details",
    "summary",
    "blockquote",
    "br",
    "pre",
    "article",
    "main",
    "header",
    "section class=related",
    "form",
]
TEXTS = [
    "Rest.",
    "Knee pain",
    " ",
    "Q: Why?",
    "A: So.",
    "Plan: ice it",
    "Related articles",
    "• a",
    "\n- b\n",
    "\u00a0",
    "x\u2028y",
]
SOUP = st.lists(
    st.one_of(
        st.sampled_from(TEXTS),
        st.sampled_from([f"<{tag}>" for tag in TAGS]),
        st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
    ),
    max_size=30,
).map("".join)


@given(st.one_of(SOUP, st.text()))
@settings(max_examples=300, deadline=None)
def test_any_page_is_read_or_refused(markup: str) -> None:
    try:
        sound(read_html("x", markup))
    except InputError:
        return


@given(st.one_of(SOUP, st.text()))
@settings(max_examples=100, deadline=None)
def test_any_markdown_is_read_or_refused(markup: str) -> None:
    try:
        sound(read_markdown("x", markup))
    except InputError:
        return
