"""The misconception library: each mistake is caught and named, and nothing else is ever named."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.authoring.verify import grade_source, verify
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Assignment, Result
from grader.sandbox import tiers
from grader.testing.edits import reference_text
from grader.testing.variants import Variant, load_variants
from tests import ROOT

pytestmark = pytest.mark.usefixtures("lent_servers")

COURSE = load_course(ROOT)
KNOWN = tuple(a for a in COURSE.assignments if a.reference is not None and (a.reference / "variants.py").is_file())
CLIPPED = {"test_cross_entropy_is_finite"}
UNWANTED = re.compile(r"\b(you|your|just|simply|obviously|easy|easily)\b", re.IGNORECASE)


def reference_of(assignment: Assignment) -> Path:
    """The reference's file."""
    assert assignment.reference is not None
    return assignment.reference / f"{assignment.name}.py"


def variants_of(assignment: Assignment) -> tuple[Variant, ...]:
    """The known mistakes of an assignment."""
    return load_variants(assignment)


def codes(result: Result) -> set[str]:
    """Which mistakes a result names."""
    return {found.code for found in result.diagnoses}


BY_DAY = ("gates",)
"""By day some of its mistakes. All of them, and the others' hundreds, take minutes: `make nightly`, and the whole gate
of one assignment in each run of CI."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(a, id=a.name, marks=() if a.name in BY_DAY else pytest.mark.nightly) for a in KNOWN],
)
def assignment(request: pytest.FixtureRequest) -> Assignment:
    """Each assignment in turn, with all tests of it: a runner serves them."""
    chosen: Assignment = request.param
    return chosen


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all assignments; warm, so that replays are remembered."""
    with Engine(COURSE, tiers.best(grading=True), warm_up=True, figures=False) as made:
        yield made


@pytest.mark.nightly
def test_the_gate_is_passed(assignment: Assignment, engine: Engine) -> None:
    """Every variant loses points and is diagnosed as itself and as nothing else; texts and links are complete."""
    report = verify(COURSE, assignment, engine)
    assert report.problems == ()
    assert report.variants == report.caught >= 8
    assert report.unique >= 0.95 * report.variants


def test_a_sample_is_named(assignment: Assignment, engine: Engine) -> None:
    """Every eighth variant, by day: it loses points, and is diagnosed as itself and as nothing else."""
    for one in variants_of(assignment)[::8]:
        result = grade_source(engine, assignment, one.source(reference_text(assignment)))
        assert (result.score < result.max_score, codes(result)) == (True, {one.code})


def test_no_mistake_is_named_wrongly(assignment: Assignment, engine: Engine) -> None:
    """Every fifth variant among the other functions of a correct solution: silence, or the one that was replaced."""
    solutions = itertools.cycle(solutions_of(assignment))
    for one, solution in zip(variants_of(assignment)[::5], solutions, strict=False):
        check_accusation(assignment, engine, one, solution)


@pytest.mark.nightly
def test_no_mistake_is_named_wrongly_anywhere(assignment: Assignment, engine: Engine) -> None:
    """The whole cross product: all correct solutions × all variants of one function each."""
    for solution in solutions_of(assignment):
        right = grade_source(engine, assignment, solution.read_text(encoding="utf-8"))
        assert (right.score, codes(right)) == (right.max_score, set()), solution.name
        for one in variants_of(assignment):
            check_accusation(assignment, engine, one, solution)


def solutions_of(assignment: Assignment) -> list[Path]:
    """The other correct solutions."""
    return sorted(reference_of(assignment).parent.glob("solutions/*.py"))


def check_accusation(assignment: Assignment, engine: Engine, one: Variant, solution: Path) -> None:
    """The reference is there for the variant's private helpers; every task is then the solution's, but for one."""
    text = without(solution.read_text(encoding="utf-8"), one.task)
    wrong = grade_source(engine, assignment, f"{one.source(reference_text(assignment))}\n\n{text}")
    assert wrong.status == "graded", (solution.name, one.code)
    assert codes(wrong) <= {one.code}, (solution.name, one.code)


def without(source: str, name: str) -> str:
    """A module's text without what it calls ``name``."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        targets = [t.id for t in getattr(node, "targets", ()) if isinstance(t, ast.Name)]
        if name in (getattr(node, "name", None), *targets):
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
            lines[first - 1 : node.end_lineno] = [""] * ((node.end_lineno or first) - first + 1)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.name)
def test_words(known: Assignment) -> None:
    """Titles say how a function behaves; no text talks to anybody or calls anything easy."""
    for one in variants_of(known):
        assert one.title.en.startswith("behaves exactly as "), one.code
        assert one.title.ko.endswith("똑같이 동작합니다"), one.code
        for text in (one.title, *one.hints):
            assert not UNWANTED.search(text.en), (one.code, text.en)
            assert text.ko == " ".join(text.ko.split())


def test_codes() -> None:
    """Codes are numbered from 01 within an assignment, and stand for one mistake in the whole course."""
    every = [code for assignment in KNOWN for code in {one.code for one in variants_of(assignment)}]
    assert len(set(every)) == len(every)
    for assignment in KNOWN:
        numbered = [re.fullmatch(r"([A-Z]+)(\d{2,3})", one.code) for one in variants_of(assignment)]
        assert len({found and found[1] for found in numbered}) == 1, assignment.name
        numbers = dict.fromkeys(int(found[2]) for found in numbered if found)
        assert list(numbers) == list(range(1, len(numbers) + 1)), assignment.name


@pytest.mark.parametrize("name", ["xor_mlp", "logistic"])
@pytest.mark.parametrize("clip", ["1e-7", "1e-15"])
def test_the_number_of_the_clip_counts(engine: Engine, name: str, clip: str) -> None:
    """The README names 1e-12: another number loses the points of the test at 0 and 1, and no others."""
    (chosen,) = (assignment for assignment in COURSE.assignments if assignment.name == name)
    source = reference_of(chosen).read_text(encoding="utf-8").replace("1e-12", clip)
    result = grade_source(engine, chosen, source)
    lost = {test.id.partition("::")[2] for test in result.tests if test.outcome != "passed"}
    assert lost == {"xor_mlp": CLIPPED, "logistic": CLIPPED | {"test_cross_entropy_clips_a_copy"}}[name]


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("GATE06", {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "NAND": ([-1, -1], -1.5)}),
        ("GATE07", {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "NAND": ([1, 1], 1.5)}),
        ("GATE08", {"AND": ([1, 1], -0.5), "OR": ([1, 1], -1.5), "NAND": ([-1, -1], 1.5)}),
        ("GATE24", {"AND": ([0.5, 0.5], -0.7), "OR": ([0.5, 0.5], -0.3), "NAND": ([0.5, 0.5], -0.7)}),
        ("GATE25", {"AND": ([0.5, 0.5], 0.7), "OR": ([0.5, 0.5], 0.3), "NAND": ([-0.5, -0.5], -0.7)}),
        ("GATE26", {"AND": ([0.5, 0.5], -1), "OR": ([0.5, 0.5], -0.5), "NAND": ([-0.5, -0.5], 0.5)}),
    ],
)
def test_weights_are_named_whatever_their_numbers(engine: Engine, code: str, numbers: object) -> None:
    """Any right weights are right, so a mistake is found in numbers that no variant has."""
    (gates,) = (assignment for assignment in COURSE.assignments if assignment.name == "gates")
    source = f"""{reference_text(gates)}

def gate_weights(gate):
    numbers = {numbers}
    if gate not in numbers:
        raise ValueError(gate)
    w, b = numbers[gate]
    return np.array(w), b
"""
    assert codes(grade_source(engine, gates, source)) == {code}
