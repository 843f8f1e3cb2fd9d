"""The project's scorer, which lies with the evaluation data and not in this repository, and what it is fed."""

import importlib.util
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.graph import claim_json
from pipeline.ingest import articles
from pipeline.model import Article, Extraction
from pipeline.run import Engine, read

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated article."""

    source: Path
    gold: Path
    distinct: Path
    traps: Path | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """The scorer's figures for one article, and the claims that should never have come out."""

    name: str
    figures: Json
    traps: tuple[str, ...]


def data_folder() -> Path | None:
    """Where scorer and seed lie: in the folder that CAREGRAPH_DATA names, else in ``shared`` beside the checkout."""
    named = os.environ.get("CAREGRAPH_DATA")
    for folder in (Path(named),) if named else (ROOT.parent / "shared",):
        if (folder / "score.py").is_file():
            return folder
    return None


def load_scorer(folder: Path) -> Any:
    """The module ``score.py``."""
    spec = importlib.util.spec_from_file_location("caregraph_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise InputError(f"{folder / 'score.py'} cannot be loaded; restore it.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seed(folder: Path) -> Case:
    """The article that the project began with."""
    return Case(next(sorted_texts(folder / "seed")), folder / "seed" / "gold.jsonl", folder / "seed" / "distinct.json")


def sorted_texts(folder: Path) -> Iterator[Path]:
    """The plain texts of a folder, in order."""
    return iter(sorted(folder.glob("*.txt")))


def annotated(folder: Path) -> Iterator[Case]:
    """The articles of ``open`` or ``closed``."""
    for gold in sorted(folder.glob("*.gold.jsonl")):
        name = gold.name.removesuffix(".gold.jsonl")
        source = next(path for suffix in (".txt", ".md", ".html") if (path := folder / f"{name}{suffix}").is_file())
        yield Case(source, gold, folder / f"{name}.distinct.json", folder / f"{name}.traps.jsonl")


def score(case: Case, engine: Engine, scorer: Any) -> Scores:
    """Builds one article and holds its claims against its facts."""
    article = next(articles([str(case.source)]))
    if not isinstance(article, Article):
        raise InputError(article.error)
    claims = claims_of(read(article, engine))
    distinct = json.loads(case.distinct.read_text(encoding="utf-8"))
    source = article.text if case.source.suffix == ".txt" else None
    figures = scorer.score(scorer.read(case.gold), claims, distinct, {article.id: article.text}, source)[0]
    traps = scorer.read(case.traps) if case.traps else []
    groups = [frozenset(scorer.norm(label) for label in group) for group in distinct]
    sprung = (claim for trap in traps for claim in claims if _springs(trap, claim, groups, scorer))
    return Scores(case.source.stem, figures, tuple(claim["evidence"][0]["quote"] for claim in sprung))


def claims_of(extraction: Extraction) -> list[Json]:
    """The claims as ``claims.jsonl`` has them."""
    return [json.loads(json.dumps(claim_json(claim))) for claim in extraction.claims]


def fingerprint(case: Case) -> dict[str, str]:
    """File -> hash: figures of other data are other figures."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in (case.source, case.gold, case.distinct)}


def _springs(trap: Json, claim: Json, groups: list[frozenset[str]], scorer: Any) -> bool:
    return (
        claim["predicate"] == trap["predicate"]
        and claim["polarity"] == trap.get("polarity", "affirmed")
        and bool({scorer.norm(label) for label in trap["subject"]} & scorer.labels(claim["subject"], groups))
        and bool(scorer.same_object(trap["object"], claim["object"], groups))
    )
