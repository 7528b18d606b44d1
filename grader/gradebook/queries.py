"""What is read from a gradebook, each in one transaction.

What came under an earlier key of a student is the student's: every function here returns the key that holds now.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from grader.course.policy import LatePolicy, Policy
from grader.gradebook.connection import BookConnection
from grader.gradebook.identities import identities, with_earlier_keys
from grader.gradebook.records import Record, decode_hashes, decode_sheet, student_of
from grader.gradebook.rows import Adjustment, Attempt, Grading, Publication, Rows, Student, Terms, TimeSource


class RecordedHandIn(NamedTuple):
    """An attempt that is in the gradebook, with the newest judgement of its content: the name of the hashes of what
    judged it, and its number."""

    content: str
    hashes: str
    grading: int
    time: datetime | None
    source: TimeSource
    late: bool
    seen: datetime


def students(connection: BookConnection, keys: Collection[str] = ()) -> tuple[Student, ...]:
    """Return everybody who is, or was, in the class; or some of them."""
    earlier = identities(connection)
    found = _where(connection, "SELECT * FROM students", "key", key=list(keys))
    return tuple(Student(**row._asdict()) for row in found if row.key not in earlier)


def rows(connection: BookConnection, keys: Sequence[str], assignments: Sequence[str]) -> Rows:
    """Return all rows, or those of some students and assignments; decisions on everybody are always among them."""
    now = identities(connection)
    wanted = {"student": with_earlier_keys(keys, now), "assignment": list(assignments)}
    attempts = _where(connection, "SELECT * FROM attempts", "id", **wanted)
    judged = "SELECT gradings.* FROM gradings"
    if keys or assignments:
        judged += " JOIN attempts ON attempts.id = gradings.attempt"
    gradings = _where(connection, judged, "gradings.id", **wanted)
    read = contents(connection, {one.hashes for one in gradings} | {one.sheet for one in gradings})
    hashes = cache(lambda name: decode_hashes(read[name]))
    sheet = cache(lambda name: decode_sheet(read[name]))

    def grading(row: Any) -> Grading:
        points = row.score, row.max_score
        return Grading(row.attempt, row.status, *points, row.when, hashes(row.hashes), sheet(row.sheet), row.id)

    return Rows(
        students=students(connection, keys),
        terms=tuple(one for one in terms(connection) if not assignments or one.assignment in assignments),
        attempts=tuple(Attempt(**_without_key(row, now)) for row in attempts),
        gradings=tuple(map(grading, gradings)),
        adjustments=adjustments(connection, keys, assignments),
    )


def adjustments(
    connection: BookConnection, keys: Sequence[str] = (), assignments: Sequence[str] = ()
) -> tuple[Adjustment, ...]:
    """Return all decisions, or those on some students and assignments; those on everybody are always among them."""
    now = identities(connection)
    everybody = ["", *with_earlier_keys(keys, now)] if keys else []
    found = _where(connection, "SELECT * FROM adjustments", "id", student=everybody, assignment=list(assignments))
    return tuple(Adjustment(**_now(row, now)) for row in found)


def publications(connection: BookConnection, keys: Sequence[str] = ()) -> list[Publication]:
    """Return what was told to students, in the order of time."""
    now = identities(connection)
    found = _where(connection, "SELECT * FROM publications", "id", student=with_earlier_keys(keys, now))
    return [Publication(**_now(row, now)) for row in found]


def told_last(connection: BookConnection, assignment: str) -> dict[tuple[str, str], str]:
    """Return what students were told last of an assignment, by student and way."""
    now = identities(connection)
    query = """
        SELECT student, channel, told FROM publications WHERE id IN
            (SELECT max(id) FROM publications WHERE assignment = :assignment GROUP BY student, channel)
        ORDER BY id"""
    found = connection.execute(query, assignment=assignment)
    return {(now.get(row.student, row.student), row.channel): row.told for row in found}


def recorded(connection: BookConnection, assignment: str) -> dict[tuple[str, str], list[RecordedHandIn]]:
    """Return attempts with the newest judgements of their contents, by student and assignment."""
    query = """
        SELECT attempts.*, gradings.hashes, gradings.id AS grading FROM attempts
        JOIN gradings ON gradings.attempt = attempts.id
        WHERE attempts.assignment = :assignment ORDER BY attempts.id, gradings.id"""
    now = identities(connection)
    attempts: dict[int, tuple[str, Any]] = {}
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for row in connection.execute(
        query, assignment=assignment
    ):  # equal texts are one in memory: a class of thousands has many
        owner, content = now.get(row.student, row.student), sys.intern(row.content)
        attempts[row.id] = owner, (content, row.time, sys.intern(row.source), row.late, row.seen)
        newest[owner, content] = max(newest.get((owner, content), (0, "")), (row.grading, sys.intern(row.hashes)))
    found: dict[tuple[str, str], list[RecordedHandIn]] = {}
    for owner, (content, *facts) in attempts.values():
        grading, hashes = newest[owner, content]
        one = RecordedHandIn(content, hashes, grading, *facts)
        found.setdefault((owner, assignment), []).append(one)
    return found


def record(connection: BookConnection, grading: int) -> Record:
    """Return the record of a grading; its contents are in the gradebook."""
    query = """
        SELECT assignment, content, status, score, max_score, hashes, result, sheet FROM attempts
        JOIN gradings ON gradings.attempt = attempts.id WHERE gradings.id = :grading"""
    (found,) = connection.execute(query, grading=grading)
    return Record(**found._asdict())


def names(connection: BookConnection) -> dict[str, frozenset[str]]:
    """Return what each student is called, and was called when an assignment was judged first, by key."""
    query = """
        SELECT student, result FROM attempts JOIN gradings ON gradings.attempt = attempts.id WHERE gradings.id IN
            (SELECT min(gradings.id) FROM attempts JOIN gradings ON gradings.attempt = attempts.id
            GROUP BY student, assignment)"""
    now = identities(connection)
    called = {one.key: {one.name} for one in students(connection)}
    judged = connection.execute(query)
    results = contents(connection, {row.result for row in judged})
    for row in judged:
        name = student_of(results[row.result]).removesuffix(f" ({row.student})")
        called.setdefault(now.get(row.student, row.student), set()).add(name)
    return {key: frozenset(some) for key, some in called.items()}


def results_of(connection: BookConnection, student: str, assignment: str) -> list[bytes]:
    """Return the newest results of a student's hand-ins as compressed JSON, one for each content."""
    query = """
        SELECT content, result FROM attempts JOIN gradings ON gradings.attempt = attempts.id
        WHERE student IN :wanted AND assignment = :assignment ORDER BY gradings.id"""
    wanted = with_earlier_keys([student], identities(connection))
    newest = {row.content: row.result for row in connection.execute(query, wanted=wanted, assignment=assignment)}
    packed = connection.execute("SELECT data FROM contents WHERE hash IN :names", names=[*newest.values()])
    return [row.data for row in packed]


def result(connection: BookConnection, grading: int) -> bytes | None:
    """Return the result of a grading as JSON; None where there is no such grading."""
    name = connection.scalar("SELECT result FROM gradings WHERE id = :grading", grading=grading)
    return None if name is None else contents(connection, {name})[name]


def files(connection: BookConnection, attempt: int) -> dict[str, bytes]:
    """Return the files of an attempt by their paths."""
    query = """
        SELECT attempt_files.path, attempt_files.content FROM attempt_files
        JOIN attempts ON attempts.id = attempt_files.attempt
        JOIN attempts own ON own.assignment = attempts.assignment AND own.content = attempts.content
        WHERE own.id = :attempt"""
    # the same content may have been added once more, with another time, and then without its files
    named = {row.path: row.content for row in connection.execute(query, attempt=attempt)}
    read = contents(connection, set(named.values()))
    return {path: read[name] for path, name in sorted(named.items())}


def contents(connection: BookConnection, names: set[str]) -> dict[str, bytes]:
    """Return contents by what they are called."""
    found: dict[str, bytes] = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), 500):  # more values than that a statement may not have everywhere
        some = connection.execute("SELECT * FROM contents WHERE hash IN :some", some=wanted[start : start + 500])
        found |= {row.hash: zlib.decompress(row.data) for row in some}
    return found


def terms(connection: BookConnection) -> list[Terms]:
    """Return the assignments as they stand, in the order in which they were first met."""
    newest: dict[str, Terms] = {}
    for row in connection.execute("SELECT * FROM assignments ORDER BY id"):
        late = LatePolicy(grace=row.grace, per_day=row.per_day, cap=row.cap)
        policy = Policy(due=row.due, late=late, counts=row.counts)
        newest[row.assignment] = Terms(row.assignment, row.max_score, row.weight, policy, row.id)
    return list(newest.values())


def _where(connection: BookConnection, query: str, order: str, **wanted: list[str]) -> list[Any]:
    """Return the rows of a query whose columns have one of the wanted values; where none is named, any."""
    named = {name: values for name, values in wanted.items() if values}
    conditions = " AND ".join(f"{name} IN :{name}" for name in named)
    where = f" WHERE {conditions}" if conditions else ""
    return connection.execute(f"{query}{where} ORDER BY {order}", **named)


def _now(row: Any, now: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a row, with the key that its student has now."""
    values: dict[str, Any] = row._asdict()
    return {**values, "student": now.get(values["student"], values["student"])}


def _without_key(row: Any, now: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in _now(row, now).items() if name != "key"}
