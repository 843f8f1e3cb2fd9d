"""Passage -> candidate claims about other names before a name or in brackets after it: "Y is short for X", "X (Y)"."""

import re
from collections.abc import Iterator

from pipeline.extract import phrase
from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.scene import Name, Scene
from pipeline.model import Span, Text
from pipeline.vocabulary import normalise, type_by_shape

_PRIOR, _CONFIDENCE = 0.85, 0.95
#: Characters before a name in which "Y is another name for" can stand.
_BEFORE = 90
_OTHER = re.compile(r"(?:^|[.!?:;(\u201c\"]\s*)([^\s.!?:;(]+(?: [^\s.!?:;(]+){0,3})$")
_WORD = r"[^\s,.;:()“”\"]+"
_IS = re.compile(rf"\s+(?:is|are)\s+(?:called\s+)?[“\"]?({_WORD}(?: {_WORD}){{0,3}})[”\"]?\s*[,.;)]")
_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)")
_BRAND = re.compile(r"[A-Z][a-z]+[A-Za-z-]*(?: XR| ER| SR)?")
_CODE = re.compile(r"[A-Z]{1,5}-?\d{0,3}")
_NAMED = ("Treatment", "Condition", "Substance", "Test")


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """Other names that stand before a name or in brackets after it."""
    here = scene.passages[passage]
    for name in scene.in_passage.get(passage, ()):
        if name.hidden or not scene.is_a(name.types, _NAMED):
            continue
        start, end = name.span.start - here.start, name.span.end - here.start
        before, after = here.doc.text[max(0, start - _BEFORE) : start], here.doc.text[end:]
        rules = (*_before(before, after, scene), *_term(before, after, scene), *_bracket(name, after, scene))
        for other, place in rules:
            other_at = name.span.start - len(before) + place if place >= 0 else name.span.end + ~place
            if normalise(other) not in {normalise(name.text), ()}:
                yield _candidate(name, other, Span(other_at, other_at + len(other)), scene)


def _before(before: str, after: str, scene: Scene) -> Iterator[tuple[str, int]]:
    """Y of "Y is short for X", "Y is another name for X", "Y, as X is called"; and where it begins in ``before``."""
    tables = scene.world.lexicon.tables["other_names"]
    called = re.match(r"\s+(?:is|are)\s+(?:\w+\s+)?(?:called|known)\b", after)
    for pattern in (tables["other_before"], *((tables["as_called"],) if called else ())):
        link = re.search(pattern, before, re.IGNORECASE)
        found = _OTHER.search(before[: link.start()]) if link else None
        if found:
            text = found[1].strip("“”\"'‘’, ")
            yield text, found.start(1) + found[1].find(text)


def _term(before: str, after: str, scene: Scene) -> Iterator[tuple[str, int]]:
    """Y of "the medical term for X is Y"; its place is given as a complement, counted from the end of X."""
    if not re.search(scene.world.lexicon.tables["other_names"]["term_for"], before, re.IGNORECASE):
        return
    found = _IS.match(after)
    if found:
        yield found[1], ~found.start(1)


def _bracket(name: Name, after: str, scene: Scene) -> Iterator[tuple[str, int]]:
    """A brand in brackets after a medicine, a code that begins as the name does, a disease by the form of its name."""
    found = _BRACKET.match(after)
    if found is None:
        return
    inside = found[1].strip()
    words = phrase.split(inside)
    treats = scene.is_a(name.types, ("Medication", "Supplement", "Device"))
    brand = bool(treats) and _BRAND.fullmatch(inside) and name.text[:1] != inside[:1].lower()
    code = _CODE.fullmatch(inside) and inside[0].lower() == name.text[0].lower() and any(c.isdigit() for c in inside)
    guess = type_by_shape(words) if scene.is_a(name.types, ("Condition",)) and len(words) <= 4 else None
    disease = guess is not None and guess[0] in {"Disease", "Condition"} and inside.islower()
    if brand or code or disease:
        yield inside, ~found.start(1)


def _candidate(name: Name, other: str, place: Span, scene: Scene) -> Candidate:
    token = scene.passages[name.passage].doc[name.token]
    if normalise(other) == normalise(name.entity.label):
        other = phrase.tidy(name.text)
    return Candidate(
        "alsoKnownAs",
        Argument(name.entity, name.span, token, name.confidence, name),
        Argument(Text(other), place, None, _CONFIDENCE),
        name.passage,
        token,
        _PRIOR,
        in_phrase=True,
        source="alsoKnownAs: a name before it or in brackets",
    )
