from pathlib import Path

import pytest

from pipeline.errors import OntologyError
from pipeline.quantity import Grammar, load_grammar


def test_every_currency_symbol_and_unit_is_known(grammar: Grammar) -> None:
    assert grammar.symbols["£"] == "GBP"
    assert [unit.name for unit in grammar.units] == ["second", "minute", "hour", "day", "week", "month", "year"]


@pytest.mark.parametrize("content", ["not toml [", "[numbers]\nlabels = []\n"])
def test_a_faulty_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "quantities.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"quantities\.toml"):
        load_grammar(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        load_grammar(tmp_path / "quantities.toml")
