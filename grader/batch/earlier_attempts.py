"""Earlier hand-ins of which the folder has no files: judged again from the gradebook where other tests judge now.

Only those that can count: of the newest that counts there is one, of the best each may be it.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path

import msgspec

from grader.batch.protocol import Unit, UnitReport
from grader.batch.recording import student
from grader.batch.sharing import Sharing
from grader.gradebook.additions import Judgement
from grader.gradebook.marks import in_time
from grader.gradebook.rows import Attempt, Grading, Rows
from grader.gradebook.store import Gradebook
from grader.grading import hashes
from grader.model import Course, Hashes
from grader.results.changes import differences
from grader.submission.entries import Entry
from grader.submission.handed_in import Handed, Part

_AT_ONCE = 25  # judgements of one transaction

Key = tuple[str, str]
"""The keys of a student and of an assignment."""


@dataclass(frozen=True)
class EarlierAttempt:
    """An attempt that other tests have judged than those that judge now; ``why`` names what differs."""

    attempt: Attempt
    grading: Grading
    why: tuple[str, ...]


def outdated(
    rows: Rows, here: Mapping[Key, Collection[str]], course: Course, *, fresh: bool = False
) -> list[EarlierAttempt]:
    """Return the attempts that can count and that others judged. ``here`` are the contents that the folder holds, by
    student and assignment: of whom it holds nothing, nothing is judged again."""
    attempts: dict[Key, list[Attempt]] = {}
    for attempt in rows.attempts:
        attempts.setdefault((attempt.student, attempt.assignment), []).append(attempt)
    contents = {one.id: (one.student, one.assignment, one.content) for one in rows.attempts}
    newest = {contents[one.attempt]: one for one in sorted(rows.gradings, key=attrgetter("id"))}
    best = {one.assignment for one in rows.terms if one.policy.counts == "best"}
    assignments = {one.name: one for one in course.assignments}
    now: dict[str, Hashes] = {}
    found: list[EarlierAttempt] = []
    for key, own in attempts.items():
        if not here.get(key) or key[1] not in assignments:
            continue
        counting = in_time(own) if key[1] in best else in_time(own)[-1:]
        for attempt in {one.content: one for one in counting if one.content not in here[key]}.values():
            grading = newest.get((*key, attempt.content))
            if grading is None or grading.status == "ungradable":
                continue  # no test has a say in it
            if key[1] not in now:
                now[key[1]] = hashes.of_assignment(course, assignments[key[1]])
            why = differences(grading.hashes, now[key[1]])
            if why or fresh or grading.status == "grader-error":
                found.append(EarlierAttempt(attempt, grading, why or ("again",)))
    return found


@contextlib.contextmanager
def units(book: Gradebook, earlier: Sequence[EarlierAttempt], entries: Iterable[Entry]) -> Iterator[tuple[Unit, ...]]:
    """The work of judging attempts again; their files lie in a folder of the grader's own for as long as that lasts.
    Raises GraderError."""
    owners = {student(entry).key: entry for entry in entries}
    with tempfile.TemporaryDirectory(prefix="grader-earlier-") as folder:
        yield tuple(
            Unit(
                owners[one.attempt.student].student,
                owners[one.attempt.student].folder,
                one.attempt.assignment,
                unpacked(book, one.attempt.id, one.grading.id, Path(folder)),
                covered=True,
                content=one.attempt.content,
            )
            for one in earlier
            if one.attempt.student in owners
        )


class _File(msgspec.Struct, frozen=True):
    path: str = ""


class _Files(msgspec.Struct, frozen=True):
    files: tuple[_File, ...] = ()


class _Judged(msgspec.Struct, frozen=True):
    submission: _Files = _Files()


def unpacked(book: Gradebook, attempt: int, grading: int, folder: Path) -> Handed:
    """Write the files of an attempt below ``folder``, and return what was handed in. Raises GraderError."""
    files = book.files(attempt)
    judged = msgspec.json.decode(book.result(grading), type=_Judged)
    main = next((one.path for one in judged.submission.files if one.path in files), "")
    top = folder / str(attempt)
    top.mkdir()
    for path, data in files.items():
        parts = path.split("/")
        if all(part not in ("", ".", "..") for part in parts):
            with contextlib.suppress(OSError, ValueError):  # a name that this system cannot write goes along nowhere
                place = top.joinpath(*parts)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
    if not main:
        return Handed(str(folder), (Part(os.fsencode(top.name)),))
    return Handed(str(top), (Part(os.fsencode(main), main), Part(b".")), main=main)


class Regrading:
    """Adds the judgements of earlier attempts to a gradebook, some at a time."""

    def __init__(
        self,
        book: Gradebook,
        earlier: Iterable[EarlierAttempt],
        entries: Iterable[Entry],
        sharing: Sharing | None = None,
    ) -> None:
        self._book, self._sharing = book, sharing
        self._lock = threading.RLock()
        self._finished: list[str] = []
        names = {student(entry).key: entry.student for entry in entries}
        self._earlier = {
            (names.get(one.attempt.student, ""), one.attempt.assignment, one.attempt.content): one for one in earlier
        }
        self._waiting: list[Judgement] = []

    def of(self, report: UnitReport) -> EarlierAttempt | None:
        """Return the attempt that was judged; None where its files could not be read."""
        summary = report.summary
        keys = [(summary.student, summary.assignment, one.content) for one in report.hand_ins]
        return self._earlier[keys[0]] if keys else None

    def tell(self, report: UnitReport) -> None:
        """Take a finished unit. Raises GraderError."""
        found = self.of(report)
        with self._lock:
            for one in report.hand_ins:
                if found is not None and one.record is not None:
                    self._waiting.append(Judgement(found.attempt.id, one.record, datetime.now(UTC)))
                if self._sharing is not None:
                    summary = report.summary
                    self._finished.append(self._sharing.name(summary.student, summary.assignment, one.content))
            if len(self._waiting) >= _AT_ONCE:
                self.write()

    def write(self) -> None:
        """Write what waits. Threads may call this. Raises GraderError."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
            finished, self._finished = self._finished, []
            if waiting:
                self._book.judge_again(waiting)
            if finished and self._sharing is not None:
                self._sharing.release(finished)
