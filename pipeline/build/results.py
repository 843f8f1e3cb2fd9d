"""Key -> result, in one file of SQLite: a build that is killed loses no article that it has read."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from pipeline.build.faults import Fault
from pipeline.build.result import Result
from pipeline.errors import CareGraphError

_TABLE = """CREATE TABLE IF NOT EXISTS result
(key TEXT PRIMARY KEY, source TEXT NOT NULL, faults TEXT NOT NULL, claims INTEGER NOT NULL, read BLOB)"""


class Results:
    """The results that are known. Keys are hashes of all that a result depends on."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def get(self, key: str) -> Result | None:
        """The result without what was read (see :meth:`read`); None if there is none."""
        query = "SELECT source, faults, claims, read IS NOT NULL FROM result WHERE key = ?"
        row = self._database.execute(query, (key,)).fetchone()
        return Result(row[0], tuple(Fault(**f) for f in json.loads(row[1])), row[2], bool(row[3])) if row else None

    def read(self, keys: Iterable[str]) -> Iterator[bytes]:
        """What the documents with these keys gave, packed, in this order, but for those that could not be read."""
        for key in keys:
            row = self._database.execute("SELECT read FROM result WHERE key = ?", (key,)).fetchone()
            if row and row[0] is not None:
                yield row[0]

    def put(self, key: str, result: Result) -> None:
        """Keeps a result, at once and for good.

        Raises:
            CareGraphError: the disk is full, or cannot be written.
        """
        faults = json.dumps([asdict(fault) for fault in result.faults], ensure_ascii=False)
        try:
            with self._database:
                self._database.execute(
                    "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?)",
                    (key, result.source, faults, result.claims, result.read),
                )
        except sqlite3.Error as error:
            raise CareGraphError(
                f"What was read cannot be kept ({error}); make room on the disk and build again: it goes on from here."
            ) from error

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forgets the results of inputs that are gone, and of earlier versions of the code and the ontology."""
        with self._database:
            self._database.execute("CREATE TEMP TABLE kept (key TEXT PRIMARY KEY)")
            self._database.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
            self._database.execute("DELETE FROM result WHERE key NOT IN (SELECT key FROM kept)")
            self._database.execute("DROP TABLE kept")


@contextmanager
def opened(file: Path) -> Iterator[Results]:
    """The results in a file, which is made if it is not there.

    Raises:
        CareGraphError: it is no such file.
    """
    database = sqlite3.connect(file)
    try:
        try:
            # With a write-ahead log a kill at any moment leaves whole results only.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(_TABLE)
        except sqlite3.Error as error:
            raise CareGraphError(f"{file}: the earlier results cannot be opened ({error}); delete the file.") from error
        yield Results(database)
    finally:
        database.close()
