"""What did not get into the output -> one sentence each: what is wrong, where, and what to do."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import CareGraphError
from pipeline.ingest import Document, InputFault
from pipeline.model import Article, Span

if TYPE_CHECKING:
    from pipeline.graph import Fault as GraphFault

LONGEST_BLOCK = 50_000
"""Characters of a block that is read. The longest of the annotated articles has about a hundredth of it; what is longer
is a dump, and would take minutes."""
DEEPEST_BLOCK = 50
"""Levels of blocks within blocks that are read. Lists for readers have three or four; as each block is read with all
above it, the time of a page grows with the square of its depth."""
_LONGEST_QUOTED = 300


@dataclass(frozen=True, slots=True)
class Fault:
    """An input, a part of one, or a claim that did not get into the output."""

    source: str
    """The input as the user gave it, or the id of the article."""
    where: str
    error: str
    """One sentence: what is wrong, where, and what to do."""
    quote: str | None = None
    """The words of the article that a left-out claim stood on."""


def unread(fault: InputFault) -> Fault:
    """An input from which no article came."""
    return Fault(fault.source, fault.where, fault.error)


def failed(article: Article, error: Exception) -> Fault:
    """An article that was read and then set off an error."""
    if isinstance(error, CareGraphError):
        return Fault(article.id, article.id, str(error))
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
    kind = f"{type(error).__name__}: {error}".rstrip(": ")
    advice = "this is a fault of caregraph; please report it with the article"
    return Fault(article.id, article.id, f"{article.id}: reading it failed at {place} ({kind}); {advice}.")


def died(document: Document) -> Fault:
    """A document over which the processes that were to read it ended."""
    advice = "it may need more memory than there is; leave it out, or cut it into parts"
    return Fault(document.source, document.where, f"{document.source}: the process that read it died; {advice}.")


def left_out(fault: "GraphFault") -> Fault:
    """A claim that may not stand in the graph."""
    quote = fault.claim.evidence[0].quote if fault.claim else None
    source = fault.article or "the ontology"
    where = _place(quote.span) if quote else "the graph"
    claim = fault.claim
    said = f"the claim “{claim.subject.label} — {claim.predicate} — {claim.object.label}”" if claim else "a claim"
    text = f"{source}, {where}: {said} is left out. {fault.message}"
    return Fault(source, where, text, quote.text if quote else None)


def unreadable(article: Article) -> Mapping[int, str]:
    """The blocks that are not read, and why."""
    reasons: dict[int, str] = {}
    depths: list[int] = []
    for block in article.blocks:
        depths.append(0 if block.parent is None else depths[block.parent] + 1)
        if block.span.end - block.span.start > LONGEST_BLOCK:
            what = f"a {block.kind} of more than {LONGEST_BLOCK:,} characters is not read"
            reasons[block.index] = f"{what}; break it into paragraphs"
        elif depths[-1] > DEEPEST_BLOCK:
            reasons[block.index] = f"what stands in more than {DEEPEST_BLOCK} lists, each in the next, is not read"
            reasons[block.index] += "; make fewer levels"
    return reasons


def unread_blocks(article: Article) -> Iterator[Fault]:
    """A fault for each run of blocks that are not read for the same reason."""
    reasons = unreadable(article)
    for reason, run in groupby(article.blocks, lambda block: reasons.get(block.index)):
        blocks = list(run)
        if reason:
            where = _place(Span(blocks[0].span.start, max(block.span.end for block in blocks)))
            yield Fault(article.id, where, f"{article.id}, {where}: {reason}.")


def nothing_built(faults: Sequence[Fault]) -> str:
    """One sentence for a build that came to nothing."""
    first = faults[0].error if faults else "There is no input."
    if len(first) > _LONGEST_QUOTED:
        first = first[: _LONGEST_QUOTED - 1] + "…"
    more = f" So it is, in one way or another, with {len(faults) - 1} more." if len(faults) > 1 else ""
    return f"Nothing could be built. {first}{more}"


def fault_lines(faults: Sequence[Fault]) -> str:
    """The lines of ``errors.jsonl``."""
    rows = ({name: value for name, value in asdict(fault).items() if value is not None} for fault in faults)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _place(span: Span) -> str:
    return f"characters {span.start}-{span.end}"
