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

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.orm import aliased

from grader.course.policy import LatePolicy, Policy
from grader.gradebook.identities import identities, with_earlier_keys
from grader.gradebook.records import Record, decode_hashes, decode_sheet, student_of
from grader.gradebook.rows import Adjustment, Attempt, Grading, Publication, Rows, Student, Terms, TimeSource
from grader.gradebook.schema import (
    AdjustmentRow,
    AttemptFileRow,
    AttemptRow,
    ContentRow,
    GradingRow,
    PublicationRow,
    StudentRow,
    TermsRow,
    table,
)


class RecordedHandIn(NamedTuple):
    """An attempt that is in the gradebook, with the newest judgement of its content: the name of the hashes of what
    judged it, and its number."""

    content: str
    hashes: str
    grading: int
    time: datetime | None
    source: TimeSource
    late: bool


def students(connection: Connection, keys: Collection[str] = ()) -> tuple[Student, ...]:
    """Return everybody who is, or was, in the class; or some of them."""
    earlier = identities(connection)
    query = select(table(StudentRow)).order_by(StudentRow.key)
    if keys:
        query = query.where(StudentRow.key.in_(keys))
    return tuple(Student(**row._asdict()) for row in connection.execute(query) if row.key not in earlier)


def rows(connection: Connection, keys: Sequence[str], assignments: Sequence[str]) -> Rows:
    """Return all rows, or those of some students and assignments; decisions on everybody are always among them."""
    now = identities(connection)
    wanted = with_earlier_keys(keys, now)
    own = [AttemptRow.student.in_(wanted)] if keys else []
    own += [AttemptRow.assignment.in_(assignments)] if assignments else []
    attempts = connection.execute(select(table(AttemptRow)).where(*own).order_by(AttemptRow.id)).all()
    judged = select(table(GradingRow)).order_by(GradingRow.id)
    if own:
        judged = judged.join(AttemptRow, AttemptRow.id == GradingRow.attempt).where(*own)
    gradings = connection.execute(judged).all()
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
    connection: Connection, keys: Sequence[str] = (), assignments: Sequence[str] = ()
) -> tuple[Adjustment, ...]:
    """Return all decisions, or those on some students and assignments; those on everybody are always among them."""
    now = identities(connection)
    wanted = [AdjustmentRow.student.in_(["", *with_earlier_keys(keys, now)])] if keys else []
    wanted += [AdjustmentRow.assignment.in_(assignments)] if assignments else []
    query = select(table(AdjustmentRow)).where(*wanted).order_by(AdjustmentRow.id)
    return tuple(Adjustment(**_now(row, now)) for row in connection.execute(query))


def publications(connection: Connection, keys: Sequence[str] = ()) -> list[Publication]:
    """Return what was told to students, in the order of time."""
    now = identities(connection)
    query = select(table(PublicationRow)).order_by(PublicationRow.id)
    if keys:
        query = query.where(PublicationRow.student.in_(with_earlier_keys(keys, now)))
    return [Publication(**_now(row, now)) for row in connection.execute(query)]


def told_last(connection: Connection, assignment: str) -> dict[tuple[str, str], str]:
    """Return what students were told last of an assignment, by student and way."""
    now = identities(connection)
    way = PublicationRow.student, PublicationRow.channel
    newest = select(func.max(PublicationRow.id)).where(PublicationRow.assignment == assignment).group_by(*way)
    query = select(*way, PublicationRow.told).where(PublicationRow.id.in_(newest)).order_by(PublicationRow.id)
    return {(now.get(row.student, row.student), row.channel): row.told for row in connection.execute(query)}


def recorded(connection: Connection, assignment: str) -> dict[tuple[str, str], list[RecordedHandIn]]:
    """Return attempts with the newest judgements of their contents, by student and assignment."""
    query = (
        select(*table(AttemptRow).c, GradingRow.hashes, table(GradingRow).c.id.label("grading"))
        .join(GradingRow, AttemptRow.id == GradingRow.attempt)
        .where(AttemptRow.assignment == assignment)
        .order_by(AttemptRow.id, GradingRow.id)
    )
    now = identities(connection)
    attempts: dict[int, tuple[str, Any]] = {}
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for row in connection.execute(query):  # equal texts are one in memory: a class of thousands has many
        owner, content = now.get(row.student, row.student), sys.intern(row.content)
        attempts[row.id] = owner, (content, row.time, sys.intern(row.source), row.late)
        newest[owner, content] = max(newest.get((owner, content), (0, "")), (row.grading, sys.intern(row.hashes)))
    found: dict[tuple[str, str], list[RecordedHandIn]] = {}
    for owner, (content, time, source, late) in attempts.values():
        grading, hashes = newest[owner, content]
        one = RecordedHandIn(content, hashes, grading, time, source, late)
        found.setdefault((owner, assignment), []).append(one)
    return found


def record(connection: Connection, grading: int) -> Record:
    """Return the record of a grading; its contents are in the gradebook."""
    judgement = [table(GradingRow).c[name] for name in ("status", "score", "max_score", "hashes", "result", "sheet")]
    query = (
        select(AttemptRow.assignment, AttemptRow.content, *judgement)
        .join(GradingRow, AttemptRow.id == GradingRow.attempt)
        .where(GradingRow.id == grading)
    )
    return Record(**connection.execute(query).one()._asdict())


def names(connection: Connection) -> dict[str, frozenset[str]]:
    """Return what each student is called, and was called when an assignment was judged first, by key."""
    first = select(func.min(GradingRow.id)).join(AttemptRow, AttemptRow.id == GradingRow.attempt)
    first = first.group_by(AttemptRow.student, AttemptRow.assignment)
    query = (
        select(AttemptRow.student, GradingRow.result)
        .join(GradingRow, AttemptRow.id == GradingRow.attempt)
        .where(GradingRow.id.in_(first))
    )
    now = identities(connection)
    called = {one.key: {one.name} for one in students(connection)}
    judged = connection.execute(query).all()
    results = contents(connection, {row.result for row in judged})
    for row in judged:
        name = student_of(results[row.result]).removesuffix(f" ({row.student})")
        called.setdefault(now.get(row.student, row.student), set()).add(name)
    return {key: frozenset(some) for key, some in called.items()}


def results_of(connection: Connection, student: str, assignment: str) -> list[bytes]:
    """Return the newest results of a student's hand-ins as compressed JSON, one for each content."""
    query = (
        select(AttemptRow.content, GradingRow.result)
        .join(GradingRow, GradingRow.attempt == AttemptRow.id)
        .where(AttemptRow.student.in_(with_earlier_keys([student], identities(connection))))
        .where(AttemptRow.assignment == assignment)
        .order_by(GradingRow.id)
    )
    newest = {row.content: row.result for row in connection.execute(query)}
    packed = select(ContentRow.data).where(ContentRow.hash.in_([*newest.values()]))
    return list(connection.scalars(packed)) if newest else []


def result(connection: Connection, grading: int) -> bytes | None:
    """Return the result of a grading as JSON; None where there is no such grading."""
    name = connection.scalar(select(GradingRow.result).where(GradingRow.id == grading))
    return None if name is None else contents(connection, {name})[name]


def files(connection: Connection, attempt: int) -> dict[str, bytes]:
    """Return the files of an attempt by their paths."""
    own = aliased(AttemptRow)
    query = (  # the same content may have been added once more, with another time, and then without its files
        select(AttemptFileRow.path, AttemptFileRow.content)
        .join(AttemptRow, AttemptRow.id == AttemptFileRow.attempt)
        .join(own, and_(own.assignment == AttemptRow.assignment, own.content == AttemptRow.content))
        .where(own.id == attempt)
    )
    named = {row.path: row.content for row in connection.execute(query)}
    read = contents(connection, set(named.values()))
    return {path: read[name] for path, name in sorted(named.items())}


def contents(connection: Connection, names: set[str]) -> dict[str, bytes]:
    """Return contents by what they are called."""
    found: dict[str, bytes] = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), 500):  # more values than that a statement may not have everywhere
        query = select(ContentRow.hash, ContentRow.data).where(ContentRow.hash.in_(wanted[start : start + 500]))
        found |= {name: zlib.decompress(data) for name, data in connection.execute(query)}
    return found


def terms(connection: Connection) -> list[Terms]:
    """Return the assignments as they stand, in the order in which they were first met."""
    newest: dict[str, Terms] = {}
    for row in connection.execute(select(table(TermsRow)).order_by(TermsRow.id)):
        late = LatePolicy(grace=row.grace, per_day=row.per_day, cap=row.cap)
        policy = Policy(due=row.due, late=late, counts=row.counts)
        newest[row.assignment] = Terms(row.assignment, row.max_score, row.weight, policy, row.id)
    return list(newest.values())


def _now(row: Any, now: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a row, with the key that its student has now."""
    values: dict[str, Any] = row._asdict()
    return {**values, "student": now.get(values["student"], values["student"])}


def _without_key(row: Any, now: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in _now(row, now).items() if name != "key"}
