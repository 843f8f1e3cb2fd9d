"""Sentence -> what is a kind of what: where the class is specific."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tretinoin is a retinoid.", {"tretinoin isSubtypeOf retinoid"}),
        (
            "Retinoids such as tretinoin and adapalene clear the skin.",
            {"tretinoin isSubtypeOf retinoid", "adapalene isSubtypeOf retinoid"},
        ),
        ("Triptans, including sumatriptan, help.", {"sumatriptan isSubtypeOf triptan"}),
        (
            "Tretinoin, adapalene and other retinoids help.",
            {"tretinoin isSubtypeOf retinoid", "adapalene isSubtypeOf retinoid"},
        ),
        ("Types of arthritis include gout.", {"gout isSubtypeOf arthritis"}),
        ("Gout is a type of arthritis.", {"gout isSubtypeOf arthritis"}),
        ("Sumatriptan belongs to the triptans.", {"sumatriptan isSubtypeOf triptan"}),
        # no specific class
        ("Tretinoin is a medicine.", set()),
        ("Treatments such as tretinoin help.", set()),
        ("Tretinoin is a common treatment.", set()),
        # not a class
        ("Tretinoin is not a triptan, whatever they say.", {"tretinoin not isSubtypeOf triptan"}),
        ("Tretinoin helps like a good friend.", set()),
    ],
)
def test_kinds(sentence: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(sentence, engine), "isSubtypeOf") == expected
