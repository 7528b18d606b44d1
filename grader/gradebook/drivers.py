"""Connect to a SQLite file or to a PostgreSQL server, by the driver of each."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.gradebook.address import Address, is_on_network

LOCK = 7_301_115
"""PostgreSQL's number for the lock under which a schema is made or migrated."""
_WAIT = 20.0  # seconds for which a writer waits for others


def open_file(file: Path) -> sqlite3.Connection:
    """Connect to a file. One that this user may only read, and that nobody writes now, is read as it is: SQLite would
    want to make files beside it."""
    where = str(file)
    writable = all(os.access(place, os.W_OK) for place in (file, file.parent))
    immutable = not writable and file.is_file() and not file.with_name(f"{file.name}-wal").exists()
    if immutable:
        where = f"{file.absolute().as_uri()}?immutable=1"
    connection = sqlite3.connect(where, timeout=_WAIT, isolation_level=None, check_same_thread=False, uri=immutable)
    mode = "DELETE" if is_on_network(file) else "WAL"
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        with contextlib.suppress(sqlite3.OperationalError):  # a file that may only be read keeps the journal it has
            connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute(f"PRAGMA synchronous = {'NORMAL' if mode == 'WAL' else 'FULL'}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_server(address: Address) -> Any:
    """Connect to PostgreSQL. Raises GraderError where its driver is not installed."""
    try:
        import psycopg
    except ModuleNotFoundError:
        raise GraderError(
            f"{address.shown}: the driver for PostgreSQL is not installed", "pip install 'nn-grader[postgres]'"
        ) from None
    return psycopg.connect(address.url, autocommit=True)


def driver_errors(*, is_postgresql: bool) -> tuple[type[Exception], ...]:
    """Return what the driver raises."""
    if not is_postgresql:
        return (sqlite3.Error,)
    try:
        import psycopg
    except ModuleNotFoundError:  # then nothing of it is raised
        return ()
    return (psycopg.Error,)
