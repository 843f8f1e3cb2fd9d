"""Claims as found -> claims as kept: met twice is one claim with two pieces of evidence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Claim, Entity, Evidence, Extraction


def assemble(extraction: Extraction) -> Extraction:
    """The extraction with its claims merged and in order: first evidence, predicate, id."""
    merged = _merge_same(_drop_weaker(extraction.claims))
    ordered = sorted(merged, key=lambda c: (c.evidence[0].quote.span, c.predicate, c.id))
    return replace(extraction, claims=tuple(ordered))


def _merge_same(claims: Iterable[Claim]) -> list[Claim]:
    same: dict[str, list[Claim]] = {}
    for claim in claims:
        same.setdefault(claim.id, []).append(claim)
    return [_merged(found) if len(found) > 1 else found[0] for found in same.values()]


def _merged(claims: Sequence[Claim]) -> Claim:
    """The first of the claims, with the evidence of all and the confidence of the surest."""
    evidence = _distinct(piece for claim in claims for piece in claim.evidence)
    return replace(claims[0], evidence=evidence, confidence=max(claim.confidence for claim in claims))


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Of pieces of evidence that overlap, the shortest, in order."""
    kept: list[Evidence] = []
    for piece in sorted(evidence, key=lambda e: (e.quote.span.end - e.quote.span.start, e.quote.span.start)):
        # What is kept does not overlap, so only the neighbours in the text can overlap a further piece.
        at = bisect_left(kept, piece.quote.span, key=lambda e: e.quote.span)
        if not any(piece.quote.span.overlaps(near.quote.span) for near in kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, piece)
    return tuple(kept)


def _drop_weaker(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims that were read off the same words with another status, the surest reading only."""
    about: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        about.setdefault((_key(claim.subject), claim.predicate, _key(claim.object)), []).append(claim)
    return [claim for same in about.values() for readings in _overlapping(same) for claim in _surest(readings)]


def _overlapping(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """The claims in groups whose quotes run into each other."""
    group: list[Claim] = []
    end = -1
    for claim in sorted(claims, key=lambda c: c.evidence[0].quote.span):
        span = claim.evidence[0].quote.span
        if group and span.start >= end:
            yield group
            group = []
        group.append(claim)
        end = max(end, span.end) if len(group) > 1 else span.end
    if group:
        yield group


def _surest(readings: Sequence[Claim]) -> list[Claim]:
    """All that agree with the surest of several readings."""
    best = max(readings, key=_strength)
    return [claim for claim in readings if claim.id == best.id]


def _strength(claim: Claim) -> tuple[float, int]:
    return claim.confidence, len(claim.qualifiers)


def _key(value: object) -> object:
    return value.id if isinstance(value, Entity) else value
