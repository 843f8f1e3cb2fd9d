"""Claims -> GraphML and GEXF, for tools that draw and measure networks."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from networkx import MultiDiGraph, write_gexf, write_graphml

from pipeline.export.source import Source
from pipeline.network import ClaimGraph, claim_graph

JOIN = " […] "
"""Stands between several texts in one attribute: the formats know no lists."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def graphml(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file; the qualifiers of a claim are attributes of their names."""
    file = BytesIO()
    write_graphml(_flat(source), file, encoding="utf-8", named_key_ids=True)
    yield "claims.graphml", file.getvalue()


def gexf(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file, as :func:`graphml`."""
    file = BytesIO()
    write_gexf(_flat(source), file, encoding="utf-8")
    yield "claims.gexf", _undated(file.getvalue())


def _flat(source: Source) -> ClaimGraph:
    """The graph with texts, numbers and truth values only, which is all that the formats take."""
    graph = claim_graph(source.claims, schema=source.schema, base=source.base)
    flat: ClaimGraph = MultiDiGraph()
    for node, about in graph.nodes(data=True):
        thing = source.things.get(node)
        label = thing.label if thing else about["label"]
        flat.add_node(node, label=_text(label), type=about["type"])
    for start, end, key, about in graph.edges(keys=True, data=True):
        words = {f"qualifier_{name}": _text(text) for name, text in about.pop("qualifiers").items()}
        quote = _text(JOIN.join(about.pop("quotes")))
        about["speaker"] = _text(about["speaker"])
        flat.add_edge(start, end, key=key, **about, quote=quote, **words, claim=key)
    return flat


def _text(text: str) -> str:
    """The text with a mark in the place of each character that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _undated(content: bytes) -> bytes:
    """The file without the day on which networkx wrote it."""
    root = ET.fromstring(content)  # noqa: S314 - our own bytes
    for meta in root.iter("{http://www.gexf.net/1.2draft}meta"):
        meta.attrib.pop("lastmodifieddate", None)
    ET.register_namespace("", "http://www.gexf.net/1.2draft")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
