"""A gradebook that is open: rows are added to it and read from it. Nothing that makes marks is changed in it.

Several programs may write at a time; each addition is one transaction, and what is there already is not added again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from grader.errors import GraderError
from grader.files.atomic import refuse_file
from grader.gradebook import additions, database, queries
from grader.gradebook.additions import JudgedHandIn, Judgement
from grader.gradebook.address import Address, address
from grader.gradebook.connection import BookConnection, insert, insert_new
from grader.gradebook.database import Database
from grader.gradebook.drivers import driver_errors
from grader.gradebook.identities import identities as identities_of
from grader.gradebook.leases import Leases
from grader.gradebook.queries import RecordedHandIn
from grader.gradebook.records import Record
from grader.gradebook.rows import Adjustment, Publication, Rows, Student, Terms, values

_TRIES = 5  # of a transaction in which the database sees two writers wait for each other
_REPLACE_STUDENT = """
UPDATE students SET name = :name, login = :login, email = :email, section = :section, "group" = :group, gone = :gone
WHERE key = :key"""
T = TypeVar("T")


class Gradebook:
    """An open gradebook. Use as a context manager. All methods raise GraderError."""

    def __init__(self, database: Database, address: Address) -> None:
        self._database, self._address = database, address

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._database.close()

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
            return database.journal(self._database) if self._address.file is not None else ""

    def add(self, hand_ins: Sequence[JudgedHandIn]) -> None:
        """Add hand-ins with their judgements, all or none."""
        self._write(lambda connection: additions.add(connection, hand_ins))

    def judge_again(self, judgements: Sequence[Judgement]) -> None:
        """Add judgements of attempts that are here, all or none."""
        self._write(lambda connection: additions.judge_again(connection, judgements))

    def set_students(self, students: Iterable[Student]) -> None:
        """Add students, or replace what is known of them."""
        rows = {student.key: values(student) for student in students}

        def write(connection: BookConnection) -> None:
            insert_new(connection, "students", [rows[key] for key in sorted(rows)])
            held = {row.key: row._asdict() for row in connection.execute("SELECT * FROM students")}
            changed = [rows[key] for key in sorted(rows) if held[key] != rows[key]]
            connection.execute_each(_REPLACE_STUDENT, changed)

        self._write(write)

    def set_terms(self, terms: Iterable[Terms]) -> None:
        """Add the assignments that do not stand as these do. Where all do, nothing is written."""
        wanted, now = list(terms), datetime.now(UTC)

        def new(held: list[Terms]) -> list[Terms]:
            stands = {one.assignment: replace(one, id=0) for one in held}
            return [one for one in wanted if stands.get(one.assignment) != one]

        def write(connection: BookConnection) -> None:
            rows = [_terms_values(one) | {"when": now} for one in new(queries.terms(connection))]
            insert(connection, "assignments", rows)

        if new(self.terms()):
            self._write(write)

    def follow(self, identities: Mapping[str, str]) -> None:
        """Let what came under an earlier key of students be theirs: ``identities`` are keys that hold now, by the
        earlier ones."""

        def write(connection: BookConnection) -> None:
            held, now = identities_of(connection), datetime.now(UTC)
            new = [
                {"earlier": earlier, "student": student, "when": now}
                for earlier, student in sorted(identities.items())
                if held.get(earlier) != student
            ]
            insert(connection, "identities", new)

        if identities:
            self._write(write)

    def identities(self) -> dict[str, str]:
        """Return the keys of students that are earlier ones, with the key that holds now."""
        return self._read(identities_of)

    def students(self) -> tuple[Student, ...]:
        """Return everybody who is, or was, in the class."""
        return self._read(queries.students)

    def names(self) -> dict[str, frozenset[str]]:
        """Return what each student is called, and was called when an assignment was judged first, by key."""
        return self._read(queries.names)

    def terms(self) -> list[Terms]:
        """Return the assignments as they stand."""
        return self._read(queries.terms)

    def adjust(self, adjustments: Iterable[Adjustment]) -> None:
        """Add decisions of people, all or none."""
        rows = [_values(one) for one in adjustments]
        self._write(lambda connection: insert(connection, "adjustments", rows))

    def publish(self, told: Iterable[Publication]) -> None:
        """Add what was told to students of this gradebook. What they were told last by the same way is not added
        again."""
        by_assignment: dict[str, list[Publication]] = {}
        for one in told:
            by_assignment.setdefault(one.assignment, []).append(one)

        def write(connection: BookConnection) -> None:
            known = {one.key for one in queries.students(connection)}
            for assignment, new in by_assignment.items():
                last = queries.told_last(connection, assignment)
                rows = [
                    _values(one)
                    for one in new
                    if one.student in known and last.get((one.student, one.channel)) != one.told
                ]
                insert(connection, "publications", rows)

        if by_assignment:
            self._write(write)

    def publications(self, students: Sequence[str] = ()) -> list[Publication]:
        """Return what was told to students, in the order of time."""
        return self._read(lambda connection: queries.publications(connection, students))

    def rows(self, students: Sequence[str] = (), assignments: Sequence[str] = ()) -> Rows:
        """Return all rows, or those of some students and assignments; decisions on everybody are always among them."""
        return self._read(lambda connection: queries.rows(connection, students, assignments))

    def adjustments(self) -> tuple[Adjustment, ...]:
        """Return all decisions of people."""
        return self._read(queries.adjustments)

    def recorded(self, assignment: str) -> dict[tuple[str, str], list[RecordedHandIn]]:
        """Return attempts with the newest judgements of their contents, by student and assignment: what needs not be
        added again."""
        return self._read(lambda connection: queries.recorded(connection, assignment))

    def record(self, grading: int) -> Record:
        """Return the record of a grading; its contents are here."""
        return self._read(lambda connection: queries.record(connection, grading))

    def files(self, attempt: int) -> dict[str, bytes]:
        """Return the files of an attempt by their paths."""
        return self._read(lambda connection: queries.files(connection, attempt))

    def result(self, grading: int) -> bytes:
        """Return the result of a grading as JSON."""
        found = self._read(lambda connection: queries.result(connection, grading))
        if found is None:
            raise GraderError(f"{self.shown}: there is no grading {grading}", "See grader grade history.")
        return found

    def results_of(self, student: str, assignment: str) -> list[bytes]:
        """Return the newest results of a student's hand-ins as compressed JSON, one for each content."""
        return self._read(lambda connection: queries.results_of(connection, student, assignment))

    def leases(self, holder: str) -> Leases:
        """Return the leases of a batch on units of work."""
        return Leases(self._write, holder)

    def _read(self, read: Callable[[BookConnection], T]) -> T:
        with database.errors(self._address), self._database.reading() as connection:
            return read(connection)

    def _write(self, write: Callable[[BookConnection], T]) -> T:
        with database.errors(self._address):
            for attempt in range(1, _TRIES):
                try:
                    with self._database.writing() as connection:
                        return write(connection)
                except driver_errors(is_postgresql=self._address.file is None) as error:
                    if "deadlock" not in str(error):
                        raise
                    time.sleep(0.05 * attempt)
            with self._database.writing() as connection:
                return write(connection)


def open_gradebook(where: str | Path, *, create: bool = True) -> Gradebook:
    """Open a gradebook, or make one that is not there, unless ``create`` says that it has to be. Raises GraderError."""
    found = address(where)
    if not create and found.file is not None and not found.file.is_file():
        raise GraderError(
            f"{found.shown}: there is no gradebook", "Name it with --gradebook: a file, or the --out folder of a batch."
        )
    if found.file is not None:
        refuse_file(found.file.parent, "Name another place with --gradebook.")
    return Gradebook(database.connect(found), found)


def _values(row: Adjustment | Publication) -> dict[str, Any]:
    return {name: value for name, value in values(row).items() if name != "id"}


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
