"""Summarise a ``Result`` for the class page, so small that a class of thousands fits in memory.

For instructors: tests keep their ids.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from grader.model import Cluster, Message, Relation, Result, Status, Text, Visibility
from grader.results.final_mark import FinalMark

MOST_REASONS = 5
T = TypeVar("T")


class TestShare(msgspec.Struct, frozen=True):
    """One test of one submission. ``share`` is the part of its points that was earned, 0 to 1."""

    __test__ = False  # the name begins with Test: pytest must not collect it

    id: str
    task: str
    title: Text
    visibility: Visibility
    share: float


class MistakeName(msgspec.Struct, frozen=True):
    """The name of a known mistake that a submission makes."""

    code: str
    task: str
    title: Text


class TaskShare(msgspec.Struct, frozen=True):
    """Points of one task. ``todo``: nothing of it was written."""

    task: str
    title: Text
    points: float
    max_points: float
    todo: bool = False


class Summary(msgspec.Struct, frozen=True):
    """One submission on one assignment. ``reasons`` say why it is not graded; ``duration`` is in seconds.

    ``mark`` is what lateness and decisions make of the score, where that is known.
    """

    student: str
    assignment: str
    title: Text
    status: Status
    score: float | None
    max_score: float
    tasks: tuple[TaskShare, ...] = ()
    tests: tuple[TestShare, ...] = ()
    diagnoses: tuple[MistakeName, ...] = ()
    relations: tuple[Relation, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    reasons: tuple[Message, ...] = ()
    duration: float = 0.0
    mark: FinalMark | None = None

    @property
    def final(self) -> float | None:
        """The final mark, which is the score where nothing else is known."""
        return self.score if self.mark is None else self.mark.final

    @property
    def is_excused(self) -> bool:
        """Whether the assignment does not count for the student."""
        return self.mark is not None and "excused" in self.mark.flags

    @property
    def todo(self) -> frozenset[str]:
        """The tasks of which nothing was written: they are no failures, and say nothing about the tests."""
        return frozenset(task.task for task in self.tasks if task.todo)

    @property
    def is_stub(self) -> bool:
        """Whether nothing of any task was written."""
        return bool(self.tasks) and len(self.todo) == len(self.tasks)


class SharedParts:
    """What is equal in many summaries is one object in memory: the tests of everybody have the same titles."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def shared(self, summary: Summary) -> Summary:
        """Return a summary that shares its names, titles, tests, tasks and mistakes with those before it."""
        return replace(
            summary,
            student=self._one(summary.student),
            assignment=self._one(summary.assignment),
            title=self._one(summary.title),
            tasks=self._one(tuple(map(self._one, summary.tasks))),
            tests=self._one(tuple(map(self._one, summary.tests))),
            diagnoses=self._one(tuple(map(self._one, summary.diagnoses))),
        )

    def _one(self, part: T) -> T:
        known: T = self._known.setdefault(part, part)
        return known


def summarise(result: Result) -> Summary:
    """Return the summary of ``result``; without tests where the submission was not graded."""
    graded = result.status == "graded"
    return Summary(
        student=result.student,
        assignment=result.assignment,
        title=result.title,
        status=result.status,
        score=result.score,
        max_score=result.max_score,
        tasks=tuple(TaskShare(task.task, task.title, task.points, task.max_points, task.todo) for task in result.tasks),
        tests=tuple(
            TestShare(
                id=test.id,
                task=test.task,
                title=test.title,
                visibility=test.visibility,
                share=test.points / test.max_points if test.max_points else float(test.outcome == "passed"),
            )
            for test in result.tests
            if graded
        ),
        diagnoses=tuple(
            MistakeName(diagnosis.code, diagnosis.task, diagnosis.title)
            for diagnosis in result.diagnoses
            if diagnosis.match == "exact"
        ),
        relations=result.relations,
        clusters=result.clusters,
        reasons=() if graded else _reasons(result),
        duration=result.duration,
    )


def _reasons(result: Result) -> tuple[Message, ...]:
    broken = tuple(test.message for test in result.tests if test.outcome == "broken" and test.message is not None)
    return (*result.notes, *broken)[:MOST_REASONS]
