"""ontology/lexicon/README.md -> the roles, options and tables that it describes."""

import re
from pathlib import Path

from pipeline.resources import ontology_dir

FOLDER: Path = ontology_dir() / "lexicon"
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text under a heading, up to the next of its level."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_cells(title: str) -> set[str]:
    """The codes in the first column of a section's tables, without what follows "="."""
    cells = re.findall(r"^\| (`.+?`) \| ", section(title), re.MULTILINE)
    return {code for cell in cells for code in re.findall(r"(?:^|, )`(\w+)", cell)}


def role_examples() -> list[tuple[str, str, str, str]]:
    """(role, sentence, word, what it finds)."""
    rows = (line.strip("| ").split(" | ") for line in section("Roles").splitlines() if line.startswith("| `"))
    return [(row[0].strip("`"), row[1], row[2], row[3]) for row in rows if len(row) == 4]
