"""Headings, labels, lists and tables -> the claims that they state."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts

NAUSEA, HEARTBURN = "aspirin hasSideEffect nausea", "aspirin hasSideEffect heartburn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a list under a heading
        ("# Aspirin\n\n## Side effects\n\n- Nausea\n- Heartburn\n", {NAUSEA, HEARTBURN}),
        ("# Aspirin\n\n## What are the side effects of aspirin?\n\n- Nausea\n- Heartburn\n", {NAUSEA, HEARTBURN}),
        ("# Aspirin\n\n## History\n\n- Nausea\n- Heartburn\n", set()),
        # a list after a lead-in
        ("Side effects of aspirin include:\n\n- nausea\n- heartburn\n", {NAUSEA, HEARTBURN}),
        ("Aspirin can cause:\n\n- nausea\n- heartburn\n", {NAUSEA, HEARTBURN}),
        # labels
        ("# Aspirin\n\n**Side effects:** nausea, heartburn\n", {NAUSEA, HEARTBURN}),
        ("# Aspirin\n\n- **Side effects:** nausea and heartburn\n- **Shops:** many\n", {NAUSEA, HEARTBURN}),
    ],
)
def test_side_effects(text: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(text, engine, markdown=True), "hasSideEffect") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Migraine\n\n## Symptoms\n\n- Nausea\n- Throbbing headache\n", {"migraine hasSymptom nausea"}),
        (
            "# Migraine\n\n## Treatment\n\n- Aspirin\n- Ibuprofen\n",
            {"aspirin treats migraine", "ibuprofen treats migraine"},
        ),
        ("# Migraine\n\n## How is migraine diagnosed?\n\n- MRI scan\n", {"migraine assessedBy MRI"}),
        ("# Minoxidil\n\n## Uses\n\n- Alopecia\n", {"minoxidil treats alopecia"}),
        (
            "# Migraine\n\n## What causes migraine?\n\n- Stress\n- Alcohol\n",
            {"stress causes migraine", "alcohol causes migraine"},
        ),
    ],
)
def test_heading_names_the_predicate(text: str, expected: set[str], engine: Engine) -> None:
    assert expected <= shorts(claims_of(text, engine, markdown=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Acupuncture\n\n**Cost:** $90 per session\n", {"acupuncture hasCost $90"}),
        ("# Acupuncture\n\n**Duration:** 30 minutes\n", {"acupuncture hasDuration 30 minutes"}),
        ("# Aspirin\n\n**Dose:** 75 mg once a day\n", {"aspirin hasRegimen 75 mg once a day"}),
        ("# Aspirin\n\n**Phone:** 30 minutes\n", set()),
    ],
)
def test_bare_amounts(text: str, expected: set[str], engine: Engine) -> None:
    found = claims_of(text, engine, markdown=True)
    assert shorts(found, "hasCost", "hasDuration", "hasRegimen") == expected


TABLE = """# Painkillers

| Medicine | Side effects | Cost |
| --- | --- | --- |
| Aspirin | nausea, heartburn | $5 |
| Ibuprofen | dizziness | $7 |
"""


def test_table(engine: Engine) -> None:
    assert shorts(claims_of(TABLE, engine, markdown=True), "hasSideEffect", "hasCost") == {
        NAUSEA,
        HEARTBURN,
        "ibuprofen hasSideEffect dizziness",
        "aspirin hasCost $5",
        "ibuprofen hasCost $7",
    }


def test_heads_of_a_cell_are_its_context(engine: Engine) -> None:
    (claim,) = (c for c in claims_of(TABLE, engine, markdown=True) if c.object.label == "dizziness")
    assert claim.evidence[0].quote.text == "dizziness"
    assert [quote.text for quote in claim.evidence[0].context] == ["Side effects", "Ibuprofen"]


def test_possible_in_a_heading_hedges(engine: Engine) -> None:
    text = "# Aspirin\n\n## {} side effects\n\n- Nausea\n"
    common, possible = (claims_of(text.format(word), engine, markdown=True) for word in ("Common", "Possible"))
    assert [claim.certainty for claim in (*common, *possible)] == ["asserted", "hedged"]


def test_question_heading_is_no_claim(engine: Engine) -> None:
    text = "# Hair\n\n## Does minoxidil treat alopecia?\n\nAsk your doctor about that.\n"
    assert shorts(claims_of(text, engine, markdown=True), "treats") == set()


def test_items_read_on_from_an_unfinished_sentence(engine: Engine) -> None:
    text = "Do not take aspirin if you:\n\n- have asthma\n- are pregnant\n"
    found = claims_of(text, engine, markdown=True)
    assert "aspirin contraindicatedFor asthma" in shorts(found, "contraindicatedFor")
    assert {evidence.quote.text for claim in found for evidence in claim.evidence} <= {"have asthma", "are pregnant"}
