"""Add hand-ins and their judgements, in one transaction: what is there already is not added again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import aliased

from grader.gradebook.identities import identities, with_earlier_keys
from grader.gradebook.records import Record
from grader.gradebook.rows import NOTHING, Attempt, Student, values
from grader.gradebook.schema import AttemptFileRow, AttemptRow, Base, ContentRow, GradingRow, StudentRow, table


@dataclass(frozen=True)
class JudgedHandIn:
    """An attempt, the student whose it is, and how it was judged."""

    student: Student
    attempt: Attempt
    record: Record


@dataclass(frozen=True)
class Judgement:
    """A judgement of an attempt that is in the gradebook, by its number."""

    attempt: int
    record: Record
    when: datetime


def judge_again(connection: Connection, judgements: Sequence[Judgement]) -> None:
    """Add judgements of attempts, but for those that say what the newest one does."""
    keep_others_out = select(AttemptRow.id).where(AttemptRow.id.in_([one.attempt for one in judgements]))
    connection.execute(keep_others_out.order_by(AttemptRow.id).with_for_update())
    newest = _newest(connection, [one.attempt for one in judgements])
    new = [
        one
        for one in sorted(judgements, key=lambda one: one.attempt)
        if newest.get(one.attempt) != (one.record.status, one.record.hashes, one.record.sheet)
    ]
    contents = {name: data for one in new for name, data in one.record.contents.items()}
    insert_new(connection, ContentRow, [{"hash": name, "data": contents[name]} for name in sorted(contents)])
    if new:
        connection.execute(table(GradingRow).insert(), [_grading(one.attempt, one.record, one.when) for one in new])


def add(connection: Connection, hand_ins: Sequence[JudgedHandIn]) -> None:
    """Add hand-ins. Rows of each table go in the order of their keys: of two writers none waits for the other's rows
    while that one waits for its own."""
    students = {one.student.key: one.student for one in hand_ins}
    insert_new(connection, StudentRow, [values(students[key]) for key in sorted(students)])
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
        _grading(number, keyed[key].record, keyed[key].attempt.seen)
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


def insert(connection: Connection, row: type[Base]) -> Any:
    """Return the beginning of a statement that inserts rows, in the dialect of the database."""
    if connection.dialect.name == "postgresql":  # either takes some hundredths of a second to import
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table(row))
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table(row))


def insert_new(connection: Connection, row: type[Base], values: list[dict[str, Any]]) -> None:
    """Insert the rows of which none with the same key is there."""
    if values:
        connection.execute(insert(connection, row).on_conflict_do_nothing(), values)


def _keyed(connection: Connection, hand_ins: Iterable[JudgedHandIn]) -> dict[str, JudgedHandIn]:
    """Return the hand-ins by what tells one from all others. Nothing is a hand-in only after something; and what comes
    again after that is another one. What came under an earlier key of its student is no other."""
    keyed: dict[str, JudgedHandIn] = {}
    now = identities(connection)
    held = _contents_of(connection, {one.student.key for one in hand_ins}, now)
    renamed = {*now.values()}
    for one in hand_ins:
        attempt = one.attempt
        earlier = held.get((attempt.student, attempt.assignment), [NOTHING])
        if attempt.content == NOTHING == earlier[-1]:
            continue
        keys = [_key(attempt, earlier.count(NOTHING))]
        if attempt.student in renamed:
            names = with_earlier_keys([attempt.student], now)
            keys += [_key(replace(attempt, student=name), earlier.count(NOTHING)) for name in names]
        known = connection.scalars(select(AttemptRow.key).where(AttemptRow.key.in_(keys))) if len(keys) > 1 else ()
        keyed[next(iter(known), keys[0])] = one
    return keyed


def _key(attempt: Attempt, times_nothing: int) -> str:
    time = None if attempt.time is None else attempt.time.timestamp()
    own = [attempt.student, attempt.assignment, attempt.content]
    facts = [*own, time, attempt.source, attempt.late, times_nothing]
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()


def _contents_of(
    connection: Connection, students: Iterable[str], now: Mapping[str, str]
) -> dict[tuple[str, str], list[str]]:
    """Return the contents of all attempts of students, by student and assignment, the oldest first; after nothing,
    with which everybody begins."""
    query = (
        select(AttemptRow.student, AttemptRow.assignment, AttemptRow.content)
        .where(AttemptRow.student.in_(with_earlier_keys(students, now)))
        .order_by(AttemptRow.id)
    )
    contents: dict[tuple[str, str], list[str]] = {}
    for student, assignment, content in connection.execute(query):
        contents.setdefault((now.get(student, student), assignment), [NOTHING]).append(content)
    return contents


def _attempt(key: str, attempt: Attempt) -> dict[str, Any]:
    return {name: value for name, value in values(attempt).items() if name != "id"} | {"key": key}


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


def _grading(attempt: int, record: Record, when: datetime) -> dict[str, Any]:
    return {
        "attempt": attempt,
        "status": record.status,
        "score": record.score,
        "max_score": record.max_score,
        "when": when,
        "hashes": record.hashes,
        "result": record.result,
        "sheet": record.sheet,
    }
