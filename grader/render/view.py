"""Arrange a ``StudentResult`` for reading. Pages, terminal lines and summaries are layouts of this one view.

Order matters to a learner: the first failing task comes first, a blocked task says what it waits for, and the totals
say which part is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from grader.model import Diagnosis, Message, Relation, StudentResult, TaskScore, TestResult, Text
from grader.results.score import POINTS_TOLERANCE
from grader.text.numbers import number

TaskState = Literal["passed", "failed", "blocked", "broken", "later", "todo"]

SIGNS: Final[Mapping[str, str]] = {
    "passed": "✓", "failed": "✗", "blocked": "…", "broken": "!", "later": "○", "todo": "○",
}  # fmt: skip
"""A sign for each state of a task, for readers without colours."""

# Notes of a cell or a script that did not run to its end.
_EARLY_STOPS = {"note.syntax-error", "unread.syntax"} | {
    f"note.statement-{how}" for how in ("failed", "timeout", "died", "memory", "output", "disk")
}


# Relations that a claim has told already.
_SAID: Final[Mapping[str, tuple[str, ...]]] = {
    "none": ("relation.none",),
    "none-printed": ("relation.none", "relation.none-printed"),
    "lazy": ("relation.generator",),
    "parameters": ("relation.raises",),
    "too-large": ("relation.raises",),
    "raised": ("relation.raises",),
    "no-exception": ("relation.not-raised",),
}


class ReportLine(NamedTuple):
    """Tests that are reported in the same words: the first of them, and their number."""

    test: TestResult
    times: int


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task: its state, its tests in order, and what is known about its mistakes.

    A task is ``later`` where it has hidden tests only, and these are not here; ``todo`` where it is still the stub.
    """

    name: str
    title: Text
    state: TaskState
    points: float
    max_points: float
    public_max: float
    tests: tuple[TestResult, ...]
    diagnoses: tuple[Diagnosis, ...]
    relations: tuple[Relation, ...]

    @property
    def problems(self) -> tuple[ReportLine, ...]:
        """The tests that did not pass: failed ones first, as those are what to work on."""
        rest = [test for test in self.tests if test.outcome != "passed"]
        return self._lines(sorted(rest, key=lambda test: test.outcome != "failed"))

    @property
    def passed(self) -> tuple[ReportLine, ...]:
        """The tests that passed."""
        return self._lines(test for test in self.tests if test.outcome == "passed")

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Names of the tasks that must work first."""
        return tuple(dict.fromkeys(test.blocked_by for test in self.tests if test.blocked_by))

    def diagnoses_of(self, test: TestResult) -> tuple[Diagnosis, ...]:
        """Return the diagnoses that explain ``test``."""
        return tuple(diagnosis for diagnosis in self.diagnoses if test.id in diagnosis.tests)

    def relations_of(self, test: TestResult) -> tuple[Relation, ...]:
        """Return what holds between all wrong values of the task and the right ones, where ``test`` shows it and its
        claim does not say the same."""
        said = test.message.id.partition(".")[2] if test.message is not None else ""
        return tuple(
            relation
            for relation in self.relations
            if test.id in relation.tests and relation.message.id not in _SAID.get(said, ())
        )

    def _lines(self, tests: Iterable[TestResult]) -> tuple[ReportLine, ...]:
        """Return one line for tests that a reader sees in the same words, such as the cases of a hidden test."""
        groups: dict[object, list[TestResult]] = {}
        for test in tests:
            key: object = test.id
            if test.message is not None and test.message.id.startswith("test.") and test.visibility == "public":
                key = (test.outcome, _spoken(test.message), test.place)  # nothing came back that could be compared
            if test.outcome in ("passed", "blocked") or (test.outcome == "failed" and test.visibility == "hidden"):
                codes = tuple(diagnosis.code for diagnosis in self.diagnoses_of(test)) if self.diagnoses else ()
                key = (test.outcome, test.visibility, test.blocked_by, test.title, test.hint, codes)
            groups.setdefault(key, []).append(test)
        return tuple(ReportLine(group[0], len(group)) for group in groups.values())


def _spoken(message: Message) -> tuple[object, ...]:
    """Return what is equal for messages that say the same; a student's text is not written anew for that."""
    args = ((name, value if isinstance(value, str) else repr(value)) for name, value in message.args.items())
    return message.id, *args, message.why


@dataclass(frozen=True, slots=True)
class Totals:
    """Public and hidden points. ``hidden`` is None where hidden tests exist but are not here: they are graded later."""

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
        """Whether no point is lost of those that are known."""
        return self.known >= self.known_max - POINTS_TOLERANCE

    def phrase(self, max_score: float) -> tuple[str, dict[str, str]]:
        """Return the phrase that says these points, and which part is not known yet, with its arguments."""
        args = {"public": number(self.public), "public_max": number(self.public_max)}
        if self.hidden_max < POINTS_TOLERANCE:
            return "totals.all", args
        args["hidden_max"] = number(self.hidden_max)
        if self.hidden is None:
            return "totals.later", args
        hidden, known = number(self.hidden), number(self.known)
        return "totals.both", {**args, "hidden": hidden, "known": known, "max": number(max_score)}

    def parts(self) -> tuple[str, dict[str, str]]:
        """Return what ``phrase`` says, for a page that has told the sum already."""
        name, args = self.phrase(0.0)
        told = ("known", "max") if name == "totals.both" else ("public", "public_max")
        return name, {key: value for key, value in args.items() if key not in told}


class Share(NamedTuple):
    """A task's part of the points."""

    name: str
    state: TaskState
    points: float
    max_points: float
    public_max: float


@dataclass(frozen=True, slots=True)
class View:
    """A result, arranged for reading."""

    tasks: tuple[TaskView, ...]
    totals: Totals
    focus: TaskView | None
    """The task to work on now: the first failing one, else the first to do; None where there is none."""

    @property
    def shares(self) -> tuple[Share, ...]:
        """The tasks' parts of the points."""
        return tuple(Share(one.name, one.state, one.points, one.max_points, one.public_max) for one in self.tasks)


def arrange(result: StudentResult) -> View:
    """Arrange ``result`` for reading. Raises TypeError for anything but a StudentResult: a Result holds secrets."""
    if not isinstance(result, StudentResult):
        raise TypeError(f"student-facing output is made from a StudentResult, not a {type(result).__name__}")
    tasks = tuple(_task(score, result) for score in result.tasks)
    return View(
        tasks=tasks,
        totals=totals(result),
        focus=next((task for state in ("failed", "todo") for task in tasks if task.state == state), None),
    )


def totals(result: StudentResult) -> Totals:
    """Return the points of ``result``."""
    public = sum(task.public_points for task in result.tasks)
    public_max = sum(task.public_max for task in result.tasks)
    points = sum(task.points for task in result.tasks)
    judged = any(test.visibility == "hidden" for test in result.tests)
    hidden_max = max(result.max_score - public_max, 0.0)
    known = judged or hidden_max < POINTS_TOLERANCE or result.status in ("missing", "ungradable")
    return Totals(public, public_max, points - public if known else None, hidden_max)


def early_stops(result: StudentResult) -> tuple[Message, ...]:
    """Return the notes that say where a cell or the script did not run to its end."""
    return tuple(note for note in result.notes if note.id in _EARLY_STOPS)


def _task(score: TaskScore, result: StudentResult) -> TaskView:
    tests = tuple(test for test in result.tests if test.task == score.task)
    return TaskView(
        name=score.task,
        title=score.title,
        state=_state(score, tests),
        points=score.points,
        max_points=score.max_points,
        public_max=score.public_max,
        tests=tests,
        diagnoses=tuple(diagnosis for diagnosis in result.diagnoses if diagnosis.task == score.task),
        relations=tuple(relation for relation in result.relations if relation.task == score.task),
    )


def _state(score: TaskScore, tests: tuple[TestResult, ...]) -> TaskState:
    outcomes = {test.outcome for test in tests}
    if not outcomes:
        return "later"
    if score.todo and outcomes <= {"passed", "failed", "blocked"} and outcomes != {"passed"}:
        return "todo"
    for state in ("broken", "failed", "blocked"):
        if state in outcomes:
            return state
    return "passed"
