"""Results for Classroom 50: ``classroom50/result/v1``. Whole points only, and no key that the schema does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from grader.errors import GraderError
from grader.exchange.whole_points import whole_points
from grader.model import StudentResult
from grader.render.ci.github import harmless
from grader.render.claims import claim
from grader.text import clean

SCHEMA = "classroom50/result/v1"
_NEEDED = ("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL")


def classroom50(results: Sequence[StudentResult], environment: Mapping[str, str], now: datetime, lang: str) -> bytes:
    """The file ``result.json`` of a submission. The runner of Classroom 50 says in ``environment`` whose it is.

    Raises GraderError where it does not, and where there is no score.
    """
    missing = [name for name in _NEEDED if not environment.get(name)]
    owner = environment.get("OWNER") or environment.get("USERNAME")
    if missing or not owner:
        raise GraderError(
            f"not set: {', '.join([*missing, *([] if owner else ['OWNER'])])}",
            "Run this in an autograder of Classroom 50, which sets them.",
        )
    if any(result.status == "grader-error" for result in results):
        raise GraderError("the grader failed, so there is no score to hand on", "Grade again.", exit_code=3)
    tests = [(result, test) for result in results for test in result.tests]
    points = whole_points([test.points for _, test in tests], [test.max_points for _, test in tests])
    content = {
        "schema": SCHEMA,
        "classroom": environment["CLASSROOM"],
        "assignment": environment["ASSIGNMENT"],
        "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
        "owner": owner,
        "submission": environment["SUBMISSION_TAG"],
        "commit": environment["COMMIT_URL"],
        "release": environment["RELEASE_URL"],
        "review": environment.get("REVIEW_URL") or environment["COMMIT_URL"],
        "datetime": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": sum(points.scores),
        "max-score": sum(points.maxima),
        "tests": [
            {
                "test-name": harmless(f"{test.task}: {clean.line(test.title.get(lang))}"),
                "passed": test.outcome == "passed",
                "score": score,
                "max-score": maximum,
                "message": "" if test.outcome == "passed" else harmless(claim(test, lang)),
            }
            for (_, test), score, maximum in zip(tests, points.scores, points.maxima, strict=True)
        ],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
