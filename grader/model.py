"""The data that travel through the grader: frozen, exact, and without behaviour that needs another module.

``Result`` is the only thing that leaves grading; every page, file and terminal line is a function of it. The
JSON Schema of a result file is generated from these classes (``result_schema``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

Schema = Literal["grader/result/1"]
SCHEMA: Schema = get_args(Schema)[0]

Lang = Literal["en", "ko"]
Visibility = Literal["public", "hidden"]
Outcome = Literal["passed", "failed", "blocked", "broken"]
Status = Literal["graded", "missing", "ungradable", "grader-error"]
Tier = Literal["namespaces", "landlock", "process"]
GapKind = Literal[
    "type",
    "shape",
    "keys",
    "value",
    "exception",
    "no-exception",
    "timeout",
    "memory",
    "died",
    "missing",
    "other",
]
Match = Literal["exact", "ambiguous"]


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything here: immutable, and strict when read from TOML or JSON."""


class Text(_Data, frozen=True):
    """Authored text. Where a course has no Korean, English is shown."""

    en: str
    ko: str = ""

    def get(self, lang: str) -> str:
        """Return the text in ``lang``, or in English where there is none."""
        return (self.ko or self.en) if lang == "ko" else self.en


class Message(_Data, frozen=True):
    """A generated sentence: an id of the catalogues (``grader.text.catalogue``) and its arguments.

    Arguments are already bounded and free of control characters; they are data, never markup.
    ``why`` is the reason that the author adds, such as a choice of this course.
    """

    id: str
    args: dict[str, str | int | float] = {}
    why: Text | None = None


MIB = 2**20  # bytes


class Limits(_Data, frozen=True):
    """What a guest may use. Seconds, and MiB unless the name says otherwise."""

    cpu: float = 2.0  # CPU seconds of one call
    wall: float = 10.0  # seconds of one call on the clock
    load_cpu: float = 10.0  # CPU seconds to load a submission, all of its statements together
    load_wall: float = 30.0
    suite: float = 120.0  # seconds that all calls of one submission may take together
    test_cpu: float = 10.0  # CPU seconds that the trusted side spends on one test
    memory: int = 512
    file_size: int = 16
    scratch: int = 64
    scratch_files: int = 1000
    output_kib: int = 1024  # printed output that is kept while a submission runs; 64 times that ends the guest
    frame: int = 64  # one message over the wall
    threads: int = 16


class Task(_Data, frozen=True):
    """A function or class that the student writes."""

    name: str
    title: Text
    points: float
    hints: tuple[Text, ...] = ()


class Assignment(_Data, frozen=True):
    """One assignment of a course, as read from ``assignment.toml``, and where its parts lie."""

    name: str
    title: Text
    tasks: tuple[Task, ...]
    limits: Limits
    weight: float
    data: tuple[str, ...]
    folder: Path
    reference: Path | None
    """``reference/<name>``, or None in a released folder, where hidden tests are not there."""

    @property
    def max_score(self) -> float:
        """Points of all tasks, hidden ones included."""
        return sum(task.points for task in self.tasks)

    def task(self, name: str) -> Task:
        """Return the task called ``name``. Raises KeyError where there is none."""
        for task in self.tasks:
            if task.name == name:
                return task
        raise KeyError(name)


class Course(_Data, frozen=True):
    """A folder with a ``course.toml``. ``languages`` are those it is written in, ``language`` is shown first."""

    root: Path
    title: Text
    language: Lang
    assignments: tuple[Assignment, ...]
    datasets: Path
    languages: tuple[Lang, ...] = ("en", "ko")

    @property
    def bilingual(self) -> bool:
        """Whether every text has to be there in both languages."""
        return len(self.languages) > 1


class Place(_Data, frozen=True):
    """Where in the student's files something happened. Lines count from 1; cells too, as the reader counts them."""

    file: str
    line: int
    cell: int | None = None


class SourceText(_Data, frozen=True):
    """The student's own code as it was handed in: a file, or the code cell ``cell`` of a notebook."""

    file: str
    cell: int | None
    text: str


class Gap(_Data, frozen=True):
    """The difference between two values: kind first, then the first wrong element and the largest error.

    ``path`` leads into containers (``grads[1].dW``), ``index`` into the array found there.
    ``expected`` and ``actual`` are short renderings; ``max_error`` is the largest absolute difference.
    """

    kind: GapKind
    path: str = ""
    index: tuple[int, ...] | None = None
    expected: str = ""
    actual: str = ""
    max_error: float | None = None
    wrong: int | None = None
    """How many elements are wrong, and of how many (``size``)."""
    size: int | None = None
    table: Table | None = None


class Table(_Data, frozen=True):
    """A small window into two tables or arrays, cell by cell, for pages that show wrong cells in place."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    expected: tuple[tuple[str, ...], ...]
    actual: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[bool, ...], ...]
    cut: bool = False


class Figure(_Data, frozen=True):
    """A picture as SVG, or a table, with a text that stands for it.

    Attached by a test, or drawn of a task's behaviour: then ``task`` names it.
    """

    kind: Literal["svg", "table"]
    title: Text
    alt: Text
    svg: str = ""
    table: Table | None = None
    task: str = ""


class TestResult(_Data, frozen=True):
    """The outcome of one test, and its evidence.

    ``message``, ``call``, ``gap`` and ``place`` are empty for a test that passed.
    """

    __test__ = False  # the name begins with Test: pytest must not collect it

    id: str
    task: str
    title: Text
    visibility: Visibility
    outcome: Outcome
    points: float
    max_points: float
    edge: bool = False
    needs: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    """Those of ``needs`` that the test itself has called, where it did not pass."""
    blocked_by: str | None = None
    message: Message | None = None
    call: str = ""
    gap: Gap | None = None
    place: Place | None = None
    hint: Text | None = None
    attachments: tuple[Figure, ...] = ()
    seed: int | None = None
    duration: float = 0.0


class Diagnosis(_Data, frozen=True):
    """A task behaves exactly as a known-wrong variant does."""

    code: str
    task: str
    title: Text
    hint: Text
    match: Match
    tests: tuple[str, ...]
    link: str = ""
    together: tuple[str, ...] = ()
    """Codes of the mistakes that explain the task only together with this one."""
    calls: int = 0
    """How many values show it."""
    misses: int = 0
    """How many values it does not explain: where training diverges, one in eleven at most."""
    visibility: Visibility = "public"
    """Whether public tests alone name it. What hidden ones name is for instructors."""


class Relation(_Data, frozen=True):
    """A task whose wrong values stand in one relation to the right ones: a fact, which no mistake of the course tells
    better."""

    task: str
    message: Message
    tests: tuple[str, ...]
    calls: int
    """How many values show it."""
    visibility: Visibility = "public"


class WrongCall(_Data, frozen=True):
    """A call, what it should have given and what it gave."""

    call: str
    expected: str
    actual: str


class Cluster(_Data, frozen=True):
    """A task that is wrong in a way that no variant explains: equal fingerprints are wrong in the same way."""

    task: str
    fingerprint: str
    calls: tuple[WrongCall, ...] = ()
    relation: Message | None = None
    """What holds between all wrong values and the right ones."""


class FileHash(_Data, frozen=True):
    """A file of the submission, as it was read."""

    path: str
    sha256: str


class SubmissionInfo(_Data, frozen=True):
    """The files that counted."""

    files: tuple[FileHash, ...] = ()


class Hashes(_Data, frozen=True):
    """A stored result is reused only where all of these are equal. ``files`` says what exactly differs: a digest for
    each file that judges, and for each test of it."""

    submission: str = ""
    assignment: str = ""
    reference: str = ""
    data: str = ""
    limits: str = ""
    grader: str = ""
    files: dict[str, str] = {}


class Environment(_Data, frozen=True):
    """The system that graded; it never counts when results are compared."""

    python: str = ""
    numpy: str = ""
    pandas: str = ""
    tier: Tier | None = None


class TaskScore(_Data, frozen=True):
    """Points of one task: all of them, and those of its public tests.

    ``todo``: whether nothing of the task was written: all that is there is the stub.
    """

    task: str
    title: Text
    points: float
    max_points: float
    public_points: float
    public_max: float
    todo: bool = False


class StudentResult(_Data, frozen=True):
    """The part of a ``Result`` that a student may see. Student-facing pages and lines are made of this alone.

    A type of its own, so that a ``Result`` cannot be rendered for a student by mistake. It reads as
    ``grader/result/1``. Hidden tests are called ``hidden-1``, ``hidden-2`` … and keep their authored title
    and hint, task, outcome and points; no test has a seed.
    """

    schema: Schema
    assignment: str
    student: str
    status: Status
    score: float | None
    max_score: float
    title: Text
    tasks: tuple[TaskScore, ...] = ()
    submission: SubmissionInfo = SubmissionInfo()
    environment: Environment = Environment()
    tests: tuple[TestResult, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    relations: tuple[Relation, ...] = ()
    stdout: str = ""
    notes: tuple[Message, ...] = ()
    figures: tuple[Figure, ...] | None = None
    only: tuple[str, ...] = ()


class Result(_Data, frozen=True):
    """One submission judged on one assignment. ``score`` is None only for a ``grader-error``."""

    schema: Schema
    assignment: str
    student: str
    status: Status
    score: float | None
    max_score: float
    title: Text
    tasks: tuple[TaskScore, ...] = ()
    submission: SubmissionInfo = SubmissionInfo()
    hashes: Hashes = Hashes()
    environment: Environment = Environment()
    tests: tuple[TestResult, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    relations: tuple[Relation, ...] = ()
    stdout: str = ""
    notes: tuple[Message, ...] = ()
    figures: tuple[Figure, ...] | None = None
    """Pictures of the submission's behaviour, from public calls only. None where they were not asked for."""
    clusters: tuple[Cluster, ...] = ()
    """For instructors only: they quote calls of hidden tests."""
    only: tuple[str, ...] = ()
    """The tasks that were asked for alone; points are theirs, and of tasks they stand on that lose some. Empty: all."""
    diagnosed: bool = True
    """False where the grader could not look for mistakes; a result without that is not used again."""
    words: str = ""
    """The hash of the author's words in it: where these have changed the result is told anew, and not judged."""
    duration: float = 0.0

    def for_student(self) -> StudentResult:
        """Return the part that a student may see. ``stdout`` and ``notes`` hold public output only, and stay."""
        hidden = [test.id for test in self.tests if test.visibility == "hidden"]
        names = {test: f"hidden-{number}" for number, test in enumerate(hidden, 1)}
        return StudentResult(
            schema=self.schema,
            assignment=self.assignment,
            student=self.student,
            status=self.status,
            score=self.score,
            max_score=self.max_score,
            title=self.title,
            tasks=self.tasks,
            submission=self.submission,
            environment=self.environment,
            tests=tuple(_for_student(test, names) for test in self.tests),
            diagnoses=tuple(
                msgspec.structs.replace(found, tests=tuple(names.get(test, test) for test in found.tests))
                for found in self.diagnoses
                if found.visibility == "public"
            ),
            relations=tuple(
                msgspec.structs.replace(found, tests=tuple(names.get(test, test) for test in found.tests))
                for found in self.relations
                if found.visibility == "public"
            ),
            stdout=self.stdout,
            # Why the grader failed is the instructor's business, and may quote a hidden test.
            notes=tuple(note for note in self.notes if note.id != "note.grader-error"),
            figures=self.figures,
            only=self.only,
        )


def _for_student(test: TestResult, names: dict[str, str]) -> TestResult:
    if test.visibility == "public":
        return msgspec.structs.replace(test, seed=None)
    # Built field by field: a field that is added to TestResult later stays hidden until it is listed here.
    return TestResult(
        id=names[test.id],
        task=test.task,
        title=test.title,
        visibility="hidden",
        outcome=test.outcome,
        points=test.points,
        max_points=test.max_points,
        edge=test.edge,
        needs=test.needs,
        blocked_by=test.blocked_by,
        message=Message("test.hidden-failed") if test.outcome == "failed" else None,
        hint=test.hint,
    )


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of a result file."""
    return msgspec.json.schema(Result)
