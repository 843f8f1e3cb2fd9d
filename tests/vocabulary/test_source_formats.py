"""Each format's reader on a small file of it."""

import bz2
import pickle
from pathlib import Path

import pytest

from pipeline.errors import OntologyError
from pipeline.vocabulary.formats import FORMATS, SUFFIXES, Record

OBO = """format-version: 1.2

[Term]
id: HP:0000822
name: Hypertension
synonym: "High blood pressure" EXACT layperson []
synonym: "Pressure" BROAD []
xref: MSH:D006973
is_a: HP:0032263 ! Increased blood pressure

[Term]
id: HP:0000001
name: Gone
is_obsolete: true

[Typedef]
id: part_of
"""
GRAPH = """{"graphs": [{"nodes": [
 {"id": "http://purl.obolibrary.org/obo/MONDO_0005044", "lbl": "hypertension", "type": "CLASS",
  "meta": {"synonyms": [{"pred": "hasExactSynonym", "val": "high blood pressure"},
                        {"pred": "hasBroadSynonym", "val": "pressure"}], "xrefs": [{"val": "MESH:D006973"}]}},
 {"id": "http://purl.obolibrary.org/obo/MONDO_1", "lbl": "gone", "meta": {"deprecated": true}}],
 "edges": [{"sub": "http://purl.obolibrary.org/obo/MONDO_0005044", "pred": "is_a",
            "obj": "http://purl.obolibrary.org/obo/MONDO_0005385"}]}]}"""
LIST = """[{"id": "0005044", "namespace": "mondo", "name": "hypertension", "synonyms": ["high blood pressure"],
 "relations": {"is_a": ["0005385"]}, "xrefs": [{"namespace": "MESH", "id": "D006973"}]}]"""
TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://x/1> a skos:Concept ; skos:prefLabel "hypertension"@en, "Hypertonie"@de ; skos:altLabel "high blood pressure" ;
  skos:broader <http://x/2> ; skos:exactMatch <http://id.nlm.nih.gov/mesh/D006973> .
"""
MESH = """<DescriptorRecordSet><DescriptorRecord><DescriptorUI>D006973</DescriptorUI>
<DescriptorName><String>Hypertension</String></DescriptorName>
<TreeNumberList><TreeNumber>C14.907.489</TreeNumber></TreeNumberList>
<ConceptList><Concept><TermList><Term><String>Hypertension</String></Term>
<Term><String>High Blood Pressure</String></Term></TermList></Concept></ConceptList>
</DescriptorRecord></DescriptorRecordSet>"""
NAMES = ("high blood pressure",)
WANTED = [
    (
        "obo",
        "a.obo",
        OBO,
        Record("HP:0000822", "Hypertension", ("High blood pressure",), (), ("HP:0032263",), ("MSH:D006973",)),
    ),
    (
        "obo-json",
        "a.json",
        GRAPH,
        Record("MONDO:0005044", "hypertension", NAMES, (), ("MONDO:0005385",), ("MESH:D006973",)),
    ),
    (
        "obo-json",
        "a.json",
        LIST,
        Record("MONDO:0005044", "hypertension", NAMES, (), ("MONDO:0005385",), ("MESH:D006973",)),
    ),
    (
        "rdf",
        "a.ttl",
        TURTLE,
        Record("http://x/1", "hypertension", NAMES, (), ("http://x/2",), ("http://id.nlm.nih.gov/mesh/D006973",)),
    ),
    ("mesh-xml", "desc.xml", MESH, Record("D006973", "Hypertension", ("High Blood Pressure",), ("C14.907.489",))),
    ("table", "a.csv", 'id,label,names\n1,hypertension,"high blood pressure"\n', Record("1", "hypertension", NAMES)),
    (
        "table",
        "a.tsv",
        "label\tnames\nhypertension\thigh blood pressure|\n",
        Record("hypertension", "hypertension", NAMES),
    ),
]


@pytest.mark.parametrize(("form", "name", "text", "record"), WANTED)
def test_a_reader_gives_the_one_entry_that_is_in_use(
    form: str, name: str, text: str, record: Record, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert list(FORMATS[form](path, {})) == [record]


def test_columns_of_a_table_without_header(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text('D1\t"Itching\tD2,D3\n', encoding="utf-8")
    options = {"columns": ["id", "label", "parents"]}
    assert list(FORMATS["table"](path, options)) == [Record("D1", '"Itching', parents=("D2", "D3"))]


def test_a_table_without_a_label_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name\nx\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="no column is the label"):
        list(FORMATS["table"](path, {}))


def test_drug_names_with_brands(tmp_path: Path) -> None:
    data = {
        "drug_variant_to_canonical": {"metoprolol": ["metoprolol"], "lopressor": ["metoprolol"], "both": ["a", "b"]},
        "drug_canonical_to_data": {"metoprolol": {"drugbank_id": "DB00264", "medline_plus_id": "a682864"}},
    }
    path = tmp_path / "drugs.pkl.bz2"
    path.write_bytes(bz2.compress(pickle.dumps(data)))
    (record,) = FORMATS["drug-names"](path, {})
    assert record == Record(
        "DB00264", "metoprolol", ("lopressor", "metoprolol"), ("medlineplus",), links=("DRUGBANK:DB00264",)
    )


def test_a_pickle_that_is_more_than_data_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "drugs.pkl.bz2"
    path.write_bytes(bz2.compress(pickle.dumps(Path("x"))))
    with pytest.raises(pickle.UnpicklingError):
        list(FORMATS["drug-names"](path, {}))


def test_broken_files_say_what_is_wrong(tmp_path: Path) -> None:
    for name, text in (("a.ttl", "<a> <b>"), ("a.xml", "<DescriptorRecord>")):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with pytest.raises(OntologyError, match=name):
            list(FORMATS[SUFFIXES[path.suffix]](path, {}))
