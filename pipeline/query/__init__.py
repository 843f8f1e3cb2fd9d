"""Questions -> answers out of a built graph."""

from pipeline.query.formats import FORMATS, to_csv, to_json, to_text
from pipeline.query.meaning import things_called
from pipeline.query.questions import Question, find_query, named_queries
from pipeline.query.run import open_store, run_query
from pipeline.query.table import Cell, Table

__all__ = [
    "FORMATS",
    "Cell",
    "Question",
    "Table",
    "find_query",
    "named_queries",
    "open_store",
    "run_query",
    "things_called",
    "to_csv",
    "to_json",
    "to_text",
]
