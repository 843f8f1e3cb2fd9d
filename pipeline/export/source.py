"""An output folder -> the values that every export writes: claims, things, articles."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from pipeline.errors import InputError
from pipeline.graph import read_claims
from pipeline.ids import PREFIXES, article_id
from pipeline.model import Article, Claim, Entity
from pipeline.schema import Schema, load_schema

_THING = {f"{PREFIXES['skos']}{name}": name for name in ("prefLabel", "altLabel", "exactMatch", "closeMatch")}
_ARTICLE = {f"{PREFIXES['schema']}{name}": name for name in ("identifier", "name", "url", "datePublished", "publisher")}
_Found = dict[str, dict[str, list[str]]]
"""Node -> name of a property -> its values."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as all articles together have it."""

    id: str
    label: str
    alt_labels: tuple[str, ...]
    types: tuple[str, ...]
    """The most specific types that claims give it, the most frequent first."""
    links: tuple[str, ...]
    """IRIs of the same thing in public vocabularies."""
    close_links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """All of a built graph that an export may need. Claims keep their order; the mappings are sorted by key."""

    base: str
    claims: tuple[Claim, ...]
    things: Mapping[str, Thing]
    """Those that claims speak of, by id."""
    articles: Mapping[str, Article]
    """By id, without text and blocks."""
    ntriples: Path
    """The whole graph as sorted N-Triples."""
    store: Path
    """The folder of the store, where each article has its own graph besides."""
    schema: Schema


def read_output(folder: Path) -> Source:
    """Reads a built folder.

    Raises:
        InputError: the folder holds no whole output.
    """
    claims = tuple(read_claims(folder / "claims.jsonl"))
    base, ntriples = _base(folder), folder / "graph.nt"
    found = _properties(ntriples)
    articles = {claim.article for claim in claims} | {
        values["identifier"][0] for values in found.values() if "identifier" in values
    }
    return Source(
        base=base,
        claims=claims,
        things=_things(claims, found),
        articles={name: _article(name, found.get(article_id(base, name), {})) for name in sorted(articles)},
        ntriples=ntriples,
        store=folder / "store",
        schema=load_schema(),
    )


def entities_of(claim: Claim) -> Iterator[Entity]:
    """The entities that a claim names: subject, object, speaker."""
    for thing in (claim.subject, claim.object, claim.attributed_to):
        if isinstance(thing, Entity):
            yield thing


def _base(folder: Path) -> str:
    path = folder / "run.json"
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["base"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is not the record of a build; build the graph first.") from error


def _properties(ntriples: Path) -> _Found:
    """What the graph says of things and articles, apart from types."""
    wanted = {**_THING, **_ARTICLE}
    found: _Found = {}
    try:
        for triple in parse(path=str(ntriples), format=RdfFormat.N_TRIPLES):
            name = wanted.get(triple.predicate.value)
            if name and isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                found.setdefault(triple.subject.value, {}).setdefault(name, []).append(triple.object.value)
    except (OSError, SyntaxError) as error:
        raise InputError(f"{ntriples} cannot be read ({error}); build the graph again.") from error
    return found


def _things(claims: Iterable[Claim], found: _Found) -> dict[str, Thing]:
    types: dict[str, dict[str, int]] = {}
    labels: dict[str, str] = {}
    for claim in claims:
        for entity in entities_of(claim):
            seen = types.setdefault(entity.id, {})
            seen[entity.type] = seen.get(entity.type, 0) + 1
            labels.setdefault(entity.id, entity.label)
    return {node: _thing(node, labels[node], types[node], found.get(node, {})) for node in sorted(types)}


def _thing(node: str, label: str, types: Mapping[str, int], values: Mapping[str, list[str]]) -> Thing:
    return Thing(
        id=node,
        label=values.get("prefLabel", [label])[0],
        alt_labels=tuple(sorted(values.get("altLabel", ()))),
        types=tuple(sorted(types, key=lambda name: (-types[name], name))),
        links=tuple(sorted(values.get("exactMatch", ()))),
        close_links=tuple(sorted(values.get("closeMatch", ()))),
    )


def _article(name: str, values: Mapping[str, list[str]]) -> Article:
    known = {key: values[key][0] for key in ("name", "url", "datePublished", "publisher") if key in values}
    return replace(
        Article(name, "", ()),
        title=known.get("name"),
        url=known.get("url"),
        date=known.get("datePublished"),
        publisher=known.get("publisher"),
    )
