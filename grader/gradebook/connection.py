"""A connection to a gradebook's database: the same statements run in SQLite and in PostgreSQL.

Statements are SQL, with parameters as ``:name``; a list stands for ``(…)``. Rows come back as named tuples, with times
as moments. SQLAlchemy would do the same, and takes half of what a small batch costs to be imported.
"""

from __future__ import annotations

import contextlib
import re
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from grader.gradebook.drivers import driver_errors

_PARAMETER = re.compile(r":(\w+)")
_MOMENTS = frozenset({"claimed", "due", "seen", "time", "until", "when"})
_FLAGS = frozenset({"drop", "gone", "late", "undone"})
_CHANGED = _MOMENTS | _FLAGS
"""Columns whose values SQLite, or both, return as something else than they are."""


class BookConnection:
    """A connection of the database's driver; ``is_postgresql`` says of which."""

    def __init__(self, driver: Any, *, is_postgresql: bool) -> None:
        self._driver, self.is_postgresql = driver, is_postgresql

    def begin(self, *, writes: bool) -> None:
        """Begin a transaction. SQLite's driver would do so at the first change, after what was read may have changed,
        and PostgreSQL's is told to leave it to this."""
        self._driver.execute("BEGIN IMMEDIATE" if writes and not self.is_postgresql else "BEGIN")

    def commit(self) -> None:
        """End the transaction."""
        self._driver.execute("COMMIT")

    def roll_back(self) -> None:
        """End a transaction that has failed, as if it had never been, and close the connection: what a query still
        reads would otherwise keep a file locked."""
        with contextlib.suppress(*driver_errors(is_postgresql=self.is_postgresql)):
            self._driver.execute("ROLLBACK")
        self.close()

    def is_alive(self) -> bool:
        """Whether the server still answers."""
        if self.is_postgresql:
            try:
                self._driver.execute("SELECT 1")
            except driver_errors(is_postgresql=True):
                return False
        return True

    def close(self) -> None:
        """Close it."""
        self._driver.close()

    def execute(self, statement: str, **values: object) -> list[Any]:
        """Run a statement, and return its rows."""
        for name in [name for name, value in values.items() if isinstance(value, list)]:
            some: Sequence[object] = values.pop(name)  # type: ignore[assignment]
            named = {f"{name}_{number}": value for number, value in enumerate(some)}
            listed = ", ".join(f":{one}" for one in named) or "NULL"
            statement = re.sub(rf":{name}\b", f"({listed})", statement)
            values |= named
        cursor = self._driver.execute(self._translated(statement), self._bound(values))
        if cursor.description is None:
            return []
        return [*map(_maker(tuple(column[0] for column in cursor.description)), cursor)]

    def lock_rows(self, query: str, **values: object) -> list[Any]:
        """Return rows, which nobody else changes before this transaction ends. A SQLite file has one writer anyway."""
        return self.execute(f"{query} FOR UPDATE" if self.is_postgresql else query, **values)

    def scalar(self, statement: str, **values: object) -> Any:
        """Return the first value of the first row; None where there is no row."""
        rows = self.execute(statement, **values)
        return rows[0][0] if rows else None

    def execute_each(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Run a statement once for each row of values."""
        with_values = [self._bound(row) for row in rows]
        self._driver.cursor().executemany(self._translated(statement), with_values)

    def run(self, script: str) -> None:
        """Run the statements of a script, between which there are blank lines."""
        for statement in script.strip().split("\n\n"):
            self._driver.execute(statement)

    def tables(self) -> set[str]:
        """Return the names of all tables."""
        here = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        file = "SELECT name FROM sqlite_master WHERE type = 'table'"
        return {row[0] for row in self.execute(here if self.is_postgresql else file)}

    def _translated(self, statement: str) -> str:
        return _for_psycopg(statement) if self.is_postgresql else statement

    def _bound(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return values as they are stored: times as UTC without a zone, which neither database keeps."""
        bound = dict(values)
        for name, value in values.items():
            if isinstance(value, datetime):
                moment = value.astimezone(UTC).replace(tzinfo=None)
                bound[name] = moment if self.is_postgresql else moment.isoformat(" ", "microseconds")
        return bound


def insert(connection: BookConnection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows."""
    if rows:
        connection.execute_each(insertion(table, rows[0]), rows)


def insert_new(connection: BookConnection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert the rows of which none with the same key is there."""
    if rows:
        connection.execute_each(f"{insertion(table, rows[0])} ON CONFLICT DO NOTHING", rows)


def insertion(table: str, columns: Iterable[str]) -> str:
    """Return the statement that inserts a row with these columns."""
    names = list(columns)
    listed, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table} ({listed}) VALUES ({values})"  # noqa: S608  names of our own


@lru_cache
def _for_psycopg(statement: str) -> str:
    return _PARAMETER.sub(r"%(\1)s", statement)


@lru_cache
def _maker(names: tuple[str, ...]) -> Callable[[Sequence[Any]], Any]:
    """Return what makes a row of these columns."""
    row: Any = namedtuple("row", names)  # type: ignore[misc]  # the columns are known only now
    changed = [(place, _moment if name in _MOMENTS else bool) for place, name in enumerate(names) if name in _CHANGED]
    if not changed:
        return row._make

    def make(values: Sequence[Any]) -> Any:
        read = list(values)
        for place, change in changed:
            read[place] = change(read[place])
        return row._make(read)

    return make


def _moment(value: str | datetime | None) -> datetime | None:
    if value is None:
        return None
    return (datetime.fromisoformat(value) if isinstance(value, str) else value).replace(tzinfo=UTC)
