"""phee: drug -> adverse effect, end to end; a pair is right where both of its names overlap those of an annotated pair.

The baseline pairs every treatment and every condition that were found in a sentence.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from pipeline.model import Claim, Entity, Extraction, Span
from pipeline.run import Engine, read
from tests.quality.corpora import Json, Share, as_article, rows

_PREDICATES = frozenset({"hasSideEffect", "causes"})
"""What a drug does to bring an effect about."""
_Pair = tuple[tuple[Span, ...], tuple[Span, ...]]
"""Where the drug is named, and where the effect."""


def figures(corpora: Path, engine: Engine, part: str = "dev") -> Iterator[tuple[str, Share]]:
    """The share of the claims and that of the baseline."""
    claimed = paired = Share(0, 0, 0, 0)
    for row in rows(corpora / "phee" / f"{part}.jsonl"):
        extraction = read(as_article(row["text"]), engine)
        gold = list(annotated(row))
        claimed += compared(claims_as_pairs(extraction, engine), gold)
        paired += compared(all_pairs(extraction, engine), gold)
    yield f"phee {part}: drug → adverse effect", claimed
    yield "  baseline: every drug with every effect", paired


def annotated(row: Json) -> Iterator[_Pair]:
    """The pairs that the sentence affirms, be it with reserve."""
    for relation in row["relations"]:
        if relation["type"] == "has_adverse_effect" and not relation["negated"]:
            drug, effect = (row["entities"][relation[end]] for end in ("head", "tail"))
            yield (Span(drug["start"], drug["end"]),), (Span(effect["start"], effect["end"]),)


def claims_as_pairs(extraction: Extraction, engine: Engine) -> list[_Pair]:
    """What was claimed of a treatment and its effect."""
    return [
        (_places(claim.subject, extraction), _places(claim.object, extraction))
        for claim in extraction.claims
        if _is_effect(claim, engine) and isinstance(claim.object, Entity)
    ]


def _is_effect(claim: Claim, engine: Engine) -> bool:
    return claim.predicate in _PREDICATES and claim.polarity == "affirmed" and _is_drug(claim.subject, engine)


def _is_drug(entity: Entity, engine: Engine) -> bool:
    return any(engine.world.schema.is_a(entity.type, type_) for type_ in ("Treatment", "Substance"))


def all_pairs(extraction: Extraction, engine: Engine) -> list[_Pair]:
    """Every treatment with every condition."""
    is_a = engine.world.schema.is_a
    entities = {mention.entity.id: mention.entity for mention in extraction.mentions}.values()
    drugs = [entity for entity in entities if _is_drug(entity, engine)]
    effects = [entity for entity in entities if is_a(entity.type, "Condition")]
    return [(_places(drug, extraction), _places(effect, extraction)) for drug, effect in product(drugs, effects)]


def _places(entity: Entity, extraction: Extraction) -> tuple[Span, ...]:
    return tuple(mention.span for mention in extraction.mentions if mention.entity.id == entity.id)


def compared(pairs: list[_Pair], gold: list[_Pair]) -> Share:
    """The share of pairs that overlap an annotated one, and that of the annotated ones that are overlapped."""
    right = sum(any(_same(pair, other) for other in gold) for pair in pairs)
    met = sum(any(_same(pair, other) for pair in pairs) for other in gold)
    return Share(right, len(pairs), met, len(gold))


def _same(one: _Pair, other: _Pair) -> bool:
    return all(any(a.overlaps(b) for a in mine for b in theirs) for mine, theirs in zip(one, other, strict=True))
