"""ontology/caregraph.ttl -> docs/predicates.md."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.schema import Predicate, Schema

PAGE = Path(__file__).resolve().parents[2] / "docs" / "predicates.md"


def page(schema: Schema) -> str:
    """The page as it should be."""
    return "\n".join(_lines(schema)) + "\n"


def _lines(schema: Schema) -> Iterator[str]:
    predicates = schema.predicates.values()
    yield from ("# Predicates", "")
    yield "What a claim can state. The words are those of `ontology/caregraph.ttl`; this page is written from it by"
    yield "`make ontology`. How English says each of them stands in"
    yield "[`ontology/lexicon/predicates`](../ontology/lexicon/README.md)."
    yield ""
    yield "| predicate | label | from → to | says | example |"
    yield "| --- | --- | --- | --- | --- |"
    yield from map(_row, predicates)
    yield ""
    yield f"Symmetric, true both ways round: {_listed(p for p in predicates if p.symmetric)}."
    yield ""
    yield f"Subject and object are of the same kind: {_listed(p for p in predicates if p.same_type)}."
    yield ""
    possible = _listed(p for p in predicates if p.hedged_suffices)
    yield f"Their meaning is “can”, so that a hedged claim, too, gives the plain triple: {possible}."


def _row(predicate: Predicate) -> str:
    ends = f"{', '.join(predicate.subject_types)} → {', '.join(predicate.object_types)}"
    cells = (f"`{predicate.name}`", predicate.label, ends, predicate.definition, predicate.example)
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"


def _listed(predicates: Iterator[Predicate]) -> str:
    return ", ".join(f"`{predicate.name}`" for predicate in predicates)
