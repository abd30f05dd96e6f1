"""Faults, and the rows that they are planted into."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass
class Fault:
    """One planted fault; a stored failure of its test shows it by being the row, or by having the mark among its values."""

    test: str
    what: str
    row: tuple | None = None
    mark: str | None = None


class Rows:
    """Rows of tables, each handed out once; a small table gets copies of the rows that it had at first."""

    SMALL = 200

    def __init__(self, session: duckdb.DuckDBPyConnection, source: Path):
        self.session = session
        self.session.execute(f"attach '{source}' as source (read_only)")
        self.taken: Counter[str] = Counter()

    def next(self, table: str) -> int:
        """The rowid of a row that has no fault yet."""
        taken = self.taken[table]
        self.taken[table] += 1
        rows = self.session.execute(f"select count(*) from source.{table}").fetchone()[0]
        if rows < self.SMALL:
            return self.copy(table, taken % rows)
        return self.session.execute(f"select rowid from {table} order by rowid limit 1 offset {taken}").fetchone()[0]

    def copy(self, table: str, place: int, condition: str = "true") -> int:
        """Adds a row that equals one that was there at first, and returns its rowid."""
        self.session.execute(f"insert into {table} select * from source.{table} where {condition} order by rowid limit 1 offset {place}")
        return self.session.execute(f"select max(rowid) from {table}").fetchone()[0]

    def change(self, table: str, assignment: str) -> tuple:
        """Changes a row of its own, and returns it as it is then."""
        rowid = self.next(table)
        self.session.execute(f"update {table} set {assignment} where rowid = {rowid}")
        return self.session.execute(f"select * from {table} where rowid = {rowid}").fetchone()
