"""Add hand-ins and their judgements, in one transaction: what is there already is not added again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from grader.gradebook.records import Record
from grader.gradebook.rows import NOTHING, Student, TimeSource
from grader.gradebook.schema import AttemptFileRow, AttemptRow, Base, ContentRow, GradingRow, StudentRow


@dataclass(frozen=True)
class JudgedHandIn:
    """A judged hand-in of a student, and when it came: ``time``, ``source`` and ``late`` as of an ``Attempt``."""

    student: Student
    record: Record
    seen: datetime
    time: datetime | None = None
    source: TimeSource = "none"
    late: bool = False


def add(connection: Connection, hand_ins: Sequence[JudgedHandIn]) -> None:
    """Add hand-ins. Rows of each table go in the order of their keys: of two writers none waits for the other's rows
    while that one waits for its own."""
    contents = {name: data for one in hand_ins for name, data in one.record.contents.items()}
    insert_new(connection, ContentRow, [{"hash": name, "data": contents[name]} for name in sorted(contents)])
    students = {one.student.key: one.student for one in hand_ins}
    insert_new(connection, StudentRow, [asdict(students[key]) for key in sorted(students)])
    for_keys = _keyed(connection, hand_ins)
    insert_new(connection, AttemptRow, [_attempt(key, for_keys[key]) for key in sorted(for_keys)])
    attempts = _ids(connection, for_keys)
    files = [
        {"attempt": attempts[key], "path": path, "content": content}
        for key in sorted(attempts)
        for path, content in sorted(for_keys[key].record.files.items())
    ]
    insert_new(connection, AttemptFileRow, files)
    newest = _newest(connection, attempts.values())
    gradings = [_grading(number, for_keys[key]) for key, number in sorted(attempts.items(), key=lambda one: one[1])]
    new = [one for one in gradings if newest.get(one["attempt"]) != (one["status"], one["hashes"], one["sheet"])]
    if new:
        connection.execute(table(GradingRow).insert(), new)


def table(row: type[Base]) -> Table:
    """Return the table of a class of rows."""
    found = row.__table__
    assert isinstance(found, Table)  # noqa: S101  no class of rows is made of anything else
    return found


def insert_new(connection: Connection, row: type[Base], values: list[dict[str, Any]]) -> None:
    """Insert the rows of which none with the same key is there."""
    if values:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        connection.execute(insert(table(row)).on_conflict_do_nothing(), values)


def _keyed(connection: Connection, hand_ins: Iterable[JudgedHandIn]) -> dict[str, JudgedHandIn]:
    """Return the hand-ins by what tells one from all others. Nothing is a hand-in only after something; and what comes
    again after that is another one."""
    keyed: dict[str, JudgedHandIn] = {}
    for one in hand_ins:
        student, record = one.student.key, one.record
        owner = AttemptRow.student == student, AttemptRow.assignment == record.assignment
        newest = connection.scalar(select(AttemptRow.content).where(*owner).order_by(AttemptRow.id.desc()).limit(1))
        if record.content == NOTHING and newest in (None, NOTHING):
            continue
        empty = connection.scalar(select(func.count()).where(*owner, AttemptRow.content == NOTHING))
        time = None if one.time is None else one.time.timestamp()
        facts = [student, record.assignment, record.content, time, one.source, one.late, empty]
        keyed[hashlib.sha256(msgspec.json.encode(facts)).hexdigest()] = one
    return keyed


def _attempt(key: str, hand_in: JudgedHandIn) -> dict[str, Any]:
    return {
        "key": key,
        "student": hand_in.student.key,
        "assignment": hand_in.record.assignment,
        "content": hand_in.record.content,
        "time": hand_in.time,
        "source": hand_in.source,
        "late": hand_in.late,
        "claimed": hand_in.record.claimed,
        "seen": hand_in.seen,
    }


def _ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the numbers of attempts by their keys, and keep other writers from judging these for now."""
    query = select(AttemptRow.key, AttemptRow.id).where(AttemptRow.key.in_(list(keys))).order_by(AttemptRow.id)
    return {row.key: row.id for row in connection.execute(query.with_for_update())}


def _newest(connection: Connection, attempts: Iterable[int]) -> dict[int, tuple[str, str, str]]:
    """Return status, hashes and points of the newest grading of each attempt."""
    query = (
        select(GradingRow.attempt, GradingRow.status, GradingRow.hashes, GradingRow.sheet)
        .where(GradingRow.attempt.in_(list(attempts)))
        .order_by(GradingRow.id)
    )
    return {attempt: (status, hashes, sheet) for attempt, status, hashes, sheet in connection.execute(query)}


def _grading(attempt: int, hand_in: JudgedHandIn) -> dict[str, Any]:
    record = hand_in.record
    return {
        "attempt": attempt,
        "status": record.status,
        "score": record.score,
        "max_score": record.max_score,
        "when": hand_in.seen,
        "hashes": record.hashes,
        "result": record.result,
        "sheet": record.sheet,
    }
