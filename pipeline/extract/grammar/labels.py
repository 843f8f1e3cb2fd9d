"""spaCy's labels and tags that several rules of the grammar share."""

from typing import Final

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE: Final = frozenset({"WDT", "WP", "WP$", "WRB"})
VERBAL: Final = frozenset({"VERB", "AUX"})
NOMINAL: Final = frozenset({"NOUN", "PROPN"})
