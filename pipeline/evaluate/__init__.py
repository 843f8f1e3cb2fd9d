"""Annotated texts -> how well names are found and linked in them."""

from pipeline.evaluate.gold import Document, Group, load_groups, read_gold
from pipeline.evaluate.mentions import Figures, evaluate, lines
from pipeline.evaluate.scores import Counts

__all__ = ["Counts", "Document", "Figures", "Group", "evaluate", "lines", "load_groups", "read_gold"]
