"""Words and the vocabulary's matches -> for each word, what the vocabulary says of it, as one string.

The network reads these marks beside the words themselves, so what it learns is how far to trust the vocabulary where.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.vocabulary import Match, Vocabulary, find_abbreviations


def marks(words: Sequence[str], matches: Iterable[Match], short: Mapping[str, str]) -> list[str]:
    """A mark for each word: its place in a match and the types of the match, or what it is short for; else empty."""
    found = [""] * len(words)
    for match in matches:
        types = _types(match)
        for index in range(match.start, match.end):
            found[index] = f"{_place(index, match)}-{types}"
    for index, word in enumerate(words):
        kind = short.get(word) or short.get(word.removesuffix("s"))
        if kind:
            found[index] = kind
    return found


def short_marks(text: str, tokenise: Callable[[str], Sequence[str]], vocabulary: Vocabulary) -> dict[str, str]:
    """Short form -> its mark, for all that a text introduces: the types of the name that ends the long form."""
    known: dict[str, str] = {}
    for each in find_abbreviations(text):
        words = tokenise(each.long)
        last = [_types(match) for match in vocabulary.find(words) if match.end == len(words)]
        known.setdefault(each.short, f"A-{last[0] if last else '?'}")
    return known


def _types(match: Match) -> str:
    types = "+".join(sorted({concept.types[0] for concept in match.concepts}))
    return f"{types}?" if match.hidden else types


def _place(index: int, match: Match) -> str:
    """B, I and L for the first, inner and last word of a name, U for the only one."""
    if match.end - match.start == 1:
        return "U"
    return {match.start: "B", match.end - 1: "L"}.get(index, "I")
