"""str -> label: the lead-in that opens a run ("Treatment plan: one session …")."""

import re

from pipeline.ingest.layout import layout, words

_MOST_WORDS = 8
_REACH = 120
_COLON = re.compile(r"([^:\n\r]{1,80}?)[ \t]*:[ \t\r\n]+(?=\S)")
_DASH = re.compile(r"([^:\n\r–—]{1,60}?)[ \t]+[–—-][ \t]+(?=[A-Z0-9“\"])")
_BREAK = re.compile(r"[.!?;][\s”\"]|[“”\"]")
_AFTER_BOLD = re.compile(r"\s*(?::|[–—-](?=\s))?\s*")


def find_label(text: str, *, strong: int = 0, dash: bool = False) -> tuple[int, int] | None:
    """Where the label ends and the body begins, or None.

    Args:
        text: a block's content.
        strong: how long the bold run is that opens it.
        dash: whether a dash may part label and body, as in lists.
    """
    if strong:
        found = _strong_label(text, strong)
        if found:
            return found
    match = _COLON.match(text, 0, _REACH) or (_DASH.match(text, 0, _REACH) if dash else None)
    if match and is_label(match.group(1)):
        return match.end(1), match.end()
    return None


def is_label(text: str) -> bool:
    """Whether a run before a colon names what follows, and is no clause of a sentence."""
    found = words(text)
    if not found or len(found) > _MOST_WORDS or text[:1].islower() or _BREAK.search(text):
        return False
    lists = layout().words
    if found[-1] in lists.speech:
        return False
    if found[0] in lists.asking:
        return True
    return found[-1] not in lists.open_ends and not any(word in lists.finite for word in found)


def _strong_label(text: str, strong: int) -> tuple[int, int] | None:
    label = text[:strong].rstrip()
    marked = label.endswith((":", ".", "?", "!"))
    label = label.rstrip(" \t:.–—-")
    gap = _AFTER_BOLD.match(text, strong)
    body = gap.end() if gap else strong
    if not label or body >= len(text):
        return None
    # "**Minoxidil** treats …" only stresses its subject; a label is closed by a mark or by a capital behind it.
    parted = marked or (gap is not None and gap.group().strip() != "") or "\n" in text[strong:body]
    begins = not text[body].islower() and text[body] not in ".,;()"
    if not (parted or begins) or len(words(label)) > _MOST_WORDS or not words(label):
        return None
    if words(label)[-1] in layout().words.speech:
        return None
    return len(label), body
