"""What a judge does: it judges one submission by one assignment's suite, and reports event by event."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from grader.course import layout
from grader.diagnosis.library import Library, diagnose, open_library
from grader.diagnosis.recording import Recording
from grader.errors import GraderError
from grader.grading.picture_cache import PictureCache, Pictures, Spawn
from grader.grading.pictures import load_pictures, prepare_drawing
from grader.grading.runner_config import RunnerConfig
from grader.model import TestResult
from grader.sandbox import host
from grader.sandbox.losses import SandboxBroken
from grader.testing import messages
from grader.testing.in_process import local_session
from grader.testing.session import Session
from grader.testing.suite import Suite


@dataclass(frozen=True)
class Judge:
    """All that judging a submission needs, loaded once: a runner has it, and every judge is a copy of the runner."""

    suite: Suite
    config: RunnerConfig
    library: Library | None
    """None where it is loaded when a test has failed."""
    pictures: Pictures | None

    def learn(self, event: messages.Event) -> bool:
        """Keep what a judge has learned for the next ones. Return whether the event was for that."""
        if isinstance(event, messages.ReplayLearned):
            if self.library is not None:
                self.library.remember(event)
        elif isinstance(event, messages.PicturesLearned):
            if self.pictures is not None:
                self.pictures.cache.add(event)
        else:
            return False
        return True

    def judge(self, job: messages.Job, out: BinaryIO) -> None:
        """Judge one submission; events go into ``out``."""
        try:
            results, recording = self._test(job, out)
            if job.first_failure or all(result.outcome != "failed" for result in results):
                send(out, messages.Finished())
                return
            library = self.library or open_library(self.suite)
            diagnosis = diagnose(library, self.suite, recording.exchanges, results, partial(send, out))
            send(out, messages.Finished(*diagnosis))
        except SandboxBroken as error:
            send(out, messages.Broke(str(error)))

    def _test(self, job: messages.Job, out: BinaryIO) -> tuple[list[TestResult], Recording]:
        results: list[TestResult] = []
        unsent: list[messages.Event] = []
        recording = Recording()

        def started(test: str) -> None:
            send(out, *unsent, messages.Started(test))
            unsent.clear()

        def judged(result: TestResult) -> None:
            results.append(result)
            unsent.append(messages.Judged(result))

        data = layout.data_files(self.suite.frame.course)
        with host.connect(self.config.tier, self.config.connection, data) as spawner:
            if job.figures and not job.judged:
                self._draw(job, spawner.spawn, out)
            listener = None if job.first_failure else recording
            session = Session(spawner.spawn, job, listener=listener, reference_seconds=self.suite.reference_seconds)
            with contextlib.closing(session):
                self.suite.run(
                    session,
                    skip=job.judged,
                    figures=job.figures,
                    first_failure=job.first_failure,
                    started=started,
                    judged=judged,
                )
            if session.broken is not None:
                raise session.broken
            send(out, *unsent, messages.Printed(session.visible.stdout(), tuple(session.visible.notes)))
        return results, recording

    def _draw(self, job: messages.Job, spawn: Spawn, out: BinaryIO) -> None:
        """Send the pictures, by a guest of their own: no test meets what is done to it here. Before any test, for they
        are shown to the student: nothing of the submission may have been given a hidden input yet, nor left it
        anywhere."""
        if self.pictures is None:
            return
        with contextlib.suppress(Exception):  # pictures are never the reason that a grading fails
            figures = self.pictures.find(job, spawn)
            if figures is not None:
                send(out, *map(messages.Drawn, figures))
                return
            for event in self.pictures.draw(job, spawn):
                send(out, event)


def make_judge(suite: Suite, config: RunnerConfig) -> Judge:
    """Load what judging needs; with ``config.warm_up`` also what can be done before the first submission comes."""
    library = None
    if config.warm_up:
        suite.try_reference()
        library = open_library(suite)
    return Judge(suite, config, library, _pictures(suite, config))


def _pictures(suite: Suite, config: RunnerConfig) -> Pictures | None:
    """Return the assignment's pictures, with all that drawing needs loaded. None if there are none."""
    if not config.figures:
        return None
    try:
        functions = load_pictures(suite.assignment)
    except GraderError as error:
        print(error.message, file=sys.stderr)  # grader verify tells the author; no grading ends by it
        return None
    if not functions:
        return None
    if config.warm_up and suite.assignment.reference is not None:
        prepare_drawing(functions, local_session(suite.frame.reference()), suite.frame.datasets())
    tasks = frozenset(task.name for task in suite.assignment.tasks)
    return Pictures(functions, tasks, suite.frame.datasets(), PictureCache())


def send(out: BinaryIO, *events: messages.Event) -> None:
    """Write events at once: each write wakes the reader."""
    try:
        out.write(b"".join(map(messages.pack, events)))
    except BrokenPipeError:
        os._exit(0)  # the reader is gone, and nothing else needs this process
