"""Labels with a capital on each word -> labels as running text has them: "Rheumatoid Arthritis", "Crohn Disease"."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")


class Case:
    """Which words are written small, learned from labels that are."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def learn(self, labels: Iterable[str]) -> None:
        """Counts words written small and with a capital; the first word of a label proves nothing."""
        for label in labels:
            self._seen.update(_WORD.findall(label)[1:])

    def plain(self, label: str) -> str:
        """The label with capitals only where proper names and abbreviations have them."""
        return _WORD.sub(lambda found: self._plain(found[0]), label)

    def _plain(self, word: str) -> str:
        small = word.lower()
        titled = word[:1].isupper() and word[1:] == small[1:] and len(word) > 1
        return small if titled and self._seen[small] >= self._seen[word] else word
