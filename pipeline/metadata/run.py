"""The values of this room: what a build was made of, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Input:
    """One article as it was read."""

    article: str
    """Its id."""
    source: str
    """The file or address, as the user gave it."""
    sha256: str
    """Of its bytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build."""

    base: str
    """What ids begin with."""
    state: str
    """A hash of all inputs, the code, the ontology and the options."""
    version: str
    """Of CareGraph."""
    packages: Mapping[str, str]
    """Library -> version."""
    hashes: Mapping[str, str]
    """``code`` and ``ontology`` -> the hashes of their files."""
    named: tuple[str, ...]
    """The inputs as the user named them."""
    inputs: tuple[Input, ...]
    """By article id."""
    started: datetime
    ended: datetime
