"""Add hand-ins and their judgements, in one transaction: what is there already is not added again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, and_, select
from sqlalchemy.orm import aliased

from grader.gradebook.records import Record
from grader.gradebook.rows import NOTHING, Attempt, Student
from grader.gradebook.schema import AttemptFileRow, AttemptRow, Base, ContentRow, GradingRow, StudentRow


@dataclass(frozen=True)
class JudgedHandIn:
    """An attempt, the student whose it is, and how it was judged."""

    student: Student
    attempt: Attempt
    record: Record


def add(connection: Connection, hand_ins: Sequence[JudgedHandIn]) -> None:
    """Add hand-ins. Rows of each table go in the order of their keys: of two writers none waits for the other's rows
    while that one waits for its own."""
    students = {one.student.key: one.student for one in hand_ins}
    insert_new(connection, StudentRow, [asdict(students[key]) for key in sorted(students)])
    keyed = _keyed(connection, hand_ins)
    insert_new(connection, AttemptRow, [_attempt(key, keyed[key].attempt) for key in sorted(keyed)])
    attempts = _ids(connection, keyed)
    files = [
        {"attempt": attempts[key], "path": path, "content": content}
        for key in sorted(attempts)
        for path, content in sorted(keyed[key].record.files.items())
    ]
    newest = _newest(connection, list(attempts.values()))
    gradings = [
        _grading(number, keyed[key])
        for key, number in sorted(attempts.items(), key=lambda one: one[1])
        if keyed[key].attempt.content != NOTHING
    ]
    new = [one for one in gradings if newest.get(one["attempt"]) != (one["status"], one["hashes"], one["sheet"])]
    named = {one["content"] for one in files} | {one[part] for one in new for part in ("hashes", "result", "sheet")}
    contents = {name: data for one in hand_ins for name, data in one.record.contents.items() if name in named}
    insert_new(connection, ContentRow, [{"hash": name, "data": contents[name]} for name in sorted(contents)])
    insert_new(connection, AttemptFileRow, files)
    if new:
        connection.execute(table(GradingRow).insert(), new)


def table(row: type[Base]) -> Table:
    """Return the table of a class of rows."""
    found = row.__table__
    assert isinstance(found, Table)  # noqa: S101  no class of rows is made of anything else
    return found


def insert_new(connection: Connection, row: type[Base], values: list[dict[str, Any]]) -> None:
    """Insert the rows of which none with the same key is there."""
    if not values:
        return
    if connection.dialect.name == "postgresql":  # either takes some hundredths of a second to import
        from sqlalchemy.dialects import postgresql

        connection.execute(postgresql.insert(table(row)).on_conflict_do_nothing(), values)
    else:
        from sqlalchemy.dialects import sqlite

        connection.execute(sqlite.insert(table(row)).on_conflict_do_nothing(), values)


def _keyed(connection: Connection, hand_ins: Iterable[JudgedHandIn]) -> dict[str, JudgedHandIn]:
    """Return the hand-ins by what tells one from all others. Nothing is a hand-in only after something; and what comes
    again after that is another one."""
    keyed: dict[str, JudgedHandIn] = {}
    held = _contents_of(connection, {one.student.key for one in hand_ins})
    for one in hand_ins:
        attempt = one.attempt
        earlier = held.get((attempt.student, attempt.assignment), [NOTHING])
        if attempt.content == NOTHING == earlier[-1]:
            continue
        time = None if attempt.time is None else attempt.time.timestamp()
        own = [attempt.student, attempt.assignment, attempt.content]
        facts = [*own, time, attempt.source, attempt.late, earlier.count(NOTHING)]
        keyed[hashlib.sha256(msgspec.json.encode(facts)).hexdigest()] = one
    return keyed


def _contents_of(connection: Connection, students: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """Return the contents of all attempts of students, by student and assignment, the oldest first; after nothing,
    with which everybody begins."""
    query = (
        select(AttemptRow.student, AttemptRow.assignment, AttemptRow.content)
        .where(AttemptRow.student.in_(list(students)))
        .order_by(AttemptRow.id)
    )
    contents: dict[tuple[str, str], list[str]] = {}
    for student, assignment, content in connection.execute(query):
        contents.setdefault((student, assignment), [NOTHING]).append(content)
    return contents


def _attempt(key: str, attempt: Attempt) -> dict[str, Any]:
    return {name: value for name, value in asdict(attempt).items() if name != "id"} | {"key": key}


def _ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the numbers of attempts by their keys, and keep other writers from judging these for now."""
    query = select(AttemptRow.key, AttemptRow.id).where(AttemptRow.key.in_(list(keys))).order_by(AttemptRow.id)
    return {row.key: row.id for row in connection.execute(query.with_for_update())}


def _newest(connection: Connection, attempts: Collection[int]) -> dict[int, tuple[str, str, str]]:
    """Return status, hashes and points of the newest grading of each attempt's content; of an attempt that has no
    grading of its own nothing."""
    own, other = aliased(AttemptRow), aliased(AttemptRow)
    same = and_(other.student == own.student, other.assignment == own.assignment, other.content == own.content)
    query = (
        select(own.id, GradingRow.status, GradingRow.hashes, GradingRow.sheet)
        .join(other, same)
        .join(GradingRow, GradingRow.attempt == other.id)
        .where(own.id.in_(attempts))
        .order_by(GradingRow.id)
    )
    judged = set(connection.scalars(select(GradingRow.attempt).where(GradingRow.attempt.in_(attempts))))
    return {
        attempt: (status, hashes, sheet)
        for attempt, status, hashes, sheet in connection.execute(query)
        if attempt in judged
    }


def _grading(attempt: int, hand_in: JudgedHandIn) -> dict[str, Any]:
    record = hand_in.record
    return {
        "attempt": attempt,
        "status": record.status,
        "score": record.score,
        "max_score": record.max_score,
        "when": hand_in.attempt.seen,
        "hashes": record.hashes,
        "result": record.result,
        "sheet": record.sheet,
    }
