"""Checked with the trusty URI module and the reader of the package nanopub."""

from pathlib import Path

import pytest
from nanopub.nanopub import Nanopub
from nanopub.utils import MalformedNanopubError
from pyoxigraph import RdfFormat, Store

from pipeline.export import Source
from pipeline.export.nanopub import nanopub
from pipeline.graph.claims import stands
from pipeline.ids import PREFIXES
from tests.export.conftest import Fact, gathered

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, within the package
QUESTION = """
SELECT ?claim ?s ?p ?o ?label ?polarity ?certainty ?quote WHERE {
    GRAPH ?assertion {
        ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; cg:polarity ?polarity ; cg:certainty ?certainty .
        OPTIONAL { ?o rdfs:label ?label }
    }
    GRAPH ?provenance {
        ?assertion prov:wasDerivedFrom ?article .
        ?claim cg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?quote .
    }
}"""


@pytest.fixture(scope="module")
def folder(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nanopub")
    for name, content in nanopub(source):
        (folder / name).write_bytes(content)
    return folder


def holds(path: Path) -> bool:
    """Whether the code in the URI is that of the content."""
    try:
        return bool(Nanopub(rdf=path).has_valid_trusty)
    except MalformedNanopubError as error:
        if "Trusty" not in str(error):
            raise
        return False


def test_every_trusty_uri_holds(folder: Path, source: Source) -> None:
    paths = sorted(folder.iterdir())
    assert len(paths) == len(source.claims)
    assert all(map(holds, paths))


@pytest.mark.parametrize(("old", "new"), [("affirmed", "negated"), ("hedged", "asserted"), ("eases", "ease")])
def test_a_tampered_one_is_rejected(old: str, new: str, folder: Path, tmp_path: Path) -> None:
    path = next(path for path in sorted(folder.iterdir()) if old in path.read_text(encoding="utf-8"))
    (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert not holds(tmp_path / path.name)


def test_each_is_a_nanopublication(folder: Path) -> None:
    for path in sorted(folder.iterdir())[:5]:
        publication = Nanopub(rdf=path)
        assert publication.is_valid
        assert str(publication.metadata.np_uri).endswith(f"/np/{path.stem}")


def test_every_claim_with_its_status_and_quotes(folder: Path, source: Source, facts: set[Fact]) -> None:
    found = []
    plain = set()
    for path in folder.iterdir():
        store = Store()
        store.load(path=str(path), format=RdfFormat.TRIG)
        for row in store.query(QUESTION, prefixes=PREFIXES):  # type: ignore[union-attr]
            claim, subject, predicate, object_, label, polarity, certainty, quote = row
            if list(store.quads_for_pattern(subject, predicate, object_, None)):
                plain.add(claim.value)
            thing = label.value if label and object_.value not in source.things else object_.value
            found.append(
                (
                    claim.value, subject.value, predicate.value.removeprefix(PREFIXES["cg"]), thing,
                    polarity.value, certainty.value, quote.value,
                )
            )  # fmt: skip
    assert gathered(found) == facts
    assert plain == {claim.id for claim in source.claims if stands(claim, schema=source.schema)}
