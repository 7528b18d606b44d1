"""Bring the schema of an older gradebook forward. Only this loads SQLAlchemy and Alembic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from grader.gradebook.address import Address
from grader.gradebook.drivers import LOCK, open_file, open_server


def engine(address: Address) -> Engine:
    """Return SQLAlchemy's engine for the database at ``address``."""
    if address.file is None:
        return create_engine("postgresql+psycopg://", creator=lambda: _server(address), poolclass=StaticPool)
    file = address.file
    made = create_engine("sqlite://", creator=lambda: open_file(file), poolclass=StaticPool)
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def _server(address: Address) -> Any:
    connection = open_server(address)
    connection.autocommit = False  # SQLAlchemy wants to begin transactions itself
    return connection


def migrate(address: Address, version: str) -> None:
    """Bring the schema to ``version``: all of it, or nothing. Raises what the driver raises."""
    made = engine(address)
    try:
        with made.begin() as connection:
            _upgrade(connection, version)
    except DBAPIError as error:
        raise error.orig or error from None
    finally:
        made.dispose()


def _upgrade(connection: Connection, version: str) -> None:
    if connection.dialect.name == "postgresql":  # SQLite's transaction has the file to itself already
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, version)
