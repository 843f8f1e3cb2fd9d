"""Passages -> every name of an article in its place: listed, of a telling shape, abbreviated, or a person's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.extract import phrase
from pipeline.extract.abbreviations import introduced
from pipeline.extract.entities import World, entity_of, learned_entity, open_entity
from pipeline.extract.grammar.labels import NOMINAL
from pipeline.extract.learned import learned_names
from pipeline.extract.name import Name, is_subject
from pipeline.extract.nominal import bears_name, noun_like
from pipeline.extract.people import ProperName, proper_names
from pipeline.extract.row_names import row_names
from pipeline.extract.short_names import short_names
from pipeline.ids import entity_id
from pipeline.lexicon import Lexicon
from pipeline.model import Article, Entity
from pipeline.parse import Passage
from pipeline.parse.tree import Token
from pipeline.vocabulary import Match, type_by_shape

#: Confidence in a name by how it was found; a shape that the vocabulary gives a type has its own.
_LISTED, _PERSON, _NARROWED = 0.95, 0.9, 0.85


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage, its index in the article, and what is known."""

    index: int
    passage: Passage
    world: World


def find_names(article: Article, passages: tuple[Passage, ...], world: World) -> tuple[Name, ...]:
    """Every name of an article, in order of passage and token; a person's shuts out what is inside it."""
    places = [_Place(index, passage, world) for index, passage in enumerate(passages)]
    short = introduced(article, passages, world)
    names: dict[tuple[int, int], Name] = {}
    for place in places:
        for name in (*_listed(place, short), *_shaped(place), *_abbreviated(place, short)):
            names.setdefault((name.passage, name.token), name)
    told = (
        *_people(places),
        *learned_names(article, passages, world),
        *row_names(names.values(), article, passages, world),
    )
    whole = {(name.passage, name.token): name for name in told}
    kept = {
        at: name
        for at, name in names.items()
        if not any(p.passage == name.passage and p.span.covers(name.span) for p in whole.values())
    }
    found = kept | whole
    found |= {(n.passage, n.token): n for n in short_names(found.values(), passages, world)}
    return tuple(name for _, name in sorted(found.items()))


def _listed(place: _Place, short: Mapping[str, Entity]) -> Iterator[Name]:
    """Names that the vocabulary holds, where the word is of the class that bears the meaning."""
    for i, match in sorted(place.passage.names.items()):
        token = place.passage.doc[i]
        if match.learned:
            yield _learned(token, match, place, short)
            continue
        if match.hidden and _grades_part(token, place):
            continue
        if bears_name(token, match.concepts[0], hidden=match.hidden):
            yield _of_ill_part(token, match, place) or _specified(token, match, place)


def _learned(token: Token, match: Match, place: _Place, short: Mapping[str, Entity]) -> Name:
    """A name whose ends the recogniser has settled."""
    concept, name = match.concepts[0], _of_shape(token, token, match.concepts[0].types[0], match.learned, place)
    if concept.iri:
        known = replace(name, entity=entity_of(concept, place.world), found_by="vocabulary", confidence=_LISTED)
        return replace(known, types=concept.types, hidden=match.hidden)
    return replace(name, entity=learned_entity(token.text, concept, short, place.world), found_by="learned")


def _of_ill_part(token: Token, match: Match, place: _Place) -> Name | None:
    """A part of the body with an adjective of illness before it, which is one condition: "an infected joint"."""
    if not place.world.schema.is_a(match.concepts[0].types[0], "BodyPart"):
        return None
    ill = next((c for c in token.children if c.i < token.i and _grades_part(c, place)), None)
    if ill is None:
        return None
    known = place.passage.names.get(ill.i)
    return _of_shape(ill, token, known.concepts[0].types[0] if known else "Symptom", _NARROWED, place)


def _grades_part(token: Token, place: _Place) -> bool:
    """Whether an adjective of illness stands before a part of the body."""
    names, schema = place.passage.names, place.world.schema
    match, part = names.get(token.i), names.get(token.head.i)
    if part is None or token.dep_ != "amod" or not schema.is_a(part.concepts[0].types[0], "BodyPart"):
        return False
    ill = match is not None and match.hidden and schema.is_a(match.concepts[0].types[0], "Condition")
    return ill or token.lower_ in place.world.lexicon.words("ailing")


def _specified(token: Token, match: Match, place: _Place) -> Name:
    """The concept itself, or, with words before it that make it a kind of its own, that kind: "knee pain"."""
    concept, passage = match.concepts[0], place.passage
    entity = entity_of(concept, place.world)
    first = _past_cause(phrase.first_of_name(token, place.world.lexicon), token, place)
    is_kind = (
        not match.hidden
        and first.i < token.i
        and not _names_same(passage, first, token)
        and (place.world.schema.is_a(concept.types[0], "Condition") or _named_kind(passage, first, token))
    )
    first = first if is_kind else token
    text = passage.doc[first.i : token.i + 1].text
    if is_kind:
        entity = open_entity(phrase.tidy(text), concept.types[0], place.world, kind_of=entity)
    return Name(
        passage=place.index,
        token=token.i,
        span=passage.span(first, token),
        text=text,
        entity=entity,
        types=concept.types,
        found_by="shape" if is_kind else "vocabulary",
        confidence=_NARROWED if is_kind else _LISTED,
        is_subject=is_subject(token),
        hidden=match.hidden,
    )


def _names_same(passage: Passage, first: Token, token: Token) -> bool:
    """Whether a name stands beside another of the same thing: "doctors call ringing in the ears tinnitus"."""
    concept = passage.names[token.i].concepts[0]
    return any(
        t.i in passage.names and passage.names[t.i].concepts[0] == concept for t in passage.doc[first.i : token.i]
    )


def _past_cause(first: Token, token: Token, place: _Place) -> Token:
    """The first word of a condition's name after the medicine that brought it about: "aspirin-induced asthma"."""
    brought, passage = place.world.lexicon.words("brought_about"), place.passage
    for participle in reversed(passage.doc[first.i : token.i]):
        cause = passage.names.get(participle.i - 2) or passage.names.get(participle.i - 1)
        if participle.lower_ in brought and cause and place.world.schema.is_a(cause.concepts[0].type, "Treatment"):
            return passage.doc[participle.i + 1]
    return first


def _named_kind(passage: Passage, first: Token, token: Token) -> bool:
    """Whether every word before a name is itself a name: "hair follicle" + "cells"."""
    before = passage.doc[first.i : token.i]
    return all(t.i in passage.names and not passage.names[t.i].hidden for t in before) or "-" in before.text.strip("-")


def _shaped(place: _Place) -> Iterator[Name]:
    """Noun phrases whose head or ending gives a type: "… therapy", "…-itis"."""
    passage, lexicon = place.passage, place.world.lexicon
    for token in passage.doc:
        if (
            (token.pos_ not in NOMINAL and not noun_like(token))
            or token.i in passage.names
            or token.i in passage.amounts
            or token.dep_ == "compound"
        ):
            continue
        first = _past_cause(phrase.first_of_name(token, lexicon), token, place)
        if _describes(token, first, lexicon):
            continue
        guess = type_by_shape(phrase.split(passage.doc[first.i : token.i + 1].text))
        if guess and not place.world.is_decided(guess[0]):
            yield _of_shape(first, token, guess[0], guess[1], place)


def _describes(token: Token, first: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase with a generic head speaks of a thing and does not name one.

    "This new therapy", "is a topical treatment".
    """
    if token.lemma_.lower() not in lexicon.tables["generic"]:
        return False
    if any(c.lower_ in lexicon.words("demonstratives") for c in token.children):
        return True
    adjectives = all(t.pos_ in {"ADJ", "ADV", "PUNCT", "VERB"} for t in token.doc[first.i : token.i])
    the = any(c.lower_ == "the" for c in token.children)
    return adjectives and (the or token.dep_ in {"attr", "appos", "oprd"})


def _of_shape(first: Token, token: Token, type_: str, confidence: float, place: _Place) -> Name:
    """The phrase from ``first`` to ``token`` as a name of its own."""
    text = place.passage.doc[first.i : token.i + 1].text
    return Name(
        passage=place.index,
        token=token.i,
        span=place.passage.span(first, token),
        text=text,
        entity=open_entity(phrase.tidy(text), type_, place.world),
        types=(type_,),
        found_by="shape",
        confidence=confidence,
        is_subject=is_subject(token),
    )


def _abbreviated(place: _Place, short: Mapping[str, Entity]) -> Iterator[Name]:
    """The short forms that the article introduces, and their plurals."""
    for token in place.passage.doc:
        entity = short.get(token.text) or (short.get(token.text[:-1]) if token.text.endswith("s") else None)
        if entity and token.i not in place.passage.names and not place.world.is_decided(entity.type):
            yield Name(
                passage=place.index,
                token=token.i,
                span=place.passage.span(token),
                text=token.text,
                entity=entity,
                types=(entity.type,),
                found_by="vocabulary",
                confidence=_LISTED,
                is_subject=is_subject(token),
            )


def _people(places: list[_Place]) -> Iterator[Name]:
    """People and organizations; a surname met again is the person met before."""
    found = [(place, proper) for place in places for proper in proper_names(place.passage, place.world.lexicon)]
    full: dict[str, ProperName] = {}
    for _, proper in found:
        known = full.get(proper.last_word)
        if proper.type == "Person" and (known is None or len(proper.text) > len(known.text)):
            full[proper.last_word] = proper
    for place, proper in found:
        doc = place.passage.doc
        label = full[proper.last_word].text if proper.type == "Person" else proper.text
        head = doc[proper.start : proper.end].root
        yield Name(
            passage=place.index,
            token=head.i,
            span=place.passage.span(doc[proper.start], doc[proper.end - 1]),
            text=proper.text,
            entity=Entity(entity_id(place.world.base, proper.type, label), label, proper.type),
            types=(proper.type,),
            found_by="shape",
            confidence=_PERSON,
            is_subject=is_subject(head),
            title=proper.title,
        )
