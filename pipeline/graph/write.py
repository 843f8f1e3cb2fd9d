"""Sorted triples -> N-Triples, Turtle and JSON-LD, piece by piece: the same triples give the same bytes."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from pipeline.graph.terms import DECIMAL, INTEGER, STRING, TYPE, Literal, Term, Triple
from pipeline.ids import PREFIXES

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
"""Local names that Turtle takes without an escape."""
_LEXICAL = {DECIMAL: re.compile(r"[+-]?\d*\.\d+"), INTEGER: re.compile(r"[+-]?\d+")}


def to_ntriples(triples: Iterable[Triple], graph: str | None = None) -> Iterator[str]:
    """One triple a line; with the IRI of a graph, N-Quads."""
    end = f" <{graph}> .\n" if graph else " .\n"
    for s, p, o in triples:
        yield f"<{s}> <{p}> {_ntriples_term(o)}{end}"


def to_turtle(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> Iterator[str]:
    """Grouped by subject, with prefixes."""
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items())
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        yield _turtle_node(subject, group, prefixes)


def to_jsonld(triples: Iterable[Triple]) -> Iterator[str]:
    """One object a subject, one a line, with the context inside; the triples are gone through twice."""
    coerced = _coercions(triples)
    context: dict[str, object] = dict(PREFIXES)
    context.update({short: {"@type": type_} for short, type_ in sorted(coerced.items())})
    yield f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": ['
    end = "\n"
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        yield end + json.dumps(_json_node(subject, group, coerced), ensure_ascii=False)
        end = ",\n"
    yield "\n]}\n"


WRITERS: Mapping[str, Callable[[Iterable[Triple]], Iterator[str]]] = {
    "graph.jsonld": to_jsonld,
    "graph.nt": to_ntriples,
    "graph.ttl": to_turtle,
}
"""The files of a graph, and what writes them."""


def write_graph(triples: Iterable[Triple], folder: Path) -> None:
    """Writes all three files into the folder, in UTF-8 with line feeds alone as line ends.

    The triples are gone through several times, so an iterator will not do.
    """
    for file, writer in WRITERS.items():
        with (folder / file).open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(writer(triples))


def _ntriples_term(term: Term) -> str:
    return f"<{term}>" if isinstance(term, str) else _quoted(term)


def _turtle_node(subject: str, triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    lines = []
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate):
        values = ",\n        ".join(_turtle_term(triple.object, prefixes) for triple in group)
        lines.append(f"{'a' if predicate == TYPE else _turtle_iri(predicate, prefixes)} {values}")
    body = " ;\n    ".join(lines)
    return f"\n{_turtle_iri(subject, prefixes)} {body} .\n"


def _turtle_term(term: Term, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, str):
        return _turtle_iri(term, prefixes)
    if term.datatype in _LEXICAL and _LEXICAL[term.datatype].fullmatch(term.value):
        return term.value
    return _quoted(term, lambda iri: _turtle_iri(iri, prefixes))


def _turtle_iri(iri: str, prefixes: Mapping[str, str]) -> str:
    return _short(iri, prefixes) or f"<{iri}>"


def _short(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str | None:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def _quoted(literal: Literal, iri: Callable[[str], str] = "<{}>".format) -> str:
    text = _SPECIAL.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}", literal.value)
    return f'"{text}"' if literal.datatype == STRING else f'"{text}"^^{iri(literal.datatype)}'


def _coercions(triples: Iterable[Triple]) -> dict[str, str]:
    """The predicates whose objects are all IRIs, or all of one datatype: the context says so once for them."""
    kinds: dict[str, set[str]] = {}
    for triple in triples:
        kind = "@id" if isinstance(triple.object, str) else triple.object.datatype
        kinds.setdefault(triple.predicate, set()).add(kind)
    kinds.pop(TYPE, None)
    return {
        _short(predicate) or predicate: "@id" if kind == "@id" else _short(kind) or kind
        for predicate, (kind, *others) in kinds.items()
        if not others and kind != STRING
    }


def _json_node(subject: str, triples: Iterable[Triple], coerced: Mapping[str, str]) -> dict[str, object]:
    node: dict[str, object] = {"@id": subject}
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate):
        key = "@type" if predicate == TYPE else _short(predicate) or predicate
        values = list(_json_values(key, group, coerced))
        node[key] = values[0] if len(values) == 1 else values
    return node


def _json_values(key: str, triples: Iterable[Triple], coerced: Mapping[str, str]) -> Iterator[object]:
    for triple in triples:
        term = triple.object
        if isinstance(term, str):
            short = _short(term) or term
            yield short if key == "@type" or key in coerced else {"@id": short}
        elif term.datatype == STRING or key in coerced:
            yield term.value
        else:
            yield {"@value": term.value, "@type": _short(term.datatype) or term.datatype}
