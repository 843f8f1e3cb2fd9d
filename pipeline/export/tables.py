"""Claims -> plain tables: claims, the places that bear them, things, articles; as CSV or Parquet."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from pipeline.errors import CareGraphError
from pipeline.export.source import Source
from pipeline.graph.jsonl import object_json
from pipeline.model import Claim, Entity
from pipeline.network import object_id

Cell = str | float | int | None
Row = Mapping[str, Cell]
_NUMBERS = ("low", "high", "sessions", "confidence")
_WHOLE = ("step", "start", "end")
_VALUES = ("low", "high", "currency", "per", "unit", "sessions", "every", "for", "dose", "route", "step")
"""What quantities are made of, in the words of claims.jsonl."""
JOIN = " | "
"""Stands between the other names of a thing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the same columns; what a row lacks is empty."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def csv_tables(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file a table, as RFC 4180 has it, in UTF-8."""
    for table in tables(source):
        text = StringIO(newline="")
        writer = csv.DictWriter(text, table.columns)
        writer.writeheader()
        writer.writerows(table.rows)
        yield f"{table.name}.csv", text.getvalue().encode()


def parquet_tables(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file a table.

    Raises:
        CareGraphError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra: 170 MB that only this format needs
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise CareGraphError("Parquet needs pyarrow; install it: pip install 'caregraph[parquet]'.") from error
    for table in tables(source):
        columns = {
            name: pyarrow.array([row.get(name) for row in table.rows], type=_kind(name, pyarrow))
            for name in table.columns
        }
        file = BytesIO()
        parquet.write_table(pyarrow.table(columns), file)
        yield f"{table.name}.parquet", file.getvalue()


def tables(source: Source) -> list[Table]:
    """The four tables, each in the order of the claims or sorted by id."""
    qualifiers = sorted(source.schema.qualifiers)
    return [
        _table("articles", ("id", "title", "url", "date", "publisher"), _articles(source)),
        _table("claims", (*_CLAIM, *_VALUES, *(f"qualifier_{name}" for name in qualifiers)), _claims(source)),
        _table("evidence", ("claim", "article", "number", "role", "start", "end", "text"), _evidence(source)),
        _table("things", ("id", "label", "alt_labels", "type", "links", "close_links"), _things(source)),
    ]


_CLAIM = (
    *("id", "article", "subject", "subject_label", "subject_type", "predicate", "object", "object_label"),
    *("object_type", "polarity", "certainty", "speaker", "speaker_label", "confidence"),
)


def _table(name: str, columns: Sequence[str], rows: Iterator[Row]) -> Table:
    return Table(name, tuple(columns), tuple(rows))


def _kind(column: str, pyarrow: object) -> object:
    """The type of a column; fixed, so that a table without a value has it too."""
    kind = "float64" if column in _NUMBERS else "int64" if column in (*_WHOLE, "number") else "string"
    return getattr(pyarrow, kind)()


def _articles(source: Source) -> Iterator[Row]:
    for article in source.articles.values():
        yield {name: getattr(article, name) for name in ("id", "title", "url", "date", "publisher")}


def _things(source: Source) -> Iterator[Row]:
    for thing in source.things.values():
        yield {
            "id": thing.id,
            "label": thing.label,
            "alt_labels": JOIN.join(thing.alt_labels),
            "type": thing.types[0],
            "links": JOIN.join(thing.links),
            "close_links": JOIN.join(thing.close_links),
        }


def _claims(source: Source) -> Iterator[Row]:
    for claim in source.claims:
        yield {
            "id": claim.id,
            "article": claim.article,
            "subject": claim.subject.id,
            "subject_label": claim.subject.label,
            "subject_type": claim.subject.type,
            "predicate": claim.predicate,
            **_object(claim, source),
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "speaker": claim.attributed_to.id if claim.attributed_to else None,
            "speaker_label": claim.attributed_to.label if claim.attributed_to else None,
            "confidence": claim.confidence,
            **{f"qualifier_{name}": text for name, text in claim.qualifiers},
        }


def _object(claim: Claim, source: Source) -> Row:
    """The object's id, label and type, and the parts of a quantity."""
    parts = object_json(claim.object)
    values = {} if isinstance(claim.object, Entity) else {name: parts[name] for name in _VALUES if name in parts}
    node = object_id(claim, source.base)
    return {"object": node, "object_label": parts["label"], "object_type": parts["type"], **values}


def _evidence(source: Source) -> Iterator[Row]:
    """A row for each quote (``role`` quote) and each further run that it needs (context); ``number`` joins them."""
    for claim in source.claims:
        for number, evidence in enumerate(claim.evidence, 1):
            for role, run in (("quote", evidence.quote), *(("context", run) for run in evidence.context)):
                yield {
                    "claim": claim.id,
                    "article": claim.article,
                    "number": number,
                    "role": role,
                    "start": run.span.start,
                    "end": run.span.end,
                    "text": run.text,
                }
