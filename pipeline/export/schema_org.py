"""Claims -> JSON-LD with the terms of schema.org: things with what is known of them, and the claims that say so."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.export.mapping import Rule, Vocabulary, load_mapping
from pipeline.export.source import Source, Thing
from pipeline.graph.claims import stands
from pipeline.graph.jsonl import object_json
from pipeline.ids import PREFIXES, article_id
from pipeline.model import Article, Claim, Entity, Quantity, Text
from pipeline.network import object_id

Json = dict[str, Any]
Nodes = dict[str, Json]
_CONTEXT = {"@vocab": PREFIXES["schema"], "cg": PREFIXES["cg"], "rdf": PREFIXES["rdf"]}
"""Inside the file: the one on schema.org would have to be fetched, and says of a claim's status nothing."""


def jsonld(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file, which may also stand in a page as it is, between the tags of a script."""
    words = load_mapping("schema-org")
    nodes = {thing.id: _thing(thing, source, words) for thing in source.things.values()}
    for claim in source.claims:
        if isinstance(claim.object, Quantity):
            nodes[object_id(claim, source.base)] = _quantity(claim.object, source, words)
    for claim in source.claims:
        rule = words.rule(claim, source.schema)
        if rule and stands(claim, schema=source.schema):
            _state(claim, rule, source, nodes)
    articles = [_article(name, article, source) for name, article in source.articles.items()]
    claims = [_claim(claim, source) for claim in source.claims]
    yield "claims.jsonld", _written([*({"@id": key, **nodes[key]} for key in sorted(nodes)), *articles, *claims])


def _written(nodes: list[Json]) -> bytes:
    """One node a line, without the sign that could end a script."""
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    text = f'{{"@context": {json.dumps(_CONTEXT)},\n"@graph": [\n{lines}\n]}}\n'
    return text.replace("<", "\\u003c").encode()


def _thing(thing: Thing, source: Source, words: Vocabulary) -> Json:
    node: Json = {"@type": _types(thing.types, source, words), "name": thing.label}
    if thing.alt_labels:
        node["alternateName"] = list(thing.alt_labels)
    if thing.links:
        node["sameAs"] = list(thing.links)
    return node


def _types(names: tuple[str, ...], source: Source, words: Vocabulary) -> list[str]:
    types = words.types_of(names, source.schema)
    return [name for name in types if name != words.types["Entity"]] or types


def _quantity(quantity: Quantity, source: Source, words: Vocabulary) -> Json:
    parts = object_json(quantity)
    properties: Mapping[str, str] = words.more["values"][parts["type"]]
    values = {property_: parts[part] for part, property_ in properties.items() if part in parts}
    return {"@type": _types((parts["type"],), source, words), "name": quantity.label, **values}


def _state(claim: Claim, rule: Rule, source: Source, nodes: Nodes) -> None:
    """Adds what the claim states to the node that it is said of."""
    ends = [(claim.subject.id, claim.subject.label), (object_id(claim, source.base), claim.object.label)]
    (node, _), (other, label) = reversed(ends) if rule.inverse else ends
    if rule.also and rule.also not in nodes[node]["@type"]:
        nodes[node]["@type"].append(rule.also)
    values = nodes[node].setdefault(rule.is_, [])
    value = _value(rule, other, label)
    if value not in values:
        values.append(value)


def _value(rule: Rule, node: str, label: str) -> Json | str:
    if rule.as_ == "Text":
        return label
    if rule.as_ and rule.through:
        return {"@type": rule.as_, rule.through: {"@id": node}}
    return {"@type": rule.as_, "name": label} if rule.as_ else {"@id": node}


def _article(name: str, article: Article, source: Source) -> Json:
    known = {"name": article.title or name, "url": article.url, "datePublished": article.date}
    node: Json = {"@id": article_id(source.base, name), "@type": "Article"}
    node |= {key: value for key, value in known.items() if value}
    if article.publisher:
        node["publisher"] = {"@type": "Organization", "name": article.publisher}
    return node


def _claim(claim: Claim, source: Source) -> Json:
    """A claim with its quotes; schema.org has no word for its status, so that stands in ours."""
    object_ = claim.object.label if isinstance(claim.object, Text) else {"@id": object_id(claim, source.base)}
    subject = {"@id": claim.subject.id}
    node: Json = {
        "@id": claim.id,
        "@type": "Claim",
        "name": f"{claim.subject.label} {source.schema.predicate(claim.predicate).label} {claim.object.label}",
        "text": [evidence.quote.text for evidence in claim.evidence],
        "about": [subject] if isinstance(claim.object, Text) else [subject, object_],
        "appearance": {"@id": article_id(source.base, claim.article)},
        "rdf:subject": subject,
        "rdf:predicate": {"@id": f"cg:{claim.predicate}"},
        "rdf:object": object_,
        "cg:polarity": claim.polarity,
        "cg:certainty": claim.certainty,
        "cg:confidence": claim.confidence,
    }
    for name, text in claim.qualifiers:
        node[f"cg:{source.schema.qualifier(name).property}"] = text
    if isinstance(claim.attributed_to, Entity):
        node["author"] = {"@id": claim.attributed_to.id}
    return node
