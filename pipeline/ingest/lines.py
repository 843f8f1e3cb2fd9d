"""str -> lines: the physical lines of a plain text, with indentation, quotation and bullet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

_TAB = 4
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_BULLET = re.compile(
    r"(?:[•‣▪▫◦●○■□·∙]\s*|[–*+-]\s+|o[ \t]+|\(?(?P<number>\d{1,2})[.)]\s+|\(?(?P<letter>[a-zA-Z])[.)]\s+)(?=\S)"
)
# Some exports lose line ends and leave only runs of spaces before their bullets; the look-behind keeps this linear.
_INLINE_BULLET = re.compile(r"(?<=\S)[ \t]{2,}(?=[•‣▪◦●·*-][ \t]+\S)")
# Or only one space; then it takes three of them, as two may be the dashes around an aside.
_NARROW_BULLET = re.compile(r"(?<=\S)[ \t](?=[-•][ \t]+\S)")
_FEWEST_NARROW = 3
_LONGEST_NARROW = 120
"""Characters of an item that ends at a narrow bullet; longer runs are prose with dashes."""
_WIDE_GAP = re.compile(r"(?<=\S)[ \t]{3,}(?=[A-Z])")
_RULE = re.compile(r"([=\-_*~#+.])(?:[ \t]?\1){2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its surrounding white space; ``bullet`` is 0 or how much of ``text`` its bullet takes."""

    start: int
    text: str
    indent: int = 0
    bullet: int = 0
    marker: str = ""
    """The bullet's kind: the sign itself, or "1", "a", "A" for numbers and letters."""
    number: int = 0
    """Of a numbered or lettered item: its rank."""
    quoted: bool = False

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)

    @property
    def content(self) -> str:
        """The text behind the bullet."""
        return self.text[self.bullet :]

    @property
    def content_start(self) -> int:
        """The offset of :attr:`content`."""
        return self.start + self.bullet


def split_lines(text: str) -> list[Line]:
    """The lines of ``text``; any run of blank ones is one line with an empty ``text``."""
    found: list[Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        pieces = _pieces(raw)
        for offset, piece in pieces:
            line = _line(piece, at + offset)
            if offset:
                # The gap before an inline bullet is no indentation; its items stand beside one another.
                line = replace(line, indent=_indent(raw))
            if line.text or (found and found[-1].text):
                found.append(line)
        at += len(raw)
    return list(_settled(found))


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: "-----", "* * *", "====="."""
    return len(text) < 1000 and _RULE.fullmatch(text) is not None


def _pieces(raw: str) -> list[tuple[int, str]]:
    if raw.isspace():
        return [(0, raw)]
    if _INLINE_BULLET.search(raw):
        cuts = {match.start() for pattern in (_INLINE_BULLET, _WIDE_GAP) for match in pattern.finditer(raw)}
    else:
        cuts = set(_narrow_cuts(raw))
    edges = [0, *sorted(cuts), len(raw)]
    return [(start, raw[start:end]) for start, end in pairwise(edges)]


def _narrow_cuts(raw: str) -> list[int]:
    """Where the items of a list run on in one line begin; none where the dashes are those of prose."""
    found = [match.start() for match in _NARROW_BULLET.finditer(raw)]
    items = [raw[start:end] for start, end in pairwise(found)]
    short = all(len(item) <= _LONGEST_NARROW and ". " not in item for item in items)
    return found if len(found) >= _FEWEST_NARROW and short else []


def _line(raw: str, at: int) -> Line:
    body = raw.lstrip()
    lead = raw[: len(raw) - len(body)]
    quote = _QUOTE.match(body)
    if quote and not body[quote.end() :].strip():
        return Line(start=at + len(lead), text="")
    start = at + len(lead)
    if quote:
        inner = body[quote.end() :]
        start += quote.end() + len(inner) - len(inner.lstrip())
        body = inner
    return _with_bullet(Line(start=start, text=body.strip(), indent=_indent(raw), quoted=quote is not None))


def _indent(raw: str) -> int:
    return sum(_TAB if sign == "\t" else 1 for sign in raw[: len(raw) - len(raw.lstrip())])


def _with_bullet(line: Line) -> Line:
    if not line.text or is_rule(line.text):
        return line
    match = _BULLET.match(line.text)
    if not match:
        return line
    number, letter = match.group("number"), match.group("letter")
    if number:
        return replace(line, bullet=match.end(), marker="1", number=int(number))
    if letter:
        marker = "A" if letter.isupper() else "a"
        return replace(line, bullet=match.end(), marker=marker, number=ord(letter.lower()) - 96)
    return replace(line, bullet=match.end(), marker=line.text[0])


def _settled(lines: list[Line]) -> Iterator[Line]:
    """Takes back bullets that count nothing: the "E." of "E. coli", a "2." that follows no "1."."""
    counted = [line for line in lines if line.number]
    ranks = {(line.marker, line.number) for line in counted}
    for line in lines:
        lone = line.marker in "aA" and line.number and not _neighbour(line, ranks)
        if lone or (line.marker == "1" and line.number > 1 and ("1", line.number - 1) not in ranks):
            yield replace(line, bullet=0, marker="", number=0)
        else:
            yield line


def _neighbour(line: Line, ranks: set[tuple[str, int]]) -> bool:
    return (line.marker, line.number - 1) in ranks or (line.number == 1 and (line.marker, 2) in ranks)
