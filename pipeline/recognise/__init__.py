"""Words and the known names among them -> further names, as a small network has learned them from annotated texts."""

from pipeline.recognise.consistent import everywhere
from pipeline.recognise.marks import marks, short_marks
from pipeline.recognise.names import Names, key, load_names
from pipeline.recognise.network import Shape, blank, load_weights, save_weights, seen
from pipeline.recognise.recogniser import Learned, Recogniser, load_recogniser, recogniser_dir, shape_of

__all__ = [
    "Learned",
    "Names",
    "Recogniser",
    "Shape",
    "blank",
    "everywhere",
    "key",
    "load_names",
    "load_recogniser",
    "load_weights",
    "marks",
    "recogniser_dir",
    "save_weights",
    "seen",
    "shape_of",
    "short_marks",
]
