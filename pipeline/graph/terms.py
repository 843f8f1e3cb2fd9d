"""Values -> RDF terms: an IRI is a plain string, a literal a small tuple, a triple three of them."""

import re
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import quote

from pipeline.ids import PREFIXES

STRING = PREFIXES["xsd"] + "string"
DECIMAL = PREFIXES["xsd"] + "decimal"
INTEGER = PREFIXES["xsd"] + "integer"
DATE = PREFIXES["xsd"] + "date"
_NOT_IN_IRIS = re.compile(r"""[\x00-\x20<>"{}|\\^`\[\]\x7f-\xa0]|%(?![0-9A-Fa-f]{2})""")


class Literal(NamedTuple):
    """A literal without a language; ``value`` is its lexical form."""

    value: str
    datatype: str = STRING


Term = str | Literal


class Triple(NamedTuple):
    """One statement of the graph."""

    subject: str
    predicate: str
    object: Term


def name(short: str) -> str:
    """The IRI of a prefixed name: ``cg:treats``."""
    prefix, _, local = short.partition(":")
    return PREFIXES[prefix] + local


TYPE = name("rdf:type")


def iri(text: str) -> str:
    """An IRI that every RDF syntax takes: characters that none may hold are percent-encoded."""
    return _NOT_IN_IRIS.sub(lambda found: quote(found[0], safe=""), text)


def decimal(number: float) -> Literal:
    """A number as ``xsd:decimal``, always with a point and never with an exponent."""
    digits = format(Decimal(repr(float(number))), "f")
    return Literal(digits if "." in digits else f"{digits}.0", DECIMAL)


def integer(number: int) -> Literal:
    """A whole number as ``xsd:integer``."""
    return Literal(str(number), INTEGER)


def order(triple: Triple) -> tuple[str, str, str, str]:
    """The place of a triple in a sorted graph: by subject, ``rdf:type`` first, then predicate and object."""
    subject, predicate, value = triple
    text, datatype = value if isinstance(value, Literal) else (value, "")
    return subject, "" if predicate == TYPE else predicate, text, datatype
