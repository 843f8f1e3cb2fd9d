"""A built output with every kind of claim, and what each export must give back of it."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.export import Source, read_output
from pipeline.graph import (
    article_triples,
    build_store,
    claim_lines,
    graph_triples,
    mention_lines,
    to_ntriples,
    write_graph,
)
from pipeline.ids import BASE, article_id, with_id
from pipeline.model import Claim, Duration, Entity, Extraction, Text
from pipeline.schema import load_schema
from tests.query.conftest import PILLS, WAVES, Row, extraction

ODD = 'He calls it "5α; |the\\ “pill”",\tand\r\nit costs nothing — 💊'
"""What a careless writer of CSV, JSON, SPARQL or Cypher breaks on."""
ODDITIES: list[Row] = [
    ("Medication: 5α; |pill\\ 'x'", "treats", "Symptom: hair-loss, patchy", "", "condition=if \"low\"\nin iron",
     "Ana Ruiz", ODD),
    ("Medication: 5α; |pill\\ 'x'", "hasTimeToEffect", Duration("within 6 weeks", None, 6, "week"), "", "", None,
     "It works within 6 weeks."),
    ("Medication: 5α; |pill\\ 'x'", "alsoKnownAs", Text("the α-pill"), "", "", None, "It is also called the α-pill."),
    ("Medication: 5α; |pill\\ 'x'", "treats", "Disease: gout", "negated", "", None, "It is no cure for gout."),
    ("Organization: FDA", "recommends", "Medication: 5α; |pill\\ 'x'", "", "approval=approved", None,
     "The FDA approved it."),
]  # fmt: skip
LINKS = {
    "gout": ("http://id.nlm.nih.gov/mesh/D006073", "http://purl.obolibrary.org/obo/MONDO_0005393"),
    "ibuprofen": ("http://id.nlm.nih.gov/mesh/D007052",),
}


class Fact(NamedTuple):
    """What must come through of a claim."""

    claim: str
    subject: str
    predicate: str
    object: str
    polarity: str
    certainty: str
    quotes: tuple[str, ...]
    """Sorted: not every format keeps their order."""


def fact(claim: Claim) -> Fact:
    """The object is an id, or the label of what has none."""
    thing = claim.object
    return Fact(
        claim.id,
        claim.subject.id,
        claim.predicate,
        thing.id if isinstance(thing, Entity) else thing.label,
        claim.polarity,
        claim.certainty,
        tuple(sorted(evidence.quote.text for evidence in claim.evidence)),
    )


def gathered(rows: Iterable[tuple[str, str, str, str, str, str, str]]) -> set[Fact]:
    """Facts of rows with a quote each, as a query gives them."""
    quotes: dict[tuple[str, str, str, str, str, str], set[str]] = {}
    for *known, quote in rows:
        claim, subject, predicate, object_, polarity, certainty = known
        quotes.setdefault((claim, subject, predicate, object_, polarity, certainty), set()).add(quote)
    return {Fact(*known, tuple(sorted(found))) for known, found in quotes.items()}


def linked(read: Extraction) -> Extraction:
    """The things with their links to public vocabularies."""
    return replace(read, claims=tuple(with_id(BASE, _linked(claim)) for claim in read.claims))


def _linked(claim: Claim) -> Claim:
    subject, thing = claim.subject, claim.object
    subject = replace(subject, links=LINKS.get(subject.label, ()))
    if isinstance(thing, Entity):
        thing = replace(thing, links=LINKS.get(thing.label, ()))
    return replace(claim, subject=subject, object=thing)


def write_output(folder: Path, extractions: Iterable[Extraction]) -> Path:
    """What a build leaves, as far as exports read it."""
    reads = tuple(extractions)
    folder.mkdir(exist_ok=True)
    write_graph(graph_triples(reads, schema=load_schema()), folder)
    graphs = [
        line
        for read in reads
        for line in to_ntriples(article_triples(read, schema=load_schema()), article_id(BASE, read.article.id))
    ]
    shutil.rmtree(folder / "store", ignore_errors=True)
    build_store(folder / "graph.nt", graphs, folder / "store")
    (folder / "claims.jsonl").write_text(claim_lines(reads), encoding="utf-8", newline="")
    (folder / "mentions.jsonl").write_text(mention_lines(reads), encoding="utf-8", newline="")
    (folder / "run.json").write_text(json.dumps({"caregraph": "0", "base": BASE, "files": []}), encoding="utf-8")
    return folder


def said_twice(read: Extraction) -> Extraction:
    """The first claim with a second piece of evidence: the words of the last one."""
    first, *rest = read.claims
    return replace(read, claims=(replace(first, evidence=(*first.evidence, *rest[-1].evidence)), *rest))


EXTRACTIONS = tuple(
    said_twice(linked(extraction(name, rows)))
    for name, rows in (("waves", WAVES), ("pills", PILLS), ("odd; names", ODDITIES))
)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built folder. Tests read it only."""
    return write_output(tmp_path_factory.mktemp("output"), EXTRACTIONS)


@pytest.fixture(scope="session")
def source(output: Path) -> Source:
    return read_output(output)


@pytest.fixture(scope="session")
def facts(source: Source) -> set[Fact]:
    return set(map(fact, source.claims))
