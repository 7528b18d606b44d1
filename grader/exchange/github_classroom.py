"""Results for the reporter of the old GitHub Classroom: JSON in base64, for the environment variable it reads.

The reporter prints names and messages into the log as they are, so nothing in them may be a command there.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

import msgspec

from grader.model import StudentResult, TestResult
from grader.render.ci.github import harmless
from grader.render.claims import claim
from grader.render.view import totals
from grader.text import clean
from grader.text.phrases import say

_STATUS = {"passed": "pass", "broken": "error"}


def classroom(results: Sequence[StudentResult], lang: str) -> bytes:
    """The value of ``<RUNNER-ID>_RESULTS``."""
    tests = [_test(result, test, lang) for result in results for test in result.tests]
    content = {
        "version": 1,
        "status": _overall(results),
        "max_score": round(sum(totals(result).known_max for result in results), 2),
        "tests": tests,
    }
    reasons = [say(f"about.{result.status}", lang) for result in results if result.status != "graded"]
    if reasons:
        content["message"] = reasons[0]
    return base64.b64encode(msgspec.json.encode(content)) + b"\n"


def _overall(results: Sequence[StudentResult]) -> str:
    if any(result.status == "grader-error" for result in results):
        return "error"
    full = all(result.status == "graded" and totals(result).full for result in results)
    return "pass" if full else "fail"


def _test(result: StudentResult, test: TestResult, lang: str) -> dict[str, str | float | int]:
    passed = test.outcome == "passed"
    return {
        "name": harmless(f"{test.task}: {clean.line(test.title.get(lang))}"),
        "status": _STATUS.get(test.outcome, "fail"),
        "score": test.points,
        "message": "" if passed else harmless(claim(test, lang)),
        "test_code": harmless(clean.line(test.call)),
        "task_id": test.task,
        "filename": harmless(clean.line(test.place.file if test.place is not None else "")),
        "line_no": test.place.line if test.place is not None else 0,
        "duration": round(test.duration * 1000),  # milliseconds
    }
