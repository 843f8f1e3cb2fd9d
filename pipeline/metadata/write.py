"""A built folder and its run -> the three files that describe them."""

from pathlib import Path

from pipeline.metadata.crate import crate
from pipeline.metadata.dataset import Dataset, dataset_triples
from pipeline.metadata.files import CRATE, DESCRIPTION, PROVENANCE, files_in
from pipeline.metadata.provenance import input_triples, provenance_triples
from pipeline.metadata.run import Run
from pipeline.metadata.statistics import statistics
from pipeline.metadata.terms import put
from pipeline.metadata.vocabularies import vocabularies
from pipeline.schema import load_schema


def write_metadata(folder: Path, run: Run, *, articles: int, claims: int) -> None:
    """Describes what the folder holds; only what has no time in it is the same on each run."""
    ontology = load_schema().version_iri
    with (folder / "graph.nt").open(encoding="utf-8", newline="\n") as lines:
        dataset = Dataset(
            base=run.base,
            articles=articles,
            claims=claims,
            ontology=ontology,
            files=tuple(files_in(folder)),
            statistics=statistics(lines),
            vocabularies=vocabularies(),
        )
    put(folder / DESCRIPTION, dataset_triples(dataset))
    known = provenance_triples(run, dataset.iri, ontology, dataset.vocabularies)
    put(folder / PROVENANCE, known, input_triples(run))
    (folder / CRATE).write_text(crate(dataset, run), encoding="utf-8")
