"""Each node is put into the models of schema-org-py, which know domains and ranges; extruct reads the file back."""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

import extruct
import pytest
import schema_org
from pyoxigraph import NamedNode, RdfFormat, parse

from pipeline.export import Source
from pipeline.export.mapping import Rule, load_mapping
from pipeline.export.schema_org import jsonld
from pipeline.ids import PREFIXES
from pipeline.schema import TEXT, load_schema
from tests.export.conftest import Fact

Json = dict[str, Any]
WORDS = load_mapping("schema-org")


@pytest.fixture(scope="module")
def content(source: Source) -> str:
    ((_, content),) = jsonld(source)
    return content.decode()


@pytest.fixture(scope="module")
def nodes(content: str) -> dict[str, Json]:
    return {node["@id"]: node for node in json.loads(content)["@graph"]}


@lru_cache
def properties(type_: str) -> dict[str, Any]:
    model = getattr(schema_org, type_)
    lines = (vars(above).get("SCHEMA_PROPERTIES", ()) for above in model.__mro__)
    return {one.schema_name: one for line in lines for one in line}


def types(node: Json) -> list[str]:
    return [node["@type"]] if isinstance(node["@type"], str) else node["@type"]


def check(node: Json, nodes: dict[str, Json]) -> Iterator[str]:
    """Puts each property into a model of one of the node's types; yields the properties."""
    for key, value in node.items():
        if key.startswith("@") or ":" in key:
            continue
        owners = [type_ for type_ in types(node) if key in properties(type_)]
        assert owners, f"{key} is no property of {types(node)}"
        known = properties(owners[0])[key]
        for one in value if isinstance(value, list) else [value]:
            getattr(schema_org, owners[0])(**{known.name: as_value(one, known.ranges, nodes)})
            if isinstance(one, dict) and "@type" in one:
                yield from check(one, nodes)
        yield key


def as_value(value: Any, ranges: tuple[str, ...], nodes: dict[str, Json]) -> Any:
    """A value as the models take it: of a node's types the one that the range asks for."""
    if isinstance(value, dict):
        node = nodes[value["@id"]] if "@id" in value else value
        wanted = tuple(getattr(schema_org, name) for name in ranges if hasattr(schema_org, name))
        fitting = [type_ for type_ in types(node) if issubclass(getattr(schema_org, type_), wanted)]
        assert fitting, f"{types(node)} is not within {ranges}"
        return getattr(schema_org, fitting[0])()
    return date.fromisoformat(value) if "Date" in ranges else value


def test_every_node_is_valid(nodes: dict[str, Json]) -> None:
    used = {key for node in nodes.values() for key in check(node, nodes)}
    assert {"possibleTreatment", "adverseOutcome", "offers", "priceSpecification", "doseSchedule", "maxPrice"} <= used
    named = {type_ for node in nodes.values() for type_ in types(node)}
    assert {"MedicalTherapy", "Drug", "MedicalCondition", "UnitPriceSpecification", "Claim"} <= named


def test_a_wrong_property_or_value_would_be_found(nodes: dict[str, Json]) -> None:
    drug = next(node for node in nodes.values() if node["name"] == "ibuprofen")
    with pytest.raises(AssertionError, match="no property"):
        list(check({**drug, "sideEffect": "nausea"}, nodes))
    with pytest.raises(AssertionError, match="not within"):
        list(check({**drug, "interactingDrug": {"@type": "Person", "name": "Ana"}}, nodes))


def test_every_rule_holds_between_all_types_that_it_lets_through() -> None:
    schema = load_schema()
    checked = 0
    for predicate, rules in WORDS.predicates.items():
        for rule, start, end in product(rules, schema.types, (*schema.types, TEXT)):
            fits = any(schema.is_a(start, one) for one in rule.from_) and any(schema.is_a(end, one) for one in rule.to)
            if fits and schema.allows(predicate, start, end):
                list(check(example(rule, start, end), {}))
                checked += 1
    assert checked > 50
    assert set(WORDS.predicates) <= set(schema.predicates)


def example(rule: Rule, start: str, end: str) -> Json:
    """A node with the property, as the writer makes it."""
    schema = load_schema()
    subject, object_ = ({"@type": WORDS.types_of([name], schema), "name": "x"} for name in (start, end))
    node, other = (object_, subject) if rule.inverse else (subject, object_)
    value: Json | str = other
    if rule.as_ == "Text":
        value = "x"
    elif rule.as_:
        value = {"@type": rule.as_, **({rule.through: other} if rule.through else {"name": "x"})}
    return {"@type": [*node["@type"], *([rule.also] if rule.also else [])], rule.is_: value}


def test_extruct_finds_every_claim_with_its_status_and_quotes(content: str, facts: set[Fact]) -> None:
    page = f'<html><body><script type="application/ld+json">{content}</script></body></html>'
    (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    names = {node["@id"]: node["name"] for node in found["@graph"]}
    things = {fact.object for fact in facts} | {fact.subject for fact in facts}
    assert {
        Fact(
            node["@id"],
            node["rdf:subject"]["@id"],
            node["rdf:predicate"]["@id"].removeprefix("cg:"),
            label(node["rdf:object"], names, things),
            node["cg:polarity"],
            node["cg:certainty"],
            tuple(sorted(node["text"])),
        )
        for node in found["@graph"]
        if node["@type"] == "Claim"
    } == facts


def label(object_: Json | str, names: dict[str, str], things: set[str]) -> str:
    if isinstance(object_, str):
        return object_
    return object_["@id"] if object_["@id"] in things else names[object_["@id"]]


def test_only_what_stands_is_said_of_things(content: str) -> None:
    treats = NamedNode(PREFIXES["schema"] + "possibleTreatment")
    triples = [quad.triple for quad in parse(content, format=RdfFormat.JSON_LD) if quad.predicate == treats]
    assert {tuple(str(end)[1:-1].rpartition("/")[2] for end in (one.subject, one.object)) for one in triples} == {
        ("heel-pain", "wave-therapy"),
        ("heel-pain", "ibuprofen"),
        ("gout", "ibuprofen"),
    }
