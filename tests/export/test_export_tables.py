"""Read back with pandas."""

import sys
from collections.abc import Callable, Iterator
from io import BytesIO

import pandas
import pytest

from pipeline.errors import CareGraphError
from pipeline.export import Source
from pipeline.export.tables import csv_tables, parquet_tables
from tests.export.conftest import Fact

Files = Iterator[tuple[str, bytes]]
FORMATS: list[tuple[Callable[[Source], Files], Callable[[BytesIO], pandas.DataFrame]]] = [
    (csv_tables, pandas.read_csv),
    (parquet_tables, pandas.read_parquet),
]


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_every_claim_with_its_status_and_quotes(
    write: Callable[[Source], Files], read: Callable[[BytesIO], pandas.DataFrame], source: Source, facts: set[Fact]
) -> None:
    frames = {name.partition(".")[0]: read(BytesIO(content)) for name, content in write(source)}
    quotes = (
        frames["evidence"].query("role == 'quote'").groupby("claim")["text"].apply(lambda texts: tuple(sorted(texts)))
    )
    claims = frames["claims"].set_index("id").join(quotes)
    found = {
        Fact(
            row["id"], row["subject"], row["predicate"],
            row["object"] if row["object"] in source.things else row["object_label"],
            row["polarity"], row["certainty"], row["text"],
        )
        for row in claims.reset_index().to_dict("records")
    }  # fmt: skip
    assert found == facts
    cost = frames["claims"].query("predicate == 'hasCost'").iloc[0]
    assert (cost.low, cost.high, cost.currency, cost.per) == (100, 150, "USD", "session")
    assert set(frames["things"]["id"]) == set(source.things)
    assert set(frames["articles"]["id"]) == set(source.articles)


def test_parquet_columns_have_their_types_without_a_value_too(source: Source) -> None:
    frames = {name: pandas.read_parquet(BytesIO(content)) for name, content in parquet_tables(source)}
    claims = frames["claims.parquet"]
    assert str(claims["step"].dtype).startswith(("float", "Int", "int"))
    assert claims["step"].isna().all()
    assert claims["confidence"].dtype == "float64"


def test_without_pyarrow_one_sentence_says_what_to_do(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(CareGraphError, match=r"caregraph\[parquet\]"):
        list(parquet_tables(source))
