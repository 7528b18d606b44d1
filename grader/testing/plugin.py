"""The pytest plugin: markers, fixtures, and failures in the words of the report.

It is loaded into every pytest session of the environment where the grader is installed, so it touches only tests
that lie in an assignment of a course. Under ``grader run`` and its kin the runner hands it a judge; in a plain
``pytest assignments/gates`` it makes one that judges the file beside the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

    import numpy as np

    from grader.model import TestResult
    from grader.testing.judge import SuiteJudge
    from grader.testing.proxy import Submission

JUDGES: pytest.StashKey[dict[str, SuiteJudge]] = pytest.StashKey()
"""Node ids of an assignment's tests → the judge of that assignment."""
MANAGED: pytest.StashKey[bool] = pytest.StashKey()
"""Set where the runner makes the judge."""
RESULT: pytest.StashKey[TestResult] = pytest.StashKey()


OWN: dict[str, Callable[[SuiteJudge, str], Any]] = {
    "submission": lambda judge, nodeid: judge.submission(nodeid),
    "rng": lambda judge, nodeid: judge.rng(nodeid),
    "reference": lambda judge, nodeid: judge.reference(),
    "datasets": lambda judge, nodeid: judge.datasets(),
}
"""The fixtures below by name: what each gives to a test."""


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers, so that --strict-markers knows them."""
    from grader.testing.spec import MARKERS

    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    config.stash.setdefault(JUDGES, {})


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give the tests of assignments their judge; public tests come first."""
    if config.stash.get(MANAGED, False) or not any(item.get_closest_marker("task") for item in items):
        return
    from grader.testing.standalone import judges_for

    config.stash[JUDGES].update(judges_for(items))


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what a plain run has started."""
    for judge in {id(j): j for j in config.stash.get(JUDGES, {}).values()}.values():
        close = getattr(judge, "close", None)
        if close is not None:
            close()


def judge_of(item: pytest.Item) -> SuiteJudge | None:
    """The judge of an assignment's test; None for any other test."""
    return item.config.stash[JUDGES].get(item.nodeid)


def _judge(request: pytest.FixtureRequest) -> SuiteJudge:
    judge = judge_of(request.node)
    if judge is None:
        pytest.fail(f"{request.node.nodeid} does not lie in an assignment of a course", pytrace=False)
    return judge


@pytest.fixture
def submission(request: pytest.FixtureRequest) -> Submission:
    """The student's file, across the wall."""
    return OWN["submission"](_judge(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """A generator seeded by the test's name: the same numbers for every submission."""
    return OWN["rng"](_judge(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> ModuleType:
    """The reference solution, for hidden tests."""
    return OWN["reference"](_judge(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.fixture
def datasets(request: pytest.FixtureRequest) -> Path:
    """The course's folder of data files."""
    return OWN["datasets"](_judge(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[Any]:
    """A test of an assignment runs inside the judge's frame: limits, seed, attachments."""
    judge = judge_of(item)
    if judge is None:
        return (yield)
    with judge.frame(item.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[Any]:
    """Explain a bare ``assert`` ourselves: pytest's diff of hostile strings can take quadratic time."""
    judge = judge_of(item)
    if judge is None:
        return (yield)
    from _pytest.assertion import util

    # pytest has no public way to *replace* its own explanation; the attribute is set per test by pytest as well
    before, util._reprcompare = util._reprcompare, judge.compare
    try:
        return (yield)
    finally:
        util._reprcompare = before


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
    """The result of a test, and a short report of it in place of a traceback of trusted code."""
    judge = judge_of(item)
    if judge is None:
        return None
    result = judge.result(item.nodeid, call, str(item.path))
    if result is None:
        return _report(item, call, "passed", None)
    if RESULT not in item.stash or result.outcome != "passed":
        item.stash[RESULT] = result
    return _report(item, call, "passed" if result.outcome == "passed" else "failed", result)


def _report(
    item: pytest.Item, call: pytest.CallInfo[None], outcome: Any, result: TestResult | None
) -> pytest.TestReport:
    text = _words(result) if result is not None and outcome == "failed" else None
    return pytest.TestReport(
        nodeid=item.nodeid,
        location=item.location,
        keywords={},
        outcome=outcome,
        longrepr=text,
        when="setup" if call.when == "collect" else call.when,
        sections=[],
        duration=call.duration,
        start=call.start,
        stop=call.stop,
    )


def _words(result: TestResult) -> str:
    from grader.text.sentences import sentence

    lines = [result.title.en]
    if result.message is not None:
        lines.append(sentence(result.message, "en"))
    if result.call:
        lines.append(f"call      {result.call}")
    if result.place is not None:
        cell = f", cell {result.place.cell}" if result.place.cell is not None else ""
        lines.append(f"place     {result.place.file}{cell}, line {result.place.line}")
    if result.gap is not None and (result.gap.expected or result.gap.actual):
        lines += [f"expected  {result.gap.expected}", f"got       {result.gap.actual}"]
    return "\n".join(lines)
