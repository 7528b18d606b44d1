"""An assignment's tests, collected once, by a pytest without the plugins that a judge does not need."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from grader.course import layout
from grader.errors import GraderError
from grader.model import Assignment, Course, TestResult
from grader.results.score import reach
from grader.testing import plugin
from grader.testing.frame import SuiteFrame
from grader.testing.in_process import CallTimes, LocalTransport, local_session
from grader.testing.module_state import state_of
from grader.testing.run_item import mode_of, run_item
from grader.testing.session import Session
from grader.testing.spec import read_specs
from grader.testing.tape import Tape
from grader.testing.tracing import tracing

# Plugins that report, cache or warn; none of them changes what a test means. A pytest without one of them takes
# the option all the same.
UNUSED = (
    "terminalreporter cacheprovider faulthandler unraisableexception threadexception legacypath pastebin junitxml "
    "setuponly setupplan stepwise doctest logging"
).split()


class Suite:
    """The collected tests of one assignment, in the order in which they run: public ones first."""

    def __init__(self, session: pytest.Session, course: Course, assignment: Assignment) -> None:
        specs = read_specs(session.items, assignment, whole=True)
        pairs = sorted(zip(session.items, specs, strict=True), key=lambda pair: pair[1].visibility == "hidden")
        self.items = [item for item, _ in pairs]
        self.specs = {item.nodeid: spec for item, spec in pairs}
        self._modes = {item.nodeid: mode_of(item) for item in self.items}
        self.frame = SuiteFrame(self.specs, course, assignment)
        session.config.stash[plugin.FRAMES].update(dict.fromkeys(self.specs, self.frame))
        self.broken: dict[str, TestResult] = {}
        self.assignment = assignment
        self._modules = {
            self.specs[one.nodeid].id: one.module for one in self.items if isinstance(one, pytest.Function)
        }
        self._states = {id(module): state_of(module) for module in {*self._modules.values()}}
        self.reference_seconds: dict[str, float] = {}
        """CPU seconds of the reference's slowest call of each task, once it has been tried."""

    def run(
        self,
        session: Session,
        *,
        skip: frozenset[str] = frozenset(),
        figures: bool = False,
        first_failure: bool = False,
        backwards: bool = False,
        started: Callable[[str], None] = lambda _: None,
        judged: Callable[[TestResult], None] = lambda _: None,
    ) -> None:
        """Judge one submission: every test not in ``skip``, each reported before and after.

        ``first_failure``: no test after the first that fails and costs points. ``backwards``: the last test first.
        """
        self.frame.session, self.frame.figures = session, figures
        items = [item for item in self.items if self.specs[item.nodeid].id not in skip][:: -1 if backwards else 1]
        for item, after in zip_longest(items, items[1:]):
            spec = self.specs[item.nodeid]
            started(spec.id)
            result = self.broken.get(spec.id) or run_item(item, after, self.frame, self._modes[item.nodeid])
            judged(result)
            if first_failure and result.outcome == "failed" and result.max_points > 0:
                break
        self.frame.session = None

    def alone(self) -> frozenset[str]:
        """Return the ids of the tests that share nothing with another one."""
        return frozenset(self.specs[item.nodeid].id for item in self.items if self._modes[item.nodeid].alone)

    def changed(self) -> frozenset[str]:
        """Return the ids of the tests whose module holds something else than when it was collected."""
        now = {id(module): state_of(module) for module in self._modules.values()}
        return frozenset(test for test, module in self._modules.items() if now[id(module)] != self._states[id(module)])

    @contextlib.contextmanager
    def traced(self, tape: Callable[[], Tape]) -> Iterator[None]:
        """Let the tests meet numbers that note what is done with them."""
        reference = self.frame.reference
        with tracing({*self._modules.values()}, reference(), tape) as seen:
            self.frame.reference = lambda: seen  # type: ignore[method-assign]  # for this once
            try:
                yield
            finally:
                del self.frame.reference

    def apart_from(self, tasks: tuple[str, ...]) -> frozenset[str]:
        """Return the ids of the tests that judge none of ``tasks``, nor a task that these stand on, directly or not.
        None for no tasks: these are all."""
        if not tasks:
            return frozenset()
        needs: dict[str, set[str]] = {}
        for spec in self.specs.values():
            needs.setdefault(spec.task, set()).update(spec.needs)
        wanted = set().union(*(reach(task, needs) for task in tasks))
        return frozenset(spec.id for spec in self.specs.values() if spec.task not in wanted)

    def try_reference(self) -> None:
        """Judge the reference, in this process: a test that it does not pass is broken.

        It also specialises the bytecode and pulls in lazy imports once, before judges are forked.
        """
        if self.assignment.reference is None:
            return
        module = self.frame.reference()

        def note(result: TestResult) -> None:
            if result.outcome != "passed":
                self.broken[result.id] = _broken(result)

        transport = LocalTransport(module.__dict__)
        times = CallTimes(transport)
        limits = self.assignment.limits
        self.run(local_session(module, listener=times, limits=limits, transport=transport), judged=note)
        self.reference_seconds = times.slowest


def _broken(result: TestResult) -> TestResult:
    import msgspec

    from grader.model import Message
    from grader.text.sentences import sentence

    message = result.message
    if message is None or message.id != "test.wrong":
        reason = sentence(message, "en") if message is not None else ""
        message = Message("test.wrong", {"text": f"the reference does not pass it: {reason}"})
    return msgspec.structs.replace(
        result,
        outcome="broken",
        points=0.0,
        gap=None,
        place=None,
        message=message,
    )


class _Collector:
    """A pytest plugin that serves as soon as pytest has collected, inside its test loop."""

    def __init__(self, course: Course, assignment: Assignment, use: Callable[[Suite], None]) -> None:
        self._course, self._assignment, self._use = course, assignment, use
        self.problems: list[str] = []
        self.error: GraderError | None = None

    def pytest_configure(self, config: pytest.Config) -> None:
        """Keep the plugin from making frames: the suite makes its own."""
        config.stash[plugin.MANAGED] = True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember why a test file could not be collected."""
        if report.failed:
            self.problems.append(_why_not_collected(report.nodeid, str(report.longrepr)))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take over in place of pytest's own loop."""
        if not self.problems:
            try:
                self._use(Suite(session, self._course, self._assignment))
            except GraderError as error:  # raised again outside of pytest, which would print its own traceback
                self.error = error
        return True


def _why_not_collected(file: str, report: str) -> str:
    """Return place and reason in one line: pytest's last line has the reason, and the last line of the file that it
    mentions is the place."""
    name = re.escape(Path(file).name)
    places = re.findall(rf'{name}(?:", line |:)(\d+)', report)
    reason = report.strip().splitlines()[-1:] or ["cannot be imported"]
    return ": ".join((f"{file}:{places[-1]}" if places else file, reason[0].removeprefix("E").strip()))


@contextlib.contextmanager
def _own_environment() -> Iterator[None]:
    """Leave out the plugins and options that the user's environment has for their own tests."""
    before = {name: value for name, value in os.environ.items() if name.startswith("PYTEST_")}
    for name in before:
        del os.environ[name]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(before)


def _forget(files: Iterable[Path]) -> None:
    """Drop the modules made of ``files``: pytest would use them again for files that have changed meanwhile."""
    paths = {str(file) for file in files}
    for name, module in [*sys.modules.items()]:
        if getattr(module, "__file__", None) in paths:
            del sys.modules[name]


def with_suite(course: Course, assignment: Assignment, use: Callable[[Suite], None]) -> None:
    """Collect the assignment's tests and call ``use`` with them. Raises GraderError if they cannot be collected."""
    files = [layout.public_tests(assignment)]
    if assignment.reference is not None:
        files.append(layout.hidden_tests(assignment))
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise GraderError(f"{missing[0]}: there is no such file", "Each assignment needs its tests.", exit_code=3)
    collector = _Collector(course, assignment, use)
    arguments = ["--rootdir", str(course.root), "-c", os.devnull, "--import-mode=importlib", "--noconftest"]
    arguments += ["--confcutdir", str(course.root)]  # else pytest lists all that lies beside the course, up to the root
    arguments += [word for name in UNUSED for word in ("-p", f"no:{name}")]
    arguments += ["--continue-on-collection-errors", *map(str, files)]
    with _own_environment():
        try:
            code = pytest.main(arguments, plugins=[plugin, collector])
        finally:
            _forget(files)
    if collector.error is not None:
        raise collector.error
    if collector.problems or code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        reason = "; ".join(collector.problems) or f"pytest ended with {code!s}"
        raise GraderError(
            f"{assignment.name}: the tests cannot be collected: {reason}",
            f"Run: python -m pytest {files[0].parent}",
            exit_code=3,
        )
