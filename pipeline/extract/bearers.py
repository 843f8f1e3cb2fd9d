"""Noun of measure or bearer -> the thing it is of: "a session of X", "people with X", "those who have X"."""

from collections.abc import Iterator

from pipeline.extract import phrase, reference, roles
from pipeline.extract.doings import is_doing
from pipeline.extract.search import Argument, Search, meant, open_run, pointing_back
from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token

#: A description of people with more words than this is a sentence, not a name.
_LONGEST_DESCRIPTION = 8


def measured(token: Token, search: Search) -> list[Argument] | None:
    """What is measured or borne; of a measure alone ("your intake"), what was spoken of."""
    lexicon = search.scene.world.lexicon
    key = search.key(token)
    if key not in lexicon.words("transparent") | lexicon.words("bearers"):
        return None
    inside = list(inner(token, lexicon)) or list(_borne(token, search))
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
        return pointing_back(token, tuple(_counted(key, search)), search)
    return None


def _counted(key: str, search: Search) -> Iterator[str]:
    """The wanted types of which a measure can be one: "a tablet" is no disease."""
    is_a = search.scene.world.schema.is_a
    own = search.scene.world.lexicon.tables["generic"].get(key)
    yield from (w for w in search.wanted.types if own is None or any(is_a(t, w) or is_a(w, t) for t in own))


def qualified(token: Token, search: Search) -> list[Argument] | None:
    """People of whom only some are meant: not "women", but "women who smoke", "anyone allergic to nuts"."""
    name = search.named(token)
    bears = roles.key(token) in search.scene.world.lexicon.words("bearers")
    if not bears or not any(_restricts(child) for child in token.rights):
        return None
    if name is not None and not search.scene.is_a(name.types, ("Population",)):
        return None
    inside = list(_borne(token, search)) or list(_after(token, "with"))
    found = search.each(inside) or _described(token, search)
    return found if found or "Population" in search.wanted.types else None


def _restricts(child: Token) -> bool:
    """Whether a word after a noun says which of them are meant."""
    clause = child.dep_ in {"relcl", "acl"} or (child.dep_ == "amod" and child.pos_ == "ADJ")
    return clause or (child.dep_ == "prep" and child.lower_ in {"with", "without", "on"})


def _described(token: Token, search: Search) -> list[Argument]:
    """People as the text describes them: "people who take blood thinners"."""
    lexicon = search.scene.world.lexicon
    bears = token.lemma_.lower() in lexicon.words("bearers")
    pointing = any(t.lower_ in lexicon.words("demonstratives") and t.dep_ == "det" for t in token.subtree)
    last = _last_of_description(token)
    long = last.i - token.i > _LONGEST_DESCRIPTION
    if not bears or pointing or long or "Population" not in search.wanted.types:
        return []
    first = phrase.first_of_name(token, lexicon)
    return open_run(token, (first, last), "Population", search)


def _last_of_description(token: Token) -> Token:
    """The last word before a comma or a further preposition: "people who take X | or by women who …"."""
    last = token
    for word in token.doc[token.i + 1 : token.right_edge.i + 1]:
        if word.is_punct or (word.dep_ == "cc" and word.nbor().pos_ == "ADP"):
            break
        last = word
    return last


def inner(token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """What follows the preposition of a measure or bearer."""
    for name in lexicon.tables["measuring"]:
        found = list(_after(token, name))
        if found:
            yield from found
            return


def _borne(token: Token, search: Search) -> Iterator[Token]:
    """What the clause after a bearer says that they have, or, where a condition is wanted, do."""
    if token.lemma_.lower() in search.scene.world.lexicon.words("bearers"):
        # "people whose X returns": the parser may hang the clause elsewhere.
        whose = (t.head for t in token.doc[token.i + 1 : token.i + 2] if t.tag_ == "WP$")
        yield from (
            own for own in whose if (name := search.named(own)) and search.scene.is_a(name.types, ("Condition",))
        )
        for clause in (each for c in token.children if c.dep_ in {"relcl", "acl"} for each in roles.conjuncts(c)):
            if any(c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"} for c in clause.children):
                continue
            own = [c for c in clause.children if c.dep_ == "dobj"]
            yield from own
            yield from _suffered(clause)
            if not own and "Condition" in search.wanted.types and is_doing(clause):
                yield clause


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
