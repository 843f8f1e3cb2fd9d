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
#: Kinds of words that open a sentence and are no part of the name after them: "As Dr. Doe explains".
_OPENING = frozenset({"ADP", "SCONJ", "CCONJ", "ADV", "PRON"})


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
    for first, end in _capitalised_runs(passage, lexicon):
        opens = passage.doc[first].pos_ in _OPENING and passage.doc[first].is_sent_start
        start = first + 1 if opens and end - first > 1 else first
        while start < end and (found := _classify(passage, start, end, lexicon)):
            yield found
            start = _past_joiners(passage.doc, found.end, end, lexicon)


def is_occupation(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, in lower case, says what somebody does for a living."""
    tables = lexicon.tables["speakers"]
    return word in tables["occupations"] or word.removesuffix("s").endswith(tuple(tables["occupation_endings"]))


def _past_joiners(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """The first capital of what follows a name in its run: "Dr. Jane Doe of | Leeds Clinic"."""
    joiners = lexicon.words("name_joiners")
    return next((i for i in range(start, end) if doc[i].lower_ not in joiners), end)


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
        end = _past_possessive(doc, end, lexicon)
        while end > start + 1 and not _capital(doc[end - 1]):
            end -= 1
        yield start, end
        start = end


def _past_possessive(doc: Doc, end: int, lexicon: Lexicon) -> int:
    """The end of an organization's name that goes on after "'s": "King's College Hospital"."""
    if end + 1 >= len(doc) or doc[end].tag_ != "POS" or not _capital(doc[end + 1]):
        return end
    stop = next((i for i in range(end + 1, len(doc)) if not _capital(doc[i])), len(doc))
    heads = lexicon.tables["speakers"]["organization_heads"]
    return stop if stop > end + 1 and doc[stop - 1].lower_ in heads else end


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
        first = next((i for i in range(start + 1, end - 1) if not is_occupation(doc[i].lower_, lexicon)), end - 1)
        stop = _person_end(doc, first, end)
        return ProperName(first, stop, doc[first:stop].text, "Person", doc[start].text)
    stop = _person_end(doc, start, end)
    while end - start > 2 and (doc[start].lower_ == "the" or is_occupation(doc[start].lower_, lexicon)):
        start += 1
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
    """Up to the first word that cannot be part of a person's name; a hyphen can: "Jane Doe-Smith"."""
    return next((i for i in range(start, end) if not _capital(doc[i]) and doc[i].text != "-"), end)


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
    before, after = doc[max(start - 2, 0) : start], doc[end : end + _REACH]
    if len(after) > 1 and after[0].text == ",":
        if after[1].text.replace(".", "").lower() in tables["credentials"] or after[1].like_num:
            return True
        if any(is_occupation(t.lower_, lexicon) for t in after):
            return True
    if any(t.lemma_ in lexicon.tables["reporting"] for t in (*before, *after[:2])):
        return True
    if len(after) and after[0].lemma_ in lexicon.words("working"):
        return after[0].lemma_ != "be" or any(is_occupation(t.lower_, lexicon) for t in after)
    return any(is_occupation(t.lower_, lexicon) for t in before)
