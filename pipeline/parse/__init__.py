"""Article -> passages: tokens, tags and trees, with known names, quantities and phrases as one token each."""

from pipeline.parse.continued import is_unfinished
from pipeline.parse.parser import Parser, load_parser
from pipeline.parse.passages import Noted, Passage
from pipeline.parse.reading import parse

__all__ = ["Noted", "Parser", "Passage", "is_unfinished", "load_parser", "parse"]
