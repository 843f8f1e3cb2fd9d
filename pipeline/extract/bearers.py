"""Noun of measure or bearer -> the thing it is of: "a session of X", "people with X", "those who have X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract import phrase, reference, roles
from pipeline.extract.search import Argument, Search, meant, open_run, pointing_back
from pipeline.lexicon import Lexicon

#: A description of people with more words than this is a sentence, not a name.
_LONGEST_DESCRIPTION = 8


def measured(token: Token, search: Search) -> list[Argument] | None:
    """What is measured or borne; of a measure alone ("your intake"), what was spoken of."""
    lexicon = search.scene.world.lexicon
    key = search.key(token)
    if key not in lexicon.words("transparent") | lexicon.words("bearers"):
        return None
    inside = list(inner(token, lexicon)) or list(_borne(token, lexicon))
    if inside:
        return search.each(inside) or _described(token, search)
    if key in lexicon.words("bearers") and any(c.lower_ in lexicon.words("afflicted") for c in token.children):
        spoken_of = reference.condition_spoken_of(search.wanted.types, search.scene, search.passage)
        return [meant(name, token, search) for name in spoken_of]
    named = [modifier for modifier in roles.modifiers(token) if search.named(modifier)]
    found = [a for modifier in named for a in search.again(modifier, search)]
    if found:
        return found
    if token.pos_ == "NOUN" and key in _measures(lexicon) and not phrase.is_specific(token, lexicon):
        return pointing_back(token, search.wanted.types, search)
    return None


def _described(token: Token, search: Search) -> list[Argument]:
    """People as the text describes them: "people who take blood thinners"."""
    lexicon = search.scene.world.lexicon
    bears = token.lemma_.lower() in lexicon.words("bearers")
    pointing = any(t.lower_ in lexicon.words("demonstratives") and t.dep_ == "det" for t in token.subtree)
    long = token.right_edge.i - token.i > _LONGEST_DESCRIPTION
    if not bears or pointing or long or "Population" not in search.wanted.types:
        return []
    first = phrase.first_of_name(token, lexicon)
    return open_run(token, (first, token.right_edge), "Population", search)


def inner(token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """What follows the preposition of a measure or bearer."""
    for name in lexicon.tables["measuring"]:
        found = list(_after(token, name))
        if found:
            yield from found
            return


def _borne(token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """What the clause after a bearer says that they have."""
    if token.lemma_.lower() in lexicon.words("bearers"):
        for clause in token.children:
            if clause.dep_ in {"relcl", "acl"}:
                yield from (c for c in clause.children if c.dep_ == "dobj")
                yield from _suffered(clause)


def _measures(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.words("units") | lexicon.words("measures")


def _after(token: Token, name: str) -> Iterator[Token]:
    return (
        complement
        for child in token.children
        if child.dep_ == "prep" and child.lower_ == name
        for complement in child.children
        if complement.dep_ in {"pobj", "pcomp"}
    )


def _suffered(clause: Token) -> Iterator[Token]:
    """The object of a clause's preposition: "who suffer from X", "living with X", "who are on X"."""
    return (
        complement
        for child in clause.children
        if child.dep_ == "prep" and child.lower_ in {"with", "from", "on"}
        for complement in child.children
        if complement.dep_ == "pobj"
    )
