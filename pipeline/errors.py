"""What can go wrong, as one small tree; the command line turns each into one sentence.

    CareGraphError
    ├── InputError      an input cannot be read, or holds no article
    ├── OntologyError   a file under ontology/ is at fault
    └── QueryError      a question is unknown or does not parse

A message says what is wrong, where (file, line or offset), and what to do.
"""


class CareGraphError(Exception):
    """Base of all errors that a user can mend."""


class InputError(CareGraphError):
    """An input cannot be read, or holds no article."""


class OntologyError(CareGraphError):
    """A file under ``ontology/`` is at fault."""


class QueryError(CareGraphError):
    """A question is unknown, or its SPARQL does not parse."""
