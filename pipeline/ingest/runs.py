"""runs -> draft: the text of one block as a reader sees it, white space collapsed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.drafts import Draft

BREAK = "\u2028"
"""Stands for a line that the page itself breaks; all other white space is one space."""
_SPACE = re.compile(rf"[^\S{BREAK}]+")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_BREAKS = re.compile(rf" *{BREAK} *")
_BLANK = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one look."""

    text: str
    bold: bool = False
    linked: bool = False


def joined(runs: Sequence[Run]) -> Draft | None:
    """A paragraph of the runs, or None if they show nothing."""
    parts: list[str] = []
    linked = bold = 0
    all_bold = True
    open_space = False
    for run in runs:
        text = _SPACE.sub(" ", _UNSEEN.sub("", run.text))
        if not parts or open_space:
            text = text.lstrip(" " if parts else f" {BREAK}")
        if not text:
            continue
        open_space = text[-1] in (" ", BREAK)
        seen = len(text.strip(f" {BREAK}"))
        all_bold = all_bold and (run.bold or not seen)
        linked += seen if run.linked else 0
        bold += len(text) if all_bold else 0
        parts.append(text)
    shown = "".join(parts)
    head, tail = shown[:bold], shown[bold:]
    text = _lines(shown).strip()
    if not text:
        return None
    # A break's spaces go, so the bold head may shrink.
    strong = len(text) if not tail.strip(f" {BREAK}") and head else len(_lines(head).rstrip())
    return Draft(kind="paragraph", text=text, strong=min(strong, len(text)), linked=min(1.0, linked / len(text)))


def _lines(text: str) -> str:
    return _BLANK.sub("\n\n", _BREAKS.sub("\n", text))
