"""Names of known things, and their places in a sentence."""

from pipeline.vocabulary.compile import open_vocabulary
from pipeline.vocabulary.concept import Concept, Match
from pipeline.vocabulary.load import load_vocabulary
from pipeline.vocabulary.normalise import normalise
from pipeline.vocabulary.shapes import type_by_shape
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = [
    "Concept",
    "Match",
    "Vocabulary",
    "load_vocabulary",
    "normalise",
    "open_vocabulary",
    "type_by_shape",
]
