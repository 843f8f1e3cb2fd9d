"""The names learned in the parts of one article -> the same, with what is a name in one place a name in all."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.recognise.recogniser import Learned

#: A name met less often is not looked for in other places.
_SETTLED = 2
#: Fewer letters are too easily something else elsewhere.
_SHORTEST = 3
_LONGEST_ABBREVIATION = 5

Words = tuple[str, ...]


def everywhere(
    texts: Sequence[Sequence[str]], learned: Sequence[Sequence[Learned]], shorts: Collection[str]
) -> list[list[Learned]]:
    """The names of each text, with those that the article's other texts, or its own brackets, show to be names.

    A short form that is introduced behind a name ("acute renal failure (ARF)") has that name's label.
    """
    labels = dict(_introduced(texts, learned, frozenset(shorts)))
    named = [_abbreviated(words, found, labels) for words, found in zip(texts, learned, strict=True)]
    known = _known(texts, named)
    return [_repeated(words, found, known) for words, found in zip(texts, named, strict=True)]


def _introduced(
    texts: Sequence[Sequence[str]], learned: Sequence[Sequence[Learned]], shorts: frozenset[str]
) -> Iterator[tuple[str, str]]:
    for words, found in zip(texts, learned, strict=True):
        for name in found:
            after = words[name.end : name.end + 2]
            if len(after) == 2 and after[0] == "(" and after[1] in shorts:
                yield after[1], name.label


def _abbreviated(words: Sequence[str], found: Iterable[Learned], labels: dict[str, str]) -> list[Learned]:
    names = [
        Learned(name.start, name.end, labels.get(words[name.start], name.label)) if _one_word(name) else name
        for name in found
    ]
    taken = _taken(names)
    for index, word in enumerate(words):
        label = labels.get(word) or labels.get(word.removesuffix("s"))
        if label and index not in taken:
            names.append(Learned(index, index + 1, label))
    return names


def _known(texts: Sequence[Sequence[str]], learned: Sequence[Sequence[Learned]]) -> dict[Words, str]:
    """Names met often enough, with the label met most often; the longest first."""
    met: dict[Words, Counter[str]] = {}
    for words, found in zip(texts, learned, strict=True):
        for name in found:
            met.setdefault(_key(words[name.start : name.end]), Counter())[name.label] += 1
    return {
        key: counts.most_common(1)[0][0]
        for key, counts in sorted(met.items(), key=lambda item: (-len(item[0]), item[0]))
        if counts.most_common(1)[0][1] >= _SETTLED and len("".join(key)) >= _SHORTEST
    }


def _repeated(words: Sequence[str], found: Sequence[Learned], known: dict[Words, str]) -> list[Learned]:
    names, taken, key = list(found), _taken(found), _key(words)
    firsts: dict[str, list[Words]] = {}
    for name in known:
        firsts.setdefault(name[0], []).append(name)
    for start, word in enumerate(key):
        for name in firsts.get(word, ()):
            place = range(start, start + len(name))
            if key[start : place.stop] == name and taken.isdisjoint(place):
                names.append(Learned(start, place.stop, known[name]))
                taken.update(place)
    return sorted(names, key=lambda name: name.start)


def _taken(names: Iterable[Learned]) -> set[int]:
    return {index for name in names for index in range(name.start, name.end)}


def _one_word(name: Learned) -> bool:
    return name.end - name.start == 1


def _key(words: Sequence[str]) -> Words:
    """The words in small letters, but for abbreviations."""
    return tuple(w if w.isupper() and len(w) <= _LONGEST_ABBREVIATION else w.lower() for w in words)
