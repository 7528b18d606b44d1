"""Slips: small changes of a reference that no author has written down."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.diagnosis.slips.make import slips
from grader.diagnosis.slips.naming import name_slips
from grader.grading.engine import Engine
from grader.model import Assignment
from grader.sandbox import tiers
from grader.testing.modules import module_of
from tests.small_course import PUBLIC, SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

REFERENCE = '''
from math import ceil

import numpy as np


def scaled(x, low, high):
    """Between "low" and "high"."""
    # Step 1: refuse nothing
    # 단계 1: 없음
    if high <= low:
        raise ValueError("turned")
    # Step 2: divide by the range
    # 단계 2: 범위로 나눕니다
    return (x - low) / (high - low)


def total(numbers):
    result = 0
    for number in numbers:
        result += number
    return result


def running(numbers, step):
    sums, mean = [], 0
    for start in range(0, len(numbers), step):
        mean = np.mean(numbers[start : start + step]) + mean
    sums.append(float(mean))
    return sums


def parts(n, size):
    return _rounded(n / size), scaled(n, 0, size)


def _rounded(x):
    return ceil(x)


def sizes(arrays):
    return sum(array.size for array in arrays)


def bounded(p):
    return max(1e-12, min(p, 1 - 1e-12))
'''
TASKS = ("scaled", "total", "running", "parts", "sizes", "bounded")


def found(task: str, call: str, value: object) -> set[str]:
    """What is said of the slips that give ``value`` to a call."""
    said = set()
    for slip in slips(REFERENCE, task, TASKS):
        try:
            if eval(call, vars(module_of(slip.source, "slip"))) == value:
                said.add(" ".join([slip.message.id.removeprefix("slip."), *map(str, slip.message.args.values())]))
        except Exception:
            continue
    return said


@pytest.mark.parametrize(
    ("task", "call", "value", "told"),
    [
        ("scaled", "scaled(6, 2, 4)", 6 - 2 / (4 - 2), "order / -"),
        ("scaled", "scaled(6, 2, 5)", 6 / (5 - 2), "side -"),
        ("scaled", "scaled(6, 2, 5)", (2 - 6) / (5 - 2), "swapped -"),
        ("scaled", "scaled(6, 2, 5)", (6 + 2) / (5 - 2), "replaced - +"),
        ("scaled", "scaled(6, 2, 5)", (6 - 5) / (5 - 2), "replaced low high"),
        ("scaled", "scaled(6, 7, 5)", (6 - 7) / (5 - 7), "unchecked ValueError"),
        ("total", "total([3, 4, 5])", 3, "early-return"),
        ("total", "total([3, 4, 5])", 9, "first-round"),
        ("total", "total([3, 4, 5])", 5, "in-loop"),
        ("running", "running([1, 2, 3, 4, 6], 2)", [1.5 + 5], "stride + 1"),
        ("running", "running([1, 2, 3, 4, 6], 2)", [1.5, 5.0, 11.0], "into-loop"),
        ("running", "running([1, 2, 3, 4, 6], 2)", [6.0], "stale"),
        ("running", "running([2, 4, 6, 8], 2)", [6 + 14.0], "replaced n n - 1"),
        ("sizes", "sizes([np.ones(2), np.ones(3), np.ones(4)])", 5, "last-round"),
        ("sizes", "sizes([np.ones(2), np.ones(3), np.ones(4)])", 7, "first-round"),
        ("parts", "parts(7, 2)", (3, 3.5), "replaced ceil floor"),
        ("parts", "parts(7, 2)", (4, 14), "replaced / *"),
        ("scaled", "scaled(6, 2, 5)", (36 - 2) / 3, "replaced x x ** 2"),
        ("scaled", "scaled(6, 2, 5)", 6 / 5, "replaced low 0"),
        ("scaled", "scaled(1, 2, 5)", 1 / 3, "replaced … - … abs(… - …)"),
        ("total", "total(np.array([3, 4, 5]))", 9, "without-first"),
        ("total", "total(np.array([3, 4, 5]))", 5, "only-last"),
        ("total", "total(np.array([3, 4, 6]))", 2, "only-last-of-all"),
        ("total", "total(np.array([1.0, 3.0, 5.0]))", 15.0, "replaced numbers 2 * numbers - 1"),
        ("bounded", "bounded(0.0)", 1e-7, "replaced 1e-12 1e-07"),
        ("bounded", "bounded(2.0)", 2.0, "unapplied-to min p"),
    ],
)
def test_what_is_said_of_a_slip(task: str, call: str, value: object, told: str) -> None:
    """In the task itself, in a private helper and in a task that it calls, which stays right by itself."""
    assert told in found(task, call, value)


def test_a_slip_is_told_with_the_step_it_belongs_to() -> None:
    """As the stub has it, in both languages; nothing where the author has written no steps."""
    steps = {slip.message.why for slip in slips(REFERENCE, "scaled", TASKS)}
    assert {step and (step.en[:7], step.ko[:5]) for step in steps} >= {("Step 1:", "단계 1:"), ("Step 2:", "단계 2:")}
    assert {slip.message.why for slip in slips(REFERENCE, "total", TASKS)} == {None}


def test_names_that_only_the_reference_has_are_not_said() -> None:
    """Private helpers and variables are the author's; parameters and functions of Python are everybody's."""
    told = {
        str(value) for task in TASKS for slip in slips(REFERENCE, task, TASKS) for value in slip.message.args.values()
    }
    assert told.isdisjoint({"result", "number", "_rounded", "rounded"})
    assert {"ceil", "low", "ValueError"} <= told


MORE = """

@pytest.mark.task("total", needs=["add"])
@pytest.mark.points(0)
def test_more(submission):
    assert submission.total(np.array([9, 4, 2, 7])) == 292
"""


@pytest.fixture(scope="module")
def sums(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Assignment]]:
    """A small course without a mistake, whose public tests ask twice."""
    files = {
        "assignments/sums/test_sums.py": PUBLIC.replace(", 6,", ", 18,") + MORE,
        "reference/sums/sums.py": SOLUTION.replace("add(result", "add(3 * result"),
    }
    course = load_course(write_course(tmp_path_factory.mktemp("slips"), **files))
    with Engine(course, tiers.best(grading=True), warm_up=True) as made:
        yield made, course.assignments[0]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("for one in n[1:]: result = 3 * result + int(one)", [("slip.first-round", "public")]),
        ("for one in n[1:]: result = 3 * result + int(one)\n    result += n.size == 0", []),
    ],
    ids=["a slip", "refuted by a hidden call"],
)
def test_a_slip_is_named_where_nothing_else_is(
    sums: tuple[Engine, Assignment], source: str, told: list[tuple[str, str]]
) -> None:
    """Public calls have to show it, and hidden ones may only take it away."""
    text = f"def add(a, b): return a + b\ndef total(n):\n    result = 0\n    {source}\n    return int(result)"
    result = grade_source(*sums, text)
    assert [(one.message.id, one.visibility) for one in result.relations] == told


def test_no_slips_are_made_of_a_task_with_predicates() -> None:
    """Its answers are free, and the slips of a model that is trained cost minutes: nothing of the library is asked."""
    mistakes = SimpleNamespace(predicates=[SimpleNamespace(task="model")])
    assert name_slips(SimpleNamespace(library=SimpleNamespace(mistakes=mistakes)), "model", ("test",)) == ()  # type: ignore[arg-type]  # all that is looked at
