"""Statements run alike in both databases, and a connection that failed leaves nothing behind."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from grader.gradebook import database
from grader.gradebook.address import address
from grader.gradebook.connection import insert
from grader.gradebook.schema import Base
from grader.gradebook.store import open_gradebook

NOON = datetime(2026, 10, 6, 12, 0, 0, 250, tzinfo=timezone(timedelta(hours=9)))


def test_values_come_back_as_they_were(where: str) -> None:
    """Times are moments, flags are flags, and a list may have any length."""
    book = database.connect(address(where))
    row: dict[str, object] = {
        "kind": "void",
        "assignment": "gates",
        "student": "",
        "points": None,
        "until": NOON,
        "test": "a:b % c",
    }
    row |= {"drop": True, "text": "it's :said", "undone": False, "who": "prof", "when": NOON, "why": "\u00e9"}
    with book.writing() as connection:
        insert(connection, "adjustments", [row, {**row, "until": None}])
        insert(connection, "adjustments", [])
    with book.reading() as connection:
        found = [one._asdict() for one in connection.execute("SELECT * FROM adjustments ORDER BY id")]
        assert found == [{**row, "id": 1}, {**row, "until": None, "id": 2}]
        assert type(found[0]["drop"]) is type(found[0]["undone"]) is bool
        query = "SELECT id FROM adjustments WHERE id IN :some AND assignment = :name AND id IN :some ORDER BY id"
        for some, ids in (([1, 2, 3], [1, 2]), ([2], [2]), ([], [])):
            assert [one.id for one in connection.execute(query, some=list(some), name="gates")] == ids
        assert connection.scalar("SELECT points FROM adjustments WHERE id = 9") is None
    book.close()


def test_every_moment_and_flag_is_known(where: str) -> None:
    """By the name of its column: a new one has to be named as well."""
    open_gradebook(where).close()
    book = database.connect(address(where))
    columns = [column for table in Base.metadata.tables.values() for column in table.columns]
    kinds = {column.name: column.type.python_type for column in columns}
    with book.writing() as connection:
        for name, kind in kinds.items():
            if kind in (datetime, bool):
                value = NOON if kind is datetime else True
                assert connection.execute(f'SELECT :value AS "{name}"', value=value)[0] == (value,)
    book.close()


def test_a_failed_transaction_leaves_nothing(where: str) -> None:
    """And keeps nobody else out; the next one has another connection."""
    book = database.connect(address(where))
    with pytest.raises(ZeroDivisionError), book.writing() as connection:
        insert(connection, "contents", [{"hash": "h", "data": b"d"}])
        raise ZeroDivisionError
    with book.writing() as connection:
        assert connection.execute("SELECT * FROM contents") == []
    book.close()


def test_a_server_that_was_away_is_asked_again(where: str) -> None:
    """A connection that it has ended meanwhile is replaced."""
    if "postgresql" not in where:
        pytest.skip("a file is never away")
    with open_gradebook(where) as book, open_gradebook(where) as other:
        book.students()
        with other._database.writing() as connection:
            ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            connection.execute(f"{ended} AND pid <> pg_backend_pid()")
        assert book.students() == ()


def test_an_older_grader_reads_it(tmp_path: Path) -> None:
    """Times stand in a file as SQLAlchemy has always written them."""
    book = database.connect(address(tmp_path))
    with book.writing() as connection:
        insert(connection, "leases", [{"unit": "u", "holder": "h", "until": NOON}])
        assert connection.scalar("SELECT until || '' AS text FROM leases") == "2026-10-06 03:00:00.000250"
    book.close()
