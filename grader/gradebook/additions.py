"""Add hand-ins and their judgements, in one transaction: what is there already is not added again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec

from grader.gradebook.connection import BookConnection, insert, insert_new
from grader.gradebook.identities import identities_around, with_earlier_keys
from grader.gradebook.records import Record
from grader.gradebook.rows import NOTHING, Attempt, Student, values


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


def judge_again(connection: BookConnection, judgements: Sequence[Judgement]) -> None:
    """Add judgements of attempts, but for those that say what the newest one does."""
    attempts = [one.attempt for one in judgements]
    keep_others_out = "SELECT id FROM attempts WHERE id IN :attempts ORDER BY id"
    connection.lock_rows(keep_others_out, attempts=attempts)
    newest = _newest(connection, attempts)
    new = [
        one
        for one in sorted(judgements, key=lambda one: one.attempt)
        if newest.get(one.attempt) != (one.record.status, one.record.hashes, one.record.sheet)
    ]
    contents = {name: data for one in new for name, data in one.record.contents.items()}
    insert_new(connection, "contents", [{"hash": name, "data": contents[name]} for name in sorted(contents)])
    insert(connection, "gradings", [_grading(one.attempt, one.record, one.when) for one in new])


def add(connection: BookConnection, hand_ins: Sequence[JudgedHandIn]) -> None:
    """Add hand-ins. Rows of each table go in the order of their keys: of two writers none waits for the other's rows
    while that one waits for its own."""
    students = {one.student.key: one.student for one in hand_ins}
    insert_new(connection, "students", [values(students[key]) for key in sorted(students)])
    keyed = _keyed(connection, hand_ins)
    insert_new(connection, "attempts", [_attempt(key, keyed[key].attempt) for key in sorted(keyed)])
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
    insert_new(connection, "contents", [{"hash": name, "data": contents[name]} for name in sorted(contents)])
    insert_new(connection, "attempt_files", files)
    insert(connection, "gradings", new)


def _keyed(connection: BookConnection, hand_ins: Iterable[JudgedHandIn]) -> dict[str, JudgedHandIn]:
    """Return the hand-ins by what tells one from all others. Nothing is a hand-in only after something; and what comes
    again after that is another one. What came under an earlier key of its student is no other."""
    keyed: dict[str, JudgedHandIn] = {}
    students = {key for one in hand_ins for key in (one.student.key, one.attempt.student)}
    now = identities_around(connection, students)
    held = _contents_of(connection, students, now)
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
        query = "SELECT key FROM attempts WHERE key IN :keys"
        known = connection.scalar(query, keys=keys) if len(keys) > 1 else None
        keyed[known or keys[0]] = one
    return keyed


def _key(attempt: Attempt, times_nothing: int) -> str:
    time = None if attempt.time is None else attempt.time.timestamp()
    own = [attempt.student, attempt.assignment, attempt.content]
    facts = [*own, time, attempt.source, attempt.late, times_nothing]
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()


def _contents_of(
    connection: BookConnection, students: Iterable[str], now: Mapping[str, str]
) -> dict[tuple[str, str], list[str]]:
    """Return the contents of all attempts of students, by student and assignment, the oldest first; after nothing,
    with which everybody begins."""
    query = "SELECT student, assignment, content FROM attempts WHERE student IN :wanted ORDER BY id"
    contents: dict[tuple[str, str], list[str]] = {}
    for student, assignment, content in connection.execute(query, wanted=with_earlier_keys(students, now)):
        contents.setdefault((now.get(student, student), assignment), [NOTHING]).append(content)
    return contents


def _attempt(key: str, attempt: Attempt) -> dict[str, Any]:
    return {name: value for name, value in values(attempt).items() if name != "id"} | {"key": key}


def _ids(connection: BookConnection, keys: Iterable[str]) -> dict[str, int]:
    """Return the numbers of attempts by their keys, and keep other writers from judging these for now."""
    query = "SELECT key, id FROM attempts WHERE key IN :wanted ORDER BY id"
    return {row.key: row.id for row in connection.lock_rows(query, wanted=list(keys))}


def _newest(connection: BookConnection, attempts: Collection[int]) -> dict[int, tuple[str, str, str]]:
    """Return status, hashes and points of the newest grading of each attempt's content; of an attempt that has no
    grading of its own nothing."""
    query = """
        SELECT own.id, gradings.status, gradings.hashes, gradings.sheet FROM attempts own
        JOIN attempts other
            ON other.student = own.student AND other.assignment = own.assignment AND other.content = own.content
        JOIN gradings ON gradings.attempt = other.id
        WHERE own.id IN :attempts ORDER BY gradings.id"""
    wanted = list(attempts)
    judged = {
        row.attempt
        for row in connection.execute("SELECT attempt FROM gradings WHERE attempt IN :wanted", wanted=wanted)
    }
    return {
        attempt: (status, hashes, sheet)
        for attempt, status, hashes, sheet in connection.execute(query, attempts=wanted)
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
