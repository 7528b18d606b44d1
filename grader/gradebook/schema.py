"""The tables of a gradebook. Everything that makes marks is only ever added; the database itself refuses changes.

Every change here comes with a migration in ``migrations/versions``, and with new scripts by ``make schema``: those make
the tables of a new gradebook, without SQLAlchemy. Tests hold all three together.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    DDL,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_HASH = String(64)
_NAME = String(400)


class Moment(TypeDecorator[datetime]):
    """A time with a zone, stored as UTC: neither SQLite nor PostgreSQL keeps the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, bytes: LargeBinary, float: Double}


class ContentRow(Base):
    """Bytes, once by the SHA-256 of what they are, compressed by zlib: files, results, and points of tests."""

    __tablename__ = "contents"
    hash: Mapped[str] = mapped_column(_HASH, primary_key=True)
    data: Mapped[bytes]


class StudentRow(Base):
    """The roster. Like those of publications and leases its rows make no mark: they may change."""

    __tablename__ = "students"
    key: Mapped[str] = mapped_column(_NAME, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    login: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    section: Mapped[str] = mapped_column(Text, default="")
    group: Mapped[str] = mapped_column(Text, default="")
    gone: Mapped[bool] = mapped_column(default=False)


class TermsRow(Base):
    """An assignment as it stood; the newest row of one holds."""

    __tablename__ = "assignments"
    id: Mapped[int] = mapped_column(primary_key=True)
    assignment: Mapped[str] = mapped_column(_NAME, index=True)
    max_score: Mapped[float]
    weight: Mapped[float]
    due: Mapped[datetime | None]
    grace: Mapped[float]
    per_day: Mapped[float]
    cap: Mapped[float]
    counts: Mapped[str] = mapped_column(String(16))
    when: Mapped[datetime]


class AttemptRow(Base):
    """A hand-in. ``key`` is what tells it from all others, so that nobody adds it twice."""

    __tablename__ = "attempts"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(_HASH, unique=True)
    student: Mapped[str] = mapped_column(ForeignKey("students.key"))
    assignment: Mapped[str] = mapped_column(_NAME)
    content: Mapped[str] = mapped_column(_HASH)
    time: Mapped[datetime | None]
    source: Mapped[str] = mapped_column(String(16))
    late: Mapped[bool]
    claimed: Mapped[datetime | None]
    seen: Mapped[datetime]
    __table_args__ = (Index("attempts_of", "assignment", "student"),)


class AttemptFileRow(Base):
    """A file of a hand-in; notebooks without their outputs."""

    __tablename__ = "attempt_files"
    attempt: Mapped[int] = mapped_column(ForeignKey("attempts.id"), primary_key=True)
    path: Mapped[str] = mapped_column(Text, primary_key=True)
    content: Mapped[str] = mapped_column(ForeignKey("contents.hash"))


class GradingRow(Base):
    """A judgement of an attempt: the hashes of what judged it, its result as JSON, and the points of its tests. All
    three are contents: most of a class is judged by the same, and is right or wrong in the same few ways."""

    __tablename__ = "gradings"
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    status: Mapped[str] = mapped_column(String(16))
    score: Mapped[float | None]
    max_score: Mapped[float]
    when: Mapped[datetime]
    hashes: Mapped[str] = mapped_column(ForeignKey("contents.hash"))
    result: Mapped[str] = mapped_column(ForeignKey("contents.hash"))
    sheet: Mapped[str] = mapped_column(ForeignKey("contents.hash"))


class AdjustmentRow(Base):
    """A decision of a person."""

    __tablename__ = "adjustments"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    assignment: Mapped[str] = mapped_column(_NAME, index=True)
    student: Mapped[str] = mapped_column(_NAME)
    points: Mapped[float | None]
    until: Mapped[datetime | None]
    test: Mapped[str] = mapped_column(Text)
    drop: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    undone: Mapped[bool]
    who: Mapped[str] = mapped_column(Text)
    when: Mapped[datetime]
    why: Mapped[str] = mapped_column(Text)


class PublicationRow(Base):
    """What was told to whom, when and by which way."""

    __tablename__ = "publications"
    id: Mapped[int] = mapped_column(primary_key=True)
    student: Mapped[str] = mapped_column(ForeignKey("students.key"))
    assignment: Mapped[str] = mapped_column(_NAME)
    channel: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    told: Mapped[str] = mapped_column(Text)
    when: Mapped[datetime]


class IdentityRow(Base):
    """A student who was known by another key before: what came under ``earlier`` is of ``student``."""

    __tablename__ = "identities"
    id: Mapped[int] = mapped_column(primary_key=True)
    earlier: Mapped[str] = mapped_column(ForeignKey("students.key"))
    student: Mapped[str] = mapped_column(ForeignKey("students.key"))
    when: Mapped[datetime]


class LeaseRow(Base):
    """A unit of work that a batch is at. Nobody else begins it before ``until``, by the clock of the database."""

    __tablename__ = "leases"
    unit: Mapped[str] = mapped_column(_HASH, primary_key=True)
    holder: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime]


ONLY_ADDED = (ContentRow, TermsRow, AttemptRow, AttemptFileRow, GradingRow, AdjustmentRow, PublicationRow, IdentityRow)
"""The tables of which the database refuses to change or to delete a row."""


def _ddl(statement: str) -> DDL:
    return DDL(statement)  # type: ignore[no-untyped-call]


def _guard(table: str) -> None:
    """Let a new database have the triggers that the migrations make."""
    for change in ("UPDATE", "DELETE"):
        trigger = f"CREATE TRIGGER {table}_{change.lower()} BEFORE {change} ON {table} "
        refuses = _ddl(f"{trigger}BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END")
        event.listen(Base.metadata, "after_create", refuses.execute_if(dialect="sqlite"))
    trigger = f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
    refuses = _ddl(f"{trigger}FOR EACH ROW EXECUTE FUNCTION rows_are_only_added()")
    event.listen(Base.metadata, "after_create", refuses.execute_if(dialect="postgresql"))


_REFUSES = _ddl(
    "CREATE FUNCTION rows_are_only_added() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'rows of %% are only added', TG_TABLE_NAME; END $$"
)
event.listen(Base.metadata, "before_create", _REFUSES.execute_if(dialect="postgresql"))
for _row in ONLY_ADDED:
    _guard(_row.__tablename__)
