"""roam_drug_disease: how the page's drug stands to a marked disease. No test of finding names: they are given.

A marked disease is shown as the name of a known one, and the page's drug as the article's title; the drugs named in
the sentence, too, are taken for it. The baseline calls every relation TREATS.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.model import Entity, Span
from pipeline.run import Engine, read
from tests.quality.corpora import Json, Share, as_article, rows, span_of

LABELS: Mapping[str, str] = {
    "treats": "TREATS",
    "prevents": "PREVENTS",
    "contraindicatedFor": "CONTRAINDICATED_FOR",
}
"""Predicate -> label; where a disease stands in several claims, the first counts."""
DRUG = "Mirabegron"
DISEASES = ("leprosy", "measles", "mumps", "roseola", "rubella", "polio", "chickenpox", "cystinuria")
"""Known names that stand in for the marked ones; those of a sentence that names one of them itself are others."""


def figures(corpora: Path, engine: Engine, *, every: int = 1) -> Iterator[tuple[str, float, dict[str, Share]]]:
    """Macro F1 and the shares of each label, of the claims and of the baseline; ``every`` n-th sentence is read."""
    pairs = [
        pair
        for number, row in enumerate(rows(corpora / "roam_drug_disease" / "train.jsonl"))
        if number % every == 0
        for pair in judged(row, engine)
    ]
    for name, found in (
        ("roam_drug_disease: marked disease → relation", pairs),
        ("  baseline: always TREATS", [(gold, "TREATS") for gold, _ in pairs]),
    ):
        shares = {label: _share(label, found) for label in sorted(LABELS.values())}
        yield name, sum(share.f1 for share in shares.values()) / len(shares), shares


def judged(row: Json, engine: Engine) -> Iterator[tuple[str, str | None]]:
    """Of each marked disease the annotated label and the one that was found."""
    for group in _apart(row["entities"]):
        text, names = shown(row["text"], [span_of(entity) for entity in group])
        found = _labels(text, engine)
        yield from ((entity["type"], found.get(name)) for entity, name in zip(group, names, strict=True))


def _apart(entities: Sequence[Json]) -> Iterator[list[Json]]:
    """The annotations in groups that do not overlap and for which there are names enough."""
    left = sorted(entities, key=lambda entity: (entity["start"], entity["end"]))
    while left:
        group: list[Json] = []
        for entity in left:
            if len(group) < len(DISEASES) - 2 and not (group and span_of(group[-1]).overlaps(span_of(entity))):
                group.append(entity)
        yield group
        left = [entity for entity in left if all(entity is not taken for taken in group)]


def shown(text: str, spans: Sequence[Span]) -> tuple[str, list[str]]:
    """The text with the name of a known disease in each span, and these names."""
    free = [name for name in DISEASES if name not in text.lower()]
    names = free[: len(spans)]
    for span, name in reversed(list(zip(spans, names, strict=True))):
        capital = name.capitalize() if text[span.start].isupper() else name
        text = f"{text[: span.start]}{capital}{text[span.end :]}"
    return text, names


def _labels(text: str, engine: Engine) -> dict[str, str]:
    """Disease -> its label, by the claims whose object it is."""
    claims = read(as_article(text, title=DRUG), engine).claims
    found = {
        (claim.object.label.lower(), LABELS[claim.predicate])
        for claim in claims
        if claim.predicate in LABELS and claim.polarity == "affirmed" and isinstance(claim.object, Entity)
    }
    return {name: label for label in reversed(tuple(LABELS.values())) for name, its in sorted(found) if its == label}


def _share(label: str, pairs: Sequence[tuple[str, str | None]]) -> Share:
    right = sum(gold == found == label for gold, found in pairs)
    found = sum(found == label for _, found in pairs)
    return Share(right, found, right, sum(gold == label for gold, _ in pairs))
