"""Passage -> candidate claims about names: "X, also known as Y", "X (Y)", "X, or Y", "X, which is Y"."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract import aliases, phrase
from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.grammar.labels import NOMINAL
from pipeline.extract.grammar.nouns import is_restricted
from pipeline.extract.meant_names import meant_names
from pipeline.extract.scene import Name, Scene, open_entity
from pipeline.lexicon import Lexicon
from pipeline.model import Span, Text
from pipeline.parse.tree import Doc
from pipeline.vocabulary import Abbreviation, find_abbreviations, normalise

_PRIOR = 0.9
_CONFIDENCE = 0.95
#: Words that a name which follows "also known as" can have; a longer run is a sentence going on.
_LONGEST = 5
#: Characters before a name in which "doctors call" can stand.
_BEFORE = 20
_RUN = re.compile(r"[^,;:.()!?–—]+")
#: "An infection called endocarditis": a kind of infection, not another name for it.
_RESTRICTIVE = re.compile(r"\s*(?:called|known as|named|referred to as)\b", re.IGNORECASE)
_NAMED = (
    "Treatment",
    "Condition",
    "Substance",
    "BodyPart",
    "Test",
    "Food",
    "BiologicalProcess",
    "Population",
    "Organization",
)


def candidates(scene: Scene, passage: int) -> Iterator[Candidate]:
    """All that a passage says about what things are called."""
    seen: set[tuple[str, str]] = set()
    rules = (_abbreviated, _by_phrase, _of_what_is_meant, _beside, aliases.candidates)
    for candidate in (found for rule in rules for found in rule(scene, passage)):
        pair = (candidate.subject.value.label, candidate.object.value.label.lower())
        if pair not in seen:
            seen.add(pair)
            yield candidate


def _abbreviated(scene: Scene, passage: int) -> Iterator[Candidate]:
    """Short forms in brackets: "obstructive sleep apnea (OSA)", "platelet-rich plasma (PRP) therapy"."""
    here = scene.passages[passage]
    names = [n for n in scene.in_passage.get(passage, ()) if scene.is_a(n.types, _NAMED)]
    for each in find_abbreviations(here.doc.text):
        span = Span(here.start + each.span.start, here.start + each.span.end)
        long_end = span.start + len(each.long)
        name = _long_form(each, span.start, [n for n in names if n.span.start < long_end <= n.span.end], scene)
        if name is not None and normalise(name.text) != normalise(each.short):
            tail = scene.article.text[span.end : name.span.end].strip()
            whole = Span(span.start, max(span.end, name.span.end))
            short = each.short.removesuffix("s") if each.short[:-1].isupper() else each.short
            yield _candidate(name, f"{short} {tail}".strip(), whole, scene, "abbreviation in brackets")


def _long_form(each: Abbreviation, start: int, holding: list[Name], scene: Scene) -> Name | None:
    """The name that an abbreviation is short for: one that holds the whole long form, or the long form as such."""
    whole = [n for n in holding if n.span.start <= start and n.text != each.short]
    if whole or not holding:
        return whole[0] if whole else None
    last = holding[0]
    span = Span(start, last.span.end)
    entity = open_entity(phrase.tidy(each.long), last.entity.type, scene.world)
    return replace(last, span=span, text=span.of(scene.article.text), entity=entity)


def _by_phrase(scene: Scene, passage: int) -> Iterator[Candidate]:
    """What follows "also known as", "called", "or" after a name."""
    here = scene.passages[passage]
    for inner in scene.in_passage.get(passage, ()):
        if not scene.is_a(inner.types, _NAMED) or inner.hidden:
            continue
        name = _whole(inner, scene)
        if name is None:
            continue
        after = here.doc.text[name.span.end - here.start :]
        for pattern in scene.world.lexicon.tables["other_names"]["phrases"]:
            found = re.match(rf"\s*[,(–—]?\s*(?:{pattern})\s+", after, re.IGNORECASE)
            if found and not _RESTRICTIVE.match(found[0]) and not _names_some(inner, found[0], scene):
                closed = found[0].lstrip()[:1] in {"(", ",", "–", "—"}
                often = _how_often(found[0], scene.world.lexicon)
                for candidate in _names_after(name, name.span.end - here.start + found.end(), scene, closed=closed):
                    yield replace(candidate, qualifiers=often)
                break


def _of_what_is_meant(scene: Scene, passage: int) -> Iterator[Candidate]:
    """The same after what points back, or at the start of a line: "It is also called …", "Sold as …" under a name."""
    here = scene.passages[passage]
    phrases = [rf"\s*(?:{p})\s+" for p in scene.world.lexicon.tables["other_names"]["phrases"]]
    for name, start in meant_names(scene, passage):
        found = next((m for p in phrases if (m := re.match(p, here.doc.text[start:], re.IGNORECASE))), None)
        if found is not None and not (start and _RESTRICTIVE.match(found[0])):
            often = _how_often(found[0], scene.world.lexicon)
            for candidate in _names_after(name, start + found.end(), scene, closed=False):
                yield replace(candidate, qualifiers=often, context=(name.span,) if name.passage != passage else ())


def _names_some(name: Name, words: str, scene: Scene) -> bool:
    """Whether a finite "is called" names only some of a thing, or something else: "X that comes with Y is called …"."""
    if not re.match(r"\s*(?:is|are)\b", words):
        return False
    token = scene.passages[name.passage].doc[name.token]
    return is_restricted(token) or any(t.dep_ == "relcl" for t in (token, *token.ancestors))


def _how_often(words: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The frequency among the words that bring in a name: "sometimes called"."""
    often = set(lexicon.tables["cues"]["frequency"])
    return tuple(("frequency", word) for word in re.findall(r"\w+", words) if word.lower() in often)[:1]


def _whole(name: Name, scene: Scene) -> Name | None:
    """The phrase that a name ends: "lumps under the skin" rather than the skin; None where that names nothing."""
    here, lexicon = scene.passages[name.passage], scene.world.lexicon
    token = here.doc[name.token]
    head = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ not in lexicon.words("locating"):
        return name
    known = scene.named(name.passage, head)
    types = known.types if known else lexicon.tables["generic"].get(head.lemma_)
    if not types and head.lower_.rstrip("s").endswith(tuple(lexicon.tables["endings"]["symptom"])):
        types = ["Symptom"]
    if not types:
        return None if scene.is_a(name.types, ("BodyPart",)) else name
    first = phrase.first_of_name(head, scene.world.lexicon)
    span = Span(here.span(first).start, name.span.end)
    text = span.of(scene.article.text)
    entity = open_entity(phrase.tidy(text), types[0], scene.world)
    return replace(name, span=span, text=text, entity=entity, token=head.i)


def _names_after(name: Name, start: int, scene: Scene, *, closed: bool) -> Iterator[Candidate]:
    """The name or names that begin at ``start``: up to the comma or bracket, split at "or"."""
    here = scene.passages[name.passage]
    run = _RUN.match(here.doc.text, start)
    if not run:
        return
    for part in re.finditer(r"(?:(?!\s+or\s+|\s+and\s+(?:as\s+)?[A-Z]).)+", run[0]):
        at = start + part.start()
        other = _stripped(part[0], scene.world.lexicon)
        if not other or len(other.split()) > _LONGEST:
            continue
        if not closed:
            noun = _leading_noun(other, at + max(part[0].find(other), 0), here.doc)
            if noun is None:
                continue
            other = noun or other
        if normalise(other) and normalise(other) != normalise(name.text):
            found = part[0].find(other)
            end = at + found + len(other) if found >= 0 else at + len(part[0])
            yield _candidate(name, other, Span(name.span.start, here.start + end), scene, "also known as")


def _stripped(text: str, lexicon: Lexicon) -> str:
    """A name without the words that only lead to it, quotation marks, and the sentence that goes on after it."""
    patterns = lexicon.tables["other_names"]
    leading = rf"^(?:(?:{patterns['leading']})\s+)+"
    bare = re.sub(leading, "", text.strip()).strip(" “”\"'‘’")
    return re.sub(leading, "", re.split(rf"\s+(?:{patterns['going_on']})\s+", bare)[0])


def _leading_noun(text: str, start: int, doc: Doc) -> str | None:
    """The noun phrase at the beginning of a run that nothing closes; None where no noun is in it."""
    nouns = [t for t in doc if start <= t.idx < start + len(text) + 1 and t.pos_ in NOMINAL]
    if not nouns:
        return None
    last = nouns[0]
    for token in nouns[1:]:
        if token.i != last.i + 1:
            break
        last = token
    return doc.text[start : last.idx + len(last.text)].strip()


def _beside(scene: Scene, passage: int) -> Iterator[Candidate]:
    """Two names of one thing side by side: "alopecia, or hair loss", "alopecia, which is hair loss", "X (Y)"."""
    names = [n for n in scene.in_passage.get(passage, ()) if not n.hidden]
    between, calling = (scene.world.lexicon.tables["other_names"][key] for key in ("between", "calling"))
    for first, second in itertools.pairwise(names):
        same = first.entity.id == second.entity.id and normalise(first.text) != normalise(second.text)
        gap = scene.article.text[first.span.end : second.span.start]
        before = scene.article.text[max(0, first.span.start - _BEFORE) : first.span.start]
        if same and (
            re.fullmatch(between, gap, re.IGNORECASE) or (gap.isspace() and re.search(calling, before, re.IGNORECASE))
        ):
            whole = Span(first.span.start, second.span.end)
            yield _candidate(first, phrase.tidy(second.text), whole, scene, "two names")


def _candidate(name: Name, other: str, span: Span, scene: Scene, source: str) -> Candidate:
    """The claim that ``other``, at the end of ``span``, is another name of what ``name`` names."""
    token = scene.passages[name.passage].doc[name.token]
    if other.endswith("s") and other[:-1].isupper():
        other = other[:-1]
    if normalise(other) == normalise(name.entity.label):
        other = phrase.tidy(name.text)
    place = Span(min(span.start, span.end - len(other)), span.end)
    return Candidate(
        "alsoKnownAs",
        Argument(name.entity, name.span, token, name.confidence, name),
        Argument(Text(other), place, None, _CONFIDENCE),
        name.passage,
        token,
        _PRIOR,
        in_phrase=True,
        source=f"alsoKnownAs: {source}",
    )
