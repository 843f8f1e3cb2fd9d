"""bytes -> str: by byte order mark, then the declared charset, then UTF-8, then Windows-1252."""

import codecs
import re

from pipeline.errors import InputError

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARKED = tuple(mark for mark, encoding in _MARKS if encoding != "utf-8")
"""How a file begins whose lines cannot be told apart by a byte."""
# Browsers read these as Windows-1252, so pages that declare them mean it.
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})
# Python knows stranger codecs (punycode, UTF-16 without a mark) that no page is in.
_FAMILIES = ("utf-8", "iso8859", "cp", "koi8", "gb", "big5", "euc", "shift_jis", "mac-", "iso2022")
_META = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE
)


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """The text of ``data`` without its byte order mark.

    Raises:
        InputError: it is empty, binary, or in no encoding that is tried.
    """
    if not data.strip():
        raise InputError(f"{where}: the input is empty; give it some text, or leave it out.")
    text = _decoded(data, declared)
    if text is None or "\x00" in text:
        raise InputError(f"{where}: this is binary data, not text; give HTML, plain text, Markdown or JSON Lines.")
    if not text.strip():
        raise InputError(f"{where}: the input is empty; give it some text, or leave it out.")
    return text


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names in its first 4 KB."""
    match = _META.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _decoded(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data[len(mark) :], encoding)
    for name in (declared, "utf-8", "cp1252"):
        text = _try(data, _codec(name)) if name else None
        if text is not None:
            return text
    return None


def _codec(name: str) -> str:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    # A page that could be read as far as its meta tag is not in UTF-16, whatever the tag says.
    return "cp1252" if known in _LATIN else known if known.startswith(_FAMILIES) else "utf-8"


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None
