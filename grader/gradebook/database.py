"""Open a gradebook's database: connect, check the version of its schema, and bring that forward.

What goes wrong is one line that names the gradebook: damaged, locked, read-only, newer than this program.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator
from importlib import resources

from grader.errors import GraderError
from grader.gradebook.address import Address
from grader.gradebook.connection import BookConnection
from grader.gradebook.drivers import LOCK, driver_errors, open_file, open_server

HEAD = "003"
"""The newest version of the schema: the last of ``migrations/versions``."""


class Database:
    """The database at ``address``. Threads may share it: each transaction has a connection to itself."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._idle: deque[BookConnection] = deque()

    @contextlib.contextmanager
    def reading(self) -> Iterator[BookConnection]:
        """A transaction that changes nothing: it waits for no writer, and the file may be read-only."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[BookConnection]:
        """A transaction: all of it is written, or nothing."""
        with self._transaction(writes=True) as connection:
            yield connection

    def close(self) -> None:
        """Close the connections that nobody uses."""
        while self._idle:
            self._idle.pop().close()

    @contextlib.contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[BookConnection]:
        connection = self._connection()
        try:
            connection.begin(writes=writes)
            yield connection
            connection.commit()
        except BaseException:
            connection.roll_back()
            raise
        self._idle.append(connection)

    def _connection(self) -> BookConnection:
        while self._idle:
            connection = self._idle.pop()
            if connection.is_alive():
                return connection
            connection.close()
        return open_connection(self._address)


def connect(address: Address) -> Database:
    """Return the database of the gradebook at ``address``, of this version's schema. Raises GraderError."""
    database = Database(address)
    try:
        with errors(address):
            with database.reading() as connection:
                version = _version(connection)
            if version != HEAD:
                _bring_forward(database, address)
    except BaseException:
        database.close()
        raise
    return database


def journal(database: Database) -> str:
    """Return how a SQLite file keeps its journal: ``wal``, or ``delete`` for a rollback journal."""
    with database.reading() as connection:
        return str(connection.scalar("PRAGMA journal_mode"))


def open_connection(address: Address) -> BookConnection:
    """Return a new connection. Raises GraderError, and what the driver raises."""
    if address.file is None:
        return BookConnection(open_server(address), is_postgresql=True)
    return BookConnection(open_file(address.file), is_postgresql=False)


def _bring_forward(database: Database, address: Address) -> None:
    """Make the schema, or bring it to this version. Raises GraderError for a newer one, and for what is no
    gradebook."""
    with database.writing() as connection:
        if connection.is_postgresql:  # SQLite's transaction has the file to itself already
            connection.execute("SELECT pg_advisory_xact_lock(:lock)", lock=LOCK)
        version = _version(connection)
        if version is None and connection.tables():
            raise GraderError(f"{address.shown}: this database is no gradebook", "Name another one with --gradebook.")
        if version is not None and (not version.isdecimal() or version > HEAD):
            raise GraderError(
                f"{address.shown}: this gradebook is from a newer grader (version {version[:20]}; this one knows "
                f"{HEAD})",
                "Update the grader.",
            )
        if version is None:
            _create(connection)
    if version is not None and version != HEAD:
        from grader.gradebook.migration import migrate

        migrate(address, HEAD)


def _create(connection: BookConnection) -> None:
    """Make the schema of this version in an empty database: the migrations would, with two libraries of which the
    import costs more than a batch of some submissions."""
    name = "postgresql" if connection.is_postgresql else "sqlite"
    connection.run(resources.files(__package__).joinpath(f"schema.{name}.sql").read_text(encoding="utf-8"))
    connection.execute("INSERT INTO alembic_version VALUES (:head)", head=HEAD)


def _version(connection: BookConnection) -> str | None:
    if "alembic_version" not in connection.tables():
        return None
    return str(connection.scalar("SELECT version_num FROM alembic_version"))


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
    except driver_errors(is_postgresql=address.file is None) as error:
        said = " ".join(str(error).split())
        for words, what, remedy in _CLEAR:
            if any(word in said.casefold() for word in words):
                raise GraderError(f"{address.shown}: {what}", remedy, exit_code=3) from None
        raise GraderError(
            f"{address.shown}: the database answers: {said[:300]}", "Check the address, and that it runs.", exit_code=3
        ) from None
