"""A stored result in the words that the course has now: titles and hints have changed, and nothing that judges."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from grader.diagnosis.explanations import known_words
from grader.grading import hashes
from grader.model import Assignment, Result, TestResult


def retold(result: Result, assignment: Assignment, tests: Iterable[TestResult]) -> Result:
    """Return ``result`` with the words of ``assignment`` and of its ``tests``, which say nothing else here.

    Raises GraderError where the course's mistakes cannot be read.
    """
    said = {test.id: (test.title, test.hint) for test in tests}
    titles = {task.name: task.title for task in assignment.tasks}
    mistakes = known_words(assignment) if result.diagnoses else {}
    return msgspec.structs.replace(
        result,
        title=assignment.title,
        words=hashes.words(assignment),
        tasks=tuple(msgspec.structs.replace(one, title=titles.get(one.task, one.title)) for one in result.tasks),
        tests=tuple(_test(one, *said.get(one.id, (one.title, one.hint))) for one in result.tests),
        diagnoses=tuple(
            msgspec.structs.replace(one, **mistakes[one.code]._asdict()) if one.code in mistakes else one
            for one in result.diagnoses
        ),
    )


def _test(test: TestResult, title: object, hint: object) -> TestResult:
    return msgspec.structs.replace(test, title=title, hint=hint if test.outcome != "passed" else test.hint)
