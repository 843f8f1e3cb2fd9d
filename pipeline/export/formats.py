"""The formats that there are, and what writes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.export.files import write_files
from pipeline.export.kgx import kgx
from pipeline.export.nanopub import nanopub
from pipeline.export.neo4j import neo4j
from pipeline.export.networks import gexf, graphml
from pipeline.export.nquads import nquads
from pipeline.export.rdf12 import rdf12
from pipeline.export.schema_org import jsonld
from pipeline.export.source import Source, read_output
from pipeline.export.tables import csv_tables, parquet_tables

Writer = Callable[[Source], Iterator[tuple[str, bytes]]]
"""What is built -> the names and bytes of files: the same for the same source."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to hand the graph on."""

    title: str
    write: Writer


FORMATS: Mapping[str, Format] = {
    "csv": Format("tables of claims, evidence, things and articles as CSV", csv_tables),
    "gexf": Format("GEXF, for Gephi and other tools for networks", gexf),
    "graphml": Format("GraphML, for tools that draw and measure networks", graphml),
    "jsonld": Format("JSON-LD with the terms of schema.org", jsonld),
    "kgx": Format("Biolink in KGX JSON Lines: nodes and edges", kgx),
    "nanopub": Format("nanopublications with trusty URIs, one a claim, in TriG", nanopub),
    "neo4j": Format("a property graph as CSV for neo4j-admin, and as a Cypher script", neo4j),
    "nquads.gz": Format("N-Quads with a named graph for each article, compressed, in 16 parts", nquads),
    "parquet": Format("the tables of csv as Parquet (needs the extra caregraph[parquet])", parquet_tables),
    "rdf12": Format("RDF 1.2: each claim reifies a triple term, in N-Triples", rdf12),
}


def export(format_: str, output: Path, folder: Path) -> list[str]:
    """Writes what lies in the built folder ``output`` to ``folder``; returns the names of the files, sorted.

    Raises:
        KeyError: the format is unknown.
        CareGraphError: nothing is built, or the folder cannot take it.
    """
    return write_files(FORMATS[format_].write(read_output(output)), folder, format_=format_)
