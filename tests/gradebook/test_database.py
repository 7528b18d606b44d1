"""Opening a gradebook: every version of its schema comes forward; what is wrong with one is one line that says so."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from grader.errors import GraderError
from grader.gradebook import database, drivers, migration
from grader.gradebook.address import FILE, address, is_on_network
from grader.gradebook.schema import Base
from grader.gradebook.store import open_gradebook
from tests.gradebook.conftest import new_database
from tests.gradebook.test_store import counts, hand_in

VERSIONS = [script.revision for script in ScriptDirectory("grader/gradebook/migrations").walk_revisions()][::-1]


@contextmanager
def engine_of(where: str) -> Iterator[Engine]:
    """A plain connection to the database."""
    engine = migration.engine(address(where))
    yield engine
    engine.dispose()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_comes_forward(where: str, version: str) -> None:
    """With its rows; and the schema is then the one that this program knows."""
    migration.migrate(address(where), version)
    with engine_of(where) as engine, engine.begin() as connection:
        connection.execute(text("INSERT INTO contents (hash, data) VALUES ('h', 'd')"))
    with open_gradebook(where) as book:
        book.add([hand_in()])
        assert counts(book) == (1, 1)
    with engine_of(where) as engine, engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == database.HEAD == VERSIONS[-1]
        assert connection.scalar(text("SELECT count(*) FROM contents WHERE hash = 'h'")) == 1
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_new_gradebook_is_as_the_migrations_make_it(where: str, request: pytest.FixtureRequest) -> None:
    """With the same version, constraints and triggers."""
    if "postgresql" in where:
        other = new_database(request.getfixturevalue("socket"))
        queries = (
            "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length "
            "FROM information_schema.columns WHERE table_schema = 'public'",
            "SELECT trigger_name, event_manipulation, action_statement FROM information_schema.triggers",
            "SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace",
        )
    else:
        other = f"{where}.other"
        queries = (
            'SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m, pragma_table_info(m.name) c '
            "WHERE m.type = 'table'",
            "SELECT name, tbl_name FROM sqlite_master WHERE type IN ('trigger', 'index')",
            'SELECT m.name, f."table", f."from", f."to" FROM sqlite_master m, pragma_foreign_key_list(m.name) f '
            "WHERE m.type = 'table'",
        )
    open_gradebook(where).close()
    migration.migrate(address(other), VERSIONS[-1])
    found = []
    for one in (where, other):
        with engine_of(one) as engine, engine.connect() as connection:
            version = connection.scalar(text("SELECT version_num FROM alembic_version"))
            found.append([version, *(sorted(map(tuple, connection.execute(text(query)))) for query in queries)])
            if one == where:
                assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    assert found[0] == found[1]
    assert all(found[0])


def test_newer_gradebook_is_refused(where: str) -> None:
    """And so is a database of something else; neither is touched."""
    open_gradebook(where).close()
    with engine_of(where) as engine, engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '999'"))
    with pytest.raises(GraderError, match="newer grader") as caught:
        open_gradebook(where)
    assert "\n" not in caught.value.message and caught.value.hint == "Update the grader."
    with engine_of(where) as engine, engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(GraderError, match="no gradebook"):
        open_gradebook(where)


def test_wal_but_not_on_a_network_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a rollback journal, also for a file that was made elsewhere."""
    monkeypatch.setattr(drivers, "is_on_network", lambda _: False)
    with open_gradebook(tmp_path) as book:
        assert (book.journal, book.shown) == ("wal", str(tmp_path / FILE))
    monkeypatch.setattr(drivers, "is_on_network", lambda _: True)
    with open_gradebook(tmp_path / FILE) as book:
        assert book.journal == "delete"


def test_mounts_say_what_is_on_the_network(tmp_path: Path) -> None:
    """The nearest mount above decides, the later one of two at the same place."""
    here = os.path.realpath(tmp_path)
    for mounts, answer in (
        (f"/dev/sda / ext4 rw 0 0\nserver:/home {here} nfs4 rw 0 0\n", True),
        (f"server:/ / nfs4 rw 0 0\n/dev/sdb {here} ext4 rw 0 0\n", False),
        (f"/dev/sdb {here} ext4 rw 0 0\n//server/share {here} cifs rw 0 0\n", True),
        (f"server:/home {here}x nfs rw 0 0\n", False),
        ("garbage\n", False),
    ):
        assert is_on_network(tmp_path / FILE, mounts) is answer
    folder = tmp_path / "a b"
    folder.mkdir()
    assert is_on_network(folder / FILE, f"s:/x {here}/a\\040b nfs rw 0 0\n")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://prof:secret@db/book", "password"),
        ("postgresql://prof@db/book?password=secret", "password"),
        ("mysql://prof@db/book", "mysql is not supported"),
        ("postgresql+psycopg2://prof@db/book", "not supported"),
        ("://", "not the URL"),
    ],
)
def test_addresses_that_are_refused(url: str, said: str) -> None:
    """In one line, which does not repeat a password."""
    with pytest.raises(GraderError, match=said) as caught:
        address(url)
    assert "secret" not in caught.value.message + caught.value.hint


def test_server_that_is_not_there(tmp_path: Path) -> None:
    """One line."""
    pytest.importorskip("psycopg")
    with pytest.raises(GraderError, match="database answers") as caught:
        open_gradebook(f"postgresql://prof@/book?host={tmp_path}")
    assert "\n" not in caught.value.message and caught.value.exit_code == 3


def test_damaged_file(tmp_path: Path) -> None:
    """No database at all, one with pages overwritten, an empty one (which is a new one)."""
    file = tmp_path / FILE
    file.write_bytes(b"these are no pages of a database" * 300)
    with pytest.raises(GraderError, match="damaged, or no database"):
        open_gradebook(file)
    file.unlink()
    with open_gradebook(file) as book:
        book.add([hand_in()])
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\x7f" * (len(content) - 4096))
    with pytest.raises(GraderError, match="damaged, or no database"), open_gradebook(file) as book:
        book.rows()
    file.write_bytes(b"")
    open_gradebook(file).close()


def test_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer waits, and then says why it gave up; who only reads does not wait."""
    monkeypatch.setattr(drivers, "_WAIT", 0.2)
    with open_gradebook(tmp_path) as book:
        book.add([hand_in()])
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(GraderError, match="another program has locked it"):
            book.add([hand_in("lee")])
        assert counts(book) == (1, 1)
        other.close()
        book.add([hand_in("lee")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write what is read-only")
def test_file_without_permission(tmp_path: Path) -> None:
    """It can be read, and not be added to."""
    with open_gradebook(tmp_path) as book:
        book.add([hand_in()])
    (tmp_path / FILE).chmod(0o444)
    tmp_path.chmod(0o555)
    with open_gradebook(tmp_path) as book:
        assert counts(book) == (1, 1)
        with pytest.raises(GraderError, match="read-only"):
            book.add([hand_in("lee")])
    tmp_path.chmod(0o755)


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    """One line."""
    with pytest.raises(GraderError, match="cannot be opened"):
        open_gradebook(tmp_path / "nowhere" / FILE)
