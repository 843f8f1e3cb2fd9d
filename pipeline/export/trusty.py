"""Quads -> a trusty URI, which holds a hash of all that is said under it (module RA of https://trustyuri.net/spec/)."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256

from pipeline.graph.terms import Literal, Term, Triple

BLANK = " "
"""Stands for the code that is not known yet; the specification has this very character."""
Quad = tuple[str, Triple]
"""The IRI of a graph, and a triple in it."""


def artifact_code(quads: Iterable[Quad]) -> str:
    """The code for the quads, in whose IRIs :data:`BLANK` stands for it; their order and doubles do not count."""
    text = "".join(_text(quad) for quad in sorted(set(quads), key=_order))
    return "RA" + urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")


def _order(quad: Quad) -> tuple[str, str, str, bool, str, str]:
    graph, (subject, predicate, value) = quad
    text, datatype = value if isinstance(value, Literal) else (value, "")
    return graph, subject, predicate, isinstance(value, Literal), text, datatype


def _text(quad: Quad) -> str:
    graph, (subject, predicate, value) = quad
    return f"{graph}\n{subject}\n{predicate}\n{_object(value)}\n"


def _object(value: Term) -> str:
    if not isinstance(value, Literal):
        return value
    escaped = value.value.replace("\\", "\\\\").replace("\n", "\\n")
    return f"^{value.datatype} {escaped}"
