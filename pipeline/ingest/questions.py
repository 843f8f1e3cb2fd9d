"""drafts -> drafts: an interview's "Q: … A: …" as headings and the text under them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.drafts import DEEPEST, Draft
from pipeline.ingest.layout import layout

_MARK = re.compile(r"(?P<word>[A-Za-z]{1,8})\s?\d{0,3}\s?[:.)]\s+(?=\S)")


def mark(text: str) -> tuple[str, int]:
    """Whether a run opens as a "question" or an "answer" (else ""), and how long that mark is."""
    match = _MARK.match(text)
    if match:
        word = match.group("word")
        lists = layout().words
        colon = ":" in match.group() or len(word) > 1
        if word[0].isupper() and word.lower() in lists.question_marks:
            return "question", match.end()
        if word[0].isupper() and word.lower() in lists.answer_marks and colon:
            return "answer", match.end()
    return "", 0


def with_questions(drafts: Sequence[Draft]) -> list[Draft]:
    """Marked questions as headings one below the heading above them, marked answers without their mark."""
    if not any(mark(draft.text)[0] == "question" for draft in drafts):
        return list(drafts)
    found: list[Draft] = []
    above = 1
    for draft in drafts:
        role, size = mark(draft.text)
        if role == "question" and draft.kind in ("paragraph", "heading"):
            level = draft.level or min(above + 1, DEEPEST)
            found.append(_without_mark(replace(draft, kind="heading", level=level), size))
            continue
        if draft.kind == "heading":
            above = draft.level
        found.append(_without_mark(draft, size) if role == "answer" and draft.kind == "paragraph" else draft)
    return found


def _without_mark(draft: Draft, size: int) -> Draft:
    strong = max(0, draft.strong - size)
    return replace(draft, text=draft.text[size:], start=draft.start + size if draft.start >= 0 else -1, strong=strong)
