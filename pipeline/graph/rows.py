"""Triples <-> lines of text whose order is the graph's: what is sorted and merged on disk."""

from pipeline.graph.terms import TYPE, Literal, Triple

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TABLE = str.maketrans(_ESCAPES)
_FIRST = ""
"""Stands for ``rdf:type``, which comes before every other predicate."""


def row(triple: Triple) -> str:
    """Subject, predicate, value and datatype (none for an IRI) with tabs between them, without a line end."""
    subject, predicate, value = triple
    text, datatype = value if isinstance(value, Literal) else (value, "")
    return f"{subject}\t{_FIRST if predicate == TYPE else predicate}\t{text.translate(_TABLE)}\t{datatype}"


def triple(line: str) -> Triple:
    """The triple that :func:`row` wrote."""
    subject, predicate, text, datatype = line.split("\t")
    if "\\" in text:
        text = _unescaped(text)
    return Triple(subject, predicate or TYPE, Literal(text, datatype) if datatype else text)


def subject(line: str) -> str:
    """The subject of a row."""
    return line[: line.index("\t")]


def _unescaped(text: str) -> str:
    parts = text.split("\\\\")
    for escaped, char in (("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t")):
        parts = [part.replace(escaped, char) for part in parts]
    return "\\".join(parts)
