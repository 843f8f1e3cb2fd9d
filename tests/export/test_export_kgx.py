"""Names are checked with bmt against the Biolink Model in the wheel, rows with the model's own classes."""

import json
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from biolink_model.datamodel import pydanticmodel_v2 as model
from bmt import Toolkit

from pipeline.export import Source
from pipeline.export.kgx import kgx
from pipeline.export.mapping import load_mapping
from pipeline.graph.claims import stands
from pipeline.ids import PREFIXES
from pipeline.schema import TEXT, load_schema
from tests.export.conftest import Fact

BIOLINK = load_mapping("biolink")
OWN = ("certainty", "qualified_by", "attributed_to")
"""Properties of our edges for which Biolink has no slot."""


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    spec = find_spec("biolink_model")
    assert spec
    assert spec.submodule_search_locations
    yaml = Path(spec.submodule_search_locations[0]) / "schema" / "biolink_model.yaml"
    return Toolkit(str(yaml), predicate_map={"predicate mappings": []})


@pytest.fixture(scope="module")
def files(source: Source) -> dict[str, list[dict[str, Any]]]:
    return {name: [json.loads(line) for line in content.decode().splitlines()] for name, content in kgx(source)}


def fits(toolkit: Toolkit, categories: list[str], wanted: str | None) -> bool:
    return wanted is None or any(
        wanted in toolkit.get_ancestors(toolkit.get_element(category).name, mixin=True) for category in categories
    )


def test_every_category_and_predicate_is_biolink(toolkit: Toolkit) -> None:
    assert [name for name in BIOLINK.types.values() if not toolkit.is_category(f"biolink:{name}")] == []
    rules = [rule for rules in BIOLINK.predicates.values() for rule in rules]
    assert [rule.is_ for rule in rules if not toolkit.is_predicate(f"biolink:{rule.is_}")] == []
    assert "biolink:treats" not in {f"biolink:{rule.is_}" for rule in rules}


def test_domains_and_ranges_hold_between_all_types_that_a_rule_lets_through(toolkit: Toolkit) -> None:
    schema = load_schema()
    checked = 0
    for name, rules in BIOLINK.predicates.items():
        for rule, start, end in product(rules, schema.types, schema.types):
            within = any(schema.is_a(start, one) for one in rule.from_) and any(
                schema.is_a(end, one) for one in rule.to
            )
            if within and schema.allows(name, start, end):
                slot = toolkit.get_element(f"biolink:{rule.is_}")
                for types, wanted in (((start,), slot.domain), ((end,), slot.range)):
                    categories = [f"biolink:{one}" for one in BIOLINK.types_of(types, schema)]
                    assert fits(toolkit, categories, wanted), (name, rule.is_, start, end)
                checked += 1
    assert checked > 100


def test_the_mapping_speaks_of_known_types_and_predicates() -> None:
    schema = load_schema()
    assert set(BIOLINK.predicates) <= set(schema.predicates)
    assert set(BIOLINK.types) - {TEXT} <= set(schema.types)
    named = {name for rules in BIOLINK.predicates.values() for rule in rules for name in (*rule.from_, *rule.to)}
    assert named <= set(schema.types)
    assert [name for name in schema.types if name != "Article" and not BIOLINK.types_of([name], schema)] == []


def test_rows_are_of_the_form_of_the_model(files: dict[str, list[dict[str, Any]]], toolkit: Toolkit) -> None:
    for edge in files["edges.jsonl"]:
        model.Association(**{key: value for key, value in edge.items() if key not in OWN})
        for key in edge.keys() - set(OWN):
            assert toolkit.get_element(key.replace("_", " ")), key
    for node in files["nodes.jsonl"]:
        assert all(map(toolkit.is_category, node["category"]))
        model.NamedThing(**{**node, "category": ["biolink:NamedThing"]})
    ids = {node["id"] for node in files["nodes.jsonl"]}
    assert {end for edge in files["edges.jsonl"] for end in (edge["subject"], edge["object"])} <= ids


def test_every_claim_with_its_status_and_quotes(files: dict[str, list[dict[str, Any]]], facts: set[Fact]) -> None:
    names = {node["id"]: node["name"] for node in files["nodes.jsonl"]}
    things = {fact.object for fact in facts} | {fact.subject for fact in facts}
    found = set()
    for edge in files["edges.jsonl"]:
        (study,) = edge["has_supporting_studies"].values()
        found.add(
            Fact(
                edge["id"],
                edge["subject"],
                edge["original_predicate"].removeprefix(PREFIXES["cg"]),
                edge["object"] if edge["object"] in things else names[edge["object"]],
                "negated" if edge["negated"] else "affirmed",
                edge["certainty"],
                tuple(sorted(result["supporting_text"][0] for result in study["has_study_results"])),
            )
        )
    assert found == facts


def test_only_what_stands_has_a_bare_predicate(files: dict[str, list[dict[str, Any]]], source: Source) -> None:
    claims = {claim.id: claim for claim in source.claims}
    weak = [
        edge
        for edge in files["edges.jsonl"]
        if not edge["negated"] and not stands(claims[edge["id"]], schema=source.schema)
    ]
    assert len(weak) > 2
    assert {edge["predicate"] for edge in weak} == {"biolink:related_to"}
    treats = [
        edge for edge in files["edges.jsonl"] if edge["original_predicate"].endswith("#treats") and edge not in weak
    ]
    assert {edge["predicate"] for edge in treats} == {"biolink:treats_or_applied_or_studied_to_treat"}
    assert {edge["negated"] for edge in treats} == {True, False}
    assert {edge["agent_type"] for edge in files["edges.jsonl"]} == {"text_mining_agent"}


def test_public_ids_are_curies(files: dict[str, list[dict[str, Any]]]) -> None:
    (gout,) = (node for node in files["nodes.jsonl"] if node["name"] == "gout")
    assert gout["xref"] == ["MESH:D006073", "MONDO:0005393"]
