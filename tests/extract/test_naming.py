"""Sentence -> the other names of things."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hypertension, also known as high blood pressure, is common.", {"hypertension", "high blood pressure"}),
        ("Alopecia areata, also called spot baldness, is common.", {"alopecia areata", "spot baldness"}),
        ("Obstructive sleep apnea (OSA) is common.", {"obstructive sleep apnea", "OSA"}),
        ("Erenumab (sold as Aimovig) prevents migraine.", {"erenumab", "Aimovig"}),
        ("Hypertension, or high blood pressure, is common.", {"hypertension", "high blood pressure"}),
        ("Aspirin or ibuprofen relieves migraine.", set()),
        ("Migraine, which is often called a headache by doctors who know little, is common.", None),
        ("Hypertension is common.", set()),
        pytest.param("Minoxidil is sold in shops.", set()),
    ],
)
def test_other_names(sentence: str, expected: set[str] | None, engine: Engine) -> None:
    found = [claim for claim in claims_of(sentence, engine) if claim.predicate == "alsoKnownAs"]
    names = {name for claim in found for name in (claim.subject.label, claim.object.label)}
    if expected is None:
        assert all(len(name.split()) <= 5 for name in names)
    else:
        assert names == expected


def test_a_name_in_a_heading_counts(engine: Engine) -> None:
    text = "# Sleep\n\n## Obstructive sleep apnea (OSA)\n\nIt is common.\n"
    assert "obstructive sleep apnea alsoKnownAs OSA" in shorts(claims_of(text, engine, markdown=True))
