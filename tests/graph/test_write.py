import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from pipeline.graph import WRITERS, build_store, graph_triples, write_graph
from pipeline.graph.terms import DECIMAL, INTEGER, Literal, Triple, decimal, integer, order
from pipeline.model import Extraction
from pipeline.schema import load_schema
from tests.graph.as_rdflib import to_rdflib

PARSERS = {"graph.nt": "nt", "graph.ttl": "turtle", "graph.jsonld": "json-ld"}
# rdflib's own JSON-LD parser uses what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*ConjunctiveGraph:DeprecationWarning", "ignore:.*Dataset:DeprecationWarning"
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
OBJECTS = st.one_of(
    st.sampled_from(["urn:o", "https://w3id.org/caregraph/ontology#treats", "https://w3id.org/caregraph/ontology#a/b"]),
    TEXTS.map(Literal),
    st.floats(0, 1e9).map(decimal),
    st.integers().map(integer),
    st.just(Literal("2024-05-01", "http://www.w3.org/2001/XMLSchema#date")),
)
PREDICATES = st.sampled_from(["urn:p", "https://w3id.org/caregraph/ontology#treats", "https://schema.org/name"])


def read(pieces: Iterable[str], file: str) -> set[object]:
    return set(Graph().parse(data="".join(pieces), format=PARSERS[file]))


@pytest.mark.parametrize("file", WRITERS)
def test_what_is_written_is_read_again(example: Extraction, file: str) -> None:
    triples = graph_triples([example], schema=load_schema())
    assert read(WRITERS[file](triples), file) == set(to_rdflib(triples))


@pytest.mark.parametrize("file", WRITERS)
@given(st.sets(st.builds(Triple, st.sampled_from(["urn:s", "urn:t"]), PREDICATES, OBJECTS), max_size=8))
def test_any_literal_is_read_again(file: str, triples: set[Triple]) -> None:
    ordered = sorted(triples, key=order)
    assert read(WRITERS[file](ordered), file) == set(to_rdflib(ordered))


def test_ntriples() -> None:
    triple = Triple("urn:s", "urn:p", Literal('a "quote"\n\\ and \x01é'))
    assert "".join(WRITERS["graph.nt"]([triple])) == '<urn:s> <urn:p> "a \\"quote\\"\\n\\\\ and \\u0001é" .\n'


def test_turtle_groups_and_shortens() -> None:
    cg, rdf = "https://w3id.org/caregraph/ontology#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    triples = [
        Triple("urn:s", f"{rdf}type", f"{cg}Cost"),
        Triple("urn:s", f"{cg}low", Literal("600.0", DECIMAL)),
        Triple("urn:s", f"{cg}step", Literal("1", INTEGER)),
        Triple("urn:s", f"{cg}step", Literal("2", INTEGER)),
    ]
    body = "".join(WRITERS["graph.ttl"](triples)).split("\n\n")[1]
    assert body == "<urn:s> a cg:Cost ;\n    cg:low 600.0 ;\n    cg:step 1,\n        2 .\n"


def test_the_store_holds_every_triple(example: Extraction, tmp_path: Path) -> None:
    triples = graph_triples([example], schema=load_schema())
    write_graph(triples, tmp_path)
    assert build_store(tmp_path / "graph.nt", (), tmp_path / "store") == len(triples)


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    here = Path(__file__).parent
    script = "import sys; from conftest import digest; sys.stdout.write(digest())"
    paths = os.pathsep.join([str(here), str(here.parent.parent)])
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert len(digests.pop()) == 64
