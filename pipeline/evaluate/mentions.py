"""Documents and the engine -> how well their names are found and linked.

Of nested names of one group the longest counts; but the medicine in "lithium therapy" is of another than the whole,
of which a build lists the longer one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import InputError
from pipeline.evaluate.gold import Annotation, Document, Group, load_groups, read_gold
from pipeline.evaluate.scores import Counts, overlapping, strict
from pipeline.ingest import read_text
from pipeline.model import Mention, Span
from pipeline.run import Engine, mentions

_MESH = "http://id.nlm.nih.gov/mesh/"
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one file gave; the keys of ``strict`` and ``overlapping`` are names of groups, and "all"."""

    name: str
    documents: int
    strict: Mapping[str, Counts]
    overlapping: Mapping[str, Counts]
    recall: Mapping[str, Counts]
    """The corpus's own label -> how many of its spans were found as the group's type, strictly."""
    linked: Counts
    """Of the mentions with the right span and type whose MeSH id is known: found with a link to MeSH, right ones."""
    faults: tuple[str, ...] = field(default=(), repr=False)
    """One line for each span missed or found in vain."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A group's spans in one document."""

    document: Document
    group: Group
    gold: Mapping[Span, Annotation]
    found: Mapping[Span, Mention]


def evaluate(path: Path, engine: Engine) -> Figures:
    """Reads each document as an article of its own and holds its mentions against what is marked.

    Raises:
        InputError: the file holds no annotated texts, or none of its labels is in the table.
    """
    documents = list(read_gold(path))
    labels = {each.label for document in documents for each in document.annotations}
    groups = [group for group in load_groups() if group.labels & labels]
    if not groups:
        known = ", ".join(sorted(label for group in load_groups() for label in group.labels))
        raise InputError(f"{path}: no label that can be scored; known are {known}.")
    rows = [
        _scored(document, group, found, engine)
        for document in documents
        for found in [_mentions(document, engine)]
        for group in groups
    ]
    return Figures(
        name=f"{path.parent.name}/{path.stem}",
        documents=len(documents),
        strict=_counted({g.name: [strict(r.gold, r.found) for r in rows if r.group is g] for g in groups}),
        overlapping=_counted({g.name: [overlapping(r.gold, r.found) for r in rows if r.group is g] for g in groups}),
        recall=_by_label(rows),
        linked=sum((_linked(row) for row in rows), Counts()),
        faults=tuple(line for row in rows for line in _faults(row)),
    )


def lines(figures: Figures) -> Iterator[str]:
    """The figures as a table."""
    yield (
        f"{figures.name}: {figures.documents} documents\n"
        f"{'':<16}{'marked':>8}{'found':>8}   strict: P      R      F1   overlapping: P      R      F1"
    )
    for name, exact in figures.strict.items():
        loose = figures.overlapping[name]
        yield (f"{name:<16}{exact.gold:>8}{exact.found:>8}{_shares(exact):>28}{_shares(loose):>31}")
    by_label = (f"{label} {counts.recall:.3f} of {counts.gold}" for label, counts in figures.recall.items())
    yield f"recall, strict: {', '.join(by_label)}"
    if figures.linked.gold:
        yield f"linking: {figures.linked.recall:.3f} of {figures.linked.gold} have the right MeSH id"


def _shares(counts: Counts) -> str:
    return f"{counts.precision:.3f}  {counts.recall:.3f}  {counts.f1:.3f}"


def _mentions(document: Document, engine: Engine) -> Sequence[Mention]:
    try:
        return mentions(read_text(document.id, document.text), engine)
    except InputError:
        # Nothing to read in it: then all that is marked in it is missed.
        return ()


def _scored(document: Document, group: Group, mentions: Sequence[Mention], engine: Engine) -> _Scored:
    schema = engine.world.schema
    gold = {each.span: each for each in document.annotations if each.label in group.labels}
    optional = [each.span for each in document.annotations if each.label in group.optional]
    of_group = (m for m in mentions if any(schema.is_a(m.entity.type, type_) for type_ in group.types))
    found = {
        mention.span: mention
        for mention in _longest(of_group)
        if mention.span in gold or not any(mention.span.overlaps(span) for span in optional)
    }
    return _Scored(document, group, gold, found)


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.entity.id)):
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
    return kept


def _counted(by_group: Mapping[str, Sequence[Counts]]) -> dict[str, Counts]:
    sums = {name: sum(counts, Counts()) for name, counts in by_group.items()}
    return sums | ({_ALL: sum(sums.values(), Counts())} if len(sums) > 1 else {})


def _by_label(rows: Sequence[_Scored]) -> dict[str, Counts]:
    gold = Counter(each.label for row in rows for each in row.gold.values())
    met = Counter(each.label for row in rows for span, each in row.gold.items() if span in row.found)
    return {label: Counts(0, gold[label], 0, met[label]) for label in sorted(gold)}


def _linked(row: _Scored) -> Counts:
    known = {span: each.mesh for span, each in row.gold.items() if each.mesh and span in row.found}
    links = {span: _mesh(row.found[span]) for span in known}
    right = sum(bool(links[span] & known[span]) for span in known)
    return Counts(sum(map(bool, links.values())), len(known), right, right)


def _mesh(mention: Mention) -> frozenset[str]:
    return frozenset(link.removeprefix(_MESH) for link in mention.entity.nearest_links if link.startswith(_MESH))


def _faults(row: _Scored) -> Iterator[str]:
    for span in sorted(row.gold.keys() - row.found.keys()):
        yield _fault("missed", row, span, row.gold[span].label)
    for span in sorted(row.found.keys() - row.gold.keys()):
        yield _fault("in vain", row, span, f"{row.found[span].entity.type}, {row.found[span].found_by}")
    for span in sorted(row.gold.keys() & row.found.keys()):
        links, ids = _mesh(row.found[span]), row.gold[span].mesh
        if ids and not links & ids:
            yield _fault("link", row, span, f"{' '.join(sorted(links)) or 'none'}, not {' '.join(sorted(ids))}")


def _fault(kind: str, row: _Scored, span: Span, what: str) -> str:
    return f"{kind}\t{row.document.id}\t{span.start}\t{span.end}\t{span.of(row.document.text)}\t{what}"
