"""Write a batch into its gradebook: hand-ins as they are judged, some at a time, by the one process that writes."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from grader.batch.hand_ins import Times, attempt, terms
from grader.batch.kept_back import KeptBack
from grader.batch.protocol import HandInReport, UnitReport
from grader.batch.sharing import Sharing
from grader.course.hand_in import HandInRules
from grader.course.load import hand_in_rules
from grader.gradebook.additions import JudgedHandIn
from grader.gradebook.queries import RecordedHandIn
from grader.gradebook.records import Record
from grader.gradebook.rows import NOTHING, Student
from grader.gradebook.store import Gradebook
from grader.model import Course
from grader.results import store
from grader.results.class_record import ClassRecord
from grader.submission.entries import Entry

_AT_ONCE = 25  # hand-ins of one transaction
_SECONDS = 3.0  # after which those that wait are written although they are fewer


def student(entry: Entry) -> Student:
    """Return the row of a student: by the roster's id, or without a roster by the name of the student's folder."""
    row = entry.listed
    if row is None:
        return Student(entry.folder, entry.student, section=entry.section)
    key = row.id or entry.folder
    return Student(key, row.name or entry.student, row.login, row.email, row.section or entry.section, row.group)


def follow_course(book: Gradebook, course: Course, names: Collection[str] = ()) -> None:
    """Let the assignments of a gradebook, and those of ``names``, stand as the course has them. Raises GraderError."""
    rules = hand_in_rules(course)
    held = {one.assignment for one in book.terms()}
    book.set_terms(terms(one, rules) for one in course.assignments if one.name in held or one.name in names)


class Recorder:
    """Adds the hand-ins of a batch to a gradebook.

    The class was asked for an assignment of which somebody's file has the name. Of others that may be known at the end
    only: until then what says nothing about that is kept back.
    """

    def __init__(
        self,
        book: Gradebook,
        entries: Iterable[Entry],
        course: Course,
        assignments: Iterable[str],
        rules: HandInRules,
        times: Times,
        *,
        asked: bool,
        sharing: Sharing | None = None,
    ) -> None:
        self._book, self._course, self._sharing = book, course, sharing
        self._lock = threading.RLock()
        self._finished: list[str] = []
        self._rules, self._times = rules, times
        class_ = list(entries)
        self._students = {entry.student: student(entry) for entry in class_}
        self._listed = any(entry.listed is not None for entry in class_)
        self._seen = datetime.now(UTC)
        named = list(assignments)
        self._known: dict[tuple[str, str], list[RecordedHandIn]] = {}
        for name in named:
            self._known |= book.recorded(name)
        self._waiting: list[JudgedHandIn] = []
        self.contents: dict[tuple[str, str], tuple[str, ...]] = {}  # of hand-ins in the folder, by student, assignment
        self.with_earlier: set[str] = set()  # assignments of which somebody in the folder has other contents as well
        self._asked_for = set(named if asked else ())
        self._kept_back = KeptBack()
        self._written = time.monotonic()
        book.set_students(self._students.values())
        follow_course(book, course, named if asked else ())

    def known(self, entry: Entry, assignment: str) -> tuple[tuple[str, str], ...]:
        """Return the contents that the gradebook has of a student, with the hashes of what judged them."""
        found = self._known.get((self._students[entry.student].key, assignment), ())
        return tuple((one.content, one.hashes) for one in found)

    def tell(self, report: UnitReport) -> None:
        """Take a finished unit. Raises GraderError."""
        with self._lock:
            if not report.held:
                self._take_or_keep(report)
            if self._sharing is not None:
                self._finished.append(self._sharing.name(report.summary.student, report.summary.assignment))
            waits = self._waiting or self._finished
            if len(self._waiting) >= _AT_ONCE or (waits and time.monotonic() - self._written > _SECONDS):
                self.write()

    def _take_or_keep(self, report: UnitReport) -> None:
        assignment = report.summary.assignment
        if report.claim == "name" and assignment not in self._asked_for:
            self._asked_for.add(assignment)
            self._take_kept(assignment)
        if assignment in self._asked_for:
            self._take(report)
        else:
            self._kept_back.keep(report)

    def settle(self, assignments: frozenset[str]) -> None:
        """Take what was kept back on these assignments, for which the class was asked, and write everything."""
        for assignment in assignments:
            self._take_kept(assignment)
        self._kept_back.clear()
        for key, known in self._known.items():
            here = self.contents.get(key)
            if here and any(one.content not in here for one in known):
                self.with_earlier.add(key[1])
        self._known.clear()  # a class of thousands has much there
        self.write()
        follow_course(self._book, self._course, assignments)

    def _take_kept(self, assignment: str) -> None:
        for report in self._kept_back.take(assignment):
            self._take(report)
            if len(self._waiting) >= _AT_ONCE:
                self.write()

    def mark_gone(self, out: Path, record: ClassRecord) -> None:
        """Mark as gone who is not on the roster any more; without one, who has a folder below ``out`` and is in the
        class for no assignment."""
        held = {one.key: one for one in self._book.students()}
        left = held.keys() - {one.key for one in self._students.values()}
        if not self._listed:
            present = {member.folder for members in record.members.values() for member in members}
            left &= store.student_folders(out) - present
        self._book.set_students(replace(held[key], gone=True) for key in left)

    def write(self) -> None:
        """Write what waits. Threads may call this. Raises GraderError."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
            finished, self._finished = self._finished, []
            if waiting:
                self._book.add(waiting)
            if finished and self._sharing is not None:
                self._sharing.release(finished)
            self._written = time.monotonic()

    def _take(self, report: UnitReport) -> None:
        summary = report.summary
        owner = self._students[summary.student]
        known = self._known.get((owner.key, summary.assignment), [])
        settled = self._times.get((summary.student, summary.assignment))
        self.contents[owner.key, summary.assignment] = tuple(one.content for one in report.hand_ins)
        hand_ins = reported(report)
        for one, seen in zip(hand_ins, self._sightings(hand_ins, known), strict=True):
            row = attempt(one, owner.key, summary.assignment, self._rules, seen, settled)
            held = [other for other in known if other.content == one.content]
            if one.record is not None:
                self._waiting.append(JudgedHandIn(owner, row, one.record))
            elif held and all(
                (other.time, other.source, other.late) != (row.time, row.source, row.late) for other in held
            ):
                record = self._book.record(held[-1].grading)
                self._waiting.append(JudgedHandIn(owner, row, record))  # a time that was learnt since

    def _sightings(self, hand_ins: Sequence[HandInReport], known: Sequence[RecordedHandIn]) -> list[datetime]:
        """Return when each of the attempts of a download, the oldest first, counts as seen: what nothing dates stays in
        that order, and what is older than an attempt that was seen before was there before as well."""
        before = {one.content: one.seen for one in reversed(known)}
        seen = [self._seen + timedelta(microseconds=place) for place in range(len(hand_ins))]
        for place in reversed(range(len(hand_ins) - 1)):
            newer = before.get(hand_ins[place + 1].content, seen[place + 1])
            seen[place] = min(seen[place], newer - timedelta(microseconds=1))
        return seen


def reported(report: UnitReport) -> tuple[HandInReport, ...]:
    """Return the hand-ins of a unit; nothing handed in is one, too."""
    if report.hand_ins:
        return report.hand_ins
    summary = report.summary
    record = Record(summary.assignment, NOTHING, summary.status, summary.score, summary.max_score, "", "", "")
    return (HandInReport(NOTHING, summary.status, summary.score, summary.max_score, record=record),)
