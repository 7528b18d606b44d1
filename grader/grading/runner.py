"""The runner process: one assignment's suite, collected once, judging one submission after another.

    python -m grader.grading.runner CONFIG        jobs on standard input, events on standard output

It collects the suite, then hands every job to a worker: a fork of itself where the platform can fork safely, a
fresh process elsewhere. A worker judges one submission and ends, so nothing that a suite remembers can pass from
one submission to the next. This process watches: a worker that hangs or dies costs the test it was in, and the
remaining tests run in a new one.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO, NoReturn

import msgspec

from grader.course.load import choose, load_course
from grader.diagnosis.library import Library, diagnose, open_library
from grader.errors import GraderError
from grader.grading import supervise
from grader.grading.picture_cache import Gallery, Spawn
from grader.grading.pictures import load_pictures, warm_up
from grader.grading.runner_config import Config, command
from grader.model import Gap, Message, TestResult
from grader.processes import frames, lifetime
from grader.sandbox import host
from grader.sandbox.losses import SandboxBroken
from grader.testing import messages
from grader.testing.in_process import local_session
from grader.testing.session import Session
from grader.testing.suite import Suite, with_suite

MEMORY = 2 << 30
"""Bytes that a worker may allocate beyond what it starts with."""

Work = Callable[[messages.Job, BinaryIO], None]
"""What a worker does with a job; its events go into the stream."""


def main() -> None:
    """Serve jobs until standard input ends."""
    lifetime.tie_to_parent()
    config = msgspec.json.decode(sys.argv[1].encode(), type=Config)
    jobs, out = frames.take_over_streams()
    try:
        course = load_course(Path(config.course))
        (assignment,) = choose(course, (config.assignment,))
        with_suite(course, assignment, lambda suite: _serve(suite, config, jobs, out))
    except GraderError as error:
        _send(out, messages.Unusable(f"{error.message}. {error.hint}"))


def _send(out: BinaryIO, *sent: messages.Event) -> None:
    """In one write: each one wakes who reads."""
    try:
        out.write(b"".join(map(messages.pack, sent)))
    except BrokenPipeError:
        os._exit(0)  # the engine is gone; so are we


def _serve(suite: Suite, config: Config, jobs: BinaryIO, out: BinaryIO) -> None:
    library = None
    if config.warm_up:
        suite.warm_up()
        library = open_library(suite)
    gallery = _warm_gallery(suite, config)
    blank = _unjudged(suite)
    gc.collect()
    gc.freeze()
    if not config.worker:
        _send(out, messages.Ready(tuple(blank)))
    while (frame := frames.read(jobs.read)) is not None:
        job = messages.unpack_job(frame)
        if config.worker:
            _judge(suite, library, gallery, config, job, out)
            return
        told: list[messages.Event] = []
        judge = partial(_judge, suite, library, gallery, config)
        starter = _forked(judge) if config.fork else _spawned(config)
        for event in supervise.run(job, blank, starter):
            if isinstance(event, messages.Learned):
                if library is not None:
                    library.remember(event)
            elif isinstance(event, messages.Kept):
                if gallery is not None:
                    gallery.album.keep(event)
            else:
                told.append(event)
        _send(out, *told)


def _unjudged(suite: Suite) -> list[TestResult]:
    """A result per test that says nothing yet: what a test is, for whoever must report that it never ran."""
    return [
        TestResult(
            id=spec.id,
            task=spec.task,
            title=spec.title,
            visibility=spec.visibility,
            outcome="failed",
            points=0.0,
            max_points=spec.points,
            edge=spec.edge,
            needs=spec.needs,
            message=Message("test.load-failed"),
            gap=Gap("missing"),
            hint=spec.hint,
            seed=spec.seed,
        )
        for spec in (suite.specs[item.nodeid] for item in suite.items)
    ]


def _forked(work: Work) -> supervise.Starter:
    def start(job: messages.Job) -> supervise.Worker:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            return supervise.ForkedWorker(pid, reading)
        _be_worker(work, job, reading, writing)

    return start


def _be_worker(work: Work, job: messages.Job, reading: int, writing: int) -> NoReturn:
    """In the child: work, and end without unwinding what belongs to the parent."""
    try:
        os.close(reading)
        lifetime.tie_to_parent()
        supervise.limit_memory(MEMORY)
        work(job, os.fdopen(writing, "wb", buffering=0))
    finally:
        os._exit(0)


def _spawned(config: Config) -> supervise.Starter:
    def start(job: messages.Job) -> supervise.Worker:
        worker = msgspec.structs.replace(config, worker=True, warm_up=False)
        return supervise.SpawnedWorker(command(worker), messages.pack(job))

    return start


def _judge(
    suite: Suite, library: Library | None, gallery: Gallery | None, config: Config, job: messages.Job, out: BinaryIO
) -> None:
    results: list[TestResult] = []
    untold: list[messages.Event] = []

    def started(test: str) -> None:
        _send(out, *untold, messages.Started(test))
        untold.clear()

    def judged(result: TestResult) -> None:
        results.append(result)
        untold.append(messages.Judged(result))

    try:
        with host.connect(config.tier, config.connection) as spawner:
            if gallery is not None and job.figures and not job.judged:
                _show(gallery, job, spawner.spawn, out)
            session = Session(spawner.spawn, job, record=not job.first_failure)
            suite.run(
                session,
                skip=job.judged,
                figures=job.figures,
                first_failure=job.first_failure,
                started=started,
                judged=judged,
            )
            session.drop_guest()
            if session.broken is not None:
                raise session.broken
            _send(out, *untold, messages.Printed(session.stdout(), tuple(session.notes)))
        if job.first_failure or all(result.outcome != "failed" for result in results):
            _send(out, messages.Finished())
        else:
            diagnosing = library or open_library(suite)
            named, clusters = diagnose(
                diagnosing, suite, session.exchanges, results, lambda learned: _send(out, learned)
            )
            _send(out, messages.Finished(named, clusters))
    except SandboxBroken as error:
        _send(out, messages.Broke(str(error)))


def _show(gallery: Gallery, job: messages.Job, spawn: Spawn, out: BinaryIO) -> None:
    """The pictures, by a guest of their own: no test meets what is done to it here. Before any test, for they are
    shown to the student: nothing of the submission may have been given a hidden input yet, nor left it anywhere."""
    with contextlib.suppress(Exception):  # pictures are never the reason that a grading fails
        found = gallery.find(job, spawn)
        if found is not None:
            _send(out, *map(messages.Drawn, found))
            return
        for event in gallery.draw(job, spawn):
            _send(out, event)


def _warm_gallery(suite: Suite, config: Config) -> Gallery | None:
    """The assignment's pictures, and all that drawing needs, loaded once for all workers. None if there are none."""
    if not config.figures:
        return None
    try:
        pictures = load_pictures(suite.assignment)
    except GraderError as error:
        print(error.message, file=sys.stderr)  # grader verify says it to the author; nobody's grading ends by it
        return None
    if config.warm_up and pictures and suite.assignment.reference is not None:
        warm_up(pictures, local_session(suite.frame.reference()), suite.frame.datasets())
    tasks = frozenset(task.name for task in suite.assignment.tasks)
    return Gallery(pictures, tasks, suite.frame.datasets()) if pictures else None


if __name__ == "__main__":
    main()
