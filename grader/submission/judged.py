"""Tests as they came out, seen together with the submission's code: reasons, places, what blocks what, and points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec

from grader.model import Assignment, TestResult
from grader.results.score import ScoreSheet, settle
from grader.submission.reasons import needs_of, with_reason
from grader.submission.submission import Submission


def judged(
    tests: Iterable[TestResult],
    submission: Submission,
    assignment: Assignment,
    signatures: Mapping[str, str],
    void: frozenset[str] = frozenset(),
) -> ScoreSheet:
    """Return the score sheet of a submission. ``signatures`` are the parameters of the tasks; ``void`` are tests over
    which the grader may fail."""
    outline = submission.outline
    known: dict[object, tuple[str, ...]] = {}  # most tests of a task stand on the same

    def needs(test: TestResult) -> tuple[str, ...]:
        key = (test.task, test.needs, test.used)
        if key not in known:
            known[key] = needs_of(test, outline)
        return known[key]

    def seen(test: TestResult) -> TestResult:
        located, stands_on = submission.located(with_reason(test, outline, signatures)), needs(test)
        if stands_on == test.needs and not test.used:
            return located
        return msgspec.structs.replace(located, needs=stands_on, used=())

    sheet = settle(map(seen, tests), assignment.tasks, void)
    tasks = [msgspec.structs.replace(task, todo=True) if outline.is_todo(task.task) else task for task in sheet.tasks]
    return replace(sheet, tasks=tuple(tasks))
