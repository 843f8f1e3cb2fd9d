"""Text -> quantities: money, times, rhythms, proportions, doses, ages and counts, each with its span."""

from pipeline.quantity.find import find_quantities
from pipeline.quantity.grammar import Grammar, load_grammar
from pipeline.quantity.values import Age, Amount, Count, Dose, Headcount, Kind, Proportion, Value

__all__ = [
    "Age",
    "Amount",
    "Count",
    "Dose",
    "Grammar",
    "Headcount",
    "Kind",
    "Proportion",
    "Value",
    "find_quantities",
    "load_grammar",
]
