"""Text of a heading -> the predicate that it announces, by the heading phrases of the lexicon."""

import re

from pipeline.lexicon import Lexicon, Slot

_NOT_LETTERS = re.compile(r"[^\w\s]")
#: A head of more words than this only counts if it is a heading phrase as a whole.
_LONGEST = 12


def predicate_of(text: str, lexicon: Lexicon) -> Slot | None:
    """The predicate whose heading phrase the text is, or holds beside the name of what it is about.

    What the heading is about stands in ``text`` as "it".
    """
    headings = lexicon.headings
    plain = " ".join(_NOT_LETTERS.sub(" ", text.lower().replace("’", "'").replace("'", "")).split())
    if plain in headings:
        return headings[plain]
    if len(plain.split()) > _LONGEST:
        return None
    found = [phrase for phrase in headings if f" {phrase} " in f" {plain} "]
    return headings[max(found, key=lambda p: (len(p), p))] if found else None
