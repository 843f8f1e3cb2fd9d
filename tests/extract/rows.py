"""tests/cases/*.toml -> rows; a row -> the claims that come out of its text."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.graph import claim_json
from pipeline.ingest import read_html, read_markdown, read_text
from pipeline.model import Article
from pipeline.run import Engine, read

CASES = Path(__file__).resolve().parents[1] / "cases"
KNOWN_MISSES = CASES / "known_misses.txt"
"""The rows that do not hold today: file, key, and of open rows the beginning of the text."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a file of cases; the notation is described in ``tests/cases/README.md``."""

    file: str
    number: int
    text: str
    title: str | None
    format: str
    held: bool
    claims: tuple[Json, ...]
    extra: tuple[Json, ...]
    never: tuple[Json, ...]

    @property
    def key(self) -> str:
        """Short, and the same wherever the row stands in its file."""
        return sha256("\0".join((self.text, self.title or "", self.format)).encode()).hexdigest()[:10]


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """All rows, in order of file and place."""
    return tuple(row for path in sorted(CASES.glob("*.toml")) for row in _rows_of(path))


@lru_cache(maxsize=1)
def known_misses() -> frozenset[tuple[str, str]]:
    """(file, key) of the rows that are not expected to hold."""
    lines = KNOWN_MISSES.read_text(encoding="utf-8").splitlines() if KNOWN_MISSES.is_file() else []
    pairs = (line.split(maxsplit=2) for line in lines if line and not line.startswith("#"))
    return frozenset((pair[0], pair[1]) for pair in pairs)


def claims_from(row: Row, engine: Engine) -> list[Json]:
    """The claims that come out, as ``claims.jsonl`` has them; none where the text is no article."""
    try:
        article = _article(row)
    except InputError:
        return []
    return [json.loads(json.dumps(claim_json(claim))) for claim in read(article, engine).claims]


def _article(row: Row) -> Article:
    if row.format == "md":
        article = read_markdown("case", row.text)
        return replace(article, title=row.title or article.title)
    if row.format == "html":
        return read_html("case", row.text.encode())
    return read_text("case", row.text, title=row.title)


def _rows_of(path: Path) -> Iterator[Row]:
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1):
        yield Row(
            file=path.stem,
            number=number,
            text=case["text"],
            title=case.get("title"),
            format=case.get("format", "txt"),
            held=case.get("held", False),
            claims=tuple(case.get("claims", ())),
            extra=tuple(case.get("extra", ())),
            never=tuple(case.get("never", ())),
        )
