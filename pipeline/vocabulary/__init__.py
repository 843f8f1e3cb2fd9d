"""Names of known things, and their places in a sentence."""

from pipeline.vocabulary.compile import open_vocabulary
from pipeline.vocabulary.concept import Concept, Match
from pipeline.vocabulary.load import load_vocabulary
from pipeline.vocabulary.normalise import normalise
from pipeline.vocabulary.shapes import type_by_shape
from pipeline.vocabulary.short_forms import Abbreviation, find_abbreviations, long_words
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = [
    "Abbreviation",
    "Concept",
    "Match",
    "Vocabulary",
    "find_abbreviations",
    "load_vocabulary",
    "long_words",
    "normalise",
    "open_vocabulary",
    "type_by_shape",
]
