"""Query results as plain values."""

from typing import NamedTuple

STRING = "http://www.w3.org/2001/XMLSchema#string"
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


class Cell(NamedTuple):
    """One term of an answer."""

    value: str
    kind: str = "literal"
    """uri, literal or bnode, as in SPARQL's JSON."""
    datatype: str = STRING
    """Of a literal."""
    language: str | None = None
    label: str | None = None
    """The preferred label of an IRI, where the graph has one."""


class Table(NamedTuple):
    """An answer: of SELECT its rows, of CONSTRUCT and DESCRIBE triples, of ASK one truth value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    """None where a variable is unbound."""
    form: str = "select"
    """select, ask or graph."""

    @property
    def truth(self) -> bool:
        """Of ASK, the answer; of others, whether there is any row."""
        return self.rows[0][0] == TRUE if self.form == "ask" else bool(self.rows)


TRUE = Cell("true", datatype=BOOLEAN)
FALSE = Cell("false", datatype=BOOLEAN)
