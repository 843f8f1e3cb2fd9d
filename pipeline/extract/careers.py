"""Passage -> candidate claims about what people do and where: "Jane Doe, MD, a neurologist at St Anne's"."""

from collections.abc import Iterator

from pipeline.extract import phrase
from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.labels import NOMINAL, VERBAL
from pipeline.extract.people import is_occupation
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
    described = list(_description(_last_of_several(last, scene, passage), scene, passage))
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


def _last_of_several(last: Token, scene: Scene, passage: int) -> Token:
    """The end of the last of several people described together: "Jane Doe and John Roe, both nurses"."""
    joined = last.i + 2 < len(last.doc) and last.nbor().lower_ in {"and", "&"}
    others = scene.in_passage.get(passage, ()) if joined else ()
    start = scene.passages[passage].start
    for other in others:
        words = [t for t in last.doc if other.span.start <= start + t.idx < other.span.end]
        if other.entity.type == "Person" and words and words[0].i - last.i in {2, 3}:
            return words[-1]
    return last


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
    lexicon = scene.world.lexicon
    named = is_occupation(token.lemma_.lower(), lexicon) or is_occupation(token.lower_, lexicon)
    return named and token.pos_ in NOMINAL and token.dep_ not in {"compound", "nmod"}


def _occupation_before(first: Token, scene: Scene) -> Token | None:
    """The occupation before a name: "consultant dermatologist Dr Khan", "the clinic's nurse, Jane Doe"."""
    lexicon = scene.world.lexicon
    titles = lexicon.tables["speakers"]["titles"]
    shown = lexicon.words("title_occupations")
    before = [t for t in first.doc[: first.i] if t.lower_ not in titles or t.lower_ in shown][-2:]
    if len(before) == 2 and before[1].text == "," and _is_determined(before[0]):
        before.pop()
    return before[-1] if before and is_occupation(before[-1].lower_, lexicon) else None


def _is_determined(noun: Token) -> bool:
    return any(child.dep_ in {"det", "poss"} for child in noun.children)


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
    last = _end_of_post(token, scene)
    label = Text(phrase.tidy(here.doc[first.i : last.i + 1].text))
    return Candidate(
        "hasOccupation",
        Argument(person.entity, person.span, here.doc[person.token], person.confidence, person),
        Argument(label, here.span(first, last), token, 0.95),
        passage,
        token,
        _PRIOR,
        in_phrase=True,
        source="hasOccupation: beside a person",
    )


def _end_of_post(token: Token, scene: Scene) -> Token:
    """The end of a post that its field completes: "chief of cardiology"."""
    heads = scene.world.lexicon.tables["speakers"]["posts"]
    if token.lower_ not in heads or token.i + 2 >= len(token.doc) or token.nbor().lower_ != "of":
        return token
    field = token.nbor(2)
    return field if field.pos_ in NOMINAL and field.text.islower() else token


def _is_organization(name: Name | None) -> bool:
    return name is not None and name.entity.type == "Organization"
