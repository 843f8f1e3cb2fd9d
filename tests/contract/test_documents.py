"""The documents say what there is: commands, files, predicates, types, qualifiers, questions."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from pipeline.cli import _parser
from pipeline.export import FORMATS as EXPORTS
from pipeline.query import named_queries, open_store, run_query
from pipeline.schema import load_schema

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE))
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def commands() -> dict[str, set[str]]:
    """Command -> its options."""
    (choices,) = (action.choices for action in _parser()._actions if isinstance(action.choices, dict))
    return {
        name: {option for action in parser._actions for option in action.option_strings}
        for name, parser in choices.items()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_names_only_targets_and_commands_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    used = set(re.findall(r"^(?:\$ )?make ([a-z-]+)|`make ([a-z-]+)", text, re.MULTILINE))
    assert {name for pair in used for name in pair if name} <= TARGETS
    called = re.findall(r"^(?:\$ )?caregraph ([a-z]+)|`caregraph ([a-z]+)", text, re.MULTILINE)
    assert {name for pair in called for name in pair if name} <= commands().keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_every_page_is_reached_from_the_readme() -> None:
    seen = [ROOT / "README.md"]
    for page in seen:  # grows while it is read
        links = re.findall(r"\]\((?!https?:)([^)#]+\.md)", page.read_text(encoding="utf-8"))
        seen += {(page.parent / link).resolve() for link in links} - set(seen)
    assert {page.name for page in PAGES if page not in seen} == set()


def test_every_target_and_command_is_documented() -> None:
    assert {target for target in TARGETS if f"`make {target}" not in COMMANDS} == set()
    for name, options in commands().items():
        assert f"caregraph {name}" in COMMANDS
        assert {option for option in options - {"-h", "--help"} if f"`{option}" not in COMMANDS} == set()


def test_every_term_is_documented() -> None:
    schema = load_schema()
    for terms in (schema.predicates, set(schema.types) - {"Entity"}, schema.qualifiers, schema.units):
        assert {name for name in terms if f"`{name}`" not in FORMATS} == set()


def test_every_output_file_is_documented(built: Path) -> None:
    assert {path.name for path in built.iterdir() if f"`{path.name}" not in FORMATS} == set()


def test_every_export_is_documented() -> None:
    assert {name for name in EXPORTS if f"\n### {name}\n" not in FORMATS} == set()


def test_every_question_is_documented_and_runs(built: Path) -> None:
    store = open_store(built)
    for name, question in named_queries().items():
        may_set = ", ".join(f"`{parameter}`" for parameter in question.parameters)
        assert f"| `{name}` | {question.title} | {may_set} |" in COMMANDS
        assert run_query(store, question).columns


def test_lock_satisfies_the_project() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE):
        locked.setdefault(name, []).append(version)
    groups = [line for group in PROJECT["dependency-groups"].values() for line in group if isinstance(line, str)]
    extras = [line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra]
    for line in (*PROJECT["project"]["dependencies"], *extras, *groups):
        wanted = Requirement(line)
        versions = locked.get(wanted.name.lower().replace("_", "-"), [])
        assert versions, f"{line} is not in requirements.lock; run make lock"
        assert all(wanted.specifier.contains(version) for version in versions), line


def test_lock_has_a_hash_for_every_version() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for entry in re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_no_page_or_data_names_this_machine() -> None:
    folders = ("pipeline", "ontology", "docs", "tests/quality", "benchmarks")
    files = [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".toml", ".json", ".rq"}
    ]
    assert [path.name for path in files if re.search(r"/(?:root|home|work)/", path.read_text(encoding="utf-8"))] == []


def test_floors_are_whole() -> None:
    floors = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text(encoding="utf-8"))
    assert floors.keys() == {"at_least", "at_most", "sha256"}
