"""Candidate -> under what condition, for whom, how often and how strongly it is claimed."""

from collections.abc import Iterator

from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import FoundCue, as_cue
from pipeline.extract.grammar.labels import VERBAL
from pipeline.lexicon import Lexicon
from pipeline.model import Cue
from pipeline.parse import Passage
from pipeline.parse.tree import Token

_QUALIFYING = frozenset({"frequency", "severity", "evidence", "condition"})


def qualifiers(
    candidate: Candidate, chain: list[Token], applied: list[FoundCue], passage: Passage, lexicon: Lexicon
) -> Iterator[Cue]:
    """The cues whose role is the name and whose text the value of a qualifier; the first of a role counts."""
    own = [candidate.trigger, *(a.token for a in (candidate.subject, candidate.object) if a.token is not None)]
    for cue in applied:
        if cue.role in _QUALIFYING and not _is_object(cue, candidate):
            yield as_cue(cue, passage)
    for token in (*chain, *_joined(candidate.trigger)):
        yield from _clauses(token, own, passage, lexicon)
    for token in (*chain, *_path(candidate)):
        yield from _populations(token, own, passage, lexicon)
    for token in chain[:3]:
        yield from _proportions(token, passage)


def _is_object(cue: FoundCue, candidate: Candidate) -> bool:
    """Whether the cue is the claim's object, and so no qualifier of it: "is rare"."""
    token = candidate.object.token
    return token is not None and cue.start <= token.i < cue.end


def _joined(trigger: Token) -> list[Token]:
    """Verbs coordinated with the trigger after it, whose conditions hold for it as well."""
    return [
        t
        for t in trigger.children
        if t.dep_ == "conj" and t.pos_ in VERBAL and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in t.children)
    ]


def _path(candidate: Candidate) -> list[Token]:
    """The words from the object up to the trigger."""
    token = candidate.object.token
    if token is None or token.doc is not candidate.trigger.doc or not candidate.trigger.is_ancestor(token):
        return []
    return [token, *(a for a in token.ancestors if candidate.trigger.is_ancestor(a))]


def _clauses(token: Token, own: list[Token], passage: Passage, lexicon: Lexicon) -> Iterator[Cue]:
    """Conditions and exceptions that hang on a governing word."""
    for child in token.children:
        if child.dep_ in {"advcl", "ccomp"} and not any(child == t or child.is_ancestor(t) for t in own):
            yield from _marked(child, passage, lexicon)
        elif child.dep_ == "prep" and child.lower_ == "without" and not any(c.dep_ == "pcomp" for c in child.children):
            yield _cue("condition", list(child.subtree), passage)
        elif child.dep_ == "prep" and _key(child) in lexicon.words("exception_prepositions"):
            yield _cue("exception", list(child.subtree), passage)


def _marked(clause: Token, passage: Passage, lexicon: Lexicon) -> Iterator[Cue]:
    """The condition or exception that a clause is by its first word: "if …", "unless …"."""
    mark = next((c for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i), None)
    if mark is None:
        return
    if _key(mark) in lexicon.words("exception_marks"):
        yield _cue("exception", [t for t in clause.subtree if t.i > mark.i], passage)
    elif _key(mark) in lexicon.words("condition_marks"):
        yield _cue("condition", list(clause.subtree), passage)


def _key(token: Token) -> str:
    """A word as the tables of marks and prepositions write it: "even_if"."""
    return token.lower_.replace(" ", "_")


def _populations(token: Token, own: list[Token], passage: Passage, lexicon: Lexicon) -> Iterator[Cue]:
    """Whom the claim is about, where they are no part of it: "in older adults"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in lexicon.words("population_prepositions"):
            for whom in child.children:
                inside = list(whom.subtree)
                if (
                    whom.dep_ == "pobj"
                    and (whom.lemma_.lower() in lexicon.words("bearers") or _is_population(whom, passage))
                    and not any(t in inside for t in own)
                    and (len(inside) > 1 or " " in whom.text)
                ):
                    yield _cue("population", inside, passage)


def _is_population(token: Token, passage: Passage) -> bool:
    match = passage.names.get(token.i)
    return match is not None and match.concepts[0].types[0] == "Population"


def _proportions(token: Token, passage: Passage) -> Iterator[Cue]:
    """How often: "in 3 out of 10 people"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "for"}:
            for inner in child.subtree:
                amount = passage.amounts.get(inner.i)
                if amount is not None and amount.kind == "proportion":
                    yield _cue("frequency", [inner], passage)


def _cue(role: str, tokens: list[Token], passage: Passage) -> Cue:
    doc = passage.doc
    while tokens and tokens[-1].is_punct:
        tokens = tokens[:-1]
    text = doc[tokens[0].i : tokens[-1].i + 1].text
    return Cue(passage.span(tokens[0], tokens[-1]), text, role)
