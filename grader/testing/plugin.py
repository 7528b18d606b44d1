"""The pytest plugin: markers, fixtures, and failures in the words of the report.

It is loaded into every pytest session of the environment where the grader is installed, so it touches only tests
that lie in an assignment of a course. Under ``grader run`` and its kin the suite gives each test its frame; in a plain
``pytest assignments/gates`` the plugin makes the frames, and the file beside the test is the submission.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

    import numpy as np

    from grader.model import Message, TestResult
    from grader.testing.frame import SuiteFrame
    from grader.testing.proxy import SubmissionProxy

FRAMES: pytest.StashKey[dict[str, SuiteFrame]] = pytest.StashKey()
"""Node ids of an assignment's tests → the frame of that assignment's tests."""
MANAGED: pytest.StashKey[bool] = pytest.StashKey()
"""Set where the suite makes the frames."""
SUMMARY = "grader.diagnosis.pytest_summary"
"""The plugin that says at the end of a plain run which mistakes were seen: by name, as it stands above this room."""
RESULT: pytest.StashKey[TestResult] = pytest.StashKey()
UNREAD: pytest.StashKey[set[str]] = pytest.StashKey()
"""What keeps a file from being read, as it was told already."""

_WIDTH = 100  # columns of a line of code

OWN: dict[str, Callable[[SuiteFrame, str], Any]] = {
    "submission": lambda frame, nodeid: frame.submission(nodeid),
    "rng": lambda frame, nodeid: frame.rng(nodeid),
    "reference": lambda frame, nodeid: frame.reference(),
    "datasets": lambda frame, nodeid: frame.datasets(),
}
"""The fixtures below by name: what each gives to a test."""


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers, so that --strict-markers knows them."""
    from grader.testing.spec import MARKERS

    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    config.stash.setdefault(FRAMES, {})


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give the tests of assignments their frame; public tests come first."""
    if config.stash.get(MANAGED, False) or not any(item.get_closest_marker("task") for item in items):
        return
    from grader.testing.standalone import frames_for

    config.stash[FRAMES].update(frames_for(items))
    config.pluginmanager.import_plugin(SUMMARY)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what a plain run has started."""
    for frame in set(config.stash.get(FRAMES, {}).values()):
        frame.close()


def frame_of(item: pytest.Item) -> SuiteFrame | None:
    """Return the frame of an assignment's test; None for any other test."""
    return item.config.stash[FRAMES].get(item.nodeid)


def _frame(request: pytest.FixtureRequest) -> SuiteFrame:
    frame = frame_of(request.node)
    if frame is None:
        pytest.fail(f"{request.node.nodeid} does not lie in an assignment of a course", pytrace=False)
    return frame


@pytest.fixture
def submission(request: pytest.FixtureRequest) -> SubmissionProxy:
    """The student's file, across the wall."""
    return OWN["submission"](_frame(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """A generator seeded by the test's name: the same numbers for every submission."""
    return OWN["rng"](_frame(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> ModuleType:
    """The reference solution, for hidden tests."""
    return OWN["reference"](_frame(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.fixture
def datasets(request: pytest.FixtureRequest) -> Path:
    """The course's folder of data files."""
    return OWN["datasets"](_frame(request), request.node.nodeid)  # type: ignore[no-any-return]  # by the table above


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[Any]:
    """Run a test of an assignment inside its frame: limits, seed, attachments."""
    frame = frame_of(item)
    if frame is None:
        return (yield)
    with frame.around(item.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[Any]:
    """Explain a bare ``assert`` in pytest's place, whose diff of hostile strings can take quadratic time."""
    frame = frame_of(item)
    if frame is None:
        return (yield)
    from _pytest.assertion import util

    # pytest has no public way to *replace* its own explanation; the attribute is set per test by pytest as well
    before, util._reprcompare = util._reprcompare, frame.compare
    try:
        return (yield)
    finally:
        util._reprcompare = before


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
    """Keep the result of a test, and return a short report of it in place of a traceback of trusted code."""
    frame = frame_of(item)
    if frame is None:
        return None
    kept = item.stash.get(RESULT, None)
    if call.when == "teardown" and call.excinfo is None and kept is not None and kept.outcome != "passed":
        return _report(item, call, "passed", None)  # a guest that was lost in the call is not told twice
    result = frame.result(item.nodeid, call, str(item.path))
    if result is None:
        return _report(item, call, "passed", None)
    if RESULT not in item.stash or result.outcome != "passed":
        item.stash[RESULT] = result
    return _report(item, call, "passed" if result.outcome == "passed" else "failed", result)


def _lang(item: pytest.Item) -> str:
    """Return the language of the course that a test is of."""
    course = getattr(frame_of(item), "course", None)
    return str(course.language) if course is not None else "en"


def _report(
    item: pytest.Item, call: pytest.CallInfo[None], outcome: Any, result: TestResult | None
) -> pytest.TestReport:
    text = None
    if result is not None and outcome == "failed":
        text = _words(result, _lang(item), item.config.stash.setdefault(UNREAD, set()))
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


def _words(result: TestResult, lang: str, unread: set[str]) -> str:
    from grader.render.claims import meaning_of
    from grader.text.phrases import say
    from grader.text.sentences import sentence

    lines = [result.title.get(lang)]
    if result.message is not None:
        lines.append(sentence(result.message, lang))
        if result.message.id == "unread.syntax":  # one slip, and every test fails of it: told at length once
            first = lines[-1] not in unread
            unread.add(lines[-1])
            return "\n".join([*lines, *_slip(result.message, lang)] if first else lines)
        lines += filter(None, [meaning_of(result.message, lang)])
    place = ""
    if result.place is not None:
        cell = f", {say('place.cell', lang, cell=str(result.place.cell))}" if result.place.cell is not None else ""
        place = f"{result.place.file}{cell}, {say('place.line', lang, line=str(result.place.line))}"
    told = {
        "failure.call": result.call,
        "failure.where": place,
        "failure.expected": result.gap.expected if result.gap is not None else "",
        "failure.got": result.gap.actual if result.gap is not None else "",
        "failure.hint": result.hint.get(lang) if result.hint is not None else "",
    }
    lines += [f"{say(label, lang):<9} {text}" for label, text in told.items() if text]
    return "\n".join(lines)


def _slip(message: Message, lang: str) -> Iterator[str]:
    """Yield the line that is not Python, a caret below the place, and what Python means."""
    from rich.cells import cell_len

    from grader.render.claims import meaning_of
    from grader.text import clean

    before, after = (clean.line(str(message.args.get(name, "")), _WIDTH) for name in ("before", "after"))
    if before or after:
        yield f"    {before}{after}"
        yield f"    {' ' * cell_len(before)}^"
    yield from filter(None, [meaning_of(message, lang)])
