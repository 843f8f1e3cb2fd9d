"""drafts -> drafts: sections that lead to other articles, to the author or to a sign-up go, by their headings."""

import re
from collections.abc import Sequence

from pipeline.ingest.drafts import Draft
from pipeline.ingest.layout import layout, phrase, starts_with

_OPENER_WORDS = 8
_PROSE = 12
"""A block of fewer words that no full stop ends is a name or a link, not prose."""
_SECTION = 40
"""Words of prose that make a section one of the article's, whatever stands above it."""
_CITED = re.compile(r"\b(?:19|20)\d\d\b|https?://|www\.|\bdoi\b", re.IGNORECASE)
_ON = frozenset({"from", "about", "on", "in", "for", "by", "to"})


def without_sections(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without teaser sections, lists of contents and references."""
    found: list[Draft] = []
    at = 0
    while at < len(drafts):
        end = _boilerplate_end(drafts, at)
        if end == at:
            found.append(drafts[at])
            end = at + 1
        at = end
    return found


def _boilerplate_end(drafts: Sequence[Draft], at: int) -> int:
    """Where the boilerplate section ends that ``drafts[at]`` opens; ``at`` if it opens none."""
    draft = drafts[at]
    if draft.kind not in ("heading", "paragraph") or len(draft.text) > 2000:
        return at
    said = phrase(draft.text.splitlines()[0])
    if draft.kind == "paragraph" and not draft.single:
        return at + 1 if said in layout().sections.teasers else at
    if len(said.split()) > _OPENER_WORDS:
        return at
    return _end_under(drafts, at, said)


def _end_under(drafts: Sequence[Draft], at: int, said: str) -> int:
    """Where the section ends if what its heading says makes it boilerplate, else ``at``."""
    sections = layout().sections
    if said in sections.contents:
        return _items_end(drafts, at + 1)
    teaser = _is_teaser(said)
    if not teaser and said not in sections.calls | sections.doubtful | sections.references:
        return at
    end = _section_end(drafts, at)
    if teaser:
        return _teasers_end(drafts, at, end)
    goes = (
        said in sections.calls
        or (said in sections.doubtful and _leads_away(drafts, at + 1, end))
        or (said in sections.references and _cites(drafts[at + 1 : end]))
    )
    return end if goes else at


def _is_teaser(said: str) -> bool:
    teasers = layout().sections.teasers
    opener = starts_with(said, teasers)
    return opener is not None and (opener == said or said[len(opener) :].split(maxsplit=1)[0] in _ON)


def _section_end(drafts: Sequence[Draft], at: int) -> int:
    """The next heading that is not below this one; plain text, where all levels are 0, has no lower ones."""
    level = drafts[at].level
    for end in range(at + 1, len(drafts)):
        draft = drafts[end]
        if draft.closes <= level or (draft.kind == "heading" and (draft.level <= level or level == 0)):
            return end
    return len(drafts)


def _teasers_end(drafts: Sequence[Draft], at: int, end: int) -> int:
    """In plain text, a teaser heading with nothing under it takes with it the headings behind it, its teasers."""
    if drafts[at].level or end > at + 1:
        return end if _is_slight(drafts[at + 1 : end]) else at
    tail = end
    while tail < len(drafts):
        after = _section_end(drafts, tail)
        if _prose(drafts[tail + 1 : after]) >= _SECTION:
            break
        tail = after
    if tail == len(drafts):
        return tail
    # Further on the article speaks again, so only what is bare of text can be a teaser.
    while end < tail and _prose(drafts[end + 1 : _section_end(drafts, end)]) == 0:
        end = _section_end(drafts, end)
    return end


def _is_slight(body: Sequence[Draft]) -> bool:
    """Too little prose for a section of the article."""
    return _prose(body) < 2 * _SECTION or _paragraphs(body) < 2


def _items_end(drafts: Sequence[Draft], at: int) -> int:
    while at < len(drafts) and drafts[at].kind == "item":
        at += 1
    return at


def _leads_away(drafts: Sequence[Draft], start: int, end: int) -> bool:
    """Only names and links, and nothing but that to the end of the article, or all of it links."""
    body = drafts[start:end]
    if not body:
        return end == len(drafts)
    if all(draft.linked >= 0.7 for draft in body):
        return True
    return _prose(body) == 0 and _prose(drafts[end:]) == 0


def _cites(body: Sequence[Draft]) -> bool:
    return sum(_CITED.search(draft.text) is not None for draft in body) * 2 > len(body) or not body


def _prose(body: Sequence[Draft]) -> int:
    """How many words of prose: blocks that are sentences, links not counted."""
    total = 0
    for draft in body:
        count = len(draft.text.split())
        if draft.kind != "heading" and draft.linked < 0.7 and (count > _PROSE or draft.text[-1] in ".:!”"):
            total += count
    return total


def _paragraphs(body: Sequence[Draft]) -> int:
    return sum(draft.kind == "paragraph" and len(draft.text.split()) > _PROSE for draft in body)
