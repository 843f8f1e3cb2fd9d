"""Passages -> mentions of people and organizations, by the shape of their names.

Titles, credentials, occupations and the nouns that end an organization's name come from ``speakers.toml``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lexicon import Lexicon
from pipeline.parse import Passage
from pipeline.parse.tree import Doc, Token

#: How many tokens after a name can hold its bearer's occupation.
_REACH = 8


@dataclass(frozen=True, slots=True)
class ProperName:
    """A person or an organization named at tokens ``start`` to ``end`` (exclusive), without title and credentials."""

    start: int
    end: int
    text: str
    type: str
    title: str = ""

    @property
    def last_word(self) -> str:
        """The surname, by which a person is met again."""
        return self.text.split()[-1]


def proper_names(passage: Passage, lexicon: Lexicon) -> Iterator[ProperName]:
    """People and organizations of a passage, in order."""
    for start, end in _capitalised_runs(passage, lexicon):
        found = _classify(passage, start, end, lexicon)
        if found:
            yield found


def _capitalised_runs(passage: Passage, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words; "of" and "for the" stay inside ("University of Leeds"), fixed phrases outside."""
    doc, joiners = passage.doc, lexicon.words("name_joiners")
    start = 0
    while start < len(doc):
        if not _capital(doc[start]) or start in passage.phrases:
            start += 1
            continue
        end = start + 1
        while end < len(doc) and not doc[end].is_sent_start and _continues(doc, end, joiners):
            end += 1
        while end > start + 1 and not _capital(doc[end - 1]):
            end -= 1
        yield start, end
        start = end


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and any(c.isalpha() for c in token.text)


def _continues(doc: Doc, index: int, joiners: frozenset[str]) -> bool:
    if _capital(doc[index]):
        return True
    if doc[index].lower_ not in joiners or index + 1 >= len(doc):
        return False
    return _capital(doc[index + 1]) or doc[index + 1].lower_ in {"the", "of"}


def _is_workplace(doc: Doc, start: int, tables: Mapping[str, list[str]]) -> bool:
    """Whether the words before speak of a post: "a psychologist at Brindle Valley"."""
    before = [t.lower_ for t in doc[max(start - 6, 0) : start]]
    return bool(before) and before[-1] == "at" and any(word in tables["occupations"] for word in before)


def _classify(passage: Passage, start: int, end: int, lexicon: Lexicon) -> ProperName | None:
    doc, tables = passage.doc, lexicon.tables["speakers"]
    title = doc[start].text.rstrip(".")
    if title.lower() in tables["titles"] and end > start + 1:
        stop = _person_end(doc, start + 1, end)
        return ProperName(start + 1, stop, doc[start + 1 : stop].text, "Person", doc[start].text)
    stop = _person_end(doc, start, end)
    start += doc[start].lower_ == "the" or (end - start > 2 and doc[start].lower_ in tables["occupations"])
    unknown = not any(i in passage.names for i in range(start, end))
    if _is_organization([t.lower_ for t in doc[start:end]], tables) or (unknown and _is_workplace(doc, start, tables)):
        return ProperName(start, end, doc[start:end].text, "Organization")
    plain = 2 <= stop - start <= 4 and all(_plain(passage, i) for i in range(start, stop))
    if plain and _person_like(doc, start, stop, lexicon):
        return ProperName(start, stop, doc[start:stop].text, "Person")
    return None


def _is_organization(words: Sequence[str], tables: Mapping[str, list[str]]) -> bool:
    """Whether the last or the first word is that of an organization's name; ``words`` are lower case."""
    return (len(words) > 1 and words[-1] in tables["organization_heads"]) or (
        len(words) > 2 and words[0] in tables["organization_openers"]
    )


def _person_end(doc: Doc, start: int, end: int) -> int:
    """Up to the first word that cannot be part of a person's name."""
    return next((index for index in range(start, end) if not _capital(doc[index])), end)


def _plain(passage: Passage, index: int) -> bool:
    token = passage.doc[index]
    return (
        index not in passage.names
        and index not in passage.phrases
        and " " not in token.text
        and (token.is_alpha or "." in token.text or "-" in token.text or "’" in token.text or "'" in token.text)
        and not (token.is_sent_start and token.is_stop)
    )


def _person_like(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether credentials follow, or the words beside the name speak of a person."""
    tables = lexicon.tables["speakers"]
    before = doc[max(start - 2, 0) : start]
    if end + 1 < len(doc) and doc[end].text == ",":
        if doc[end + 1].text.replace(".", "").lower() in tables["credentials"]:
            return True
        if any(t.lower_ in tables["occupations"] for t in doc[end : end + _REACH]):
            return True
    if any(t.lemma_ in lexicon.tables["reporting"] for t in (*before, *doc[end : end + 2])):
        return True
    return any(t.lower_ in tables["occupations"] for t in before)
