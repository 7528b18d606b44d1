"""The short ways to run a test give what pytest's own protocol gives, for every suite there is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from grader.course import layout
from grader.course.load import load_course
from grader.model import Assignment, Course, TestResult
from grader.testing.edits import reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.modules import module_of
from grader.testing.run_item import RunMode, mode_of, run_item
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import load_variants
from tests import ROOT
from tests.small_course import write_course

COURSE = load_course(ROOT)
BY_HOOKS = RunMode(plain=False, bare=False)
BY_FIXTURES = RunMode(plain=True, bare=False)

ODD_TESTS = """
import warnings

import pytest
from grader.testing import attach, check

pytestmark = pytest.mark.task("add")
events = []


@pytest.fixture(scope="module", autouse=True)
def whole():
    events.append("open")
    yield
    events.append("close")


@pytest.fixture
def number(request):
    events.append(request.node.name)
    return 2


@pytest.fixture
def doubled(number, submission):
    yield submission.add(number, number)
    events.append("done")


@pytest.fixture
def broken():
    raise RuntimeError("no fixture")


@pytest.fixture
def broken_afterwards():
    yield 1
    raise RuntimeError("no end")


@pytest.fixture(params=[1, 3])
def each(request):
    return request.param


@pytest.mark.points(10)
def test_passes(submission):
    assert submission.add(1, 2) == 3


def test_fails(submission):
    assert submission.add(1, 2) == 4


def test_check(submission):
    check.equal(submission.add(1.0, 2.0), 3.5, call="add(1.0, 2.0)")


def test_raises(submission):
    with pytest.raises(ValueError):
        submission.add(1, 2)


def test_raises_in_the_submission(submission):
    submission.add(1, "2")


def test_asks_for_what_is_not_there(submission):
    submission.subtract(1, 2)


def test_own_mistake(submission):
    {}["nothing"]


@pytest.mark.parametrize(("a", "b"), [(1, 2), (3, 4)], ids=["small", "large"])
def test_parameters(submission, a, b):
    assert submission.add(a, b) == 3


@pytest.mark.parametrize("number", [5], indirect=False)
def test_a_parameter_in_the_place_of_a_fixture(number, doubled):
    assert doubled == 10


def test_fixtures(doubled, number, rng, datasets):
    assert doubled == 2 * number and datasets.name == "datasets" and rng.integers(10) < 10


def test_a_parametrised_fixture(submission, each):
    assert submission.add(each, 0) == 1


def test_needs_a_broken_fixture(submission, broken):
    assert submission.add(1, 1) == 2


def test_breaks_afterwards(submission, broken_afterwards):
    assert submission.add(1, 1) == 2


def test_fails_and_breaks_afterwards(submission, broken_afterwards):
    assert submission.add(1, 1) == 3


def test_pytest_s_own_fixtures(submission, tmp_path, monkeypatch, capsys):
    print(submission.add(1, 1))
    assert tmp_path.is_dir()


@pytest.mark.usefixtures("doubled")
def test_uses_fixtures():
    assert events[-1].startswith("test_uses")


@pytest.mark.skip(reason="later")
def test_skipped(submission):
    assert submission.add(1, 1) == 2


@pytest.mark.skipif("1 > 2", reason="never")
def test_not_skipped(submission):
    assert submission.add(1, 1) == 2


@pytest.mark.xfail(reason="known")
def test_expected_to_fail(submission):
    assert submission.add(1, 1) == 3


@pytest.mark.filterwarnings("error")
def test_warnings_are_errors(submission):
    warnings.warn("look")


def test_attaches(submission):
    attach.table([1.0], [2.0], title={"en": "T", "ko": "T"}, alt={"en": "A", "ko": "A"})
    assert submission.add(1, 1) == 2


class TestTogether:
    @pytest.fixture
    def inside(self, submission):
        return submission.add(2, 2)

    def test_in_a_class(self, inside):
        assert inside == 4

    def test_a_method_without_fixtures(self):
        assert 1 + 1 == 3
"""


def judged(suite: Suite, module: ModuleType, choose: Callable[[pytest.Item], RunMode]) -> list[TestResult]:
    """The results of all tests of a suite on a module of this process, but for the time that they took."""
    suite.frame.session, suite.frame.figures = local_session(module), True
    try:
        with quiet():
            results = [
                run_item(item, after, suite.frame, choose(item))
                for item, after in zip_longest(suite.items, suite.items[1:])
            ]
    finally:
        suite.frame.session, suite.frame.figures = None, False
    return [msgspec.structs.replace(result, duration=0.0) for result in results]


def compare(course: Course, assignment: Assignment, modules: Callable[[], list[ModuleType]]) -> list[TestResult]:
    """Judge each module in all ways; the results of the first, once they are equal."""
    seen: list[list[TestResult]] = []

    def use(suite: Suite) -> None:
        for module in modules():
            shortest = judged(suite, module, mode_of)  # first: pytest's hooks leave something behind
            expected = judged(suite, module, lambda _: BY_HOOKS)
            assert shortest == expected, module.__name__
            by_fixtures = {item: BY_FIXTURES if mode_of(item).plain else BY_HOOKS for item in suite.items}
            assert judged(suite, module, by_fixtures.__getitem__) == expected, module.__name__
            seen.append(expected)

    with_suite(course, assignment, use)
    return seen[0]


BY_DAY = ("gates", "data_split")
"""One that works with arrays, one with tables."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(one.name, marks=() if one.name in BY_DAY else pytest.mark.nightly) for one in COURSE.assignments],
)
def test_every_suite_gives_the_same_both_ways(name: str) -> None:
    """Right, empty and wrong submissions of the course have the results that pytest's own protocol gives them."""
    (assignment,) = (one for one in COURSE.assignments if one.name == name)

    def modules() -> list[ModuleType]:
        reference = reference_text(assignment)
        stub = layout.script(assignment).read_text("utf-8")
        wrong = [variant.source(reference) for variant in load_variants(assignment)[::7]]
        return [module_of(source, f"both_ways_{number}") for number, source in enumerate([reference, stub, *wrong])]

    results = compare(COURSE, assignment, modules)
    assert {result.outcome for result in results} == {"passed"}


def test_odd_tests_give_the_same_both_ways(tmp_path: Path) -> None:
    """Fixtures of all kinds, classes, marks of pytest, set-ups and tear-downs that raise."""
    assignment_toml = """
        title = { en = "Sums", ko = "합" }
        [[tasks]]
        name = "add"
        title = { en = "Add", ko = "더하기" }
        points = 10
    """
    root = write_course(
        tmp_path / "course",
        **{
            "assignments/sums/assignment.toml": assignment_toml,
            "assignments/sums/test_sums.py": ODD_TESTS,
            "reference/sums/test_sums_hidden.py": "",
        },
    )
    course = load_course(root)
    module = ModuleType("sums")
    exec("def add(a, b):\n    return a + b\n", module.__dict__)
    results = {
        result.id.partition("::")[2]: result for result in compare(course, course.assignments[0], lambda: [module])
    }
    assert results["test_passes"].outcome == results["TestTogether::test_in_a_class"].outcome == "passed"
    assert results["test_fails"].outcome == results["test_parameters[large]"].outcome == "failed"
    assert results["test_needs_a_broken_fixture"].outcome == results["test_breaks_afterwards"].outcome == "broken"
    assert results["test_pytest_s_own_fixtures"].outcome == "passed"


def test_the_short_ways_are_taken() -> None:
    """Most tests of the course need none of pytest's fixtures: else there would be nothing to compare."""
    modes: list[RunMode] = []

    def use(suite: Suite) -> None:
        modes.extend(map(mode_of, suite.items))

    with_suite(COURSE, COURSE.assignments[0], use)
    assert sum(mode.bare for mode in modes) > len(modes) / 2
