"""Everything that the folder of a batch holds: what this run looked at, and what earlier ones left there."""

from __future__ import annotations

import contextlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from grader.batch.final_marks import marked
from grader.batch.grades_csv import grades_csv
from grader.course.hand_in import HandInRules
from grader.errors import GraderError
from grader.files.atomic import write_table
from grader.gradebook.histories import in_zone, marks_and_histories
from grader.gradebook.store import Gradebook
from grader.model import Assignment, Course
from grader.results import store
from grader.results.class_record import ClassMember, ClassRecord
from grader.results.class_rows import rows as class_rows
from grader.results.history import History
from grader.results.summary import SharedParts, Summary, TaskShare, summarise
from grader.results.term import Histories


@dataclass(frozen=True)
class Holdings:
    """``summaries`` of everybody in the class; ``gone`` those of students who have left, or go by another name now.
    ``members`` are the students of both, by name; ``histories`` what became of everybody's assignments, where a
    gradebook was asked."""

    summaries: list[Summary]
    gone: list[Summary]
    members: dict[str, ClassMember]
    histories: Histories = field(default_factory=dict)

    def of(self, key: str) -> Holdings:
        """Return what is held of one student, with the key in a gradebook."""
        summaries = [one for one in self.summaries if self.keys[one.student] == key]
        return Holdings(summaries, [], self.members, self.histories)

    def marked(self, book: Gradebook, rules: HandInRules) -> Holdings:
        """Return the same with the marks that a gradebook makes, and with its histories. Raises GraderError."""
        parts = SharedParts()
        names = {key: student for student, key in self.keys.items()}
        found: dict[tuple[str, str], History] = {}

        def stored(grading: int) -> Summary:
            return parts.shared(summarise(store.decode(book.result(grading), book.shown)))

        summaries, gone = [*self.summaries], [*self.gone]
        for assignment in dict.fromkeys(one.assignment for one in (*summaries, *gone)):
            rows = book.rows(assignments=[assignment])  # of all at once memory would grow with every assignment
            marks, own = marks_and_histories(rows)
            for some in (summaries, gone):
                places = [number for number, one in enumerate(some) if one.assignment == assignment]
                now = marked([some[number] for number in places], self.keys, rows, marks, rules, stored)
                for number, summary in zip(places, now, strict=True):
                    some[number] = summary
            zone = rules.zone(assignment)
            for (key, _), history in own.items():
                if key in names:
                    found[names[key], assignment] = in_zone(history, zone)
        return Holdings(summaries, gone, self.members, found)

    @cached_property
    def keys(self) -> dict[str, str]:
        """The key of each student in a gradebook."""
        return {student: member.id or member.folder for student, member in self.members.items()}

    @cached_property
    def sections(self) -> dict[str, str]:
        """The section of each student who is in one."""
        return {student: member.section for student, member in self.members.items() if member.section}

    @cached_property
    def folders(self) -> dict[str, str]:
        """The folder of each student's results."""
        return {student: member.folder for student, member in self.members.items()}


def collect(
    out: Path, course: Course, record: ClassRecord, judged: Iterable[Summary], present: Iterable[ClassMember]
) -> Holdings:
    """Return what ``out`` holds. ``judged`` are this run's, on the students who are ``present``; ``record`` says who
    was in the class for which assignment. Of what ``judged`` covers no file is read."""
    now = {member.student: member for member in present}
    members = {member.folder: member for one in (*record.members.values(), record.left) for member in one}
    members = {folder: _apart(member, now) for folder, member in members.items()}
    members |= {member.folder: member for member in now.values()}
    summaries = list(judged)
    known = {(now[summary.student].folder, summary.assignment) for summary in summaries}
    gone: list[Summary] = []
    is_gone = record.is_gone()
    names = {assignment.name for assignment in course.assignments} & record.members.keys()
    for folder, assignment, summary in _stored(out, names, known):
        member = members.setdefault(folder, _apart(ClassMember(summary.student, folder), now))
        named = msgspec.structs.replace(summary, student=member.student)
        (gone if is_gone(folder, assignment) else summaries).append(named)
        known.add((folder, assignment))
    summaries += [
        _missing(members[member.folder].student, one)
        for one in course.assignments
        for member in record.members.get(one.name, ())
        if (member.folder, one.name) not in known
    ]
    return Holdings(summaries, gone, {member.student: member for member in members.values()})


def _apart(member: ClassMember, now: dict[str, ClassMember]) -> ClassMember:
    """Return a member of an earlier class under a name that is nobody else's now."""
    same = now.get(member.student)
    if same is None or same.folder == member.folder:
        return member
    return msgspec.structs.replace(member, student=f"{member.student} ({member.folder})")


def _stored(out: Path, names: Container[str], known: set[tuple[str, str]]) -> Iterator[tuple[str, str, Summary]]:
    """Yield folder, assignment and summary of the results that are not ``known``, of the assignments ``names``."""
    parts = SharedParts()
    with contextlib.suppress(GraderError):  # nobody has a result yet
        for (folder, _), file in store.paths(out).items():
            if file.stem in names and (folder, file.stem) not in known:
                with contextlib.suppress(GraderError):  # damaged, or another version's: it is not there
                    yield folder, file.stem, parts.shared(summarise(store.read(file)))


def _missing(student: str, assignment: Assignment) -> Summary:
    return Summary(
        student=student,
        assignment=assignment.name,
        title=assignment.title,
        status="missing",
        score=0.0,
        max_score=assignment.max_score,
        tasks=tuple(TaskShare(task.name, task.title, 0.0, task.points) for task in assignment.tasks),
    )


def write_grades(out: Path, course: Course, held: Holdings) -> None:
    """Write ``grades.csv``. Raises GraderError."""
    totals = {row.student: row.percent for row in class_rows(held.summaries, course)}
    table = grades_csv(held.summaries, held.members, totals, held.gone)
    write_table(out / "grades.csv", table)
