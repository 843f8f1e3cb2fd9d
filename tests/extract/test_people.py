"""Text -> the people and organizations that it names."""

import pytest

from pipeline.extract.people import proper_names
from pipeline.run import Engine
from tests.extract.reading import claims_of, scene_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Jane Doe works here.", [("Jane Doe", "Person")]),
        ("Professor Doe works here.", [("Doe", "Person")]),
        ("Jane Doe, MD, works here.", [("Jane Doe", "Person")]),
        ("Jane A. Doe, PhD, works here.", [("Jane A. Doe", "Person")]),
        ("Jane Doe, a neurologist, works here.", [("Jane Doe", "Person")]),
        ("It helps, says Jane Doe.", [("Jane Doe", "Person")]),
        ("She works at the Leeds Clinic.", [("Leeds Clinic", "Organization")]),
        ("She works at the University of Leeds.", [("University of Leeds", "Organization")]),
        ("She leads the American Academy of Podiatry.", [("American Academy of Podiatry", "Organization")]),
        pytest.param("According to Dr. Jane Doe, it helps.", [("Jane Doe", "Person")]),
        ("Botox and Rogaine are brands.", []),
        ("Side Effects And Risks are few.", []),
        ("Take Aspirin Daily.", []),
    ],
)
def test_proper_names(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    (passage,) = scene_of(text, engine).passages
    assert [(name.text, name.type) for name in proper_names(passage, engine.world.lexicon)] == expected


def test_surname_met_again_is_the_same_person(engine: Engine) -> None:
    scene = scene_of("Jane Doe, MD, works here. Dr. Doe likes it.", engine)
    people = [name.entity for name in scene.names if name.entity.type == "Person"]
    assert [person.label for person in people] == ["Jane Doe", "Jane Doe"]
    assert len({person.id for person in people}) == 1


def test_other_names_of_a_person_keep_their_capitals(engine: Engine) -> None:
    text = "Jane Doe, MD, works at the Leeds Clinic. Dr. Doe says that minoxidil treats alopecia."
    spoken = [claim.attributed_to for claim in claims_of(text, engine) if claim.attributed_to]
    assert [person.alt_labels for person in spoken] == [("Doe", "Dr. Doe")]
