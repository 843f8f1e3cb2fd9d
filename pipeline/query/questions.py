"""ontology/queries/*.rq -> the named questions; a name, file or text -> one question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import QueryError
from pipeline.resources import ontology_dir

_DESCRIBED = re.compile(r"@param (\w+): (.+)")
_SPARQL = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_SLOT = re.compile(r'(VALUES\s+\?(\w+)\s*\{\s*)(?:UNDEF|"[^"\\\n]*")(\s*\})', re.IGNORECASE)
"""Where a value may be set: ``VALUES ?condition { UNDEF }``. UNDEF does not restrict."""
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its title and the parameters that may be set from outside."""

    name: str
    """Of a named question the file's stem; of a text ``query``."""
    text: str
    title: str
    description: str
    parameters: Mapping[str, str]
    """What may be set, each with what it is."""

    def having(self, values: Mapping[str, str]) -> str:
        """The SPARQL with these parameters set to plain texts; QueryError if there is no such parameter."""
        for name in values:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise QueryError(f'The question "{self.name}" has no parameter "{name}"; it has: {known}.')

        def filled(slot: re.Match[str]) -> str:
            value = values.get(slot[2])
            return slot[0] if value is None else f'{slot[1]}"{value.translate(_ESCAPES)}"{slot[3]}'

        return _SLOT.sub(filled, self.text)


def named_queries(folder: Path | None = None) -> dict[str, Question]:
    """The questions that come with caregraph, by name, sorted."""
    files = sorted((folder or ontology_dir() / "queries").glob("*.rq"))
    return {file.stem: question(file.stem, file.read_text(encoding="utf-8")) for file in files}


def find_query(what: str) -> Question:
    """The question that a name, the path of an .rq file, or a text of SPARQL means.

    Raises:
        QueryError: it is none of them; the message lists the named questions.
    """
    known = named_queries()
    if what in known:
        return known[what]
    if _SPARQL.search(what) and "{" in what:
        return question("query", what)
    path = Path(what)
    if what.endswith((".rq", ".sparql")):
        try:
            return question(path.stem, path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise QueryError(f"{what} cannot be read ({error}); give the path of a file of SPARQL.") from error
    titles = "".join(f"\n  {question.name:<20} {question.title}" for question in known.values())
    raise QueryError(f'There is no question "{what}"; give a file of SPARQL, or one of these:{titles}')


def question(name: str, text: str) -> Question:
    """Reads the comments at the head: the title, a description, and "@param NAME: what it is" for each parameter."""
    comments: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("# ").rstrip())
    described = {found[1]: found[2] for line in comments if (found := _DESCRIBED.fullmatch(line))}
    prose = [line for line in comments if not line.startswith("@param")]
    return Question(
        name=name,
        text=text,
        title=prose[0].rstrip(".") if prose else name,
        description=" ".join(prose[1:]),
        parameters=MappingProxyType({slot[2]: described.get(slot[2], "") for slot in _SLOT.finditer(text)}),
    )
