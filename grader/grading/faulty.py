"""A test that the reference does not pass is the author's fault: nobody is judged by it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from grader.errors import GraderError
from grader.model import Assignment, TestResult
from grader.results.score import is_void


def refuse_faulty(tests: Iterable[TestResult], assignment: Assignment, void: Container[str]) -> None:
    """Raise GraderError that names the first of ``tests`` that is broken and not in ``void``."""
    for test in tests:
        if test.outcome == "broken" and not is_void(void, assignment.name, test.id):
            reason = test.message.args.get("text", "") if test.message is not None else ""
            way_on = f"--void {assignment.name}/{test.id}"
            raise GraderError(
                f"{assignment.name}: {test.id}: {reason}",
                f"Correct the test, or go on without it: {way_on}. All marks are as they were.",
                exit_code=3,
            )
