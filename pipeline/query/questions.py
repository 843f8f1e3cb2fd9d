"""ontology/queries/*.rq -> the named questions; a name, file or text -> one question."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import QueryError
from pipeline.resources import ontology_dir

_DESCRIBED = re.compile(r"@(param|thing) (\w+): (.+)")
_SPARQL = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_SLOT = re.compile(r"(VALUES\s+\?(\w+)\s*\{\s*)UNDEF(\s*\})", re.IGNORECASE)
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
    things: frozenset[str] = frozenset()
    """Those parameters that are set to things, named by any of their names; the others are texts."""

    def check(self, values: Iterable[str]) -> None:
        """QueryError if one of the values is for no parameter."""
        for name in values:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise QueryError(f'The question "{self.name}" has no parameter "{name}"; it has: {known}.')

    def having(self, values: Mapping[str, str | Sequence[str]]) -> str:
        """The SPARQL with these parameters set, each to a plain text or to the IRIs of things.

        Raises:
            QueryError: there is no such parameter.
        """
        self.check(values)

        def filled(slot: re.Match[str]) -> str:
            value = values.get(slot[2])
            if value is None:
                return slot[0]
            terms = (
                f'"{value.translate(_ESCAPES)}"' if isinstance(value, str) else " ".join(f"<{iri}>" for iri in value)
            )
            return f"{slot[1]}{terms}{slot[3]}"

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
    """Reads the comments at the head: the title, a description, and what each parameter is.

    "@thing NAME: …" is one that takes things by their names, "@param NAME: …" one that takes a text.
    """
    comments: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("# ").rstrip())
    heads = [found for line in comments if (found := _DESCRIBED.fullmatch(line))]
    described = {head[2]: head[3] for head in heads}
    prose = [line for line in comments if not line.startswith("@")]
    return Question(
        name=name,
        text=text,
        title=prose[0].rstrip(".") if prose else name,
        description=" ".join(prose[1:]),
        parameters=MappingProxyType({slot[2]: described.get(slot[2], "") for slot in _SLOT.finditer(text)}),
        things=frozenset(head[2] for head in heads if head[1] == "thing"),
    )
