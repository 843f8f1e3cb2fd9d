"""What the parser has hung in the wrong place: "patches on the skin, headache and fever".

What a preposition brings in is often followed by the next member of the enumeration around it. Where that member is of
another kind than the noun after the preposition, and goes with the noun before it, it is hung there.
"""

from collections.abc import Collection, Iterator, Mapping

from pipeline.parse.brackets import Row
from pipeline.parse.enumerations import kinds
from pipeline.parse.merge import Piece
from pipeline.vocabulary import Match

#: What follows them belongs together.
_JOINING = frozenset({"between"})
_CLAUSE_JOINTS = frozenset({"so", "but", "yet", "and"})
#: Kinds of name that say where something is.
_PLACES = frozenset({"BodyPart", "Population"})
#: What a verb of its own clause has.
_FINITE_MARKS = frozenset({"nsubj", "nsubjpass", "aux", "mark"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def raised(rows: Mapping[int, Row], pieces: Mapping[int, Piece]) -> dict[int, Row]:
    """The rows that change: members of an enumeration, hung on the noun that they are coordinated with."""
    changed: dict[int, Row] = {}
    for index, row in rows.items():
        member, low = _kinds(index, pieces), _kinds(row.head, pieces)
        if row.dep != "conj" or not member or not low or member & low:
            continue
        above = _better(row.head, member, rows, pieces)
        if above is not None:
            changed[index] = Row(row.tag, row.pos, row.lemma, above, "conj")
    return changed


def parted(rows: Mapping[int, Row]) -> dict[int, Row]:
    """The rows that change: a clause before ", so" or ", but", which is no complement of the verb that follows."""
    changed: dict[int, Row] = {}
    for index, row in rows.items():
        below = row.head
        if row.dep != "ccomp" or below < index or below in changed or not _is_joined(index, below, rows):
            continue
        above = rows[below]
        changed[index] = Row(row.tag, row.pos, row.lemma, index if above.head == below else above.head, above.dep)
        changed[below] = Row(above.tag, above.pos, above.lemma, index, "conj")
    return changed


def _is_joined(start: int, end: int, rows: Mapping[int, Row]) -> bool:
    """Whether a comma and a word that joins clauses stand between two verbs."""
    return any(
        i in rows and i + 1 in rows and rows[i].lemma == "," and rows[i + 1].lemma in _CLAUSE_JOINTS
        for i in range(start, end)
    )


def borne(rows: Mapping[int, Row], pieces: Mapping[int, Piece], bearers: Collection[str]) -> dict[int, Row]:
    """The rows that change: "with" after people, before what they have, hung on the people and not on the verb."""
    changed: dict[int, Row] = {}
    complements = {row.head: index for index, row in rows.items() if row.dep == "pobj"}
    for index, row in rows.items():
        before = rows.get(index - 1)
        if row.lemma != "with" or row.dep != "prep" or row.head == index - 1 or before is None:
            continue
        if before.lemma in bearers and "Condition" in _kinds(complements.get(index, -1), pieces):
            changed[index] = Row(row.tag, row.pos, row.lemma, index - 1, "prep")
    return changed


def agreeing(rows: Mapping[int, Row]) -> dict[int, Row]:
    """The rows that change: finite verbs that cannot go on with a bare infinitive, hung on the clause between.

    "You should not take it if you are pregnant, have asthma or wear …": "have" goes on with "are", not with "take".
    """
    changed: dict[int, Row] = {}
    own = {row.head for row in rows.values() if row.dep in _FINITE_MARKS}
    for index, row in rows.items():
        above = rows.get(row.head)
        if row.dep != "conj" or row.tag not in {"VBP", "VBZ"} or above is None or above.tag != "VB" or index in own:
            continue
        between = [i for i in range(row.head + 1, index) if rows.get(i, row).dep == "advcl" and rows[i].tag == row.tag]
        if between:
            changed[index] = Row(row.tag, row.pos, row.lemma, between[-1], "conj")
    return changed


def _better(low: int, member: set[str], rows: Mapping[int, Row], pieces: Mapping[int, Piece]) -> int | None:
    """The noun above that is of the member's kind; after a part of the body, else the lowest that nobody knows."""
    above = list(_above(low, rows))
    alike = next((i for i in above if _kinds(i, pieces) & member), None)
    if alike is not None or not _kinds(low, pieces) & _PLACES:
        return alike
    return next((i for i in above if not _kinds(i, pieces)), None)


def _above(low: int, rows: Mapping[int, Row]) -> Iterator[int]:
    """The nouns that lead to a noun by prepositions, from the nearest on."""
    index = low
    while rows[index].dep == "conj" and rows[index].head in rows:
        index = rows[index].head
    while rows[index].dep == "pobj":
        preposition = rows[index].head
        if preposition in rows and rows[preposition].lemma in _JOINING:
            return
        index = rows[preposition].head if preposition in rows else index
        if index not in rows or rows[index].pos not in _NOUNS:
            return
        yield index


def _kinds(index: int, pieces: Mapping[int, Piece]) -> set[str]:
    piece = pieces.get(index)
    return kinds(piece.value) if piece is not None and isinstance(piece.value, Match) else set()
