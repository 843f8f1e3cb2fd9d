import pytest

from pipeline.vocabulary import type_by_shape
from pipeline.vocabulary.shapes import shapes

SHAPES = [
    ("dance therapy", "Therapy"),
    ("gall bladder surgeries", "Therapy"),
    ("Waardenburg syndrome", "Disease"),
    ("big toe pain", "Symptom"),
    ("eyelid cramps", "Symptom"),
    ("enzyme inhibitors", "Medication"),
    ("ear drops", "Medication"),
    ("mushroom extract", "Supplement"),
    ("vitamin Q", "Supplement"),
    ("suction machine", "Device"),
    ("saliva test", "Test"),
    ("wrist x-ray", "Test"),
    ("nail production", "BiologicalProcess"),
    ("Smallville Eye Institute", "Organization"),
    ("left-handed patients", "Population"),
    ("pet insurance", "Payer"),
    ("balanoposthitis", "Disease"),
    ("coccygodynia", "Symptom"),
    ("nephrectomy", "Therapy"),
    ("hysteroscopy", "Test"),
    ("tralokinumab", "Medication"),
    ("pitavastatin", "Medication"),
]


@pytest.mark.parametrize(("phrase", "expected"), SHAPES)
def test_a_shape_gives_a_type(phrase: str, expected: str) -> None:
    found = type_by_shape(phrase.split())
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize("phrase", ["", "therapy", "a blue chair", "diploma", "eye institute", "diagnosis", "April"])
def test_no_shape_gives_none(phrase: str) -> None:
    assert type_by_shape(phrase.split()) is None


def test_confidences_are_proportions() -> None:
    assert all(0 < shape.confidence < 1 for shape in shapes())
