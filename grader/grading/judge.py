"""What a judge does: it judges one submission by one assignment's suite, and reports event by event."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from grader.course import layout
from grader.diagnosis.recording import Recording
from grader.errors import GraderError
from grader.grading.librarian import Bookshelf
from grader.grading.picture_cache import PictureCache, Pictures, Spawn
from grader.grading.pictures import PictureFunction, load_pictures, prepare_drawing
from grader.grading.pristine import Unanswered
from grader.grading.runner_config import RunnerConfig
from grader.model import Limits, TestResult
from grader.sandbox import host
from grader.sandbox.losses import SandboxBroken
from grader.sandbox.protocols import Guest, Spawner
from grader.testing import messages
from grader.testing.claims import Claim
from grader.testing.in_process import local_session
from grader.testing.known_answers import NOTHING, KnowingSession, KnownAnswers
from grader.testing.session import Session
from grader.testing.suite import Suite

if TYPE_CHECKING:
    from grader.diagnosis.released import ReleasedMistakes
    from grader.grading.forked_judges import Line

MOST_JOBS = 100
"""Submissions that one judge judges."""
RECEIVED = 8 << 20
"""Bytes that submissions may answer to one judge before another takes its place."""
SILENCE = 0.2
"""Seconds for which a judge says nothing although tests go on, where only the end is waited for."""


class _Guests:
    """Makes guests, and remembers how much they have answered."""

    def __init__(self, spawner: Spawner) -> None:
        self._spawner = spawner
        self._made: list[Guest] = []

    def spawn(self, limits: Limits) -> Guest:
        """See ``Spawner``."""
        guest = self._spawner.spawn(limits)
        self._made.append(guest)
        return guest

    def received(self) -> int:
        """Return the bytes of all replies."""
        return sum(guest.received for guest in self._made)


@dataclass(frozen=True)
class Judge:
    """All that judging a submission needs, loaded once: a runner has it, and every judge is a copy of the runner."""

    suite: Suite
    config: RunnerConfig
    shelf: Bookshelf | None
    """The known mistakes; None in a released folder."""
    pictures: Pictures | None
    released: ReleasedMistakes | None
    """What a released folder knows of them; None in any other."""
    known: KnownAnswers = NOTHING
    """What tests do next, where they are answered as our own solutions answer."""

    def load_diagnosis(self) -> None:
        """Import what looks for known mistakes, which only a failure needs: a seventh of what a runner imports. Judges
        that are forked from now on have it."""
        from grader.diagnosis import candidates, diagnose, naming_calls  # noqa: F401

    def serve_next(self, event: messages.Event) -> bool:
        """See to what the next judges need, as far as a process that never reads a submission can give it. Return
        whether the event was for that alone."""
        if isinstance(event, messages.Answered):
            learned = self.shelf.redrawn(event) if self.shelf is not None and self.pictures is not None else None
            if learned is not None and self.pictures is not None:
                self.pictures.cache.add(learned)
            return True
        if isinstance(event, messages.Finished) and self.shelf is not None:
            self.shelf.wanted.update(event.parts)
        return False

    def judge(self, job: messages.Job, out: BinaryIO, line: Line | None = None) -> None:
        """Judge one submission; events go into ``out``. Judge also those that come on ``line``, as long as nothing but
        known answers was followed."""
        received = 0
        try:
            data = layout.data_files(self.suite.frame.course)
            with host.connect(self.config.tier, self.config.connection, data) as spawner:
                for number in range(MOST_JOBS):
                    guests = _Guests(spawner)
                    finished, followed = self._judge_one(job, guests.spawn, out, watched=number == 0)
                    received += guests.received()
                    if line is None or not followed or received > RECEIVED or number + 1 == MOST_JOBS:
                        send(out, finished)
                        return
                    line.say_ready()
                    send(out, finished)
                    more = line.next_job()
                    if more is None:
                        return
                    job = more
        except SandboxBroken as error:
            send(out, messages.Broke(str(error)))

    def _judge_one(
        self, job: messages.Job, spawn: Spawn, out: BinaryIO, *, watched: bool
    ) -> tuple[messages.Finished, bool]:
        """Return the last event, and whether nothing but known answers was followed. ``watched``: whether it counts
        which test was the last to begin. Raises SandboxBroken."""
        drawn = job.figures and not job.judged and self._draw(job, spawn, out)
        recording = Recording()
        listener = None if job.first_failure else recording
        made = KnowingSession(self.known, spawn, job, listener=listener, reference_seconds=self.suite.reference_seconds)
        with contextlib.closing(made) as session:
            results, claims = self._test(session, job, out, watched)
            if session.broken is not None:
                raise session.broken
            finished = messages.Finished()
            if not job.first_failure and any(result.outcome == "failed" for result in results):
                finished = self._diagnosed(session, recording, results, claims)
        run = [result for result in results if result.id not in self.suite.broken]
        return finished, session.followed == len(run) and not drawn

    def _test(
        self, session: Session, job: messages.Job, out: BinaryIO, watched: bool
    ) -> tuple[list[TestResult], dict[str, Claim]]:
        """Run all tests that have no outcome yet. Return what they found, and what each looked at when it failed."""
        results: list[TestResult] = []
        claims: dict[str, Claim] = {}
        unsent: list[TestResult] = []
        sent = time.monotonic()

        def outcomes() -> list[messages.Event]:
            some = [*_told(unsent)]
            unsent.clear()
            return some

        def started(test: str) -> None:
            nonlocal sent
            if watched or time.monotonic() - sent > SILENCE:
                send(out, *outcomes(), messages.Started(test))
                sent = time.monotonic()

        def judged(result: TestResult) -> None:
            results.append(result)
            if self.suite.frame.claim is not None:
                claims[result.id] = self.suite.frame.claim
            unsent.append(result)

        self.suite.run(
            session,
            skip=job.judged | self.suite.apart_from(job.tasks),
            figures=job.figures,
            first_failure=job.first_failure,
            started=started,
            judged=judged,
        )
        if session.broken is None:
            printed = messages.Printed(session.visible.stdout(), tuple(session.visible.notes))
            send(out, *outcomes(), printed)
        return results, claims

    def _diagnosed(
        self, session: Session, recording: Recording, results: list[TestResult], claims: dict[str, Claim]
    ) -> messages.Finished:
        """Look for known mistakes. Where that cannot be done, it is said so: nothing is learned from it."""
        from grader.diagnosis.diagnose import diagnose
        from grader.diagnosis.naming_calls import asker

        ask = asker(session, recording)
        shelf, assignment, exchanges = self.shelf, self.suite.assignment, recording.exchanges
        asked = shelf.asked if shelf is not None else []
        asked.clear()
        try:
            if shelf is None:
                from grader.diagnosis.released import ReleasedMistakes, diagnose_released

                released = self.released or ReleasedMistakes()
                found = diagnose_released(released, assignment, results, claims, exchanges, ask)
            else:
                found = diagnose(shelf.library(), assignment, results, claims, exchanges, ask)
        except (MemoryError, Unanswered):
            return messages.Finished(diagnosed=False, parts=tuple(asked))
        return messages.Finished(found.diagnoses, found.relations, found.clusters, parts=tuple(asked))

    def _draw(self, job: messages.Job, spawn: Spawn, out: BinaryIO) -> bool:
        """Send the pictures, by a guest of their own: no test meets what is done to it here. Before any test, for they
        are shown to the student: nothing of the submission may have been given a hidden input yet, nor left it
        anywhere. Return whether they are not those of an earlier submission."""
        if self.pictures is None:
            return False
        with contextlib.suppress(Exception):  # pictures are never the reason that a grading fails
            figures = self.pictures.find(job, spawn)
            if figures is not None:
                send(out, *map(messages.Drawn, figures))
                return False
            for event in self.pictures.draw(job, spawn):
                send(out, event)
        return True


def _told(results: list[TestResult]) -> Iterator[messages.Event]:
    """Yield results as messages, in their order."""
    for plain, group in groupby(results, lambda one: one.outcome == "passed" and not one.attachments):
        some = tuple(group)
        yield messages.Passed({one.id: one.duration for one in some}) if plain else messages.Judged(some)


def make_judge(suite: Suite, config: RunnerConfig) -> Judge:
    """Load what judging needs; with ``config.warm_up`` also what can be done before the first submission comes.

    What has been imported by then stays; from here on this process is searched for garbage."""
    functions = _picture_functions(suite, config)
    gc.freeze()
    gc.enable()
    released = _released(suite) if suite.assignment.reference is None else None
    judge = Judge(suite, config, None, _pictures(suite, config, functions), released)
    if config.warm_up:
        judge.load_diagnosis()
        suite.try_reference()
    return judge


def _released(suite: Suite) -> ReleasedMistakes:
    """Return what a released folder knows of mistakes: nothing where its files are damaged, which is said."""
    from grader.diagnosis.released import ReleasedMistakes, load_released

    try:
        return load_released(suite.frame.course, suite.assignment)
    except GraderError as error:
        print(f"grader: {error.message}\n        {error.hint}", file=sys.stderr)
        return ReleasedMistakes()


def _picture_functions(suite: Suite, config: RunnerConfig) -> tuple[PictureFunction, ...]:
    if not config.figures:
        return ()
    try:
        return load_pictures(suite.assignment)
    except GraderError as error:
        print(error.message, file=sys.stderr)  # grader verify tells the author; no grading ends by it
        return ()


def _pictures(suite: Suite, config: RunnerConfig, functions: tuple[PictureFunction, ...]) -> Pictures | None:
    """Return the assignment's pictures, with all that drawing needs loaded. None if there are none."""
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
