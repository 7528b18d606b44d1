"""A gradebook that is open: rows are added to it and read from it. Nothing that makes marks is changed in it.

Several programs may write at a time; each addition is one transaction, and what is there already is not added again.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Engine, and_, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import aliased

from grader.course.policy import LatePolicy, Policy
from grader.errors import GraderError
from grader.gradebook import additions, database
from grader.gradebook.additions import JudgedHandIn, insert_new, table
from grader.gradebook.address import Address, address
from grader.gradebook.records import Record, decode_hashes, decode_sheet, student_of
from grader.gradebook.rows import Adjustment, Attempt, Grading, Rows, Student, Terms, TimeSource
from grader.gradebook.schema import (
    AdjustmentRow,
    AttemptFileRow,
    AttemptRow,
    ContentRow,
    GradingRow,
    PublicationRow,
    StudentRow,
    TermsRow,
)

_TRIES = 5  # of a transaction in which the database sees two writers wait for each other


class RecordedHandIn(NamedTuple):
    """An attempt that is in the gradebook, with its newest judgement, of which the contents are there."""

    record: Record
    time: datetime | None
    source: TimeSource
    late: bool


class Gradebook:
    """An open gradebook. Use as a context manager. All methods raise GraderError."""

    def __init__(self, engine: Engine, address: Address) -> None:
        self._engine, self._address = engine, address

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    @property
    def shown(self) -> str:
        """What messages call this gradebook."""
        return self._address.shown

    @property
    def folder(self) -> Path | None:
        """The folder in which a SQLite file lies."""
        return None if self._address.file is None else self._address.file.parent

    @property
    def journal(self) -> str:
        """How a SQLite file keeps its journal, ``wal`` or ``delete``; empty for PostgreSQL."""
        with database.errors(self._address):
            return database.journal(self._engine) if self._address.file is not None else ""

    def add(self, hand_ins: Sequence[JudgedHandIn]) -> None:
        """Add hand-ins with their judgements, all or none."""
        self._write(lambda connection: additions.add(connection, hand_ins))

    def set_students(self, students: Iterable[Student]) -> None:
        """Add students, or replace what is known of them."""
        rows = {student.key: asdict(student) for student in students}

        def write(connection: Connection) -> None:
            insert_new(connection, StudentRow, [rows[key] for key in sorted(rows)])
            known = table(StudentRow)
            held = {row.key: row._asdict() for row in connection.execute(select(known))}
            for key in sorted(rows):
                if held[key] != rows[key]:
                    connection.execute(known.update().where(known.c.key == key).values(rows[key]))

        self._write(write)

    def set_terms(self, terms: Iterable[Terms]) -> None:
        """Add the assignments that do not stand as these do. Where all do, nothing is written."""
        wanted, now = list(terms), datetime.now(UTC)

        def new(held: list[Terms]) -> list[Terms]:
            stands = {one.assignment: replace(one, id=0) for one in held}
            return [one for one in wanted if stands.get(one.assignment) != one]

        def write(connection: Connection) -> None:
            rows = [_terms_values(one) | {"when": now} for one in new(_terms(connection))]
            if rows:
                connection.execute(table(TermsRow).insert(), rows)

        if new(self.terms()):
            self._write(write)

    def students(self) -> tuple[Student, ...]:
        """Return everybody who is, or was, in the class."""
        with database.errors(self._address), database.reading(self._engine) as connection:
            who = connection.execute(select(table(StudentRow)).order_by(StudentRow.key))
            return tuple(Student(**row._asdict()) for row in who)

    def names(self) -> dict[str, frozenset[str]]:
        """Return what each student is called, and was called when an assignment was judged first, by key."""
        first = select(func.min(GradingRow.id)).join(AttemptRow, AttemptRow.id == GradingRow.attempt)
        first = first.group_by(AttemptRow.student, AttemptRow.assignment)
        query = (
            select(AttemptRow.student, GradingRow.result)
            .join(GradingRow, AttemptRow.id == GradingRow.attempt)
            .where(GradingRow.id.in_(first))
        )
        names = {one.key: {one.name} for one in self.students()}
        with database.errors(self._address), database.reading(self._engine) as connection:
            judged = connection.execute(query).all()
            contents = _contents(connection, {row.result for row in judged})
        for row in judged:
            name = student_of(contents[row.result]).removesuffix(f" ({row.student})")
            names.setdefault(row.student, set()).add(name)
        return {key: frozenset(called) for key, called in names.items()}

    def terms(self) -> list[Terms]:
        """Return the assignments as they stand."""
        with database.errors(self._address), database.reading(self._engine) as connection:
            return _terms(connection)

    def adjust(self, adjustments: Iterable[Adjustment]) -> None:
        """Add decisions of people, all or none."""
        rows = [{name: value for name, value in asdict(one).items() if name != "id"} for one in adjustments]
        self._write(lambda connection: connection.execute(table(AdjustmentRow).insert(), rows))

    def publish(self, told: Iterable[dict[str, Any]]) -> None:
        """Add what was told to whom: values of the columns of ``publications``."""
        rows = list(told)
        self._write(lambda connection: connection.execute(table(PublicationRow).insert(), rows))

    def rows(self, students: Sequence[str] = (), assignments: Sequence[str] = ()) -> Rows:
        """Return all rows, or those of some students and assignments; decisions on everybody are always among them."""
        with database.errors(self._address), database.reading(self._engine) as connection:
            own = [AttemptRow.student.in_(students)] if students else []
            own += [AttemptRow.assignment.in_(assignments)] if assignments else []
            attempts = connection.execute(select(table(AttemptRow)).where(*own).order_by(AttemptRow.id)).all()
            judged = select(table(GradingRow)).order_by(GradingRow.id)
            if own:
                judged = judged.join(AttemptRow, AttemptRow.id == GradingRow.attempt).where(*own)
            gradings = connection.execute(judged).all()
            contents = _contents(connection, {one.hashes for one in gradings} | {one.sheet for one in gradings})
            hashes = cache(lambda name: decode_hashes(contents[name]))
            sheet = cache(lambda name: decode_sheet(contents[name]))
            decisions = [AdjustmentRow.student.in_(["", *students])] if students else []
            decisions += [AdjustmentRow.assignment.in_(assignments)] if assignments else []
            adjustments = select(table(AdjustmentRow)).where(*decisions).order_by(AdjustmentRow.id)
            who = select(table(StudentRow)).order_by(StudentRow.key)
            if students:
                who = who.where(StudentRow.key.in_(students))
            return Rows(
                students=tuple(Student(**row._asdict()) for row in connection.execute(who)),
                terms=tuple(one for one in _terms(connection) if not assignments or one.assignment in assignments),
                attempts=tuple(_attempt(row) for row in attempts),
                gradings=tuple(_grading(row, hashes(row.hashes), sheet(row.sheet)) for row in gradings),
                adjustments=tuple(Adjustment(**row._asdict()) for row in connection.execute(adjustments)),
            )

    def recorded(self, assignments: Sequence[str]) -> dict[tuple[str, str], list[RecordedHandIn]]:
        """Return attempts with the newest judgements of their contents, by student and assignment: what needs not be
        added again."""
        judgement = [
            table(GradingRow).c[name] for name in ("status", "score", "max_score", "hashes", "result", "sheet")
        ]
        query = (
            select(*table(AttemptRow).c, *judgement, table(GradingRow).c.id.label("grading"))
            .join(GradingRow, AttemptRow.id == GradingRow.attempt)
            .where(AttemptRow.assignment.in_(assignments))
            .order_by(AttemptRow.id, GradingRow.id)
        )
        with database.errors(self._address), database.reading(self._engine) as connection:
            attempts = {row.id: row for row in connection.execute(query)}
        newest = {
            (row.student, row.assignment, row.content): row
            for row in sorted(attempts.values(), key=attrgetter("grading"))
        }
        found: dict[tuple[str, str], list[RecordedHandIn]] = {}
        for attempt in attempts.values():
            row = newest[attempt.student, attempt.assignment, attempt.content]
            judged = Record(
                assignment=row.assignment,
                content=row.content,
                status=row.status,
                score=row.score,
                max_score=row.max_score,
                hashes=row.hashes,
                result=row.result,
                sheet=row.sheet,
            )
            one = RecordedHandIn(judged, attempt.time, attempt.source, attempt.late)
            found.setdefault((row.student, row.assignment), []).append(one)
        return found

    def files(self, attempt: int) -> dict[str, bytes]:
        """Return the files of an attempt by their paths."""
        own = aliased(AttemptRow)
        query = (  # the same content may have been added once more, with another time, and then without its files
            select(AttemptFileRow.path, AttemptFileRow.content)
            .join(AttemptRow, AttemptRow.id == AttemptFileRow.attempt)
            .join(own, and_(own.assignment == AttemptRow.assignment, own.content == AttemptRow.content))
            .where(own.id == attempt)
        )
        with database.errors(self._address), database.reading(self._engine) as connection:
            named = {row.path: row.content for row in connection.execute(query)}
            contents = _contents(connection, set(named.values()))
            return {path: contents[name] for path, name in sorted(named.items())}

    def result(self, grading: int) -> bytes:
        """Return the result of a grading as JSON."""
        query = select(GradingRow.result).where(GradingRow.id == grading)
        with database.errors(self._address), database.reading(self._engine) as connection:
            name = connection.scalar(query)
            if name is None:
                raise GraderError(f"{self.shown}: there is no grading {grading}", "See grader grade history.")
            return _contents(connection, {name})[name]

    def _write(self, write: Callable[[Connection], object]) -> None:
        with database.errors(self._address):
            for attempt in range(1, _TRIES + 1):
                try:
                    with self._engine.begin() as connection:
                        write(connection)
                        return
                except OperationalError as error:
                    if attempt == _TRIES or "deadlock" not in str(error.orig):
                        raise
                    time.sleep(0.05 * attempt)


def open_gradebook(where: str | Path, *, create: bool = True) -> Gradebook:
    """Open a gradebook, or make one that is not there, unless ``create`` says that it has to be. Raises GraderError."""
    found = address(where)
    if not create and found.file is not None and not found.file.is_file():
        raise GraderError(
            f"{found.shown}: there is no gradebook", "Name it with --gradebook: a file, or the --out folder of a batch."
        )
    return Gradebook(database.connect(found), found)


def _contents(connection: Connection, names: set[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), 500):  # more values than that a statement may not have everywhere
        query = select(ContentRow.hash, ContentRow.data).where(ContentRow.hash.in_(wanted[start : start + 500]))
        found |= {name: zlib.decompress(data) for name, data in connection.execute(query)}
    return found


def _terms(connection: Connection) -> list[Terms]:
    """Return the assignments as they stand, in the order in which they were first met."""
    newest: dict[str, Terms] = {}
    for row in connection.execute(select(table(TermsRow)).order_by(TermsRow.id)):
        late = LatePolicy(grace=row.grace, per_day=row.per_day, cap=row.cap)
        policy = Policy(due=row.due, late=late, counts=row.counts)
        newest[row.assignment] = Terms(row.assignment, row.max_score, row.weight, policy, row.id)
    return list(newest.values())


def _terms_values(terms: Terms) -> dict[str, Any]:
    policy = terms.policy
    return {
        "assignment": terms.assignment,
        "max_score": terms.max_score,
        "weight": terms.weight,
        "due": policy.due,
        "grace": policy.late.grace,
        "per_day": policy.late.per_day,
        "cap": policy.late.cap,
        "counts": policy.counts,
    }


def _attempt(row: Any) -> Attempt:
    values = row._asdict()
    del values["key"]
    return Attempt(**values)


def _grading(row: Any, hashes: Any, tests: Any) -> Grading:
    return Grading(row.attempt, row.status, row.score, row.max_score, row.when, hashes, tests, row.id)
