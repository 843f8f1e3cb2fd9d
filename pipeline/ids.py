"""Content -> the ids of things: the same content always has the same id, on every machine.

Ids are IRIs under a base that ends in "/" or "#".
"""

import json
import re
import unicodedata
from dataclasses import asdict, replace
from hashlib import sha256
from urllib.parse import quote

from pipeline.model import Claim, Entity, Object, Quantity, Text

BASE = "https://w3id.org/caregraph/id/"
"""The default base."""
PREFIXES = {
    "cg": "https://w3id.org/caregraph/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of the written graphs, and what every query may use without declaring it."""
_DIGITS = 16
"""Hexadecimal digits of a content hash: 64 bits, so that a billion claims meet by chance once in about forty times."""
_PLAIN = re.compile(r"[^a-z0-9]+")
_SAYS_NOTHING = frozenset("-‐‑‒–—―'’‘`\"“”.,;:!?()[]/&_®™©")
"""Marks whose loss cannot turn one name into another; any other lost character is kept apart by a hash."""


def slug(label: str) -> str:
    """A readable ASCII form of a name, with a hash where a character that matters is lost ("β-carotene")."""
    decomposed = unicodedata.normalize("NFKD", label.strip().casefold())
    letters = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    plain = _PLAIN.sub("-", letters).strip("-")
    lost = any(not ((mark.isascii() and mark.isalnum()) or mark.isspace() or mark in _SAYS_NOTHING) for mark in letters)
    return "-".join(part for part in (plain, _hash(letters)[:8] if lost or not plain else "") if part)


def article_id(base: str, article: str) -> str:
    """The IRI of an article with this id."""
    return f"{base}article/{quote(article, safe='')}"


def entity_id(base: str, kind: str, label: str) -> str:
    """The IRI of a thing known by its name; ``kind`` is a topmost type, such as Treatment."""
    return f"{base}{kind.lower()}/{slug(label)}"


def quantity_id(base: str, quantity: Quantity) -> str:
    """The IRI of a quantity; its wording does not count."""
    return f"{base}{type(quantity).__name__.lower()}/{_hash(_canonical(_content(quantity, base)))}"


def claim_id(base: str, claim: Claim) -> str:
    """The IRI of a claim, by all that makes it this claim; its own id, evidence and confidence do not count."""
    speaker = claim.attributed_to
    parts = (
        claim.article,
        claim.subject.id.removeprefix(base),
        claim.predicate,
        _content(claim.object, base),
        claim.polarity,
        claim.certainty,
        sorted(claim.qualifiers),
        speaker.id.removeprefix(base) if speaker else None,
    )
    return f"{base}claim/{_hash(_canonical(parts))}"


def with_id(base: str, claim: Claim) -> Claim:
    """The claim with the id that its content gives."""
    return replace(claim, id=claim_id(base, claim))


def _content(thing: Object, base: str) -> object:
    if isinstance(thing, Entity):
        return thing.id.removeprefix(base)
    fields = {name: float(value) if isinstance(value, int) else value for name, value in asdict(thing).items()}
    if not isinstance(thing, Text):
        del fields["label"]
    return {"type": type(thing).__name__, **fields}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
