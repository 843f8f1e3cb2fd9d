"""Extractions -> report.html: the data and the hand-written parts of ``page/``, put into one file."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from pipeline.model import Extraction
from pipeline.report.data import Conflict, page_data
from pipeline.report.names import Names

_PARTS = Path(__file__).parent / "page"
PLAIN = Names()
SCRIPTS = ("data.js", "state.js", "text.js", "claims.js", "conflicts.js", "graph.js", "moves.js", "table.js", "main.js")
"""The page's script in pieces, in the order in which they are joined."""


def report(
    extractions: Sequence[Extraction],
    *,
    names: Names = PLAIN,
    title: str = "CareGraph report",
    left_out: int = 0,
    conflicts: Sequence[Conflict] = (),
) -> str:
    """One self-contained HTML page; the same extractions give the same page, and it asks the network for nothing.

    Args:
        extractions: In the order in which the page lists the articles.
        names: What to call predicates and types; :func:`pipeline.report.names_of` takes it from the ontology.
        title: The page's heading.
        left_out: How many more articles there are that the page has no room for; it says so.
        conflicts: The claims that cannot both hold.
    """
    data = page_data(extractions, names=names, conflicts=conflicts) | ({"leftOut": left_out} if left_out else {})
    style = _part("page.css")
    script = '"use strict";\n(() => {\n' + "\n".join(_part(name) for name in SCRIPTS) + "})();\n"
    values = {
        "title": escape(title),
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": embedded(data),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda hole: values[hole[1]], _part("page.html"))


def embedded(data: Mapping[str, object]) -> str:
    """JSON that can stand in a script element: no ``<``, ``>`` or ``&``, no line separators, no lone surrogates."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy: our own style and script, and nothing else, neither inline nor from a network."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
