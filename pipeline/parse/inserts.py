"""What an enumeration puts in before one of its members: "nausea and, in older adults, falls".

Like a bracket it is set aside before parsing, and hung on the member that it speaks of.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from pipeline.parse.brackets import Row

#: Words between the commas; more are a clause.
_LONGEST = 6
_VERBS = frozenset({"is", "are", "was", "were", "can", "may", "might", "could", "will", "has", "have", "do", "does"})
_INSIDE_PHRASE = frozenset({"amod", "compound", "det", "nummod", "nmod", "poss", "advmod", "quantmod"})


def inserts(doc: Doc, opening: frozenset[str]) -> Iterator[tuple[int, int]]:
    """From the comma after "and" or "or" to the one that closes the insert, inclusive; as start and end (exclusive)."""
    for token in doc[:-2] if len(doc) > 2 else ():
        start = token.i + 1
        if token.lower_ not in {"and", "or"} or doc[start].text != "," or doc[start + 1].lower_ not in opening:
            continue
        end = next((t.i for t in doc[start + 1 : start + _LONGEST + 2] if t.text == ","), None)
        inner = doc[start + 1 : end] if end is not None else ()
        if end is not None and end + 1 < len(doc) and all(t.lower_ not in _VERBS and not t.is_punct for t in inner):
            yield start, end + 1


def hang(doc: Doc, opening: frozenset[str], hidden: frozenset[int], rows: Mapping[int, Row]) -> dict[int, Row]:
    """The analysis of the hidden inserts: adverbs and prepositions of the member that follows."""
    hung: dict[int, Row] = {}
    for start, end in inserts(doc, opening):
        if start not in hidden or end not in rows:
            continue
        member = _head(end, rows)
        for comma in (start, end - 1):
            hung[comma] = Row(",", "PUNCT", ",", member, "punct")
        hung |= _inside(doc, start + 1, end - 1, member)
    return hung


def _head(index: int, rows: Mapping[int, Row]) -> int:
    """The head of the phrase that begins at ``index``."""
    while rows[index].dep in _INSIDE_PHRASE and index < rows[index].head and rows[index].head in rows:
        index = rows[index].head
    return index


def _inside(doc: Doc, start: int, end: int, member: int) -> dict[int, Row]:
    last = end - 1
    if doc[start].lower_ in {"in", "for", "among", "with", "during", "at", "over", "after"} and last > start:
        rows = {start: Row("IN", "ADP", doc[start].lower_, member, "prep")}
        rows[last] = Row(
            "NNS" if doc[last].text.endswith("s") else "NN", "NOUN", _lemma(doc[last].lower_), start, "pobj"
        )
        return rows | {i: Row("JJ", "ADJ", doc[i].lower_, last, "amod") for i in range(start + 1, last)}
    rows = {last: Row("RB", "ADV", doc[last].lower_, member, "advmod")}
    return rows | {i: Row("RB", "ADV", doc[i].lower_, last, "advmod") for i in range(start, last)}


def _lemma(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word
