"""Extractions -> report.html: one self-contained page to read articles and claims side by side."""

from pipeline.report.data import Conflict
from pipeline.report.names import Names, names_of
from pipeline.report.page import report

__all__ = ["Conflict", "Names", "names_of", "report"]
