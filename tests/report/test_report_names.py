"""Names from the ontology."""

import pytest

from pipeline.report.names import names_of
from pipeline.schema import load_schema


@pytest.mark.parametrize(
    ("name", "label"), [("hasSideEffect", "has side effect"), ("BodyPart", "body part"), ("condition", "condition")]
)
def test_labels_come_from_the_ontology(name: str, label: str) -> None:
    assert names_of(load_schema()).labels[name] == label


@pytest.mark.parametrize(
    ("name", "family"),
    [("Medication", "Treatment"), ("Symptom", "Condition"), ("Food", "Food"), ("Article", "Article")],
)
def test_a_family_is_a_class_below_a_root(name: str, family: str) -> None:
    assert names_of(load_schema()).families[name] == family


def test_symmetric_predicates_are_known() -> None:
    assert {"combinedWith", "interactsWith"} <= set(names_of(load_schema()).symmetric)
