"""soup -> tag: the part of a page that holds the article, with what the mark-up shows to be boilerplate taken out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from pipeline.ingest.layout import layout, phrase

_NEVER_TEXT = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video", "audio", "head"}
    | {"picture", "img", "map", "select", "input", "textarea", "figcaption", "link", "meta", "nav", "aside", "footer"}
    | {"dialog"}
)
_INLINE = frozenset({"span", "a", "b", "i", "em", "strong", "abbr", "dfn", "mark", "small", "sup", "sub", "cite", "q"})
_SENTENCES = frozenset(["p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"])
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FRAME = frozenset(["html", "body", "main", "article", "[document]"])
_LARGE = 150
"""Words from which on an element that holds most of the page is the article, whatever its class says."""
_MOST_ARTICLES = 200
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(slots=True)
class _Size:
    """Words within an element, those of them in links, and the links."""

    words: int = 0
    linked: int = 0
    links: int = 0


def main_content(soup: BeautifulSoup) -> Tag:
    """The element that holds the article; changes ``soup``."""
    controlled: set[object] = {tag.get("aria-controls") for tag in soup.find_all(None, {"aria-controls": True})}
    around = _around_articles(soup)
    _remove(soup, lambda tag: id(tag) not in around and tag.name in _NEVER_TEXT)
    _remove(soup, lambda tag: _is_hidden(tag, controlled))
    _remove(soup, lambda tag: id(tag) not in around and _is_marginal(tag))
    sizes = _sizes(soup)
    total = sizes[id(soup)].words
    _remove(soup, lambda tag: id(tag) not in around and _is_named_so(tag, sizes, total))
    return _main(soup)


def _around_articles(soup: BeautifulSoup) -> set[int]:
    """The elements that hold a main part or an article, so that none of them goes as a whole."""
    found: set[int] = set()
    for tag in soup.find_all(("main", "article")):
        above = tag.parent
        while above is not None and id(above) not in found:
            found.add(id(above))
            above = above.parent
    return found


def tokens(names: Iterable[str]) -> list[list[str]]:
    """The tokens of each class or id: "site-navBar" has site, nav and bar."""
    return [[token.lower() for token in _TOKEN.findall(name)] for name in names]


def attribute_list(tag: Tag, name: str) -> list[str]:
    """The values of an attribute that may have several."""
    value = tag.get(name)
    return value.split() if isinstance(value, str) else list(value or [])


def _remove(soup: BeautifulSoup, unwanted: Callable[[Tag], bool]) -> None:
    # An own walk: ``Tag.decomposed`` searches the whole tag each time, so long pages would take minutes.
    stack: list[Tag] = [soup]
    found: list[Tag] = []
    while stack:
        tag = stack.pop()
        if tag.name not in _FRAME and unwanted(tag):
            found.append(tag)
        else:
            stack += [child for child in tag.contents if isinstance(child, Tag)]
    for tag in found:
        tag.extract()


def _is_hidden(tag: Tag, controlled: set[object]) -> bool:
    classes = attribute_list(tag, "class")
    style = tag.get("style")
    hides = (
        tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or (isinstance(style, str) and _INVISIBLE.search(style) is not None)
        or any(name in layout().names.hidden for name in classes)
    )
    if not hides or tag.get("id") in controlled:
        return False
    return not any(token in layout().names.folded for found in tokens(classes) for token in found)


def _is_marginal(tag: Tag) -> bool:
    if tag.name == "header":
        return tag.find_parent(("main", "article")) is None
    if tag.name == "figure":
        return tag.find(("table", "blockquote")) is None
    if tag.name == "button":
        folds = tag.has_attr("aria-expanded") or tag.has_attr("aria-controls")
        return not folds and tag.find_parent((*_HEADS, "dt", "summary")) is None
    return tag.name == "form" and len(tag.get_text().split()) < _LARGE


def _sizes(soup: BeautifulSoup) -> dict[int, _Size]:
    nodes = [soup, *soup.descendants]
    sizes = {id(node): _Size() for node in nodes if isinstance(node, Tag)}
    for node in reversed(nodes):
        parent = node.parent
        if isinstance(node, Tag):
            own = sizes[id(node)]
            if node.name == "a":
                own.linked, own.links = own.words, own.links + 1
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            own = _Size(words=len(node.split()))
        else:
            continue
        if parent is not None:
            above = sizes[id(parent)]
            above.words += own.words
            above.linked += own.linked
            above.links += own.links
    return sizes


def _is_named_so(tag: Tag, sizes: dict[int, _Size], total: int) -> bool:
    """Whether class, id or role call the element boilerplate, and nothing shows it to be the article."""
    if tag.name in _HEADS or (tag.name in _INLINE and tag.parent is not None and tag.parent.name in _SENTENCES):
        return False
    names = tokens([*attribute_list(tag, "class"), *attribute_list(tag, "role")])
    lists = layout().names
    names = [found for found in names if found and found[0] not in lists.about]
    named = any(_is_strong(found) for found in names) or _is_strong_id(tag)
    size = sizes[id(tag)]
    if not named:
        doubtful = any(token in lists.doubtful for found in names for token in found)
        return doubtful and _leads_away(tag, size) and not _holds_article(tag, size, total)
    return not _holds_article(tag, size, total)


def _is_strong(found: list[str]) -> bool:
    lists = layout().names
    pairs = (f"{one} {two}" for one, two in pairwise(found))
    return any(token in lists.boilerplate for token in found) or any(pair in lists.pairs for pair in pairs)


def _is_strong_id(tag: Tag) -> bool:
    lists = layout().names
    known = lists.boilerplate | lists.doubtful | lists.neutral
    found = [token for names in tokens(attribute_list(tag, "id")) for token in names if not token.isdigit()]
    return bool(found) and all(token in known for token in found) and _is_strong(found)


def _holds_article(tag: Tag, size: _Size, total: int) -> bool:
    if size.words * 10 >= total * 6 and size.words >= _LARGE:
        return True
    return tag.find("h1") is not None and size.words - size.linked > 60


def _leads_away(tag: Tag, size: _Size) -> bool:
    heads = tag.find_all(_HEADS)
    if any(phrase(head.get_text(" ")) in layout().sections.teasers for head in heads):
        return True
    if size.links == 0:
        return False
    linked_heads = sum(head.find("a") is not None or head.find_parent("a") is not None for head in heads)
    return size.linked >= 0.4 * size.words or (linked_heads > 0 and linked_heads == len(heads))


def _main(soup: BeautifulSoup) -> Tag:
    """The one large article, else the main part, else the body, narrowed to where the prose is."""
    sizes = _sizes(soup)
    body = soup.body or soup
    total = _prose(sizes[id(body)])
    found = [tag for tag in soup.find_all("article", limit=_MOST_ARTICLES) if tag.find_parent("article") is None]
    found += soup.find_all("main") or soup.find_all(None, {"role": "main"}) or soup.find_all(itemprop="articleBody")
    for tag in sorted(found, key=lambda one: -_prose(sizes[id(one)])):
        around = tag.find_parent("main")
        share = _prose(sizes[id(around)]) if around is not None else total
        if _prose(sizes[id(tag)]) * 2 > share and _prose(sizes[id(tag)]) > 0:
            return tag
    mains = soup.find("main")
    if isinstance(mains, Tag) and _prose(sizes[id(mains)]) > 0:
        return mains
    return body


def _prose(size: _Size) -> int:
    return size.words - size.linked
