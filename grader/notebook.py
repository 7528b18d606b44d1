"""``check("gates")`` inside Jupyter: the public tests on the functions that live in the kernel now.

For self-check only: the functions run in this process, without the wall and without its limits.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from grader import fingerprint
from grader.course import choose, load_course
from grader.errors import GraderError
from grader.model import Result, TestResult
from grader.score import settle
from grader.testing.local import local_session
from grader.testing.suite import Suite, with_suite


def check(name: str, *, namespace: dict[str, Any] | None = None, lang: str | None = None) -> None:
    """Judge the tasks of assignment ``name`` as they are defined in the notebook, and show what was found.

    ``namespace`` is the caller's if not given. What is wrong with the call is one printed line, not a traceback.
    """
    from grader.render import terminal

    try:
        live = namespace if namespace is not None else sys._getframe(1).f_globals
        result, language = judge(name, live, Path.cwd())
    except GraderError as error:
        print(f"grader: {error.message}\n        {error.hint}")
        return
    terminal.print_result(terminal.console(), result.for_student(), lang or language)


def judge(name: str, namespace: dict[str, Any], start: Path) -> tuple[Result, str]:
    """The result of the public tests on ``namespace``, and the course's language. Raises GraderError."""
    course = load_course(start)
    (assignment,) = choose(course, (name,))
    public = msgspec.structs.replace(assignment, reference=None)
    module = ModuleType(name)
    module.__dict__.update(namespace)
    tests: list[TestResult] = []

    def use(suite: Suite) -> None:
        suite.run(local_session(module), judged=tests.append)

    with_suite(course, public, use)
    settled = settle(tuple(tests), assignment.tasks)
    result = Result(
        schema="grader/result/1",
        assignment=name,
        student="",
        status=settled.status,
        score=settled.score,
        max_score=assignment.max_score,
        title=assignment.title,
        tasks=settled.tasks,
        tests=settled.tests,
        environment=fingerprint.environment("process"),
    )
    return result, course.language
