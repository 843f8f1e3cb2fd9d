"""Names of the vocabulary and learned names, settled between them; what is learned is given here by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from spacy.tokens import Doc

from pipeline.extract import extract
from pipeline.ingest import read_text
from pipeline.model import Mention
from pipeline.parse import parse
from pipeline.recognise import Learned, Names, Recogniser
from pipeline.run import Engine

TYPES = {
    "Chemical": ("Medication", "Substance"),
    "Condition": ("Condition", "Disease", "Symptom"),
    "Therapy": ("Therapy",),
}


@dataclass(frozen=True)
class Told(Recogniser):
    """Finds what it is told to."""

    names: tuple[tuple[str, str], ...] = ()

    def find(self, docs: Sequence[Doc], marks: Sequence[Sequence[str]]) -> list[list[Learned]]:
        assert [len(doc) for doc in docs] == [len(each) for each in marks]
        found: list[list[Learned]] = [[] for _ in docs]
        for doc, names in zip(docs, found, strict=True):
            for text, label in self.names:
                at = doc.text.find(text)
                span = doc.char_span(at, at + len(text)) if at >= 0 else None
                if span is not None:
                    names.append(Learned(span.start, span.end, label))
        return found


MESH = "http://id.nlm.nih.gov/mesh/"
KNOWN = Names(
    same={"ZK-9": MESH + "D001249"},
    near={"zorbage": MESH + "D007674"},
    adjectives={"tensive": ("tension",)},
)


def mentions(text: str, engine: Engine, **names: str) -> list[Mention]:
    told = Told(
        engine.parser.nlp,
        TYPES,
        dict.fromkeys(TYPES, 0.8),
        known=KNOWN,
        names=tuple((name.replace("_", " "), label) for name, label in names.items()),
    )
    article = read_text("made-up", text)
    parser = replace(engine.parser, recogniser=told)
    return list(extract(article, parse(article, parser), engine.world).mentions)


def shown(text: str, engine: Engine, **names: str) -> list[tuple[str, str, str]]:
    return [(m.text, m.entity.type, m.found_by) for m in mentions(text, engine, **names)]


def test_a_name_that_no_vocabulary_holds_is_found_as_learned(engine: Engine) -> None:
    (found,) = mentions("Doctors saw zorbitude twice.", engine, zorbitude="Condition")
    assert (found.text, found.entity.type, found.found_by, found.confidence) == (
        "zorbitude",
        "Condition",
        "learned",
        0.8,
    )


def test_a_listed_name_that_was_also_learned_is_the_listed_thing(engine: Engine) -> None:
    (found,) = mentions("Doctors saw asthma twice.", engine, asthma="Condition")
    assert (found.found_by, found.entity.label) == ("vocabulary", "asthma")
    assert found.entity.links


def test_the_recogniser_settles_the_ends(engine: Engine) -> None:
    (found,) = mentions("Doctors saw zorbic asthma twice.", engine, zorbic_asthma="Condition")
    assert (found.text, found.entity.type, found.found_by) == ("zorbic asthma", "Disease", "learned")
    assert [iri.rpartition("/")[2] for iri in found.entity.broader] == ["asthma"]


def test_a_longer_listed_name_of_another_kind_stands(engine: Engine) -> None:
    text = "Doctors ordered a blood pressure test."
    listed = shown(text, engine)
    assert shown(text, engine, pressure="Condition") == listed


def test_a_listed_name_of_the_same_kind_gives_way(engine: Engine) -> None:
    assert ("plantar", "Disease", "learned") not in shown("Doctors saw plantar fasciitis.", engine)
    assert [m.text for m in mentions("Doctors saw plantar fasciitis.", engine, fasciitis="Condition")] == ["fasciitis"]


def test_listed_names_beside_learned_ones_stay(engine: Engine) -> None:
    found = shown("Doctors saw zorbitude and asthma.", engine, zorbitude="Condition")
    assert ("asthma", "Disease", "vocabulary") in found


@pytest.mark.parametrize(
    ("name", "label", "type_"),
    [
        ("zorb syndrome", "Condition", "Disease"),
        ("zorbamab", "Chemical", "Medication"),
        ("zorb game", "Therapy", "Therapy"),
    ],
)
def test_the_shape_of_a_learned_name_gives_its_type(name: str, label: str, type_: str, engine: Engine) -> None:
    (found,) = mentions(f"Doctors saw {name} twice.", engine, **{name.replace(" ", "_"): label})
    assert found.entity.type == type_


def test_a_learned_short_form_is_what_it_is_short_for(engine: Engine) -> None:
    found = mentions("Restless legs syndrome (RLS) is odd. Doctors saw RLS twice.", engine, RLS="Condition")
    assert {m.entity.label for m in found if m.text == "RLS"} == {"restless legs syndrome"}


def test_a_name_of_the_table_is_the_thing_that_the_table_says(engine: Engine) -> None:
    (found,) = mentions("Doctors saw ZK-9 twice.", engine, **{"ZK-9": "Condition"})
    assert (found.text, found.entity.label) == ("ZK-9", "asthma")
    assert MESH + "D001249" in found.entity.links


def test_what_is_filed_under_something_wider_has_a_close_link(engine: Engine) -> None:
    (found,) = mentions("Doctors saw zorbage twice.", engine, zorbage="Condition")
    assert (found.entity.label, found.entity.links, found.entity.close_links) == ("zorbage", (), (MESH + "D007674",))


def test_an_adjective_betrays_its_noun(engine: Engine) -> None:
    (found,) = mentions("Doctors saw a hypotensive boy.", engine, hypotensive="Condition")
    assert (found.text, found.entity.label) == ("hypotensive", "hypotension")


def test_a_code_in_brackets_is_the_name_before_it(engine: Engine) -> None:
    text = "They gave naproxen (XJ-77). Doctors like XJ-77."
    learned = {"naproxen": "Chemical", "XJ-77": "Chemical"}
    assert {m.entity.label for m in mentions(text, engine, **learned)} == {"naproxen"}


def test_a_code_in_brackets_behind_another_kind_is_a_thing_of_its_own(engine: Engine) -> None:
    found = mentions("They saw asthma (XJ-77) twice.", engine, **{"XJ-77": "Chemical"})
    assert [m.entity.label for m in found] == ["asthma", "XJ-77"]


def test_claims_are_read_of_learned_names(engine: Engine) -> None:
    article = read_text("made-up", "Zorbinol is used to treat zorbitude.")
    told = Told(
        engine.parser.nlp,
        TYPES,
        dict.fromkeys(TYPES, 0.8),
        names=(("Zorbinol", "Chemical"), ("zorbitude", "Condition")),
    )
    claims = extract(article, parse(article, replace(engine.parser, recogniser=told)), engine.world).claims
    found = {(claim.subject.label, claim.predicate, claim.object.label) for claim in claims}
    assert found == {("zorbinol", "treats", "zorbitude")}


def test_where_the_recogniser_decides_what_it_does_not_see_is_no_name(engine: Engine) -> None:
    article = read_text("made-up", "Gout and zorbitis hurt. Surgery helps.")
    for decides, expected in ((frozenset[str](), {"Gout", "zorbitis", "Surgery"}), ({"Disease"}, {"Surgery"})):
        told = Told(engine.parser.nlp, TYPES, dict.fromkeys(TYPES, 0.8), frozenset(decides))
        world = replace(engine.world, decided=frozenset(decides))
        found = extract(article, parse(article, replace(engine.parser, recogniser=told)), world).mentions
        assert {mention.text for mention in found} & {"Gout", "zorbitis", "Surgery"} == expected
