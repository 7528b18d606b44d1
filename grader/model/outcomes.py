"""What became of tests, and what is known of why: places, gaps, pictures, mistakes."""

from __future__ import annotations

from typing import Literal

from grader.model.base import Data, Message, Text, Visibility

Outcome = Literal["passed", "failed", "blocked", "broken"]
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


class Place(Data, frozen=True):
    """Where in the student's files something happened. Lines count from 1; cells too, as the reader counts them."""

    file: str
    line: int
    cell: int | None = None


class SourceText(Data, frozen=True):
    """The student's own code as it was handed in: a file, or the code cell ``cell`` of a notebook."""

    file: str
    cell: int | None
    text: str


class Gap(Data, frozen=True):
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


class Table(Data, frozen=True):
    """A small window into two tables or arrays, cell by cell, for pages that show wrong cells in place."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    expected: tuple[tuple[str, ...], ...]
    actual: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[bool, ...], ...]
    cut: bool = False


class Figure(Data, frozen=True):
    """A picture as SVG, or a table, with a text that stands for it.

    Attached by a test, or drawn of a task's behaviour: then ``task`` names it.
    """

    kind: Literal["svg", "table"]
    title: Text
    alt: Text
    svg: str = ""
    table: Table | None = None
    task: str = ""


class TestResult(Data, frozen=True):
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


class Diagnosis(Data, frozen=True):
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


class Relation(Data, frozen=True):
    """A task whose wrong values stand in one relation to the right ones: a fact, which no mistake of the course tells
    better."""

    task: str
    message: Message
    tests: tuple[str, ...]
    calls: int
    """How many values show it."""
    visibility: Visibility = "public"


class WrongCall(Data, frozen=True):
    """A call, what it should have given and what it gave."""

    call: str
    expected: str
    actual: str


class Cluster(Data, frozen=True):
    """A task that is wrong in a way that no variant explains: equal fingerprints are wrong in the same way."""

    task: str
    fingerprint: str
    calls: tuple[WrongCall, ...] = ()
    relation: Message | None = None
    """What holds between all wrong values and the right ones."""
