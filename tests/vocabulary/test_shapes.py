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
    ("cortical dysplasia", "Disease"),
    ("vocal fold atrophy", "Disease"),
    ("tracheal stenosis", "Disease"),
    ("eardrum perforation", "Condition"),
    ("gait imbalance", "Condition"),
    ("tongue tremor", "Symptom"),
    ("isavuconazole", "Medication"),
    ("cabozantinib", "Medication"),
    ("bowel resection", "Therapy"),
    ("emission tomography", "Test"),
    ("amniocentesis", "Test"),
    ("knee sensor", "Device"),
    ("tear duct", "BodyPart"),
    ("valproic acid", "Substance"),
    ("quince juice", "Food"),
]


@pytest.mark.parametrize(("phrase", "expected"), SHAPES)
def test_a_shape_gives_a_type(phrase: str, expected: str) -> None:
    found = type_by_shape(phrase.split())
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "therapy",
        "a blue chair",
        "diploma",
        "eye institute",
        "diagnosis",
        "April",
        "coping technique",
        "heart pump",
        "reading glasses",
        "bacterial strain",
        "sports medicine",
        "magazine",
    ],
)
def test_no_shape_gives_none(phrase: str) -> None:
    assert type_by_shape(phrase.split()) is None


def test_confidences_are_proportions() -> None:
    assert all(0 < shape.confidence < 1 for shape in shapes())
