"""Extraction -> result -> bytes: all that one document gives to the output, as it is kept between builds."""

import json
import zlib
from dataclasses import asdict, dataclass, replace
from typing import Any

from pipeline.build.faults import Fault
from pipeline.graph import claim_lines, mention_lines, read_claim_lines, read_mention_lines
from pipeline.model import Article, Block, Extraction, Span

_FAST = 1
"""Level of compression: rows repeat so much that the fastest one already leaves a tenth."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document."""

    source: str
    """Where it lay; its faults name this place."""
    faults: tuple[Fault, ...]
    claims: int = 0
    """Their number."""
    built: bool = False
    """Whether there is an article, and not only faults."""
    read: bytes | None = None
    """A packed :class:`Read` of the article; None also where it is left on the disk."""

    def faults_at(self, source: str) -> tuple[Fault, ...]:
        """The faults, for a document that now lies at ``source``."""
        if source == self.source:
            return self.faults
        return tuple(_moved(fault, self.source, source) for fault in self.faults)


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

    @property
    def extraction(self) -> Extraction:
        """The claims and mentions as values; entities have links only where they are mentioned."""
        mentions = tuple(mention for _, mention in read_mention_lines(self.mentions))
        return Extraction(self.article, mentions, tuple(read_claim_lines(self.claims)))


def packed(extraction: Extraction, rows: tuple[str, ...]) -> bytes:
    """What an article gives, in few bytes; the same ones each time."""
    read = Read(extraction.article, claim_lines([extraction]), mention_lines([extraction]), rows)
    return zlib.compress(json.dumps(asdict(read), ensure_ascii=False).encode(), _FAST)


def unpacked(data: bytes) -> Read:
    """What :func:`packed` packed."""
    fields: dict[str, Any] = json.loads(zlib.decompress(data))
    return Read(_article(fields["article"]), fields["claims"], fields["mentions"], tuple(fields["rows"]))


def _moved(fault: Fault, old: str, new: str) -> Fault:
    return replace(fault, source=fault.source.replace(old, new), error=fault.error.replace(old, new))


def _article(fields: dict[str, Any]) -> Article:
    return Article(**{**fields, "blocks": tuple(map(_block, fields["blocks"]))})


def _block(fields: dict[str, Any]) -> Block:
    spans = {name: Span(**fields[name]) for name in ("span", "body", "label") if fields[name]}
    return Block(**{**fields, **spans, "headings": tuple(fields["headings"])})
