"""The rows of a gradebook as plain frozen data. A mark is a function of them alone (``grader.gradebook.marks``).

``id`` is the number under which a gradebook stored a row, 0 before that: of two rows the one with the greater number is
newer. Times have a time zone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Literal

from grader.course.policy import Policy
from grader.model import Hashes, Status

NOTHING = ""
"""The content of an attempt that takes back what was handed in: the class was asked, and nothing is there any more."""

TimeSource = Literal["platform", "settled", "none"]
"""Where an attempt's time is from: the learning platform, or the instructor's file that settles it. A platform may
name no time, and say whether it is late."""

AdjustmentKind = Literal["override", "comment", "extension", "excuse", "void"]

Flag = Literal[
    "late-unknown",  # known to be late, not by how much: no days are guessed
    "time-unknown",  # nothing says when it came, or whether it is late
    "excused",
    "overridden",
    "override-before-attempt",  # something was handed in after the mark was set by hand
    "voided",  # tests of it are void
    "regrade-failed",  # the grader failed over the newest grading: the one before it counts
]


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody of the class. ``key`` is what tells students apart in all other rows: the roster's id, or without a
    roster the name under which the class's folder held them."""

    key: str
    name: str
    login: str = ""
    email: str = ""
    section: str = ""
    group: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """An assignment as it stood: its maximum, its weight and its rules. A change adds a row; the newest holds."""

    assignment: str
    max_score: float
    weight: float = 1.0
    policy: Policy = field(default_factory=Policy)
    id: int = 0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One hand-in of one student. ``content`` is the digest of what counted in it (``Hashes.submission``),
    or ``NOTHING``.

    ``time`` is when it was handed in by a source that a student cannot set. ``late``: whether the platform says LATE.
    ``claimed`` is a time that the student could set; it is shown, and never lowers a penalty. ``seen`` is when the
    grader met it first.
    """

    student: str
    assignment: str
    content: str
    seen: datetime
    time: datetime | None = None
    source: TimeSource = "none"
    late: bool = False
    claimed: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class TestPoints:
    """The points of one test in a grading. ``broken``: the grader could not judge it."""

    __test__ = False  # the name begins with Test: pytest must not collect it

    test: str
    points: float
    max_points: float
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Grading:
    """One judgement of one attempt (by its ``id``), with the hashes of all that judged it."""

    attempt: int
    status: Status
    score: float | None
    max_score: float
    when: datetime
    hashes: Hashes = field(default_factory=Hashes)
    tests: tuple[TestPoints, ...] = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A decision of a person: who made it, when and why. Never changed, only followed by another.

    ``student`` is empty where it holds for the whole class (``void``). ``points`` is the mark of an ``override``, and
    the maximum of the test of a ``void``; ``until`` is the new due time of an ``extension``; ``text`` the ``comment``,
    which is for the student. ``test`` is the id of a void test, and stands for all its parametrised cases; ``drop``
    takes it out of the maximum. ``undone`` takes back the decision of this kind on the same student, assignment and
    test that was made before.
    """

    kind: AdjustmentKind
    assignment: str
    who: str
    when: datetime
    why: str
    student: str = ""
    points: float | None = None
    until: datetime | None = None
    test: str = ""
    drop: bool = False
    text: str = ""
    undone: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class Publication:
    """What was told to a student, when and by which way: ``told`` is the mark, ``recipient`` the page, say."""

    student: str
    assignment: str
    channel: Literal["page"]
    recipient: str
    told: str
    when: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A student's mark. ``final = raw + adjustment - penalty``; None without a score, and where it is excused.

    ``raw`` is as judged; ``penalty`` is what ``late_days`` cost; ``adjustment`` what decisions have added. ``attempt``
    and ``grading`` are the ones that count.
    """

    student: str
    assignment: str
    status: Status
    raw: float | None
    max_score: float
    late_days: int = 0
    penalty: float = 0.0
    adjustment: float = 0.0
    final: float | None = None
    attempt: Attempt | None = None
    grading: Grading | None = None
    flags: tuple[Flag, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a gradebook, each table in the order in which they were added."""

    students: tuple[Student, ...]
    terms: tuple[Terms, ...]
    attempts: tuple[Attempt, ...]
    gradings: tuple[Grading, ...]
    adjustments: tuple[Adjustment, ...]


def values(row: Student | Attempt | Adjustment | Publication) -> dict[str, Any]:
    """Return the fields of a row by their names. ``asdict`` would copy each of them, which takes longer than to store
    it."""
    return {one.name: getattr(row, one.name) for one in fields(row)}
