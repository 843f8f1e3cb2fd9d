"""Passage -> candidate claims about what people do and where: "Jane Doe, MD, a neurologist at St Anne's"."""

from collections.abc import Iterator

from pipeline.extract import phrase
from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Name, Scene
from pipeline.model import Text
from pipeline.parse.tree import Token

_PRIOR = 0.9
#: How many tokens after a name can describe its bearer.
_REACH = 22
#: How many tokens can lie between an organization and the occupation after it: "Leeds Clinic's chief surgeon".
_GAP = 4


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """Occupation and affiliation of each person named in a passage."""
    for person in scene.in_passage.get(passage, ()):
        if person.entity.type == "Person":
            yield from _of(person, scene, passage)


def _of(person: Name, scene: Scene, passage: int) -> Iterator[Candidate]:
    here = scene.passages[passage]
    first = next(t for t in here.doc if here.start + t.idx >= person.span.start)
    last = [t for t in here.doc if here.start + t.idx < person.span.end][-1]
    described = list(_description(last, scene, passage))
    before = _occupation_before(first, scene)
    jobs = [t for t in described if _is_job(t, scene)]
    for job in jobs if before is None else [*jobs, before]:
        yield _job(person, job, scene, passage)
    anchors = {t.i for t in described}
    for place in scene.in_passage.get(passage, ()):
        if place.entity.type != "Organization":
            continue
        token = here.doc[place.token]
        leads = before is not None and token.sent == first.sent and 0 < before.i - token.i < _GAP
        if token.i in anchors or (leads and place.span.end <= person.span.start):
            yield _affiliation(person, place, (last, token), passage)


def _description(last: Token, scene: Scene, passage: int) -> Iterator[Token]:
    """The words after a name that describe its bearer: an apposition, "of …", or "is a … at …"."""
    credentials = scene.world.lexicon.tables["speakers"]["credentials"]
    tokens = last.doc[last.i + 1 : min(last.i + 1 + _REACH, last.sent.end)]
    if not len(tokens) or not _opens_description(tokens[0], scene):
        return
    for token in tokens:
        other = scene.named(passage, token)
        if (other is not None and other.entity.type == "Person") or _ends_description(token, scene):
            return
        if token.text.replace(".", "").lower() not in credentials:
            yield token


def _opens_description(token: Token, scene: Scene) -> bool:
    lexicon = scene.world.lexicon
    return (
        token.text in {",", "(", "–", "—"}
        or token.lower_ in lexicon.words("description_prepositions")
        or token.lemma_ in lexicon.words("working")
    )


def _ends_description(token: Token, scene: Scene) -> bool:
    lexicon = scene.world.lexicon
    return (
        (token.pos_ in VERBAL and token.tag_ in {"VBZ", "VBD", "VBP"} and token.lemma_ not in lexicon.words("working"))
        or token.text in {";", ":", ".", "”", "“"}
        or token.lower_ in lexicon.words("description_ends")
    )


def _is_job(token: Token, scene: Scene) -> bool:
    occupations = scene.world.lexicon.tables["speakers"]["occupations"]
    named = token.lemma_.lower() in occupations or token.lower_ in occupations
    return named and token.dep_ not in {"compound", "nmod"}


def _occupation_before(first: Token, scene: Scene) -> Token | None:
    """The occupation directly before a name: "consultant dermatologist Dr Khan"."""
    tables = scene.world.lexicon.tables["speakers"]
    before = next((t for t in reversed(list(first.doc[: first.i])) if t.lower_ not in tables["titles"]), None)
    return before if before is not None and before.lower_ in tables["occupations"] else None


def _affiliation(person: Name, place: Name, tokens: tuple[Token, Token], passage: int) -> Candidate:
    return Candidate(
        "affiliatedWith",
        Argument(person.entity, person.span, tokens[0], person.confidence, person),
        Argument(place.entity, place.span, tokens[1], place.confidence, place),
        passage,
        tokens[1],
        _PRIOR,
        in_phrase=True,
        source="affiliatedWith: beside a person",
    )


def _job(person: Name, token: Token, scene: Scene, passage: int) -> Candidate:
    here = scene.passages[passage]
    first = phrase.first_of_name(token, scene.world.lexicon)
    while first.i < token.i and _is_organization(scene.named(passage, first)):
        first = first.nbor()
    label = Text(phrase.tidy(here.doc[first.i : token.i + 1].text))
    return Candidate(
        "hasOccupation",
        Argument(person.entity, person.span, here.doc[person.token], person.confidence, person),
        Argument(label, here.span(first, token), token, 0.95),
        passage,
        token,
        _PRIOR,
        in_phrase=True,
        source="hasOccupation: beside a person",
    )


def _is_organization(name: Name | None) -> bool:
    return name is not None and name.entity.type == "Organization"
