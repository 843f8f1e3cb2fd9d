"""address -> bytes: fetches one page over HTTP."""

from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import Request, urlopen

from pipeline.errors import InputError

_SECONDS = 30
_MOST_BYTES = 50_000_000
_AGENT = "caregraph (reads one page at a user's request)"
_SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
_NO_TELL = frozenset({"text/plain", "application/octet-stream"})
"""Servers give these for whatever they do not know, so the address's suffix counts before them."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a source, and what is told about them from outside."""

    data: bytes
    suffix: str
    charset: str | None = None
    url: str | None = None


def is_url(name: str) -> bool:
    """Whether an input is an address to fetch."""
    return name.lower().startswith(("http://", "https://"))


def fetch(url: str, suffix: str) -> Content:
    """The page at ``url``; ``suffix`` is what its path shows, and its content type may correct it.

    Raises:
        InputError: the page cannot be had, is too large, or is neither text nor a page.
    """
    request = Request(url, headers={"User-Agent": _AGENT, "Accept": "text/html, text/*;q=0.9, */*;q=0.1"})  # noqa: S310 - is_url
    try:
        with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310 - only http(s), by is_url
            data = response.read(_MOST_BYTES + 1)
            headers: Message = response.headers
            final = response.geturl()
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(f"{url}: the page cannot be fetched ({reason}); check the address and the network.") from error
    if len(data) > _MOST_BYTES:
        raise InputError(f"{url}: the page has over {_MOST_BYTES // 1_000_000} MB; save the part you need as a file.")
    kind = headers.get_content_type()
    return Content(data=data, suffix=_suffix(url, kind, suffix), charset=headers.get_content_charset(), url=final)


def _suffix(url: str, kind: str, suffix: str) -> str:
    if kind in _SUFFIX_OF:
        return _SUFFIX_OF[kind]
    if kind in _NO_TELL:
        return suffix if suffix != ".html" or url.lower().endswith((".html", ".htm")) else ".txt"
    raise InputError(f"{url}: the address gives {kind}, which is no article; give a page or a text.")
