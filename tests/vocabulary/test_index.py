"""The compiled files: the same for the same concepts, and read as they were written."""

from pathlib import Path

from pipeline.vocabulary import Concept, Vocabulary
from pipeline.vocabulary.index import CONCEPTS, LINKS, NAMES, USES, Index, curated_draft, index_of, write_index
from pipeline.vocabulary.layers import Layers

CONCEPTS_HERE = [
    Concept(
        "v:b",
        "beta-blocker",
        ("Medication",),
        ("β-blocker",),
        ("blocked",),
        ("mesh:D1",),
        ("mesh:D2",),
        ("v:a",),
        "noun",
    ),
    Concept("v:a", "medicine", ("Medication",)),
    Concept("v:c", "Crohn's disease", ("Disease",)),
]


def written(folder: Path, concepts: list[Concept]) -> Path:
    folder.mkdir()
    write_index(map(curated_draft, concepts), folder)
    return folder


def test_concepts_come_back_whole(tmp_path: Path) -> None:
    vocabulary = Vocabulary(Layers(Index.open(written(tmp_path / "index", CONCEPTS_HERE))))
    assert vocabulary.concepts == tuple(sorted(CONCEPTS_HERE, key=lambda concept: concept.iri))
    assert vocabulary.concept("v:c") == CONCEPTS_HERE[2]
    assert vocabulary.concept("v:d") is None
    assert [match.name for match in vocabulary.find(["Beta", "blockers", "for", "Crohn’s", "disease"])] == [
        "beta-blocker",
        "Crohn's disease",
    ]


def test_the_order_of_concepts_does_not_change_the_bytes(tmp_path: Path) -> None:
    one, two = written(tmp_path / "1", CONCEPTS_HERE), written(tmp_path / "2", CONCEPTS_HERE[::-1])
    for name in (NAMES, USES, CONCEPTS, LINKS):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_all_names_are_found_those_inside_others_too() -> None:
    vocabulary = Vocabulary([Concept("v:1", "knee pain", ("Symptom",)), Concept("v:2", "pain", ("Symptom",))])
    found = [(match.start, match.end) for match in vocabulary.find_all(["bad", "knee", "pain"])]
    assert found == [(1, 3), (2, 3)]


def test_a_concept_is_found_by_what_it_links_to() -> None:
    index = index_of(map(curated_draft, sorted(CONCEPTS_HERE, key=lambda concept: concept.iri)))
    assert [index.concept_at(number).iri for number in index.linked("mesh:D1")] == ["v:b"]
    assert index.linked("mesh:D") == ()
