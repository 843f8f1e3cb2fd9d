"""bytes -> Article, for Markdown: as HTML, with the facts of its front matter."""

import re

from markdown_it import MarkdownIt

from pipeline.ingest.decode import decode
from pipeline.ingest.html import article_of
from pipeline.ingest.page import Page, iso_day
from pipeline.model import Article

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_FACT = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:][^{}\n]{0,80}\}[ \t]*$", re.MULTILINE)


def read_markdown(
    id: str,  # noqa: A002 - the contract's name for it
    data: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article of a Markdown text: images go with their words, links keep theirs.

    Raises:
        InputError: empty, binary, or without the text of an article.
    """
    text = data if isinstance(data, str) else decode(data, id, declared=charset)
    text = text.removeprefix("\ufeff")
    front = _FRONT.match(text)
    known = _page(front.group(1)) if front else Page()
    body = _ATTRIBUTES.sub("", text[front.end() :] if front else text)
    # Line breaks inside a paragraph are white space here as in HTML; raw HTML stays, as the format has it.
    markup = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    return article_of(id, markup, url=url, known=known)


def _page(front: str) -> Page:
    facts = {match.group("key").lower(): match.group("value").strip("\"'") for match in _FACT.finditer(front)}
    return Page(
        title=facts.get("title") or None,
        url=facts.get("url") or facts.get("canonical") or None,
        date=iso_day(facts.get("date")),
        publisher=facts.get("publisher") or None,
    )
