"""Words that point back -> the claims about what they mean."""

import pytest

from pipeline.run import Engine
from tests.extract.reading import claims_of, shorts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minoxidil is a solution. It treats alopecia.", {"minoxidil treats alopecia"}),
        ("Acupuncture uses needles. This therapy eases back pain.", {"acupuncture treats back pain"}),
        (
            "Minoxidil and biotin are sold everywhere. They treat alopecia.",
            {"minoxidil treats alopecia", "biotin treats alopecia"},
        ),
        ("Minoxidil is old. Biotin is new. It treats alopecia.", {"biotin treats alopecia"}),
        ("Aspirin is an old medicine. The drug relieves migraine.", {"aspirin treats migraine"}),
        (
            "Minoxidil and biotin are sold everywhere. Both treat alopecia.",
            {"minoxidil treats alopecia", "biotin treats alopecia"},
        ),
        ("Gout is common. Colchicine relieves it.", {"colchicine treats gout"}),
        ("Your doctor may prescribe aspirin. It relieves migraine.", {"aspirin treats migraine"}),
        ("It is a pity. Rain treats nobody.", set()),
        # one of several things in a row
        ("Aspirin and biotin are old. The former can relieve migraine.", {"aspirin treats migraine"}),
        ("Aspirin and biotin are old. The latter can relieve alopecia.", {"biotin treats alopecia"}),
        ("Aspirin, biotin and ibuprofen are old. The second can relieve alopecia.", {"biotin treats alopecia"}),
        ("Aspirin is old. The second can relieve alopecia.", set()),
        (
            "Aspirin and biotin are old. Neither treats gout.",
            {"aspirin not treats gout", "biotin not treats gout"},
        ),
    ],
)
def test_pronouns(text: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(text, engine), "treats") == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Minoxidil", "It treats alopecia.", {"minoxidil treats alopecia"}),
        ("Minoxidil", "This medicine treats alopecia.", {"minoxidil treats alopecia"}),
        ("Minoxidil", "Finasteride is another choice. It treats alopecia.", {"finasteride treats alopecia"}),
        ("Gout", "Colchicine helps to treat it.", {"colchicine treats gout"}),
    ],
)
def test_title_is_the_topic(title: str, text: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(text, engine, title=title), "treats") == expected


def test_heading_is_the_topic_of_its_section(engine: Engine) -> None:
    text = "# Hair\n\n## Minoxidil\n\nIt treats alopecia.\n\n## Biotin\n\nIt may cause itching.\n"
    found = shorts(claims_of(text, engine, markdown=True), "treats", "hasSideEffect")
    assert found == {"minoxidil treats alopecia", "biotin hasSideEffect itching"}


def test_what_a_pronoun_means_stands_in_the_context(engine: Engine) -> None:
    (claim,) = claims_of("Minoxidil lies in every shop. It treats alopecia.", engine)
    (evidence,) = claim.evidence
    assert evidence.quote.text == "It treats alopecia"
    assert [quote.text for quote in evidence.context] == ["Minoxidil"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Knee replacement is common. The surgery lasts two hours.", {"knee replacement hasDuration two hours"}),
        ("Surgery is common. The surgery lasts two hours.", {"surgery hasDuration two hours"}),
        (
            "Knee replacement is common. A pacemaker is a device. The surgery lasts two hours.",
            {"knee replacement hasDuration two hours"},
        ),
    ],
)
def test_the_name_of_a_class_can_point_back(text: str, expected: set[str], engine: Engine) -> None:
    assert shorts(claims_of(text, engine), "hasDuration") == expected


def test_a_title_that_names_one_thing_is_meant_before_a_name_in_between(engine: Engine) -> None:
    text = "# Vitamin D: a guide\n\nDoctors weigh babies who eat salmon. It prevents rickets.\n"
    assert shorts(claims_of(text, engine, markdown=True), "prevents") == {"vitamin D prevents rickets"}
