"""Known answers, learnt from runs of the course's own solutions, in a process that never reads a submission.

Learnt are tests that are functions of the replies that they get: they ask for the same in either order of the suite,
share no fixture, and what their module holds is as it was before the first of them has run. A test that reads nothing
of an exception but its class is a function of that class; it has to go the same way where exceptions have no words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import msgspec

from grader.course import layout
from grader.model import TestResult
from grader.testing.in_process import UNLIMITED, LocalTransport, quiet
from grader.testing.known_answers import PASSED, AnswersSoFar, KnownAnswers, KnownStep, Request
from grader.testing.loading import Reply
from grader.testing.messages import Job
from grader.testing.modules import module_of
from grader.testing.session import Session
from grader.testing.suite import Suite

MOST_BYTES = 64 << 20
"""Bytes of the requests of one assignment; solutions that come when there are so many teach nothing."""

Path = list[tuple[bytes, KnownStep, tuple[Request, ...]]]
"""What a test has asked for: after which answers, for what, and the request with those that are made with it."""


@dataclass
class _Exchange:
    """A request and its reply. ``looked``: whether the test has looked at the exception that it got; None for none.
    ``behind``: those that are made with it, whatever is replied."""

    frame: bytes
    task: str
    reply: Reply
    printed: bytes
    looked: bool | None = None
    behind: Sequence[bytes] = ()


class _Lesson(Session):
    """A session that notes what the running test asks for, and what it is answered.

    ``wordless``: exceptions say nothing, as if nobody ever looked at them.
    """

    def __init__(self, module: ModuleType, wordless: bool) -> None:
        self._wordless = wordless
        job = Job(main=module.__name__, cells=(), limits=UNLIMITED)
        super().__init__(lambda _: LocalTransport(module.__dict__), job, opened=True)
        self._told: list[_Exchange | tuple[str, str | None]] = []

    def begin(self, test: str, *rules: Any) -> None:
        """See ``Session``."""
        super().begin(test, *rules)
        self._told = []

    def kind_of(self, name: str) -> str | None:
        """See ``Session``."""
        kind = super().kind_of(name)
        self._told.append((name, kind))
        return kind

    def exchange(self, request: list[Any], task: str = "") -> Reply:
        """See ``Session``."""
        frame = b"".join(request)
        reply = super().exchange([frame], task)
        answer = (bytearray(reply[0]), reply[1])
        self._told.append(_Exchange(frame, task, answer, self.last_output, behind=self.announced))
        return reply

    def raised(self, kind: type[Exception], text: str, student: object) -> Exception:
        """See ``Session``: an exception that notes when somebody looks at it."""
        exchange = [told for told in self._told if isinstance(told, _Exchange)][self.step - 1]

        def look() -> None:
            exchange.looked = True

        looked = exchange.looked or False
        told = (kind, "") if self._wordless else (_watched(kind, look), text)
        error = super().raised(*told, student)
        exchange.looked = looked
        return error

    def path(self, test: str) -> tuple[Path, bytes]:
        """Return what the test has asked for, and the digest of all that it was answered."""
        path: Path = []
        answers = AnswersSoFar.to(test)
        for told in self._told:
            if isinstance(told, _Exchange):
                by_kind = told.looked is False
                requests = tuple(answers.ordered(frame) for frame in (told.frame, *told.behind))
                path.append((answers.key, KnownStep(task=told.task, by_kind=by_kind), requests))
                answers.add(told.reply, told.printed, by_kind)
            else:
                name, kind = told
                path.append((answers.key, KnownStep(name), ()))
                answers.add_name(kind)
        return path, answers.key


_UNTOLD = frozenset({"__class__", "__traceback__", "__cause__", "__context__", "__suppress_context__"})
"""What every exception has, and that says nothing of this one."""


def _watched(kind: type[Exception], look: Callable[[], None]) -> type[Exception]:
    """Return a subclass that calls ``look`` whenever anything is read of an exception but its class."""

    class Watched(kind):  # type: ignore[misc,valid-type]
        def __getattribute__(self, name: str) -> Any:
            if name not in _UNTOLD:
                look()
            return super().__getattribute__(name)

        def __str__(self) -> str:
            look()
            return str(super().__str__())

        def __repr__(self) -> str:
            look()
            return str(super().__repr__())

    return Watched


class _Notebook:
    """What is learnt of a suite's tests."""

    def __init__(self, tests: frozenset[str]) -> None:
        self._tests = set(tests)
        self._steps: dict[str, dict[bytes, KnownStep]] = {test: {} for test in tests}
        self._requests: dict[Request, int] = {}
        self._room = MOST_BYTES

    def add(self, test: str, path: Path, end: bytes) -> None:
        """Learn that a test passes that has asked for this; forget one that asks otherwise after the same answers."""
        if test not in self._tests or not any(requests for _, _, requests in path):
            return
        known = self._steps[test]
        for key, step, requests in [*path, (end, PASSED, ())]:
            if requests:
                number, *behind = map(self._number, requests)
                step = msgspec.structs.replace(step, request=number, behind=tuple(behind))
            if known.setdefault(key, step) != step:
                self.forget(test)
                return

    def confirm(self, test: str, path: Path, end: bytes, *, passed: bool) -> None:
        """Forget a test that is said not to look at exceptions, and goes another way where they say nothing."""
        known = self._steps.get(test, {})
        if any(step.by_kind for step in known.values()) and not (
            passed and known.get(end) == PASSED and all(key in known for key, _, _ in path)
        ):
            self.forget(test)

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

    def _number(self, request: Request) -> int:
        if request not in self._requests:
            self._room -= len(request[0])
        return self._requests.setdefault(request, len(self._requests))


def teach(suite: Suite) -> KnownAnswers:
    """Return what the solutions of ``suite``'s assignment teach of its tests."""
    notebook = _Notebook(suite.alone())
    for number, file in enumerate(layout.solutions(suite.assignment)):
        source = file.read_text(encoding="utf-8")
        if not notebook.is_full:
            _attend(suite, source, notebook)
        if number == 0:
            _attend(suite, source, notebook, backwards=True)
            _attend(suite, source, notebook, wordless=True)
    for test in suite.changed():
        notebook.forget(test)
    return notebook.known()


def _attend(suite: Suite, source: str, notebook: _Notebook, *, backwards: bool = False, wordless: bool = False) -> None:
    def judged(result: TestResult) -> None:
        passed = result.outcome == "passed" and not result.attachments
        if wordless:
            notebook.confirm(result.id, *lesson.path(result.id), passed=passed)
        elif passed:
            notebook.add(result.id, *lesson.path(result.id))

    with quiet():
        lesson = _Lesson(module_of(source, f"grader_lesson_{suite.assignment.name}"), wordless)
        suite.run(lesson, figures=True, backwards=backwards, judged=judged)
