"""One small article with its claims, read by hand."""

from dataclasses import replace
from hashlib import sha256

import pytest

from pipeline.graph import WRITERS, claim_lines, graph_triples, mention_lines
from pipeline.ids import BASE, with_id
from pipeline.model import Article, Claim, Cost, Cue, Entity, Evidence, Extraction, Mention, Quote, Regimen, Span, Text
from pipeline.schema import load_schema

TEXT = (
    'Wave therapy may ease "heel pain"\tin most.\nIt does not help gout.\n'
    "A session costs up to £90.\nOnce a week for 2 months."
)
WAVE = Entity(f"{BASE}treatment/wave", "wave therapy", "Therapy", ("waves",), ("http://id.nlm.nih.gov/mesh/D1",))
HEEL = Entity(
    f"{BASE}condition/heel", "heel pain", "Symptom", broader=(f"{BASE}condition/pain", f"{BASE}condition/gout")
)
GOUT = Entity(f"{BASE}condition/gout", "gout", "Disease", close_links=("http://id.nlm.nih.gov/mesh/D2 x",))
RUIZ = Entity(f"{BASE}person/ruiz", "Ana Ruiz", "Person")


def quote(text: str) -> Quote:
    start = TEXT.index(text)
    return Quote(Span(start, start + len(text)), text)


def make(predicate: str, thing: object, bearing: str, **status: object) -> Claim:
    cues = tuple(Cue(quote(cue).span, cue, "hedge") for cue in ("may",) if cue in bearing)
    evidence = Evidence(quote(bearing), cues, (quote("Wave therapy"),))
    claim = Claim("", "waves", WAVE, predicate, thing, (evidence,), confidence=0.9)  # type: ignore[arg-type]
    return with_id(BASE, replace(claim, **status))  # type: ignore[arg-type]


CLAIMS = (
    make("treats", HEEL, 'Wave therapy may ease "heel pain"', certainty="hedged", qualifiers=(("population", "most"),)),
    make("treats", GOUT, "It does not help gout", polarity="negated", attributed_to=RUIZ),
    make("hasCost", Cost("up to £90", None, 90, "GBP", "session"), "A session costs up to £90"),
    make("hasRegimen", Regimen("once a week for 2 months", 1, "1 week", "2 months"), "Once a week for 2 months"),
    make("alsoKnownAs", Text("shock waves"), "Wave therapy"),
)
ARTICLE = Article(
    "waves", TEXT, (), title="Waves", url="https://example.org/a b", date="2024-05-01", publisher="A Clinic"
)
MENTIONS = (
    Mention(quote("Wave therapy").span, "Wave therapy", WAVE, "shape", 0.8),
    Mention(quote("heel pain").span, "heel pain", HEEL),
)


@pytest.fixture
def example() -> Extraction:
    return Extraction(ARTICLE, MENTIONS, CLAIMS)


def digest() -> str:
    """One hash over all files of the example; subprocesses with different hash seeds print it."""
    read = Extraction(ARTICLE, MENTIONS, CLAIMS)
    triples = graph_triples([read], schema=load_schema())
    texts = [*("".join(writer(triples)) for writer in WRITERS.values()), claim_lines([read]), mention_lines([read])]
    return sha256("".join(texts).encode("utf-8")).hexdigest()
