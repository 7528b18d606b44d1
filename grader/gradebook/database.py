"""Open a gradebook's database: connect, check the version of its schema, and bring that forward.

What goes wrong is one line that names the gradebook: damaged, locked, read-only, newer than this program.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from grader.errors import GraderError
from grader.gradebook.address import Address, is_on_network
from grader.gradebook.schema import Base

HEAD = "003"
"""The newest version of the schema: the last of ``migrations/versions``."""
_READS = "grader_reads"
_WAIT = 20.0  # seconds for which a writer waits for others
_LOCK = 7_301_115  # PostgreSQL's number for the lock under which a schema is migrated


def connect(address: Address) -> Engine:
    """Return an engine for the gradebook at ``address``, of this version's schema. Raises GraderError."""
    engine = _sqlite(address.file) if address.file is not None else _postgresql(address)
    try:
        with errors(address):
            with reading(engine) as connection:
                version = _version(connection)
            if version != HEAD:
                with engine.begin() as connection:
                    _bring_forward(connection, address)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that changes nothing: it waits for no writer, and the file may be read-only."""
    with engine.connect() as connection:
        yield connection.execution_options(**{_READS: True})


def journal(engine: Engine) -> str:
    """Return how a SQLite file keeps its journal: ``wal``, or ``delete`` for a rollback journal."""
    with reading(engine) as connection:
        return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())


def _sqlite(file: Path) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: _open(file), poolclass=QueuePool)
    mode = "DELETE" if is_on_network(file) else "WAL"

    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        with contextlib.suppress(sqlite3.OperationalError):  # a file that may only be read keeps the journal it has
            connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute(f"PRAGMA synchronous = {'NORMAL' if mode == 'WAL' else 'FULL'}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Begin a transaction. The driver would do so at the first change, after what was read may have changed."""
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _open(file: Path) -> sqlite3.Connection:
    """Connect to a file. One that this user may only read, and that nobody writes now, is read as it is: SQLite would
    want to make files beside it."""
    where = str(file)
    writable = all(os.access(place, os.W_OK) for place in (file, file.parent))
    immutable = not writable and file.is_file() and not file.with_name(f"{file.name}-wal").exists()
    if immutable:
        where = f"{file.absolute().as_uri()}?immutable=1"
    return sqlite3.connect(where, timeout=_WAIT, isolation_level=None, check_same_thread=False, uri=immutable)


def _postgresql(address: Address) -> Engine:
    try:
        return create_engine(address.url, pool_pre_ping=True)
    except ModuleNotFoundError:
        raise GraderError(
            f"{address.shown}: the driver for PostgreSQL is not installed", "pip install 'nn-grader[postgres]'"
        ) from None


def _bring_forward(connection: Connection, address: Address) -> None:
    """Migrate the schema to this version. Raises GraderError for a newer one, and for what is no gradebook."""
    if connection.dialect.name == "postgresql":  # SQLite's transaction has the file to itself already
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    version = _version(connection)
    if version is None and inspect(connection).get_table_names():
        raise GraderError(f"{address.shown}: this database is no gradebook", "Name another one with --gradebook.")
    if version is not None and (not version.isdecimal() or version > HEAD):
        raise GraderError(
            f"{address.shown}: this gradebook is from a newer grader (version {version[:20]}; this one knows {HEAD})",
            "Update the grader.",
        )
    if version is None:
        _create(connection)
    elif version != HEAD:
        migrate(connection, HEAD)


def _create(connection: Connection) -> None:
    """Make the schema of this version in an empty database: the migrations would, with a library of which the import
    costs more than a batch of some submissions."""
    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def migrate(connection: Connection, version: str) -> None:
    """Bring the schema to ``version``, in the transaction of ``connection``."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, version)


_CLEAR = (
    (("database is locked", "database table is locked"), "another program has locked it", "Wait for it, or close it."),
    (
        ("readonly", "read-only", "permission denied"),
        "it is read-only here",
        "Change the permissions of the file and of its folder, or name another one.",
    ),
    (
        ("malformed", "not a database", "disk image"),
        "it is damaged, or no database",
        "Restore it from a backup, or move it away: the next batch makes a new one from the results in --out.",
    ),
    (("unable to open",), "it cannot be opened", "Check the path and its permissions."),
    (("disk is full", "no space left"), "the disk is full", "Free space, and run the same command again."),
)


@contextlib.contextmanager
def errors(address: Address) -> Iterator[None]:
    """Turn errors of the database into one line each."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        original = (error.orig if isinstance(error, DBAPIError) else error) or error
        said = " ".join(str(original).split())
        for words, what, remedy in _CLEAR:
            if any(word in said.casefold() for word in words):
                raise GraderError(f"{address.shown}: {what}", remedy, exit_code=3) from None
        raise GraderError(
            f"{address.shown}: the database answers: {said[:300]}", "Check the address, and that it runs.", exit_code=3
        ) from None
