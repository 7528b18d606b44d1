"""``pytest assignments/gates`` as it stands, from any editor: the file beside the test is the submission."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import layout
from grader.course.load import load_course
from grader.errors import GraderError
from grader.sandbox import host, tiers
from grader.submission.reasons import with_reason
from grader.submission.signatures import signatures
from grader.testing.frame import SuiteFrame
from grader.testing.job import make_job, submission_at
from grader.testing.proxy import SubmissionProxy
from grader.testing.session import Listener, Session
from grader.testing.spec import TestSpec, read_specs

if TYPE_CHECKING:
    from grader.model import Assignment, Course, TestResult
    from grader.submission.submission import Submission
    from grader.testing.claims import Claim


class StandaloneFrame(SuiteFrame):
    """Starts the best sandbox there is when the first test asks for the submission; ends it with pytest."""

    _server: host.Server | None = None
    _spawner: host.Spawner | None = None
    _submission: Submission | None = None

    def __init__(self, specs: dict[str, TestSpec], course: Course, assignment: Assignment) -> None:
        super().__init__(specs, course, assignment)
        self.listener: Listener | None = None
        """Hears the calls of the tests; to be set before the first of them runs."""
        self.results: dict[str, TestResult] = {}
        self.claims: dict[str, Claim] = {}
        """What each failed test looked at when it failed."""

    def submission(self, nodeid: str) -> SubmissionProxy:
        """Return the proxy for a test."""
        if self.session is None:
            self._server = host.start(tiers.best(grading=False), data=layout.data_files(self.course))
            self._spawner = self._server.connect()
            self._submission = submission_at(self.assignment.folder, self.assignment)
            job = make_job(self.assignment, self._submission)
            self.session = Session(self._spawner.spawn, job, listener=self.listener)
            spec = self.specs[nodeid]
            self.session.begin(spec.id, spec.visibility, spec.guest_seed, dict(spec.limits))
        return SubmissionProxy(self.session)

    def result(self, nodeid: str, call: pytest.CallInfo[Any], file: str) -> TestResult | None:
        """Return the result of one phase of a test, with what the submission's code tells of it."""
        result = super().result(nodeid, call, file)
        if result is None or self._submission is None:
            return result
        seen = self._submission.located(with_reason(result, self._submission.outline, signatures(self.assignment)))
        if seen.id not in self.results or seen.outcome != "passed":
            self.results[seen.id] = seen
        if self.claim is not None:
            self.claims[seen.id] = self.claim
        return seen

    def close(self) -> None:
        """End the guest and its server."""
        if self.session is not None:
            self.session.close()
        if self._spawner is not None:
            self._spawner.close()
        if self._server is not None:
            self._server.close()


def frames_for(items: list[pytest.Item]) -> dict[str, StandaloneFrame]:
    """Return node id → frame for the items that lie in an assignment, and move public tests to the front."""
    by_folder: dict[Path, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.path.name.startswith("test_"):
            by_folder[item.path.parent].append(item)
    frames: dict[str, StandaloneFrame] = {}
    for folder, members in by_folder.items():
        located = _assignment_of(folder)
        if located is None:
            continue
        course, assignment = located
        try:
            specs = {i.nodeid: s for i, s in zip(members, read_specs(members, assignment, whole=False), strict=True)}
        except GraderError as error:
            raise pytest.UsageError(f"{error.message}. {error.hint}") from None
        frames.update(dict.fromkeys(specs, StandaloneFrame(specs, course, assignment)))
    order = {nodeid: frame.specs[nodeid].visibility == "hidden" for nodeid, frame in frames.items()}
    items.sort(key=lambda item: order.get(item.nodeid, False))
    return frames


def _assignment_of(folder: Path) -> tuple[Course, Assignment] | None:
    """Return the assignment whose public or hidden tests lie in ``folder``; None for any other folder."""
    try:
        course = load_course(folder)
    except GraderError:
        return None
    for assignment in course.assignments:
        if folder in (assignment.folder, assignment.reference):
            return course, assignment
    return None
