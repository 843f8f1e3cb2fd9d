"""Three small articles, read by hand, as a built graph."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from pipeline.graph import graph_triples, write_graph
from pipeline.ids import BASE, entity_id, with_id
from pipeline.model import (
    Article,
    Claim,
    Cost,
    Duration,
    Entity,
    Evidence,
    Extraction,
    Object,
    Quote,
    Regimen,
    Span,
    Text,
)
from pipeline.query import open_store
from pipeline.schema import load_schema

Row = tuple[str, str, str | Object, str, str, str | None, str]
"""Subject, predicate, object ("Type: label" for entities), status, qualifiers ("name=text"), speaker, quote."""

WAVES: list[Row] = [
    ("Therapy: wave therapy", "treats", "Disease: heel pain", "", "", None, "Wave therapy eases heel pain."),
    ("Therapy: wave therapy", "treats", "Disease: tennis elbow", "hedged", "", None, "It may help tennis elbow too."),
    ("Therapy: wave therapy", "treats", "Disease: gout", "negated", "evidence=no evidence", "Ana Ruiz",
     "“There is no evidence that it helps gout,” says Dr. Ana Ruiz."),
    ("Therapy: wave therapy", "hasCost", Cost("$100 to $150", 100, 150, "USD", "session"), "", "frequency=usually",
     None, "A session usually costs $100 to $150."),
    ("Therapy: wave therapy", "hasRegimen", Regimen("once a week for six weeks", 1, "1 week", "6 weeks"), "", "",
     "Ana Ruiz", "She advises one session once a week for six weeks."),
    ("Therapy: wave therapy", "hasSideEffect", "Symptom: bruising", "hedged", "severity=mild", None,
     "It can leave mild bruising."),
    ("Therapy: wave therapy", "contraindicatedFor", "Population: pregnant women", "", "", None,
     "Pregnant women should not have it."),
    ("Disease: heel pain", "hasSymptom", "Symptom: stiffness", "", "frequency=often", None,
     "Heel pain often comes with stiffness."),
    ("Disease: heel pain", "hasRiskFactor", "Therapy: running", "hedged", "", None, "Running can raise your risk."),
    ("Therapy: running", "causes", "Disease: heel pain", "hedged", "condition=in worn shoes", None,
     "Running may cause it in worn shoes."),
    ("Disease: heel pain", "assessedBy", "Test: ultrasound", "", "", None, "Heel pain is found by ultrasound."),
    ("Disease: heel pain", "hasPrevalence", Text("one in ten adults", 0.1, 0.1), "", "population=adults", None,
     "About one in ten adults has heel pain."),
]  # fmt: skip
PILLS: list[Row] = [
    ("Medication: ibuprofen", "treats", "Disease: heel pain", "", "", None, "Ibuprofen relieves heel pain."),
    ("Medication: ibuprofen", "treats", "Disease: gout", "", "", None, "Ibuprofen helps with gout."),
    ("Medication: ibuprofen", "actsOn", "Substance: prostaglandins", "", "", None, "It blocks prostaglandins."),
    ("Medication: ibuprofen", "interactsWith", "Medication: warfarin", "", "", None, "Do not take it with warfarin."),
    ("Medication: ibuprofen", "hasRegimen", Regimen("200 mg twice a day", 2, "1 day", None, "200 mg"), "", "", None,
     "Take 200 mg twice a day."),
    ("Therapy: wave therapy", "treats", "Disease: gout", "hedged", "", None, "Wave therapy might help gout."),
    ("Food: salmon", "contains", "Substance: vitamin D", "", "", None, "Salmon holds vitamin D."),
    ("Substance: vitamin D", "foundIn", "Food: egg yolk", "", "", None, "Vitamin D is found in egg yolk."),
]  # fmt: skip

RIVALS: list[Row] = [
    ("Therapy: wave therapy", "hasCost", Cost("$300", 300, 300, "USD", "session"), "", "", None,
     "Each session comes to $300."),
    ("Therapy: wave therapy", "hasCost", Cost("£90", 90, 90, "GBP", "session"), "", "", None, "In Leeds it is £90."),
    ("Therapy: wave therapy", "hasRegimen", Regimen("once a week", 1, "1 week"), "", "", None, "Have it once a week."),
    ("Therapy: wave therapy", "hasRegimen", Regimen("twice a week", 2, "1 week"), "", "", "Bo Lind",
     "“Twice a week is better,” says Bo Lind."),
    ("Therapy: wave therapy", "hasTimeToEffect", Duration("within two weeks", None, 2, "week"), "", "", None,
     "It works within two weeks."),
    ("Therapy: wave therapy", "hasTimeToEffect", Duration("after three months", 3, None, "month"), "", "", "Bo Lind",
     "He sees results after three months."),
    ("Therapy: wave therapy", "treats", "Disease: heel pain", "negated", "", "Bo Lind", "“It does not help the heel.”"),
    ("Therapy: wave therapy", "treats", "Disease: tennis elbow", "negated", "condition=if it is torn", None,
     "It does nothing for a torn elbow."),
    ("Therapy: wave therapy", "combinedWith", "Therapy: stretching", "", "", None, "Combine it with stretching."),
    ("Therapy: stretching", "combinedWith", "Therapy: wave therapy", "negated", "", "Bo Lind",
     "He never adds waves to stretching."),
    ("Therapy: wave therapy", "coveredBy", "Payer: Medicare", "negated", "", None, "Medicare does not pay."),
    ("Therapy: wave therapy", "hasDuration", Duration("ten minutes", 10, 10, "minute"), "", "", None,
     "It takes ten minutes."),
    ("Therapy: wave therapy", "deliveredWith", "Device: hand piece", "", "route=through the skin", None,
     "A hand piece sends the waves through the skin."),
    ("Therapy: wave therapy", "appliedTo", "BodyPart: heel", "", "", None, "It is held against the heel."),
    ("Therapy: wave therapy", "promotes", "BiologicalProcess: blood flow", "hedged", "", None, "It may aid flow."),
    ("Therapy: wave therapy", "alsoKnownAs", Text("shock waves"), "", "", None, "Some call it shock waves."),
    ("Therapy: wave therapy", "comparedWith", "Therapy: stretching", "", "dimension=price; outcome=dearer", None,
     "It is dearer than stretching."),
    ("Therapy: stretching", "prevents", "Disease: heel pain", "", "frequency=daily", None,
     "Stretch daily to prevent it."),
    ("Organization: Heel Society", "recommends", "Therapy: stretching", "", "population=runners", None,
     "The Heel Society advises runners to stretch."),
    ("Person: Bo Lind", "hasOccupation", Text("podiatrist"), "", "", None, "Bo Lind is a podiatrist."),
    ("Person: Bo Lind", "affiliatedWith", "Organization: Heel Society", "", "", None, "He is of the Heel Society."),
    ("Disease: heel pain", "hasComplication", "Disease: limp", "hedged", "condition=untreated", None,
     "Untreated, it can leave a limp."),
    ("Disease: heel pain", "affects", "Population: runners", "", "frequency=often", None, "It often strikes runners."),
    ("Disease: tennis elbow", "isSubtypeOf", "Disease: tendinitis", "", "", None, "Tennis elbow is a tendinitis."),
    ("Food: salmon", "prevents", "Disease: gout", "negated", "", None, "Salmon does not keep gout away."),
]  # fmt: skip


def extraction(name: str, rows: list[Row]) -> Extraction:
    text = "\n".join(row[-1] for row in rows)
    claims = tuple(claim(name, text, row) for row in rows)
    return Extraction(Article(name, text, (), title=f"All about {name}", url=f"https://example.org/{name}"), (), claims)


def claim(article: str, text: str, row: Row) -> Claim:
    subject, predicate, value, status, qualifiers, speaker, quote = row
    start = text.index(quote)
    pairs = (qualifier.partition("=") for qualifier in qualifiers.split("; ") if qualifier)
    return with_id(
        BASE,
        Claim(
            id="",
            article=article,
            subject=entity(subject),
            predicate=predicate,
            object=entity(value) if isinstance(value, str) else value,
            evidence=(Evidence(Quote(Span(start, start + len(quote)), quote)),),
            polarity="negated" if status == "negated" else "affirmed",
            certainty="hedged" if status == "hedged" else "asserted",
            qualifiers=tuple(sorted((key, said) for key, _, said in pairs)),
            attributed_to=entity(f"Person: {speaker}") if speaker else None,
            confidence=0.9,
        ),
    )


def entity(text: str) -> Entity:
    type_, label = text.split(": ")
    others = ("plantar fasciitis",) if label == "heel pain" else ()
    return Entity(entity_id(BASE, load_schema().top(type_), label), label, type_, others)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the graph's files, and no store."""
    folder = tmp_path_factory.mktemp("output")
    extractions = [extraction("waves", WAVES), extraction("pills", PILLS), extraction("rivals", RIVALS)]
    write_graph(graph_triples(extractions, schema=load_schema()), folder)
    return folder


@pytest.fixture(scope="session")
def store(output: Path) -> Store:
    return open_store(output)
