"""OBO in JSON: OBO Graphs, or a plain list of terms."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.vocabulary.formats.record import Record, unique


def read(path: Path, _options: Mapping[str, object]) -> Iterator[Record]:
    """The terms that have a name and are not obsolete."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(data, list):
        yield from map(_of_list, data)
        return
    for graph in data["graphs"]:
        above: dict[str, list[str]] = {}
        for edge in graph.get("edges", ()):
            if edge["pred"] == "is_a":
                above.setdefault(edge["sub"], []).append(_short(edge["obj"]))
        for node in graph.get("nodes", ()):
            if node.get("type", "CLASS") == "CLASS" and "lbl" in node and not node.get("meta", {}).get("deprecated"):
                yield _of_graph(node, above)


def _of_list(term: Mapping[str, Any]) -> Record:
    prefix = term["namespace"].upper()
    return Record(
        id=_prefixed(term["id"], prefix),
        label=term["name"],
        names=unique(term.get("synonyms", ())),
        parents=unique(_prefixed(above, prefix) for above in term.get("relations", {}).get("is_a", ())),
        links=unique(f"{link['namespace']}:{link['id']}" for link in term.get("xrefs", ())),
    )


def _of_graph(node: Mapping[str, Any], above: Mapping[str, list[str]]) -> Record:
    meta = node.get("meta", {})
    return Record(
        id=_short(node["id"]),
        label=node["lbl"],
        names=unique(s["val"] for s in meta.get("synonyms", ()) if s.get("pred") == "hasExactSynonym"),
        parents=unique(above.get(node["id"], ())),
        links=unique(link["val"] for link in meta.get("xrefs", ())),
    )


def _prefixed(id_: str, prefix: str) -> str:
    return id_ if ":" in id_ else f"{prefix}:{id_}"


def _short(iri: str) -> str:
    """The id "MONDO:0005132" for "http://purl.obolibrary.org/obo/MONDO_0005132"; another IRI stays."""
    base = "http://purl.obolibrary.org/obo/"
    return iri.removeprefix(base).replace("_", ":", 1) if iri.startswith(base) else iri
