"""drafts -> drafts: what is only a link, or a list of links that nothing introduces, goes."""

from collections.abc import Sequence

from pipeline.ingest.drafts import Draft, introduces

_ALL = 0.9
_CARD = 40
"""Words of prose under a linked heading, at most, for the two to be a teaser of another page."""


def without_link_lists(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a page without navigation and teasers that only their links give away."""
    found: list[Draft] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        if draft.kind == "item":
            end = _end(drafts, at, "item")
            if not _is_menu(drafts[at:end], found):
                found += drafts[at:end]
            at = end
        elif draft.kind == "heading" and draft.linked >= _ALL and draft.level > 1:
            at = _card_end(drafts, at, found)
        else:
            if draft.kind != "paragraph" or draft.linked < _ALL:
                found.append(draft)
            at += 1
    return found


def _end(drafts: Sequence[Draft], at: int, kind: str) -> int:
    while at < len(drafts) and drafts[at].kind == kind:
        at += 1
    return at


def _is_menu(items: Sequence[Draft], before: Sequence[Draft]) -> bool:
    if len(items) < 3 or sum(item.linked >= _ALL for item in items) * 10 < 8 * len(items):
        return False
    return not before or not ((before[-1].kind == "heading" and before[-1].level > 1) or introduces(before[-1]))


def _card_end(drafts: Sequence[Draft], at: int, found: list[Draft]) -> int:
    end = at + 1
    while end < len(drafts) and drafts[end].kind != "heading":
        end += 1
    body = drafts[at + 1 : end]
    if all(draft.kind == "paragraph" for draft in body) and sum(len(draft.text.split()) for draft in body) <= _CARD:
        return end
    found.append(drafts[at])
    return at + 1
