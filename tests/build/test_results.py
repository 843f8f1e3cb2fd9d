import sqlite3
from pathlib import Path

import pytest

from pipeline.build.faults import Fault
from pipeline.build.packing import packed, unpacked
from pipeline.build.result import Result
from pipeline.build.results import opened
from pipeline.errors import CareGraphError
from pipeline.model import Article, Block, Extraction, Span

FAULT = Fault("in/a.txt", "a", "in/a.txt: the input is empty; give it some text.")
ARTICLE = Article("a", "Tea\n\nTea helps.", (Block(0, "heading", Span(0, 3), Span(0, 3), level=1),), title="Tea")


def test_what_is_put_is_there_the_next_time(tmp_path: Path) -> None:
    with opened(tmp_path / "results.db") as results:
        assert results.get("k") is None
        results.put("k", Result("in/a.txt", (FAULT,)))
        results.put("l", Result("in/b.txt", (), 3, built=True, read=packed(Extraction(ARTICLE, (), ()), ("r",))))
    with opened(tmp_path / "results.db") as results:
        assert results.get("k") == Result("in/a.txt", (FAULT,))
        assert results.get("l") == Result("in/b.txt", (), 3, built=True)
        assert [unpacked(read).article for read in results.read(["k", "l", "m"])] == [ARTICLE]


def test_what_is_no_longer_asked_for_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path / "results.db") as results:
        for key in "klm":
            results.put(key, Result(key, ()))
        results.keep_only(["l", "x"])
        assert [key for key in "klm" if results.get(key)] == ["l"]


def test_packing_loses_nothing() -> None:
    extraction = Extraction(ARTICLE, (), ())
    read = unpacked(packed(extraction, ("a\tb\tc\t", "d\te\tf\t")))
    assert (read.extraction, read.rows) == (extraction, ("a\tb\tc\t", "d\te\tf\t"))


def test_faults_name_the_place_where_the_input_lies_now() -> None:
    (fault,) = Result("in/a.txt", (FAULT,)).faults_at("moved/a.txt")
    assert (fault.source, fault.error[:12]) == ("moved/a.txt", "moved/a.txt:")


def test_a_file_that_holds_no_results_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "results.db").write_bytes(b"not SQLite at all, but long enough to be looked at" * 99)
    with pytest.raises(CareGraphError, match="cannot be opened"), opened(tmp_path / "results.db"):
        pass


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    with opened(tmp_path / "results.db") as results:
        results.put("k", Result("k", ()))
    database = sqlite3.connect(tmp_path / "results.db")
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.close()
    with opened(tmp_path / "results.db") as results:
        results._database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CareGraphError, match="make room on the disk"):
            results.put("big", Result("k", (), 1, built=True, read=bytes(10_000_000)))
        assert results.get("k")
