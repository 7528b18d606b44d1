"""Gradebooks of both kinds: every test that takes ``where`` runs with SQLite and with PostgreSQL alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgresql

_numbers = itertools.count()


@pytest.fixture(scope="session")
def socket() -> Iterator[str]:
    """The folder of a PostgreSQL server's socket."""
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian's package postgresql)")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'nn-grader[postgres]'")
    with postgresql.server(programs) as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a gradebook that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "gradebook.sqlite")
    return new_database(request.getfixturevalue("socket"))


def new_database(socket: str) -> str:
    """Make an empty database, and return its address."""
    import psycopg

    name = f"book{next(_numbers)}"
    with psycopg.connect(host=socket, user=postgresql.USER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql+psycopg://{postgresql.USER}@/{name}?host={socket}"
