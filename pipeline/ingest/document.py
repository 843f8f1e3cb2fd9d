"""The values between a source and its articles: a document not yet read, and what cannot be had."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Document:
    """What one article will be read from."""

    source: str
    """The input as the user gave it, or the file's path within the folder that the user gave."""
    where: str
    """The article's id, or the line of a record."""
    id: str
    data: bytes
    """A whole file, or one line of JSON Lines in UTF-8."""
    suffix: str
    """In lower case with its dot; it chooses the reader."""
    url: str | None = None
    charset: str | None = None

    @property
    def key(self) -> str:
        """A hash of all that the article depends on; the source's path is told in messages only."""
        told = (self.id, self.suffix, self.url or "", self.charset or "", "")
        return sha256("\0".join(told).encode() + self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class InputFault:
    """One input, or one record of it, from which no article came."""

    source: str
    """The input as the user gave it."""
    where: str
    """The article's id, or the line of a record."""
    error: str
    """One sentence: what is wrong, where, and what to do."""
