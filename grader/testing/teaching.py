"""Known answers, learnt from runs of the course's own solutions, in a process that never reads a submission.

Learnt are tests that are functions of the replies that they get: what they ask for is the same in either order of the
suite, they share no fixture, and what their module holds is as it was before the first of them has run.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from grader.course import layout
from grader.model import TestResult
from grader.testing.in_process import UNLIMITED, LocalTransport, quiet
from grader.testing.known_answers import PASSED, AnswersSoFar, KnownAnswers, KnownStep
from grader.testing.loading import Reply
from grader.testing.messages import Job
from grader.testing.modules import module_of
from grader.testing.session import Session
from grader.testing.suite import Suite

MOST_BYTES = 64 << 20
"""Bytes of the requests of one assignment; solutions that come when there are so many teach nothing."""

Path = list[tuple[bytes, KnownStep, tuple[bytes, int] | None]]
"""What a test has asked for: after which answers, for what, and the request."""


class _Lesson(Session):
    """A session that notes what the running test asks for, and what it is answered."""

    def __init__(self, module: ModuleType) -> None:
        super().__init__(
            lambda _: LocalTransport(module.__dict__),
            Job(main=module.__name__, cells=(), limits=UNLIMITED),
            opened=True,
        )
        self.answers = AnswersSoFar.to("")
        self.path: Path = []

    def begin(self, test: str, *rules: Any) -> None:
        """See ``Session``."""
        super().begin(test, *rules)
        self.answers, self.path = AnswersSoFar.to(test), []

    def kind_of(self, name: str) -> str | None:
        """See ``Session``."""
        kind = super().kind_of(name)
        self.path.append((self.answers.key, KnownStep(name), None))
        self.answers.add_name(kind)
        return kind

    def exchange(self, request: list[Any], task: str = "") -> Reply:
        """See ``Session``."""
        frame = b"".join(request)
        self.path.append((self.answers.key, KnownStep(task=task), self.answers.ordered(frame)))
        reply = super().exchange([frame], task)
        self.answers.add(reply, self.last_output)
        return reply


class _Notebook:
    """What is learnt of a suite's tests."""

    def __init__(self, tests: frozenset[str]) -> None:
        self._tests = set(tests)
        self._steps: dict[str, dict[bytes, KnownStep]] = {test: {} for test in tests}
        self._requests: dict[tuple[bytes, int], int] = {}
        self._room = MOST_BYTES

    def add(self, test: str, path: Path, end: bytes) -> None:
        """Learn that a test passes that has asked for this; forget one that asks otherwise after the same answers."""
        if test not in self._tests or not any(request for _, _, request in path):
            return
        known = self._steps[test]
        for key, step, request in [*path, (end, PASSED, None)]:
            if request is not None:
                step = KnownStep(task=step.task, request=self._number(request))
            if known.setdefault(key, step) != step:
                self.forget(test)
                return

    def forget(self, test: str) -> None:
        """Learn nothing of a test."""
        self._tests.discard(test)
        self._steps[test] = {}

    @property
    def is_full(self) -> bool:
        """Whether nothing more is to be learnt."""
        return self._room < 0

    def known(self) -> KnownAnswers:
        """Return all that was learnt."""
        steps = {key: step for found in self._steps.values() for key, step in found.items()}
        return KnownAnswers(steps, tuple(self._requests))

    def _number(self, request: tuple[bytes, int]) -> int:
        if request not in self._requests:
            self._room -= len(request[0])
        return self._requests.setdefault(request, len(self._requests))


def teach(suite: Suite) -> KnownAnswers:
    """Return what the solutions of ``suite``'s assignment teach of its tests."""
    notebook = _Notebook(suite.alone())
    for number, file in enumerate(layout.solutions(suite.assignment)):
        source = file.read_text(encoding="utf-8")
        for backwards in (False, True) if number == 0 else (False,):
            if not notebook.is_full:
                _attend(suite, source, notebook, backwards)
    for test in suite.changed():
        notebook.forget(test)
    return notebook.known()


def _attend(suite: Suite, source: str, notebook: _Notebook, backwards: bool) -> None:
    def judged(result: TestResult) -> None:
        if result.outcome == "passed" and not result.attachments:
            notebook.add(result.id, lesson.path, lesson.answers.key)

    with quiet():
        lesson = _Lesson(module_of(source, f"grader_lesson_{suite.assignment.name}"))
        suite.run(lesson, figures=True, backwards=backwards, judged=judged)
