"""What is made from the ontology is up to date, and says nothing that is not so."""

from pathlib import Path

import pytest

from tests.published.write import MADE


@pytest.mark.parametrize("file", MADE, ids=lambda file: file.name)
def test_file_is_what_the_ontology_gives(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == MADE[file](), "run `make ontology`"
