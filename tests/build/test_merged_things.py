"""Several articles in one graph: what they share stays when one goes, and kinds hold across them."""

from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from pipeline.build import build
from pipeline.ids import BASE, PREFIXES, article_id
from pipeline.run import Engine, reading_with

TEXTS = {
    "totalis": "Tofacitinib is used to treat alopecia totalis. Tofacitinib may cause headache.",
    "hair": "Minoxidil is used to treat alopecia. Minoxidil may cause headache.",
    "patches": "Steroid creams are used to treat alopecia areata.",
}
SKOS = PREFIXES["skos"]
Term = NamedNode | BlankNode | Literal | Triple
Triples = set[tuple[Term, NamedNode, Term]]


def triples(store: Store, graph: NamedNode | DefaultGraph) -> Triples:
    return {(quad.subject, quad.predicate, quad.object) for quad in store.quads_for_pattern(None, None, None, graph)}


def condition(name: str) -> NamedNode:
    return NamedNode(f"{BASE}condition/{name}")


def built(folder: Path, engine: Engine) -> Store:
    build([str(folder / "in")], folder / "out", workers=reading_with(engine))
    return Store.read_only(str(folder / "out" / "store"))


def test_kinds_hold_between_articles_and_go_with_them(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    store = built(tmp_path, engine)
    before = triples(store, DefaultGraph())
    own = {name: triples(store, NamedNode(article_id(BASE, name))) for name in TEXTS}
    direct, further = NamedNode(f"{SKOS}broader"), NamedNode(f"{SKOS}broaderTransitive")
    totalis, areata, alopecia = map(condition, ("alopecia-totalis", "alopecia-areata", "alopecia"))
    between: Triples = {(totalis, direct, areata), (totalis, further, alopecia), (areata, direct, alopecia)}
    assert between <= before
    assert not any(between & graph for graph in own.values()), "each article stands by itself"
    assert before == between | own["totalis"] | own["hair"] | own["patches"]

    (tmp_path / "in" / "patches.txt").unlink()
    after = triples(built(tmp_path, engine), DefaultGraph())
    assert after == {(totalis, further, alopecia)} | own["totalis"] | own["hair"]
    headache = [triple for triple in after if triple[2] == Literal("headache")]
    assert headache, "what another article names stays"
