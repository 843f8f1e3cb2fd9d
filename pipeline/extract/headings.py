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
    words = plain.split()
    if len(words) > _LONGEST:
        return None
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    found = [run for run in runs if run in headings]
    return headings[max(found, key=lambda p: (len(p), p))] if found else None
