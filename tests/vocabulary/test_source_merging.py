"""Records of several sources become each thing once; curated concepts come first and win."""

from collections.abc import Mapping, Sequence

from pipeline.schema import load_schema
from pipeline.vocabulary import Concept, Vocabulary
from pipeline.vocabulary.formats import Record
from pipeline.vocabulary.index import curated_draft, index_of
from pipeline.vocabulary.join import join
from pipeline.vocabulary.layers import Layers
from pipeline.vocabulary.merge import Merger
from pipeline.vocabulary.sources import Source, Sources

PREFIXES = {"MESH": "mesh:", "MONDO": "mondo:"}
MESH = Source(
    "mesh",
    "",
    "table",
    "",
    "",
    prefix="MESH",
    abbreviations=True,
    types={"C23.888": ("Symptom",), "C22": (), "C": ("Disease",), "D": ("Substance",)},
    exceptions={"D9": ()},
)
MONDO = Source("mondo", "", "obo-json", "", "", prefix="MONDO", types={"MONDO:1": ("Disease",)}, plain=True)
DRUGS = Source("drugs", "", "drug-names", "", "", everything=("Medication", "Substance"), brands=True, first=True)


def merged(records: Mapping[str, Sequence[Record]], curated: Sequence[Concept] = ()) -> Vocabulary:
    sources, schema = (MESH, MONDO, DRUGS), load_schema()
    merger = Merger(Sources(sources, PREFIXES), schema)
    for source in sources:
        merger.add(records.get(source.name, ()), source)
    public = index_of(merger.drafts())
    joined, taken = join(sorted(curated, key=lambda concept: concept.iri), public, schema)
    return Vocabulary(Layers(index_of(map(curated_draft, joined)), public, taken))


def found(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(match.concepts[0].iri, match.concepts[0].type) for match in vocabulary.find(text.split())]


def test_things_that_map_to_each_other_are_one_with_several_links() -> None:
    vocabulary = merged(
        {
            "mesh": [Record("D1", "Arthritis, Rheumatoid", (), ("C05.550",))],
            "mondo": [
                Record("MONDO:1", "disease"),
                Record("MONDO:2", "rheumatic arthritis", (), (), ("MONDO:1",), ("MESH:D1",)),
            ],
        }
    )
    (match,) = vocabulary.find(["rheumatic", "arthritis"])
    assert match.concepts[0].links == ("mesh:D1", "mondo:2")
    assert match.concepts[0].label == "rheumatoid arthritis"
    assert found(vocabulary, "rheumatoid arthritis") == [("mesh:D1", "Disease")]


def test_a_curated_concept_takes_in_what_it_links_to() -> None:
    own = Concept("v:hair-loss", "hair loss", ("Symptom",), links=("mesh:D1",))
    other = Concept("v:baldness", "baldness", ("Disease",))
    records = {"mesh": [Record("D1", "Alopecia", ("Baldness", "Hair Fall"), ("C17",))]}
    vocabulary = merged(records, [own, other])
    assert found(vocabulary, "alopecia and hair fall") == [("v:hair-loss", "Symptom"), ("v:hair-loss", "Symptom")]
    assert found(vocabulary, "baldness") == [("v:baldness", "Disease")], (
        "a name of another curated concept stays its own"
    )


def test_a_curated_concept_of_the_same_name_takes_the_link() -> None:
    vocabulary = merged(
        {"mesh": [Record("D1", "Itching", (), ("C23.888.1",))]}, [Concept("v:itching", "itching", ("Symptom",))]
    )
    (match,) = vocabulary.find(["itching"])
    assert (match.concepts[0].iri, match.concepts[0].links) == ("v:itching", ("mesh:D1",))


def test_types_follow_branches_and_exceptions() -> None:
    records = [
        Record("D1", "Pruritus", (), ("C17.8", "C23.888.1")),
        Record("D2", "Cattle Fever", (), ("C22.1",)),
        Record("D9", "Symptoms in General", (), ("C23.888.2",)),
        Record("C1", "Somarin", (), (), ("D3",)),
        Record("D3", "Coumarins", (), ("D03.1",)),
    ]
    vocabulary = merged({"mesh": records})
    assert found(vocabulary, "pruritus ; somarin") == [("mesh:D1", "Symptom"), ("mesh:C1", "Substance")]
    assert found(vocabulary, "cattle fever ; symptoms in general") == []


def test_a_medicine_is_one_with_its_chemical_and_its_brand_needs_a_capital() -> None:
    vocabulary = merged(
        {
            "mesh": [Record("D1", "Metoprolol", (), ("D02.1",))],
            "drugs": [Record("DB1", "metoprolol", ("lopressor", "advance"))],
        }
    )
    assert found(vocabulary, "metoprolol or Lopressor") == [("mesh:D1", "Medication"), ("mesh:D1", "Medication")]
    assert found(vocabulary, "lopressor") == []
    assert found(vocabulary, "Advance") == [], "an English word"


def test_a_name_of_two_things_keeps_both_and_merges_neither() -> None:
    records = {
        "mesh": [
            Record("D1", "Somarosis", ("Gray Fever",), ("C01",)),
            Record("D2", "Tellin", ("Gray Fever",), ("D02",)),
        ]
    }
    (match,) = merged(records).find(["gray", "fever"])
    assert [concept.type for concept in match.concepts] == ["Disease", "Substance"]


def test_names_that_no_article_means_are_not_looked_for() -> None:
    names = ("Disease", "Can", "CAN", "Ti", "2-(4-x)-1,3-benzol", "Touch", "HbX")
    vocabulary = merged({"mesh": [Record("D1", "Somarosis", names, ("C01",))]})
    assert found(vocabulary, "disease can CAN Ti touch hbx") == []
    assert found(vocabulary, "HbX") == [("mesh:D1", "Disease")]
