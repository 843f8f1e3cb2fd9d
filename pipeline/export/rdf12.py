"""The graph -> RDF 1.2, where a claim reifies a triple term instead of naming subject, predicate and object apart."""

from collections.abc import Iterator

from pipeline.export.source import Source
from pipeline.ids import PREFIXES

_PARTS = tuple(f"<{PREFIXES['rdf']}{part}>" for part in ("subject", "predicate", "object"))
_REIFIES = f"<{PREFIXES['rdf']}reifies>"


def rdf12(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file of N-Triples 1.2, sorted."""
    yield "graph.nt", "".join(sorted(_lines(source))).encode()


def _lines(source: Source) -> Iterator[str]:
    claims = {f"<{claim.id}>" for claim in source.claims}
    stated: dict[str, dict[str, str]] = {}
    with source.ntriples.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            subject, predicate, value = line[:-3].split(" ", 2)
            if subject in claims and predicate in _PARTS:
                stated.setdefault(subject, {})[predicate] = value
            else:
                yield line
    for claim, parts in stated.items():
        yield f"{claim} {_REIFIES} <<( {' '.join(parts[part] for part in _PARTS)} )>> .\n"
