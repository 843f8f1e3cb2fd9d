"""drafts -> drafts: which lines are headings, which is the title, what banner stands above it, and their levels."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.drafts import Draft
from pipeline.ingest.layout import layout, words

_MOST_WORDS = 12
_LONGEST = 100
_LEAD_WORDS = 15
"""Longer lines above the title are an introduction, not a banner."""
_MOST_LEAD = 12
_LEAST_REST = 40
"""With fewer words below it, that a heading shares none with them tells nothing."""
_LABELLED = re.compile(r"[A-Z][^:?]{1,40}: [a-z0-9$£€]")
"""A label and what it says, on a line of its own: "Symptoms: fever, cough"."""
_LEAST_TITLED = 8
"""The same where a heading follows that does share words."""


def looks_like_heading(text: str) -> bool:
    """Whether a line, were it alone, could head what follows."""
    count = len(text.split(None, _MOST_WORDS + 1)) if len(text) <= _LONGEST else _LONGEST
    if count > _MOST_WORDS or not text[:1].strip() or text[-1] in ".,;:!”\"'…" or text[0] in "“\"'(,;:":
        return False
    if _LABELLED.match(text):
        return False
    if not any(sign.isalpha() for sign in text) or text[0].islower() or "\t" in text:
        return False
    return text.endswith("?") or not _is_clause(text)


def _is_clause(text: str) -> bool:
    """A sentence that only lacks its full stop: "Finasteride can also slow hair loss"."""
    plain = [word for word in text.split() if word[:1].isalpha()]
    lowered = sum(word[0].islower() for word in plain)
    found = words(text)
    lists = layout().words
    if not found or lowered * 2 < len(plain) or found[0] in lists.asking or len(found) < 4:
        return False
    for rank, word in enumerate(found):
        if word in lists.relative:
            return False
        if rank and word in lists.finite:
            return True
    return False


def without_banners(drafts: Sequence[Draft], name: str, title: str | None) -> tuple[list[Draft], int | None]:
    """The drafts without the site's banners above the title, and the title's place among them.

    A banner is a short line at the very top that shares no word with what follows it, or that stands above
    a heading which bears the article's own name.

    Args:
        drafts: of a plain text, boilerplate lines already gone.
        name: the article's id, which often repeats its title.
        title: the title as told from outside, if it was.
    """
    lead = _lead(drafts)
    named = _named(drafts[:lead], name, title)
    if named is not None:
        return list(drafts[named:]), 0
    rest = Counter(word for draft in drafts[lead:] for word in _topic(draft.text))
    kept = list(drafts)
    while lead and kept[0].kind == "heading" and _is_banner(kept[:lead], rest):
        del kept[0]
        lead -= 1
    first = kept[0].kind == "heading" if kept else False
    return kept, 0 if first and title is None else None


def with_levels(drafts: Sequence[Draft], title: int | None) -> list[Draft]:
    """The drafts with a level for each heading: 1 for the title, 2 for sections, 3 for what is plainly under one."""
    heads = [at for at, draft in enumerate(drafts) if draft.kind == "heading" and at != title]
    mixed = len({drafts[at].text.isupper() for at in heads}) > 1
    found = list(drafts)
    for at in heads:
        plain = 3 if mixed and not drafts[at].text.isupper() else 2
        found[at] = replace(drafts[at], level=max(2, drafts[at].level) if drafts[at].level else plain)
    if title is not None:
        found[title] = replace(found[title], level=1)
    for at in _nested(found, heads):
        found[at] = replace(found[at], level=min(found[at].level + 1, 6))
    return found


def _lead(drafts: Sequence[Draft]) -> int:
    for at, draft in enumerate(drafts):
        short = draft.single and len(draft.text) <= 200 and len(draft.text.split()) <= _LEAD_WORDS
        if draft.kind not in ("heading", "paragraph") or not short or draft.text.endswith(":") or at == _MOST_LEAD:
            return at
    return len(drafts)


def _named(lead: Sequence[Draft], name: str, title: str | None) -> int | None:
    """The heading that says the article's name again."""
    wanted = set(_topic(title if title is not None else name.replace("-", " ").replace("_", " ")))
    for at, draft in enumerate(lead):
        if draft.kind != "heading":
            continue
        said = set(_topic(draft.text))
        shared = len(wanted & said)
        if wanted and shared >= 0.6 * len(wanted) and (title is None or shared >= 0.8 * len(said)):
            return at
    return None


def _is_banner(lead: Sequence[Draft], rest: Counter[str]) -> bool:
    own = set(_topic(lead[0].text))
    if len(lead) > 1 and not own:
        return lead[1].kind == "heading"
    follower = set(_topic(lead[1].text)) if len(lead) > 1 and lead[1].kind == "heading" else set()
    titled = bool(follower) and not own & follower and _score(follower, rest) > 0
    if rest.total() < (_LEAST_TITLED if titled else _LEAST_REST) or not own:
        return False
    score = _score(own, rest)
    if score == 0:
        later = {word for draft in lead[1:] for word in _topic(draft.text)}
        return not own & later
    return titled and score <= 1 and score * 2 <= _score(follower, rest)


def _score(own: set[str], rest: Counter[str]) -> float:
    return sum(min(rest[word], 5) for word in own) / len(own)


def _topic(text: str) -> list[str]:
    """What a run is about: its words without the general ones, cut so that inflections meet."""
    generic = layout().words.generic
    found = (word for word in words(text[:100_000]) if word not in generic and len(word) > 2)
    return [word.removesuffix("'s").rstrip("s")[:6] for word in found]


def _nested(drafts: Sequence[Draft], heads: Sequence[int]) -> list[int]:
    """Headings of one to three words that a list follows at once, where a longer heading opens a run of them.

    One alone is under the longer heading only where that one's text hands over to it.
    """
    found: list[int] = []
    run: list[int] = []
    for at in [*heads, len(drafts)]:
        if at < len(drafts) and _heads_list(drafts, at):
            run.append(at)
            continue
        found += _under_opener(drafts, run)
        run = [at]
    return found


def _under_opener(drafts: Sequence[Draft], run: Sequence[int]) -> Sequence[int]:
    if len(run) < 2 or len(words(drafts[run[0]].text)) <= 3:
        return []
    before = drafts[run[1] - 1]
    return run[1:] if len(run) > 2 or before.kind == "heading" or before.text.endswith(":") else []


def _heads_list(drafts: Sequence[Draft], at: int) -> bool:
    follows = at + 1 < len(drafts) and drafts[at + 1].kind == "item"
    return follows and len(words(drafts[at].text)) <= 3
