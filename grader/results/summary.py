"""``Result`` → ``Summary``: what the class page needs of it, small enough that a class of thousands fits in memory.

For instructors: tests keep their ids.
"""

from __future__ import annotations

import msgspec

from grader.model import Cluster, Message, Result, Status, Text, Visibility

MOST_REASONS = 5


class Item(msgspec.Struct, frozen=True):
    """One test of one submission. ``share`` is the part of its points that was earned, 0 to 1."""

    id: str
    task: str
    title: Text
    visibility: Visibility
    share: float


class Named(msgspec.Struct, frozen=True):
    """A misconception that a submission shows."""

    code: str
    task: str
    title: Text


class TaskShare(msgspec.Struct, frozen=True):
    """Points of one task."""

    task: str
    title: Text
    points: float
    max_points: float


class Summary(msgspec.Struct, frozen=True):
    """One submission on one assignment. ``reasons`` say why it is not graded; ``duration`` is in seconds."""

    student: str
    assignment: str
    title: Text
    status: Status
    score: float | None
    max_score: float
    tasks: tuple[TaskShare, ...] = ()
    tests: tuple[Item, ...] = ()
    diagnoses: tuple[Named, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    reasons: tuple[Message, ...] = ()
    duration: float = 0.0


def summarise(result: Result) -> Summary:
    """The summary of ``result``. Tests count for difficulty only where the submission was graded."""
    graded = result.status == "graded"
    return Summary(
        student=result.student,
        assignment=result.assignment,
        title=result.title,
        status=result.status,
        score=result.score,
        max_score=result.max_score,
        tasks=tuple(TaskShare(task.task, task.title, task.points, task.max_points) for task in result.tasks),
        tests=tuple(
            Item(
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
            Named(found.code, found.task, found.title) for found in result.diagnoses if found.match == "exact"
        ),
        clusters=result.clusters,
        reasons=() if graded else _reasons(result),
        duration=result.duration,
    )


def _reasons(result: Result) -> tuple[Message, ...]:
    broken = tuple(test.message for test in result.tests if test.outcome == "broken" and test.message is not None)
    return (*result.notes, *broken)[:MOST_REASONS]
