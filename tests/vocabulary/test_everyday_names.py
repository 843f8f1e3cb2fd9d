"""Everyday names in plain sentences -> their type and a public link, as a build finds them."""

import pytest

from pipeline.build import Options
from pipeline.ingest import read_text
from pipeline.run import Engine, load_engine, read

NAMES = [
    ("She has plantar fasciitis.", "plantar fasciitis", "Condition"),
    ("Botox was injected.", "Botox", "Medication"),
    ("A tummy tuck is not a small thing.", "tummy tuck", "Therapy"),
    ("He took metoprolol.", "metoprolol", "Medication"),
    ("Ozempic is popular.", "Ozempic", "Medication"),
    ("He sleeps with a CPAP machine.", "CPAP machine", "Device"),
    ("A colonoscopy was done.", "colonoscopy", "Test"),
    ("Her vitamin D was low.", "vitamin D", "Supplement"),
    ("His lower back hurt.", "lower back", "BodyPart"),
    ("Panic attacks frighten people.", "Panic attacks", "Condition"),
    ("High blood pressure runs in the family.", "High blood pressure", "Condition"),
    ("Hot flashes wake her.", "Hot flashes", "Symptom"),
    ("Cognitive behavioral therapy was tried.", "Cognitive behavioral therapy", "Therapy"),
    ("A root canal costs money.", "root canal", "Therapy"),
    ("Birth control pills are sold here.", "Birth control pills", "Medication"),
    ("The knee replacement went well.", "knee replacement", "Therapy"),
    ("She takes a water pill.", "water pill", "Medication"),
    ("The hearing aid broke.", "hearing aid", "Device"),
    ("An MRI was booked.", "MRI", "Test"),
    ("Acid reflux kept him awake.", "Acid reflux", "Condition"),
]


@pytest.fixture(scope="module")
def as_built() -> Engine:
    """The engine that a build has by default."""
    return load_engine(recogniser=Options().recogniser)


@pytest.mark.parametrize(("text", "name", "type_"), NAMES, ids=[name for _, name, _ in NAMES])
def test_a_build_finds_types_and_links(text: str, name: str, type_: str, as_built: Engine) -> None:
    found = {mention.text: mention.entity for mention in read(read_text("t", text), as_built).mentions}
    assert name in found
    assert as_built.world.schema.is_a(found[name].type, type_)
    assert found[name].links or found[name].close_links
