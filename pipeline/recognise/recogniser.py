"""The recogniser that ships with the project, and what it finds."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import OntologyError
from pipeline.recognise.names import NAMES, Names, load_names
from pipeline.recognise.network import Shape, blank, load_weights, seen
from pipeline.resources import ontology_dir

CARD, WEIGHTS = "recogniser.toml", "weights.npz"


@dataclass(frozen=True, slots=True)
class Learned:
    """Tokens ``start`` to ``end`` (exclusive) that the network takes for a name."""

    start: int
    end: int
    label: str
    """One of the recogniser's labels."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A trained network."""

    nlp: Language
    types: Mapping[str, tuple[str, ...]]
    """Label -> the types it covers, the one for a name of which no more is known first."""
    confidence: Mapping[str, float]
    """Label -> how often a name with it is right, as measured on the development sets."""
    decides: frozenset[str] = frozenset()
    """Types of which only what the network sees is a name, whatever the vocabulary holds or a shape suggests."""
    known: Names = field(default_factory=Names)
    """What names that the vocabulary does not hold mean all the same."""

    def find(self, docs: Sequence[Doc], marks: Sequence[Sequence[str]]) -> list[list[Learned]]:
        """The names in each of ``docs``, with the marks of its tokens."""
        shown = (
            seen(self.nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], each)
            for doc, each in zip(docs, marks, strict=True)
        )
        return [
            [Learned(span.start, span.end, span.label_) for span in doc.ents]
            for doc in self.nlp.pipe(shown, batch_size=32)
        ]


def recogniser_dir() -> Path:
    """Where the recogniser lies."""
    return ontology_dir() / "recogniser"


def load_recogniser(folder: Path | None = None) -> Recogniser:
    """Reads the recogniser's card and weights.

    Raises:
        OntologyError: a file is missing, or the weights are not those of the card.
    """
    folder = folder or recogniser_dir()
    try:
        card: dict[str, Any] = tomllib.loads((folder / CARD).read_text(encoding="utf-8"))
        nlp = blank(shape_of(card))
        load_weights(nlp, folder / WEIGHTS)
    except (OSError, KeyError, ValueError) as error:
        raise OntologyError(f"{folder}: no whole recogniser ({error}); restore it, or run make train.") from error
    types = {label: tuple(types) for label, types in card["types"].items()}
    return Recogniser(
        nlp,
        types,
        {label: float(value) for label, value in card["confidence"].items()},
        frozenset(type_ for label in card["decides"] for type_ in types[label]),
        load_names(folder / NAMES),
    )


def shape_of(card: Mapping[str, Any]) -> Shape:
    """The network that a card describes."""
    sizes = card["network"]
    return Shape(tuple(card["types"]), sizes["width"], sizes["depth"], sizes["hidden"], sizes["rows"])
