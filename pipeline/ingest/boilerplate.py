"""drafts -> drafts: captions, credits, calls, navigation, footers and teasers go, by what their words say."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.drafts import Draft
from pipeline.ingest.layout import layout, phrase, starts_with, words
from pipeline.ingest.sections import without_sections

_SHORT = 25
"""Words in a line that is not prose, at most; the longest captions and teasers seen have about twenty."""
_NOTICE = 80
_MOST_BANNERS = 6
"""Lines of the site above the page's own path, at most."""
_LONGEST_CREDIT = 5
"""Words of the name in a credit."""
_OPENING = "([*_ "
_BARS = re.compile(r"\s*[|»›>•·/]\s*")
_MARKED = re.compile(r"\s*(?::|\||»|>|[–—-](?=\s))\s*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ING = re.compile(r"[a-z]{2,}ing")


def without_boilerplate(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that are the article's own."""
    drafts = _without_banner(drafts)
    repeated = _repeated(drafts)
    kept = [draft for at, draft in enumerate(drafts) if at not in repeated and not is_boilerplate(draft)]
    return without_sections(_without_share_lists(kept))


def _without_banner(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts from the path to the page on, "Home > Conditions > Gout": what is above it is the site's."""
    for at, draft in enumerate(drafts[:_MOST_BANNERS]):
        if draft.kind == "heading" and draft.level == 1:
            break
        if ">" in draft.text and _is_navigation(draft.text):
            return drafts[at:] if sum(len(above.text.split()) for above in drafts[:at]) <= _NOTICE else drafts
    return drafts


def is_boilerplate(draft: Draft) -> bool:
    """Whether one block alone shows that it is not the article's."""
    if draft.kind not in ("paragraph", "heading", "item") or len(draft.text) > 1000:
        return False
    count = len(draft.text.split())
    said = phrase(draft.text)
    if draft.kind == "item":
        return count <= _SHORT and said in layout().lines.calls
    if count <= _NOTICE and any(notice in said for notice in layout().lines.notices):
        return True
    if count > 2 * _SHORT:
        return False
    if _is_caption(draft.text, said) or _is_footer(said) or _is_byline(draft.text):
        return True
    return count <= _SHORT and (_is_call(said, count) or _is_teaser(draft, said) or _is_navigation(draft.text))


def _is_caption(text: str, said: str) -> bool:
    lists = layout().lines
    text, said = text.lstrip(_OPENING), said.lstrip(_OPENING)
    opener = starts_with(said, lists.caption_labels)
    if opener:
        behind = _MARKED.match(text, text.lower().find(opener) + len(opener))
        if behind or opener == said:
            return True
    if any(credit in said for credit in lists.credits) or _ends_in_credit(text):
        return len(said.split()) <= _SHORT
    return is_picture(text)


def _ends_in_credit(text: str) -> bool:
    """Whether a line ends by saying whose its picture is: "Ice eases the knee. Photo: A. Lee"."""
    before, _, last = text.rpartition(". ")
    label, colon, name = last.partition(":")
    known = phrase(label).lstrip("(") in layout().lines.caption_labels
    return bool(before and colon) and known and 0 < len(name.split()) <= _LONGEST_CREDIT


def is_picture(text: str) -> bool:
    """Whether a line describes a picture: "A person holding a wooden brush"."""
    found = words(text[:300])
    if not 2 < len(found) <= 18 or ". " in text.rstrip(". "):
        return False
    lists = layout()
    shown = found[0] in lists.lines.picture_openers and any(word in lists.lines.picture_nouns for word in found[:5])
    holding = any(_ING.fullmatch(word) for word in found)
    return shown and holding and not any(word in lists.words.finite for word in found)


def _is_footer(said: str) -> bool:
    opener = starts_with(said, layout().lines.footers)
    return opener is not None and (opener != "(c)" or _YEAR.search(said) is not None)


def _is_byline(text: str) -> bool:
    """The writer's name, maybe with a date: names and numbers only, where a sentence has other words."""
    found = text.replace(",", " ").split()
    if len(found) < 2 or phrase(found[0]) not in layout().lines.bylines or len(found) > 12:
        return False
    return not any(word.islower() and word not in layout().words.generic for word in found[1:])


def _is_call(said: str, count: int) -> bool:
    lists = layout().lines
    if said in lists.calls:
        return True
    opener = starts_with(said, lists.calls)
    if opener and " " in opener:
        return True
    return count <= 12 and any(said.endswith(" " + end) or said == end for end in lists.call_ends)


def _is_teaser(draft: Draft, said: str) -> bool:
    opener = starts_with(said, layout().lines.teasers)
    if opener is None or opener == said:
        return False
    at = draft.text.lower().find(opener)
    return at >= 0 and _MARKED.match(draft.text, at + len(opener)) is not None


def _is_navigation(text: str) -> bool:
    pieces = [phrase(piece) for piece in _BARS.split(text) if piece.strip()]
    if len(pieces) < 2 or any(len(piece.split()) > 4 for piece in pieces):
        return False
    known = sum(piece in layout().lines.navigation for piece in pieces)
    return known * 2 >= len(pieces) or (len(pieces) > 2 and "|" in text) or (known > 0 and pieces[0] == "home")


def _repeated(drafts: Sequence[Draft]) -> set[int]:
    """Captions that stand twice; a sentence that an article says twice stays."""
    short = {at: phrase(draft.text) for at, draft in enumerate(drafts) if _fits(draft)}
    counts = Counter(short.values())
    texts = {said for at, said in short.items() if drafts[at].kind == "paragraph"}
    twice = {at for at, said in short.items() if counts[said] > 1 and said in texts}
    # Several different lines that recur together are a list that the article gives twice.
    alone = {at for at in twice if all(short.get(near, "") in ("", short[at]) for near in {at - 1, at + 1} & twice)}
    bare = {at for at in alone if drafts[at].text[-1] not in ".!?:”" or is_picture(short[at])}
    return _doubled(drafts) | _doubled_headings(drafts) | bare


def _doubled_headings(drafts: Sequence[Draft]) -> set[int]:
    """Of the same heading twice running, the first; both, as a caption, where a third heading follows."""
    found = set()
    for at, (one, two) in enumerate(pairwise(drafts)):
        if one.kind == two.kind == "heading" and one.text == two.text:
            third = at + 2 < len(drafts) and drafts[at + 2].kind == "heading"
            found |= {at, at + 1} if third else {at}
    return found


def _doubled(drafts: Sequence[Draft]) -> set[int]:
    """Paragraphs of two or more lines that all say the same."""
    found = set()
    for at, draft in enumerate(drafts):
        if draft.kind == "paragraph" and not draft.single and len(draft.text) < 2000:
            lines = [phrase(line) for line in draft.text.splitlines()]
            if len(set(lines)) == 1:
                found.add(at)
    return found


def _fits(draft: Draft) -> bool:
    return draft.kind in ("heading", "paragraph") and len(draft.text) < 400 and len(draft.text.split()) <= _SHORT


def _without_share_lists(drafts: Sequence[Draft]) -> list[Draft]:
    """Drops runs of items most of which name networks or pages of the site."""
    found: list[Draft] = []
    run: list[Draft] = []
    for draft in drafts:
        if draft.kind == "item":
            run.append(draft)
            continue
        found += _unless_navigation(run)
        run = []
        found.append(draft)
    return found + _unless_navigation(run)


def _unless_navigation(run: list[Draft]) -> list[Draft]:
    known = sum(phrase(draft.text) in layout().lines.navigation for draft in run if len(draft.text) < 60)
    return [] if len(run) > 1 and known * 3 >= 2 * len(run) else run
