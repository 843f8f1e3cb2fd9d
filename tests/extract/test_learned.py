"""An article about something that no vocabulary holds -> the type that its own words give to the title."""

import pytest

from pipeline.run import Engine, read
from tests.extract.reading import article_of, claims_of, shorts


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Vellamo dysplasia",
            "What are the symptoms of Vellamo dysplasia?\n\n- Short stature\n- Hearing loss\n\nAsk your doctor.",
            {"vellamo dysplasia hasSymptom short stature", "vellamo dysplasia hasSymptom hearing loss"},
        ),
        (
            "Zorvexil",
            "Zorvexil is a medicine for gout. It may cause nausea.",
            {"zorvexil treats gout", "zorvexil hasSideEffect nausea"},
        ),
        (
            "Dwindling marrow (DM)",
            "Dwindling marrow is a disorder of the blood. Fatigue is a symptom of the disorder.",
            {"dwindling marrow hasSymptom fatigue"},
        ),
        ("Living with it", "It may cause nausea. Living with it is hard.", set()),
        ("Spring news", "What are the symptoms of gout?\n\n- Fever\n\nAsk your doctor.", {"gout hasSymptom fever"}),
    ],
)
def test_title_is_learned(title: str, text: str, expected: set[str], engine: Engine) -> None:
    found = claims_of(text, engine, title=title)
    assert shorts(found, "hasSymptom", "treats", "hasSideEffect") == expected


def test_learned_name_is_said_to_be_so(engine: Engine) -> None:
    text = "What are the symptoms of Vellamo dysplasia?\n\n- Hearing loss\n\nVellamo dysplasia is rare."
    mentions = read(article_of(text, title="Vellamo dysplasia"), engine).mentions
    assert [m.found_by for m in mentions if m.text == "Vellamo dysplasia"] == ["learned", "learned"]
