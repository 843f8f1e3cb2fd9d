"""The corpus figures of `make evaluate`, each beside its trivial baseline."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.run import Engine
from tests.quality import adverse_effects, cues_and_scopes, drug_disease


def corpus_lines(folder: Path, engine: Engine) -> Iterator[str]:
    """One line a figure; none for a corpus that is not in ``folder``."""
    corpora = folder / "corpora"
    if (corpora / "roam_drug_disease").is_dir():
        yield from _drug_disease(corpora, engine)
    if (corpora / "bioscope").is_dir():
        yield from (f"{name:<44}{share}" for name, share in cues_and_scopes.figures(corpora, engine))
    if (corpora / "phee").is_dir():
        for name, share in adverse_effects.figures(corpora, engine):
            yield f"{name:<44}{share}"


#: Of so many sentences one is read: all of them take a quarter of an hour.
_EVERY = 6


def _drug_disease(corpora: Path, engine: Engine) -> Iterator[str]:
    for name, macro, shares in drug_disease.figures(corpora, engine, every=_EVERY):
        yield f"{name:<44}macro F1 {macro:.3f}"
        yield from (f"{'    ' + label:<44}{share}" for label, share in shares.items())
