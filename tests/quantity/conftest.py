from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.quantity import Amount, Grammar, find_quantities, load_grammar

LEXICON = Path(__file__).resolve().parents[2] / "ontology" / "lexicon" / "quantities.toml"


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    return load_grammar(LEXICON)


@pytest.fixture(scope="session")
def amounts(grammar: Grammar) -> Callable[..., tuple[Amount, ...]]:
    """Text (and country) -> amounts."""

    def read(text: str, country: str | None = None) -> tuple[Amount, ...]:
        return find_quantities(text, grammar=grammar, country=country)

    return read
