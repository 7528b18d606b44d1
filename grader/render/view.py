"""``StudentResult`` → what a reader wants to know first. The page and the terminal are two layouts of this.

Order matters to a learner: the first failing task comes first, a blocked one says what it waits for, and totals
say which part is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from grader.model import Diagnosis, Message, StudentResult, TaskScore, TestResult, Text
from grader.results.score import POINTS_TOLERANCE
from grader.text.numbers import number

TaskState = Literal["passed", "failed", "blocked", "broken", "later"]

_ARGUMENT = 80  # characters of an argument in a claim
# Notes of a cell or a script that did not run to its end.
_STOPPED = {"note.syntax-error", "note.load-died"} | {
    f"note.{what}-{how}" for what in ("cell", "script") for how in ("failed", "timeout", "died")
}


class Several(NamedTuple):
    """A test, and how many there are of which the same is to be said."""

    test: TestResult
    times: int


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task: its state, its tests in order, and what is known about its mistakes.

    ``later`` is the state of a task of which only hidden tests exist that are not there. ``stopped``: the submission
    did not run to its end, so that what seems to be missing may stand further down.
    """

    name: str
    title: Text
    state: TaskState
    points: float
    max_points: float
    public_max: float
    tests: tuple[TestResult, ...]
    diagnoses: tuple[Diagnosis, ...]
    stopped: bool

    @property
    def problems(self) -> tuple[Several, ...]:
        """The tests that did not pass: failed ones first, as those are what to work on."""
        rest = [test for test in self.tests if test.outcome != "passed"]
        return self._folded(sorted(rest, key=lambda test: test.outcome != "failed"))

    @property
    def passed(self) -> tuple[Several, ...]:
        """The tests that passed."""
        return self._folded(test for test in self.tests if test.outcome == "passed")

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Names of the tasks that must work first."""
        return tuple(dict.fromkeys(test.blocked_by for test in self.tests if test.blocked_by))

    def _folded(self, tests: Iterable[TestResult]) -> tuple[Several, ...]:
        """Tests of which a reader sees the same words stand once, with their number: the cases of a hidden test."""
        groups: dict[object, list[TestResult]] = {}
        for test in tests:
            key: object = test.id
            if test.outcome in ("passed", "blocked") or (test.outcome == "failed" and test.visibility == "hidden"):
                codes = tuple(found.code for found in self.diagnoses_of(test))
                key = (test.outcome, test.visibility, test.blocked_by, test.title, test.hint, codes)
            groups.setdefault(key, []).append(test)
        return tuple(Several(group[0], len(group)) for group in groups.values())

    def diagnoses_of(self, test: TestResult) -> tuple[Diagnosis, ...]:
        """The diagnoses that explain ``test``."""
        return tuple(found for found in self.diagnoses if test.id in found.tests)


@dataclass(frozen=True, slots=True)
class Totals:
    """Honest points. ``hidden`` is None where hidden tests exist but are not here: they are graded later."""

    public: float
    public_max: float
    hidden: float | None
    hidden_max: float

    @property
    def known(self) -> float:
        """Points that are certain now."""
        return self.public + (self.hidden or 0.0)

    @property
    def known_max(self) -> float:
        """What those points are out of."""
        return self.public_max + (0.0 if self.hidden is None else self.hidden_max)

    @property
    def full(self) -> bool:
        """Nothing is lost of what is known."""
        return self.known >= self.known_max - POINTS_TOLERANCE

    def phrase(self, max_score: float) -> tuple[str, dict[str, str]]:
        """The phrase that says these points honestly, and its arguments."""
        args = {"public": number(self.public), "public_max": number(self.public_max)}
        if self.hidden_max < POINTS_TOLERANCE:
            return "totals.all", args
        args["hidden_max"] = number(self.hidden_max)
        if self.hidden is None:
            return "totals.later", args
        hidden, known = number(self.hidden), number(self.known)
        return "totals.both", {**args, "hidden": hidden, "known": known, "max": number(max_score)}


@dataclass(frozen=True, slots=True)
class View:
    """A result, arranged."""

    tasks: tuple[TaskView, ...]
    totals: Totals
    focus: TaskView | None
    """The task to work on now: the first failing one; None where nothing failed."""


def arrange(result: StudentResult) -> View:
    """Arrange ``result`` for reading. Raises TypeError for anything but a StudentResult: a Result holds secrets."""
    if not isinstance(result, StudentResult):
        raise TypeError(f"student-facing output is made from a StudentResult, not a {type(result).__name__}")
    tasks = tuple(_task(score, result) for score in result.tasks)
    return View(
        tasks=tasks,
        totals=totals(result),
        focus=next((task for task in tasks if task.state == "failed"), None),
    )


def totals(result: StudentResult) -> Totals:
    """Honest points of ``result``."""
    public = sum(task.public_points for task in result.tasks)
    public_max = sum(task.public_max for task in result.tasks)
    points = sum(task.points for task in result.tasks)
    judged = any(test.visibility == "hidden" for test in result.tests)
    hidden_max = max(result.max_score - public_max, 0.0)
    known = judged or hidden_max < POINTS_TOLERANCE or result.status in ("missing", "ungradable")
    return Totals(public, public_max, points - public if known else None, hidden_max)


def stopped(result: StudentResult) -> bool:
    """Whether a cell or the script did not run to its end."""
    return bool(stops(result))


def stops(result: StudentResult) -> tuple[Message, ...]:
    """The notes that say where a cell or the script did not run to its end."""
    return tuple(note for note in result.notes if note.id in _STOPPED)


def brief(message: Message) -> Message:
    """``message`` with long arguments cut: a claim is read at a glance, and the whole values stand beside it."""
    args = {
        key: f"{value[: _ARGUMENT - 1]}…" if isinstance(value, str) and len(value) > _ARGUMENT else value
        for key, value in message.args.items()
    }
    return Message(message.id, args, message.why)


def _task(score: TaskScore, result: StudentResult) -> TaskView:
    tests = tuple(test for test in result.tests if test.task == score.task)
    return TaskView(
        name=score.task,
        title=score.title,
        state=_state(tests),
        points=score.points,
        max_points=score.max_points,
        public_max=score.public_max,
        tests=tests,
        diagnoses=tuple(found for found in result.diagnoses if found.task == score.task),
        stopped=stopped(result),
    )


def _state(tests: tuple[TestResult, ...]) -> TaskState:
    outcomes = {test.outcome for test in tests}
    if not outcomes:
        return "later"
    for state in ("broken", "failed", "blocked"):
        if state in outcomes:
            return state
    return "passed"
