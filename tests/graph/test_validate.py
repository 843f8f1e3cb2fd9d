"""Anyone's graph: faults are found, and told with the claim, its sentence and what to do."""

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import InputError
from pipeline.graph import graph_triples, to_ntriples, write_graph
from pipeline.graph.check import violations
from pipeline.graph.terms import TYPE, Literal, Term, Triple, name
from pipeline.graph.validate import faults_of
from pipeline.model import Extraction
from pipeline.schema import load_schema
from tests.graph.test_check import by_pyshacl

SCHEMA = load_schema()
CLAIM = "urn:planted"


@pytest.fixture
def triples(example: Extraction) -> list[Triple]:
    return graph_triples([example], schema=SCHEMA)


def saved(triples: list[Triple], folder: Path) -> Path:
    path = folder / "theirs.nt"
    path.write_text("".join(to_ntriples(triples)), encoding="utf-8")
    return path


@pytest.mark.parametrize("file", ["graph.ttl", "graph.nt", "graph.jsonld"])
def test_our_own_files_conform(file: str, example: Extraction, tmp_path: Path) -> None:
    write_graph(graph_triples([example], schema=SCHEMA), tmp_path)
    assert faults_of(tmp_path / file) == []


def test_types_need_not_write_out_their_parents(triples: list[Triple], tmp_path: Path) -> None:
    bare = [triple for triple in triples if triple.object not in (name("cg:Treatment"), name("cg:Condition"))]
    assert len(bare) < len(triples)
    assert faults_of(saved(bare, tmp_path)) == []


def test_a_fault_names_the_claim_its_sentence_and_what_to_do(triples: list[Triple], tmp_path: Path) -> None:
    claim = next(t.subject for t in triples if t.predicate == name("rdf:predicate") and t.object == name("cg:treats"))
    broken = [triple for triple in triples if (triple.subject, triple.predicate) != (claim, name("cg:polarity"))]
    (fault,) = faults_of(saved(broken, tmp_path))
    assert fault.startswith("The polarity of a claim is affirmed or negated: give it one cg:polarity")
    assert f"<{claim}>: “wave therapy — treats — " in fault
    quotes = [t.object.value for t in triples if t.predicate == name("oa:exact") and isinstance(t.object, Literal)]
    assert any(f"which stands on “{quote}”." in fault for quote in quotes)


def test_a_fault_of_the_evidence_names_its_claim(triples: list[Triple], tmp_path: Path) -> None:
    selector = next(triple.subject for triple in triples if triple.predicate == name("oa:exact"))
    broken = [triple for triple in triples if (triple.subject, triple.predicate) != (selector, name("oa:exact"))]
    faults = faults_of(saved(broken, tmp_path))
    assert any(f"<{selector}> of the claim <" in fault and "give it one oa:exact" in fault for fault in faults)


def test_a_term_that_is_not_there_is_a_fault(triples: list[Triple], tmp_path: Path) -> None:
    claim = next(triple.subject for triple in triples if triple.object == name("cg:Claim"))
    wrong = [*triples, Triple(claim, name("cg:polarty"), Literal("affirmed")), Triple(claim, TYPE, name("cg:Clam"))]
    faults = faults_of(saved(wrong, tmp_path))
    assert [fault.partition(":")[0] for fault in faults] == ["There is no term cg", "There is no term cg"]
    assert "cg:polarty" in faults[1]


def test_what_is_no_graph_of_ours_is_told(tmp_path: Path) -> None:
    for file, text, message in (
        ("a.ttl", "<urn:a> <urn:b> <urn:c> .", "no cg:Claim"),
        ("b.ttl", "<urn:a> <urn:b> .", "not readable as Turtle"),
        ("c.pdf", "", "tells no RDF syntax"),
    ):
        (tmp_path / file).write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=message):
            faults_of(tmp_path / file)
    with pytest.raises(InputError, match="no such file"):
        faults_of(tmp_path / "none.nt")


def planted(predicate: str, end: str, wrong: Term, triples: list[Triple]) -> list[Triple]:
    """A claim like the first one, but with a wrong end for this predicate, and its plain triple."""
    first = next(triple.subject for triple in triples if triple.object == name("cg:Claim"))
    node = f"{CLAIM}/{predicate}/{end}"
    own = {"rdf:predicate": name(f"cg:{predicate}"), f"rdf:{end}": wrong}
    kept = [t for t in triples if t.subject == first and t.predicate not in map(name, own)]
    claim = [Triple(node, t.predicate, t.object) for t in kept] + [Triple(node, name(p), o) for p, o in own.items()]
    subject = next(t.object for t in claim if t.predicate == name("rdf:subject"))
    thing = next(t.object for t in claim if t.predicate == name("rdf:object"))
    return [*claim, *([Triple(subject, name(f"cg:{predicate}"), thing)] if isinstance(subject, str) else [])]


def test_each_predicate_has_a_domain_and_a_range_in_both_engines(triples: list[Triple]) -> None:
    """An end that is no thing at all is wrong everywhere."""
    wrong = [
        triple
        for predicate in SCHEMA.predicates
        for end in ("subject", "object")
        for triple in planted(predicate, end, "urn:nothing", triples)
    ]
    graph = sorted({*triples, *wrong}, key=str)
    found = violations("".join(to_ntriples(graph)))
    for predicate in SCHEMA.predicates:
        for end in ("subject", "object"):
            assert f"The {end} of cg:{predicate} is " in found[f"{CLAIM}/{predicate}/{end}"]
        assert f"of cg:{predicate} is " in found["urn:nothing"], "the plain triple is checked too"
    assert found == by_pyshacl(graph)


def test_a_kind_is_of_the_same_sort(triples: list[Triple]) -> None:
    first = next(t.object for t in triples if t.predicate == name("rdf:subject") and isinstance(t.object, str))
    wrong = planted("isSubtypeOf", "object", "urn:heel", triples)
    wrong += [Triple("urn:heel", TYPE, name("cg:Person")), Triple("urn:heel", name("rdfs:label"), Literal("Heel"))]
    wrong += [Triple("urn:heel", name("skos:prefLabel"), Literal("Heel"))]
    graph = sorted({*triples, *wrong}, key=str)
    found = violations("".join(to_ntriples(graph)))
    assert first
    assert "joins things of one sort" in found[f"{CLAIM}/isSubtypeOf/object"]
    assert found == by_pyshacl(graph)


def test_the_command_tells_faults_and_ends_with_1(
    triples: list[Triple], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = saved(triples, tmp_path)
    assert main(["validate", str(good)]) == 0
    assert capsys.readouterr().out == f"{good}: the graph conforms.\n"
    good.write_text(good.read_text(encoding="utf-8").replace('"affirmed"', '"yes"'), encoding="utf-8")
    assert main(["validate", str(good)]) == 1
    assert "The polarity of a claim is affirmed or negated" in capsys.readouterr().err
