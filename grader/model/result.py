"""What leaves grading: the result of a submission, and the part of it that its student may see."""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

from grader.model.base import Data, Message, Text, Tier
from grader.model.outcomes import Cluster, Diagnosis, Figure, Relation, TestResult

Schema = Literal["grader/result/1"]
SCHEMA: Schema = get_args(Schema)[0]
Status = Literal["graded", "missing", "ungradable", "grader-error"]


class FileHash(Data, frozen=True):
    """A file of the submission, as it was read."""

    path: str
    sha256: str


class SubmissionInfo(Data, frozen=True):
    """The files that counted."""

    files: tuple[FileHash, ...] = ()


class Hashes(Data, frozen=True):
    """A stored result is reused only where all of these are equal. ``files`` says what exactly differs: a digest for
    each file that judges, and for each test of it."""

    submission: str = ""
    assignment: str = ""
    reference: str = ""
    data: str = ""
    limits: str = ""
    grader: str = ""
    files: dict[str, str] = msgspec.field(default_factory=dict)


class Environment(Data, frozen=True):
    """The system that graded; it never counts when results are compared."""

    python: str = ""
    numpy: str = ""
    pandas: str = ""
    tier: Tier | None = None


class TaskScore(Data, frozen=True):
    """Points of one task: all of them, and those of its public tests.

    ``todo``: whether nothing of the task was written: all that is there is the stub.
    """

    task: str
    title: Text
    points: float
    max_points: float
    public_points: float
    public_max: float
    todo: bool = False


class StudentResult(Data, frozen=True):
    """The part of a ``Result`` that a student may see. Student-facing pages and lines are made of this alone.

    A type of its own, so that a ``Result`` cannot be rendered for a student by mistake. It reads as
    ``grader/result/1``. Hidden tests are called ``hidden-1``, ``hidden-2`` … and keep their authored title
    and hint, task, outcome and points; no test has a seed.
    """

    schema: Schema
    assignment: str
    student: str
    status: Status
    score: float | None
    max_score: float
    title: Text
    tasks: tuple[TaskScore, ...] = ()
    submission: SubmissionInfo = SubmissionInfo()
    environment: Environment = Environment()
    tests: tuple[TestResult, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    relations: tuple[Relation, ...] = ()
    stdout: str = ""
    notes: tuple[Message, ...] = ()
    figures: tuple[Figure, ...] | None = None
    only: tuple[str, ...] = ()


class Result(Data, frozen=True):
    """One submission judged on one assignment. ``score`` is None only for a ``grader-error``."""

    schema: Schema
    assignment: str
    student: str
    status: Status
    score: float | None
    max_score: float
    title: Text
    tasks: tuple[TaskScore, ...] = ()
    submission: SubmissionInfo = SubmissionInfo()
    hashes: Hashes = Hashes()
    environment: Environment = Environment()
    tests: tuple[TestResult, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    relations: tuple[Relation, ...] = ()
    stdout: str = ""
    notes: tuple[Message, ...] = ()
    figures: tuple[Figure, ...] | None = None
    """Pictures of the submission's behaviour, from public calls only. None where they were not asked for."""
    clusters: tuple[Cluster, ...] = ()
    """For instructors only: they quote calls of hidden tests."""
    only: tuple[str, ...] = ()
    """The tasks that were asked for alone; points are theirs, and of tasks they stand on that lose some. Empty: all."""
    diagnosed: bool = True
    """False where the grader could not look for mistakes; a result without that is not used again."""
    words: str = ""
    """The hash of the author's words in it: where these have changed the result is told anew, and not judged."""
    duration: float = 0.0

    def for_student(self) -> StudentResult:
        """Return the part that a student may see. ``stdout`` and ``notes`` hold public output only, and stay."""
        hidden = [test.id for test in self.tests if test.visibility == "hidden"]
        names = {test: f"hidden-{number}" for number, test in enumerate(hidden, 1)}
        return StudentResult(
            schema=self.schema,
            assignment=self.assignment,
            student=self.student,
            status=self.status,
            score=self.score,
            max_score=self.max_score,
            title=self.title,
            tasks=self.tasks,
            submission=self.submission,
            environment=self.environment,
            tests=tuple(_for_student(test, names) for test in self.tests),
            diagnoses=tuple(
                msgspec.structs.replace(found, tests=tuple(names.get(test, test) for test in found.tests))
                for found in self.diagnoses
                if found.visibility == "public"
            ),
            relations=tuple(
                msgspec.structs.replace(found, tests=tuple(names.get(test, test) for test in found.tests))
                for found in self.relations
                if found.visibility == "public"
            ),
            stdout=self.stdout,
            # Why the grader failed is the instructor's business, and may quote a hidden test.
            notes=tuple(note for note in self.notes if note.id != "note.grader-error"),
            figures=self.figures,
            only=self.only,
        )


def _for_student(test: TestResult, names: dict[str, str]) -> TestResult:
    if test.visibility == "public":
        return msgspec.structs.replace(test, seed=None)
    # Built field by field: a field that is added to TestResult later stays hidden until it is listed here.
    return TestResult(
        id=names[test.id],
        task=test.task,
        title=test.title,
        visibility="hidden",
        outcome=test.outcome,
        points=test.points,
        max_points=test.max_points,
        edge=test.edge,
        needs=test.needs,
        blocked_by=test.blocked_by,
        message=Message("test.hidden-failed") if test.outcome == "failed" else None,
        hint=test.hint,
    )


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of a result file."""
    return msgspec.json.schema(Result)
