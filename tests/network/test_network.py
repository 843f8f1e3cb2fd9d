import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pipeline.cli import main
from pipeline.export import Source, read_output
from pipeline.ids import BASE
from pipeline.network import ClaimGraph, claim_graph, communities, draw, most_connected, named, paths, thing_graph
from pipeline.schema import load_schema
from tests.export.conftest import EXTRACTIONS, fact, write_output

SVG = "{http://www.w3.org/2000/svg}"
ALL = (
    "import sys; from pathlib import Path; from pipeline.export import read_output; from pipeline.network import *\n"
    "s = read_output(Path(sys.argv[1]))\n"
    "g = claim_graph(s.claims, schema=s.schema, base=s.base)\n"
    "a, b = (named(g, name)[0] for name in ('wave therapy', 'warfarin'))\n"
    "print(communities(g), paths(g, a, b), most_connected(g, type_='Entity', schema=s.schema))\n"
    "print(draw(g, schema=s.schema))"
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_output(tmp_path_factory.mktemp("network") / "output", EXTRACTIONS)


@pytest.fixture(scope="module")
def source(output: Path) -> Source:
    return read_output(output)


@pytest.fixture(scope="module")
def graph(source: Source) -> ClaimGraph:
    return claim_graph(source.claims, schema=source.schema, base=source.base)


def one(graph: ClaimGraph, name: str) -> str:
    (node,) = named(graph, name)
    return node


def test_every_claim_is_an_edge_with_its_status_and_quotes(graph: ClaimGraph, source: Source) -> None:
    edges = {key: edge for _, _, key, edge in graph.edges(keys=True, data=True)}
    for claim in source.claims:
        known, edge = fact(claim), edges[claim.id]
        assert (edge["predicate"], edge["polarity"], edge["certainty"], tuple(sorted(edge["quotes"]))) == (
            known.predicate, known.polarity, known.certainty, known.quotes
        )  # fmt: skip
    assert len(edges) == len(source.claims)


def test_only_affirmed_claims_connect(graph: ClaimGraph) -> None:
    things = thing_graph(graph)
    assert things.has_edge(one(graph, "ibuprofen"), one(graph, "gout"))
    (odd,) = (node for node in things if graph.nodes[node]["label"].startswith("5α"))
    assert graph.has_edge(odd, one(graph, "gout"))
    assert not things.has_edge(odd, one(graph, "gout"))
    assert all(graph.nodes[node]["thing"] for node in things)


def test_most_connected_treatments_come_first(graph: ClaimGraph, source: Source) -> None:
    found = most_connected(graph, type_="Treatment", schema=source.schema)
    assert [(known.label, known.things, known.claims) for known in found[:2]] == [
        ("wave therapy", 5, 5),
        ("ibuprofen", 4, 4),
    ]
    assert {known.type for known in found} == {"Therapy", "Medication"}
    assert len(most_connected(graph, type_="Entity", schema=source.schema, limit=3)) == 3


def test_paths_are_the_shortest_with_the_quote_of_each_step(graph: ClaimGraph) -> None:
    first, *more = paths(graph, one(graph, "wave therapy"), one(graph, "warfarin"))
    assert [(step.subject, step.predicate, step.object, step.certainty) for step in first] == [
        ("wave therapy", "treats", "heel pain", "asserted"),
        ("ibuprofen", "treats", "heel pain", "asserted"),
        ("ibuprofen", "interactsWith", "warfarin", "asserted"),
    ]
    assert [step.quote for step in first] == [
        "Wave therapy eases heel pain.", "Ibuprofen relieves heel pain.", "Do not take it with warfarin."
    ]  # fmt: skip
    assert [len(way) for way in more] == [3]
    assert more[0][0].certainty == "hedged"
    assert paths(graph, one(graph, "salmon"), one(graph, "warfarin")) == []


def test_communities_share_out_the_connected_things(graph: ClaimGraph) -> None:
    groups = communities(graph)
    members = [node for group in groups for node in group]
    assert sorted(members) == sorted(node for node, degree in thing_graph(graph).degree if degree)
    assert [one(graph, "vitamin d"), one(graph, "egg yolk"), one(graph, "salmon")] in groups
    assert communities(claim_graph((), schema=load_schema(), base=BASE)) == []


def test_names_are_found_in_any_case_or_in_part(graph: ClaimGraph) -> None:
    assert named(graph, "Wave Therapy") == named(graph, "wave ther")
    assert named(graph, "nothing") == []


def test_picture_shows_things_and_claims(graph: ClaimGraph, source: Source) -> None:
    root = ET.fromstring(draw(graph, schema=source.schema))  # noqa: S314 - our own text
    labels = {text.get("aria-label") for text in root.iter(f"{SVG}text")}
    assert {"wave therapy", "gout", "5α; |pill\\ 'x'"} <= labels
    tips = {title.text for title in root.iter(f"{SVG}title")}
    assert "wave therapy treats gout (denied)" in tips
    assert "wave therapy treats gout (hedged)" in tips
    width, height = (float(root.get(side) or 0) for side in ("width", "height"))
    for circle in root.iter(f"{SVG}circle"):
        if circle.get("cy"):
            assert 0 < float(circle.get("cx") or 0) < width
            assert 0 < float(circle.get("cy") or 0) < height
    ET.fromstring(draw(claim_graph((), schema=source.schema, base=BASE), schema=source.schema))  # noqa: S314


def test_nothing_depends_on_the_hash_seed(output: Path) -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", ALL, str(output)], check=True, capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "4711")
    }  # fmt: skip
    assert len(said) == 1


def test_command_says_what_the_claims_come_to(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--output", str(output), "--draw", str(tmp_path / "claims.svg")]) == 0
    said = capsys.readouterr().out
    assert "3 articles, 19 things, 25 claims" in said
    assert "       5      5  wave therapy" in said
    assert "vitamin D, egg yolk, salmon" in said
    assert (tmp_path / "claims.svg").read_text(encoding="utf-8").startswith("<svg")


def test_command_says_how_two_things_hang_together(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--output", str(output), "--path", "Wave therapy", "warfarin"]) == 0
    assert "   ibuprofen interactsWith warfarin: “Do not take it with warfarin.” [pills]" in capsys.readouterr().out
    assert main(["stats", "--output", str(output), "--path", "plantar fasciitis", "advil"]) == 0
    assert "   ibuprofen treats heel pain: “Ibuprofen relieves heel pain.” [pills]" in capsys.readouterr().out
    assert main(["stats", "--output", str(output), "--path", "salmon", "warfarin"]) == 0
    assert capsys.readouterr().out == "No affirmed claims lead from salmon to warfarin.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--path", "unicorn", "gout"), "nothing that a claim speaks of"), (("--path", "wa", "gout"), "several things"),
     (("--type", "Spell"), "Treatment")],
)  # fmt: skip
def test_unknown_names_are_2(
    arguments: tuple[str, ...], said: str, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", "--output", str(output), *arguments]) == 2
    assert said in capsys.readouterr().err
