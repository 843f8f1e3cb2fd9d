"""Text -> what people do, and where."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts

WORKS = "Jane Doe affiliatedWith Mayo Clinic"
HEALS = "Jane Doe hasOccupation neurologist"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe, MD, a neurologist at the Mayo Clinic, agrees.", {HEALS, WORKS}),
        ("Dr. Jane Doe is a neurologist at the Mayo Clinic.", {HEALS, WORKS}),
        ("The neurologist Jane Doe agrees.", {HEALS}),
        pytest.param("Neurologist Jane Doe agrees.", {HEALS}),
        ("Dr. Jane Doe of the Mayo Clinic agrees.", {WORKS}),
        ("Mayo Clinic neurologist Dr. Jane Doe agrees.", {HEALS, WORKS}),
        ("Dr. Jane Doe agrees. The Mayo Clinic is large.", set()),
        ("Dr. Jane Doe advises you to see a neurologist.", set()),
        (
            "Jane Doe, MD, a pediatric neurologist, agrees.",
            {"Jane Doe hasOccupation pediatric neurologist"},
        ),
    ],
)
def test_career(text: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(text, engine), "hasOccupation", "affiliatedWith") == expected
