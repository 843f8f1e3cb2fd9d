from pathlib import Path

import pytest

from pipeline.errors import OntologyError
from pipeline.recognise import Names, key, load_names, recogniser_dir
from pipeline.recognise.names import NAMES
from pipeline.vocabulary import open_vocabulary


@pytest.mark.parametrize(("name", "same"), [("MK-801", "mk-801"), ("Na", "na"), ("NO", "no"), ("dEX", "dex")])
def test_codes_are_looked_for_letter_by_letter(name: str, same: str) -> None:
    assert key(name) == name
    assert key(name) != key(same)


@pytest.mark.parametrize("name", ["Kidney damage", "kidney damages", "kidney-damage"])
def test_other_names_are_looked_for_as_the_vocabulary_does(name: str) -> None:
    assert key(name) == "kidney damage"


def test_an_adjective_has_the_nouns_of_its_endings_the_longest_first() -> None:
    names = Names(adjectives={"ic": ("ia",), "otic": ("osis",)})
    assert list(names.nouns("Thrombotic")) == ["thrombosis", "thrombotia"]
    assert list(names.nouns("ic")) == list(names.nouns("sore")) == []


def test_every_entry_of_the_file_is_in_the_vocabulary() -> None:
    names, index = load_names(recogniser_dir() / NAMES), open_vocabulary().index
    if index.lower is None:
        pytest.skip("no public vocabulary is on this machine; `caregraph vocabulary compile` fetches them.")
    iris = {*names.same.values(), *names.near.values()}
    assert [iri for iri in sorted(iris) if index.linked(iri) is None] == []


@pytest.mark.parametrize("text", ["[same", "[same]\n", 'prefix = ""\n[same]\n[near]\n[adjectives]\n[more]\n'])
def test_a_file_of_another_form_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / NAMES).write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=NAMES):
        load_names(tmp_path / NAMES)
