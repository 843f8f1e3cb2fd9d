"""bytes -> Article, for HTML: the main text of a page, rendered as plain text, with its structure."""

import re
import warnings
from collections.abc import Sequence
from dataclasses import replace

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

from pipeline.errors import InputError
from pipeline.ingest.boilerplate import without_boilerplate
from pipeline.ingest.decode import declared_charset, decode
from pipeline.ingest.drafts import DEEPEST, Draft, assemble, render
from pipeline.ingest.flow import flow_drafts
from pipeline.ingest.layout import phrase
from pipeline.ingest.linked import without_link_lists
from pipeline.ingest.main_content import main_content
from pipeline.ingest.page import Page, read_page
from pipeline.ingest.questions import with_questions
from pipeline.model import Article

_BEFORE_TITLE = 60
"""Words above the title that may be a banner; more of them are a page that has its title late."""
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def read_html(
    id: str,  # noqa: A002 - the contract's name for it
    data: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article of a page; ``Article.text`` shows its blocks, and spans point into that.

    Args:
        id: the article's id.
        data: the page, or its bytes.
        url: where it was found; the page's own canonical address goes before it.
        charset: the encoding, as told by the server.

    Raises:
        InputError: empty, binary, or without the text of an article.
    """
    markup = data if isinstance(data, str) else decode(data, id, declared=charset or declared_charset(data))
    return article_of(id, markup, url=url)


def article_of(id: str, markup: str, *, url: str | None = None, known: Page | None = None) -> Article:  # noqa: A002
    """The article of a page's markup; ``known`` are facts from outside it, which go before its own."""
    soup = _soup(markup)
    page = read_page(soup, url)
    if known:
        page = known.over(page)
    drafts = _with_title(without_link_lists(flow_drafts(main_content(soup))), page.title)
    drafts = with_questions(without_boilerplate(drafts))
    if all(draft.kind == "heading" for draft in drafts):
        raise InputError(f"{id}: no article found, only headings or boilerplate; check that this is the right page.")
    text, placed = render(drafts)
    return Article(
        id=id,
        text=text,
        blocks=assemble(placed),
        title=page.title,
        url=page.url,
        date=page.date,
        publisher=page.publisher,
        country=page.country,
    )


def _soup(markup: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # Short pages look like file names to the parser, and XHTML like XML; both are meant as HTML here.
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(_UNREADABLE.sub("\ufffd", markup), "lxml")


def _with_title(drafts: Sequence[Draft], title: str | None) -> list[Draft]:
    """The drafts with the title as their first heading, the only one of level 1."""
    if title is None:
        return list(drafts)
    at = _title_place(drafts, phrase(title))
    body = list(drafts)
    if at is not None and _size(drafts[:at]) < min(_BEFORE_TITLE, _size(drafts[at:])):
        body = [draft for rank, draft in enumerate(drafts) if rank > at]
    elif at is not None:
        body.pop(at)
    if any(draft.kind == "heading" and draft.level == 1 for draft in body):
        body = [_lowered(draft) for draft in body]
    return [Draft(kind="heading", text=title, level=1), *body]


def _title_place(drafts: Sequence[Draft], title: str) -> int | None:
    """The heading that is the title, or else the only one of the highest level if one of the two opens the other."""
    headings = {at: phrase(draft.text) for at, draft in enumerate(drafts) if draft.kind == "heading"}
    same = next((at for at, said in headings.items() if said == title), None)
    first = [at for at in headings if drafts[at].level == 1]
    if same is not None or len(first) != 1:
        return same
    said = headings[first[0]]
    return first[0] if said.startswith(f"{title}:") or title.startswith(f"{said}:") else None


def _lowered(draft: Draft) -> Draft:
    level = min(draft.level + 1, DEEPEST) if draft.kind == "heading" else draft.level
    return replace(draft, level=level, closes=min(draft.closes + 1, DEEPEST + 1))


def _size(drafts: Sequence[Draft]) -> int:
    return sum(len(draft.text.split()) for draft in drafts)
