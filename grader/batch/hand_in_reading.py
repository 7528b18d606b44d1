"""What a unit's files hold: read where they lie, so that a worker on another machine needs none of them."""

from __future__ import annotations

import msgspec

from grader.batch.protocol import Unit
from grader.model import Assignment
from grader.submission.reader import Reader
from grader.submission.submission import Submission


class ReadHandIn(msgspec.Struct, frozen=True):
    """One student's work on one assignment, None where nothing was handed in. ``earlier`` are other attempts of the
    same download, the oldest first."""

    submission: Submission | None = None
    earlier: tuple[Submission, ...] = ()

    @property
    def size(self) -> int:
        """The bytes of the files that count."""
        submissions = (*self.earlier, *([self.submission] if self.submission is not None else []))
        return sum(len(data) for one in submissions for data in (one.notebook, *one.handed.values()))


def read_hand_in(
    reader: Reader, unit: Unit, assignment: Assignment, *, lenient: bool, outlined: bool = False
) -> ReadHandIn:
    """Return what a student, or where that is nothing the student's group, handed in; ``outlined``: as ``Reader.read``.
    Raises GraderError."""
    handed = unit.handed
    if unit.content:  # the files of one attempt, as the gradebook has them
        return ReadHandIn(reader.read(handed, assignment, lenient=True))
    submission = reader.read(handed, assignment, lenient=lenient, outlined=outlined)
    if submission is None or submission.absent:
        shared = reader.of_group(unit.shared, assignment, lenient=lenient)
        submission, handed = shared or (submission, handed)
    if submission is None or submission.absent:
        return ReadHandIn(submission)
    return ReadHandIn(submission, tuple(reader.earlier_attempts(handed, submission, assignment)))
