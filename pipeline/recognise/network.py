"""The network: spaCy's transition-based recogniser over words and marks, and its weights in one small file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

_PREFIX, _SUFFIX = 4, 5
"""Letters of a word's beginning and end that the network reads as one; spaCy's own have one and three."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network and what it tells apart."""

    labels: tuple[str, ...]
    width: int
    depth: int
    hidden: int
    rows: Mapping[str, int]
    """What is read of a word -> rows of its table of hashed vectors. TAG holds the marks, LEMMA the word's end, DEP its
    beginning."""


def blank(shape: Shape) -> Language:
    """The network with random weights; seed before it."""
    nlp = spacy.blank("en")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": shape.width,
        "attrs": list(shape.rows),
        "rows": list(shape.rows.values()),
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": shape.width,
        "depth": shape.depth,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": shape.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
    }
    pipe = nlp.add_pipe("ner", config={"model": model})
    if isinstance(pipe, EntityRecognizer):
        for label in shape.labels:
            pipe.add_label(label)
    nlp.initialize()
    return nlp


def seen(vocab: Vocab, words: Sequence[str], spaces: Sequence[bool], marks: Sequence[str]) -> Doc:
    """What the network reads."""
    doc = Doc(
        vocab, words=list(words), spaces=list(spaces), tags=list(marks), lemmas=[w.lower()[-_SUFFIX:] for w in words]
    )
    for token in doc:
        # Given to Doc itself, each word would be a sentence of its own.
        token.dep_ = token.lower_[:_PREFIX]
    return doc


def save_weights(nlp: Language, path: Path) -> None:
    """Writes all weights at half precision, which changes no figure by more than noise; same weights, same bytes."""
    arrays: dict[str, Any] = {key: np.asarray(value, dtype=np.float16) for key, value in _weights(nlp)}
    np.savez_compressed(path, **arrays)


def load_weights(nlp: Language, path: Path) -> None:
    """Puts the weights of a file in the place of those of ``nlp``, which has the same shape."""
    with np.load(path, allow_pickle=False) as stored:
        for number, node in enumerate(_nodes(nlp)):
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, stored[f"{number}-{name}"].astype(np.float32))


def _weights(nlp: Language) -> list[tuple[str, Any]]:
    return [
        (f"{number}-{name}", node.get_param(name))
        for number, node in enumerate(_nodes(nlp))
        for name in node.param_names
        if node.has_param(name)
    ]


def _nodes(nlp: Language) -> list[Any]:
    model: Any = nlp.get_pipe("ner").model  # type: ignore[attr-defined]
    return list(model.walk())
