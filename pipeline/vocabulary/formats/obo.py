"""OBO flat files: ``[Term]`` stanzas of ``tag: value`` lines."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.vocabulary.formats.record import Record, unique

_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(\w*)')
_COMMENT = re.compile(r"\s+!.*$|\s+\{.*\}\s*$")
_SCOPES = ("EXACT", "")


def read(path: Path, _options: Mapping[str, object]) -> Iterator[Record]:
    """The terms that are not obsolete; of their synonyms the exact ones."""
    stanza: dict[str, list[str]] = {}
    for line in (*path.read_text(encoding="utf-8").splitlines(), "[End]"):
        if line.startswith("["):
            if stanza.get("kind") == ["[Term]"] and "true" not in stanza.get("is_obsolete", ()):
                yield _record(stanza)
            stanza = {"kind": [line.strip()]}
        elif ": " in line:
            tag, _, value = line.partition(": ")
            stanza.setdefault(tag, []).append(value.strip())


def _record(stanza: Mapping[str, list[str]]) -> Record:
    synonyms = filter(None, map(_SYNONYM.match, stanza.get("synonym", ())))
    return Record(
        id=stanza["id"][0],
        label=stanza.get("name", [""])[0],
        names=unique(found[1].replace('\\"', '"') for found in synonyms if found[2] in _SCOPES),
        parents=unique(_COMMENT.sub("", value) for value in stanza.get("is_a", ())),
        links=unique(_COMMENT.sub("", value).split(" ")[0] for value in stanza.get("xref", ())),
    )
