"""The engine's end of a runner process: started, asked to judge one submission after another, ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

import msgspec

from grader.errors import GraderError
from grader.grading.runner_config import CANCEL, RunnerConfig, command
from grader.grading.spare import SpareRunner
from grader.model import Assignment, Course, TestResult, Tier
from grader.processes import frames
from grader.sandbox.environment import computing_as_guests
from grader.testing import messages


class RunnerDied(Exception):
    """The runner process ended in the middle of a job."""


class Runner:
    """The trusted end of one runner process."""

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        tier: Tier,
        connection: int,
        *,
        warm_up: bool,
        figures: bool,
        canary: bool,
        spare: SpareRunner | None,
    ) -> None:
        forks = sys.platform == "linux"  # after NumPy with Accelerate, forking on macOS is not safe
        config = RunnerConfig(
            course=str(course.root),
            assignment=assignment.name,
            tier=tier,
            connection=connection,
            fork=forks,
            warm_up=warm_up,
            figures=figures,
            canary=canary,
        )
        given = spare.give(msgspec.json.encode(config), connection) if spare is not None else None
        self._process = given or subprocess.Popen(
            command(config),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=(connection,) if connection >= 0 else (),
            env=computing_as_guests(os.environ),
        )
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101  both are pipes
        self._jobs, self._events = self._process.stdin, self._process.stdout
        self._tests: tuple[TestResult, ...] | None = None
        self._passed: dict[str, TestResult] = {}
        self._name = assignment.name

    def tests(self) -> tuple[TestResult, ...]:
        """Return the suite's tests, as results that say nothing yet. Raises GraderError if they cannot be collected."""
        if self._tests is None:
            event = self._read()
            if isinstance(event, messages.Unusable):
                raise GraderError(event.reason, event.hint or f"Try: grader verify {self._name}", exit_code=3)
            if not isinstance(event, messages.Ready):
                raise RunnerDied("no list of tests came")
            self._tests = event.tests
        return self._tests

    def passed(self) -> Mapping[str, TestResult]:
        """Return the tests by their ids, as results of tests that passed. Raises GraderError, RunnerDied."""
        if not self._passed:
            self._passed = {
                one.id: msgspec.structs.replace(
                    one, outcome="passed", points=one.max_points, message=None, gap=None, hint=None
                )
                for one in self.tests()
            }
        return self._passed

    def judge(self, job: messages.Job, meanwhile: Callable[[], None] = lambda: None) -> Iterator[messages.Event]:
        """Yield all events of a job. ``meanwhile``: what to do before waiting for the first. Raises RunnerDied."""
        self.tests()
        try:
            self._jobs.write(messages.pack(job))
            self._jobs.flush()
        except BrokenPipeError:
            raise RunnerDied("the runner has ended") from None
        meanwhile()
        while True:
            event = self._read()
            yield event
            if isinstance(event, messages.Last):
                return

    def _read(self) -> messages.Event:
        frame = frames.read(self._events.read)
        if frame is None:
            raise RunnerDied("the runner has ended")
        return messages.unpack_event(frame)

    def cancel(self) -> None:
        """Ask for no more of the job that another thread waits for. Without signals the process ends."""
        if CANCEL is None:
            self._process.kill()
        else:
            self._process.send_signal(CANCEL)

    def end(self) -> None:
        """End the process, without waiting for that as ``close`` does."""
        self._jobs.close()
        self._process.kill()

    def close(self) -> None:
        """End the process."""
        self.end()
        self._process.wait()
        self._events.close()
