"""soup -> Page: what a page tells about itself: title, address, date, publisher, country."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, Tag

from pipeline.ingest.layout import layout, phrase, words

_PARTS = re.compile(r"\s+(?:[|–—·»•:-]|::)\s+")
_REGION = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})(?![A-Za-z])")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATES = ("article:published_time", "datePublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "pubdate")
_ASIDE = ("nav", "aside", "footer", "dialog")


@dataclass(frozen=True, slots=True)
class Page:
    """Each is None where the page does not tell."""

    title: str | None = None
    url: str | None = None
    date: str | None = None
    publisher: str | None = None
    country: str | None = None

    def over(self, other: "Page") -> "Page":
        """This, with what it lacks taken from ``other``."""
        return Page(
            title=self.title or other.title,
            url=self.url or other.url,
            date=self.date or other.date,
            publisher=self.publisher or other.publisher,
            country=self.country or other.country,
        )


def read_page(soup: BeautifulSoup, url: str | None = None) -> Page:
    """The facts in the head of a page; ``url`` is where it was found."""
    linked = [node for item in _linked_data(soup) for node in _nodes(item)]
    publisher = _meta(soup, "og:site_name") or _publisher(linked)
    return Page(
        title=_title(soup, publisher),
        url=_canonical(soup) or _meta(soup, "og:url") or url,
        date=_date(soup, linked),
        publisher=publisher,
        country=_country(soup),
    )


def iso_day(value: object) -> str | None:
    """The day of an ISO date or time, or None."""
    match = _DAY.match(value.strip()) if isinstance(value, str) else None
    if not match:
        return None
    try:
        return date.fromisoformat(match.group()).isoformat()
    except ValueError:
        return None


def _title(soup: BeautifulSoup, publisher: str | None) -> str | None:
    told = _meta(soup, "og:title") or (_text(soup.title) if soup.title else "")
    heads = [head for head in soup.find_all("h1") if _text(head) and not head.find_parent(_ASIDE)]
    if not heads:
        return _without_site(told, publisher) or None
    wanted = set(words(told))
    ranked = sorted(
        heads, key=lambda head: (-_share(wanted, _text(head)), head.find_parent(("main", "article")) is None)
    )
    return _text(ranked[0])


def _share(wanted: set[str], text: str) -> float:
    said = set(words(text)) - layout().words.generic
    return len(wanted & said) / len(said) if said else 0.0


def _without_site(told: str, publisher: str | None) -> str:
    parts = [part for part in _PARTS.split(told) if part.strip()]
    if len(parts) < 2:
        return told.strip()
    sites = {phrase(publisher)} if publisher else set()
    own = [part for part in parts if phrase(part) not in sites | layout().lines.navigation]
    return (own or parts)[0].strip()


def _meta(soup: BeautifulSoup, name: str) -> str | None:
    for key in ("property", "name", "itemprop"):
        for tag in soup.find_all("meta", attrs={key: re.compile(rf"^{re.escape(name)}$", re.IGNORECASE)}):
            value = _attribute(tag, "content")
            if value:
                return value
    return None


def _canonical(soup: BeautifulSoup) -> str | None:
    tag = soup.find("link", rel="canonical")
    href = _attribute(tag, "href") if isinstance(tag, Tag) else None
    return href if href and href.startswith(("http://", "https://")) else None


def _date(soup: BeautifulSoup, linked: list[dict[str, Any]]) -> str | None:
    told: list[object] = [_meta(soup, name) for name in _DATES]
    told += [node.get("datePublished") for node in linked]
    told += [_attribute(tag, "datetime") for tag in soup.find_all("time")]
    return next((day for day in map(iso_day, told) if day), None)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for node in linked:
        publisher = node.get("publisher")
        for one in publisher if isinstance(publisher, list) else [publisher]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip():
                return name.strip()
    return None


def _country(soup: BeautifulSoup) -> str | None:
    told = [_attribute(tag, "lang") or _attribute(tag, "xml:lang") for tag in soup.find_all("html")[:1]]
    told += [_meta(soup, "og:locale"), _meta(soup, "content-language")]
    matches = (_REGION.match(value) for value in told if value)
    return next((match.group(1).upper() for match in matches if match), None)


def _linked_data(soup: BeautifulSoup) -> Iterator[object]:
    for tag in soup.find_all("script", type="application/ld+json"):
        try:
            yield json.loads(tag.string or "")
        except (ValueError, RecursionError):
            continue


def _nodes(item: object) -> list[dict[str, Any]]:
    if isinstance(item, list):
        return [node for one in item for node in _nodes(one)]
    if isinstance(item, dict):
        graph = item.get("@graph")
        return [item, *(_nodes(graph) if isinstance(graph, list) else [])]
    return []


def _attribute(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" " if tag.find("br") else "").split())
