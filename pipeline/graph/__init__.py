"""Extractions -> claims.jsonl, mentions.jsonl, checked RDF, and the store."""

from pipeline.graph import rows
from pipeline.graph.check import Fault, conforming, conforming_rows, shape_faults
from pipeline.graph.entities import kinds
from pipeline.graph.hierarchy import between
from pipeline.graph.jsonl import (
    claim_json,
    claim_lines,
    mention_json,
    mention_lines,
    read_claim_lines,
    read_claims,
    read_mention_lines,
    read_mentions,
)
from pipeline.graph.merge import merged
from pipeline.graph.sorter import Sorter
from pipeline.graph.store import build_store
from pipeline.graph.triples import article_triples, graph_triples
from pipeline.graph.write import WRITERS, to_jsonld, to_ntriples, to_turtle, write_graph

__all__ = [
    "WRITERS",
    "Fault",
    "Sorter",
    "article_triples",
    "between",
    "build_store",
    "claim_json",
    "claim_lines",
    "conforming",
    "conforming_rows",
    "graph_triples",
    "kinds",
    "mention_json",
    "mention_lines",
    "merged",
    "read_claim_lines",
    "read_claims",
    "read_mention_lines",
    "read_mentions",
    "rows",
    "shape_faults",
    "to_jsonld",
    "to_ntriples",
    "to_turtle",
    "write_graph",
]
