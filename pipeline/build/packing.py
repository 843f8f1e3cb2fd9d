"""Extraction -> bytes -> what an article gives to the files of an output, as it is kept between builds."""

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.graph import claim_lines, kinds, mention_lines, read_claim_lines, read_mention_lines, rows
from pipeline.model import Article, Block, Extraction, Span

_FAST = 1
"""Level of compression: rows repeat so much that the fastest one already leaves a tenth."""


@dataclass(frozen=True, slots=True)
class Read:
    """What an article that was read gives to the files."""

    article: Article
    claims: str
    """Its lines of ``claims.jsonl``."""
    mentions: str
    """Its lines of ``mentions.jsonl``."""
    rows: tuple[str, ...]
    """The rows of its graph, sorted."""
    kinds: tuple[str, ...] = ()
    """Rows that say of what its things are kinds, whether or not it names that."""

    @property
    def extraction(self) -> Extraction:
        """The claims and mentions as values; entities have links only where they are mentioned."""
        mentions = tuple(mention for _, mention in read_mention_lines(self.mentions))
        return Extraction(self.article, mentions, tuple(read_claim_lines(self.claims)))


def packed(extraction: Extraction, lines: tuple[str, ...]) -> bytes:
    """What an article gives, in few bytes; the same ones each time."""
    above = tuple(sorted(map(rows.row, kinds(extraction))))
    read = Read(extraction.article, claim_lines([extraction]), mention_lines([extraction]), lines, above)
    return zlib.compress(json.dumps(asdict(read), ensure_ascii=False).encode(), _FAST)


def unpacked(data: bytes) -> Read:
    """What :func:`packed` packed."""
    fields: dict[str, Any] = json.loads(zlib.decompress(data))
    return Read(
        _article(fields["article"]), fields["claims"], fields["mentions"], tuple(fields["rows"]), tuple(fields["kinds"])
    )


def _article(fields: dict[str, Any]) -> Article:
    return Article(**{**fields, "blocks": tuple(map(_block, fields["blocks"]))})


def _block(fields: dict[str, Any]) -> Block:
    spans = {name: Span(**fields[name]) for name in ("span", "body", "label") if fields[name]}
    return Block(**{**fields, **spans, "headings": tuple(fields["headings"])})
