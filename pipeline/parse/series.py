"""Enumerations of names, shown to the parser as their first member alone: "milk, tinned sardines and kale".

A small model takes a member for a verb, or the comma for the end of a clause. That the members are of one kind is
seen without it: the vocabulary knows them. They are set aside before parsing, and hung on each other as coordinated.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.parse.brackets import Row
from pipeline.parse.merge import Piece
from pipeline.parse.parser import Parser
from pipeline.vocabulary import Match, normalise

#: Members, one of which stands after "and" or "or"; two are left to the parser.
_FEWEST = 3
#: Words of a member that no vocabulary knows, and words before one that it does.
_LONGEST = 3
#: Words from the start of a sentence to a name, of a phrase that may end before the comma: "In asthma, …".
_OPENING = 4
_JOINING = frozenset({"and", "or"})
_DETERMINERS = frozenset({"a", "an", "the", "your", "some", "any", "other"})
_ONE = frozenset({"a", "an", "each", "every", "this", "that"})


@dataclass(frozen=True, slots=True)
class Member:
    """Tokens ``start`` to ``head`` (inclusive) of a document."""

    start: int
    head: int
    known: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Three or more members; the words that join them lie between."""

    members: tuple[Member, ...]

    @property
    def aside(self) -> range:
        """The tokens that are not shown to the parser."""
        return range(self.members[0].head + 1, self.members[-1].head + 1)


def all_series(doc: Doc, pieces: Mapping[int, Piece], hidden: Collection[int], parser: Parser) -> list[Series]:
    """The enumerations of a text, in order; ``hidden`` tokens are read over."""
    shown = [token for token in doc if token.i not in hidden]
    found: list[Series] = []
    at = 0
    while at < len(shown):
        kinds = _kinds(shown[at], pieces, parser)
        members = _members(shown, at, kinds, pieces, parser) if kinds else ()
        if len(members) >= _FEWEST and not _may_open(shown, at, members[-1]):
            found.append(Series(members))
            at = shown.index(doc[members[-1].head])
        at += 1
    return found


def stand_ins(found: Sequence[Series], doc: Doc, pieces: Mapping[int, Piece], parser: Parser) -> dict[int, str]:
    """The word that the parser reads for the first member of each: a plural, unless it says that it is one."""
    words: dict[int, str] = {}
    for rank, each in enumerate(found):
        head = each.members[0].head
        match = pieces[head].value
        before = {t.lower_ for t in doc[max(head - _LONGEST, 0) : head]}
        if isinstance(match, Match):
            nouns = parser.lexicon.tables["stand_ins"][match.concepts[0].types[0]][before.isdisjoint(_ONE)]
            words[head] = nouns[rank % len(nouns)]
    return words


def hang(found: Sequence[Series], doc: Doc, hidden: Collection[int]) -> dict[int, Row]:
    """The analysis of what was set aside: each member is coordinated with the one before."""
    rows: dict[int, Row] = {}
    for each in found:
        for before, member in zip(each.members, each.members[1:], strict=False):
            rows |= {i: _joint(doc[i], before.head) for i in range(before.head + 1, member.start) if i not in hidden}
            rows |= {i: _modifier(doc[i], member.head) for i in range(member.start, member.head) if i not in hidden}
            head = doc[member.head]
            tag = "NNS" if head.text.endswith("s") else "NN"
            rows[member.head] = Row(tag, "NOUN", " ".join(normalise(head.text)) or head.lower_, before.head, "conj")
    return rows


def _joint(token: Token, head: int) -> Row:
    if token.is_punct:
        return Row(",", "PUNCT", token.text, head, "punct")
    return Row("CC", "CCONJ", token.lower_, head, "cc")


def _modifier(token: Token, head: int) -> Row:
    if token.lower_ in _DETERMINERS:
        return Row("DT", "DET", token.lower_, head, "det")
    return Row("JJ", "ADJ", token.lower_, head, "amod")


def _kinds(token: Token, pieces: Mapping[int, Piece], parser: Parser) -> frozenset[str]:
    """The topmost types of what a token names; empty for a word that names nothing, or only betrays something."""
    piece = pieces.get(token.i)
    if piece is None or not isinstance(piece.value, Match) or piece.value.hidden:
        return frozenset()
    return frozenset(parser.top[type_] for concept in piece.value.concepts for type_ in concept.types)


def _members(
    shown: Sequence[Token], at: int, kinds: frozenset[str], pieces: Mapping[int, Piece], parser: Parser
) -> tuple[Member, ...]:
    """The enumeration that begins with the name at ``at``; empty where none ends with "and" or "or" and a member."""
    members = [Member(shown[at].i, shown[at].i, known=True)]
    place, last = at + 1, False
    while not last and place < len(shown):
        if shown[place].text == ",":
            place += 1
        elif shown[place].lower_ not in _JOINING:
            return ()
        if place < len(shown) and shown[place].lower_ in _JOINING:
            place, last = place + 1, True
        member = next(_member(shown, place, kinds, pieces, parser), None)
        if member is None:
            return ()
        members.append(member)
        place = next(i for i in range(place, len(shown)) if shown[i].i == member.head) + 1
    known = sum(member.known for member in members)
    return tuple(members) if last and 2 * known > len(members) else ()


def _member(
    shown: Sequence[Token], place: int, kinds: frozenset[str], pieces: Mapping[int, Piece], parser: Parser
) -> Iterator[Member]:
    """A member that begins at ``place``: words and a name of one of ``kinds``, or a few words up to a mark."""
    for i in range(place, min(place + _LONGEST + 1, len(shown))):
        token = shown[i]
        if kinds & _kinds(token, pieces, parser):
            yield Member(shown[place].i, token.i, known=True)
            return
        if not _may_stand_in(token, pieces, parser):
            return
        if token.lower_ not in _DETERMINERS and (i + 1 == len(shown) or shown[i + 1].text in {",", ".", ";"}):
            yield Member(shown[place].i, token.i, known=False)
            return


def _may_stand_in(token: Token, pieces: Mapping[int, Piece], parser: Parser) -> bool:
    """Whether a word can be part of a member: no mark, no name of another kind, no verb, no grammatical word."""
    if not token.is_alpha or token.i in pieces or token.lower_ in parser.lexicon.verbs or token.lower_.endswith("ly"):
        return False
    return token.lower_ in _DETERMINERS or not token.is_stop


def _may_open(shown: Sequence[Token], at: int, last: Member) -> bool:
    """Whether the first name may end a phrase that opens its sentence: "In asthma, cough and wheezing are common"."""
    start = at
    while start > 0 and not shown[start - 1].is_punct:
        start -= 1
    after = next((t for t in shown if t.i > last.head), None)
    opens = at - start <= _OPENING and start < at and shown[start].is_stop and shown[start].lower_ not in _DETERMINERS
    return opens and after is not None and not after.is_punct
