"""The runner process: one assignment's suite, collected once, judging one submission after another.

    python -m grader.processes.start grader.grading.runner CONFIG

Jobs come on standard input, events go to standard output.

It collects the suite, then hands every job to a judge: a fork of itself where the platform can fork safely, a fresh
process elsewhere. A judge in which a test has run judges nobody else, so nothing that a suite remembers can pass from
one submission to the next. This process watches: a judge that hangs or dies costs the test it was in, and the remaining
tests run in a new one.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
import warnings
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NoReturn

import msgspec

from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.grading import spare, supervise
from grader.grading.forked_judges import ForkedJudges, Line
from grader.grading.judge import Judge, make_judge, send
from grader.grading.librarian import Ask, Bookshelf, Librarian, spawned
from grader.grading.pristine import Pristine
from grader.grading.runner_config import CANCEL, RunnerConfig, command
from grader.model import Gap, Limits, Message, TestResult
from grader.processes import frames, lifetime
from grader.sandbox.linux import kernel
from grader.testing import messages
from grader.testing.known_answers import NOTHING
from grader.testing.suite import Suite, with_suite

MEMORY = 2 << 30
"""Bytes that a judge may allocate beyond what it starts with."""


def main() -> None:
    """Serve jobs until standard input ends."""
    lifetime.tie_to_parent()
    config = _config()
    if config is None:
        return
    jobs, out = frames.take_over_streams()
    _be_silent()
    try:
        only = config.assignment if config.connection >= 0 else None  # a server of its own needs the data of all
        course = load_course(Path(config.course), only)
        (assignment,) = choose(course, (config.assignment,))
        gc.disable()  # what a suite imports stays, as what this process has imported
        with_suite(course, assignment, lambda suite: _serve(suite, config, jobs, out))
    except GraderError as error:
        send(out, messages.Unusable(f"{error.message}. {error.hint}"))


def _be_silent() -> None:
    """Print nothing that quotes a test: by a submission's numbers NumPy warns of a line of a hidden one, and what is
    written here stands in the log of a pull request. Matplotlib logs that there is no home it may write to."""
    warnings.simplefilter("ignore")
    logging.disable()
    sys.unraisablehook = lambda _: None


def _config() -> RunnerConfig | None:
    """Return how to start: as the command line says, or as comes in where this process is a spare one; None where
    nobody needs it."""
    if sys.argv[1] != spare.WAITING:
        return msgspec.json.decode(sys.argv[1].encode(), type=RunnerConfig)
    message, connection = spare.heard(int(sys.argv[2]))
    if not message:
        return None
    return msgspec.structs.replace(msgspec.json.decode(message, type=RunnerConfig), connection=connection)


def _serve(suite: Suite, config: RunnerConfig, jobs: BinaryIO, out: BinaryIO) -> None:
    judge = make_judge(suite, config)
    if config.part is not None:
        out.write(Librarian(suite, None).encoded(*config.part))
        return
    blank = _unjudged(suite)
    cancelled = _asked_to_cancel()
    gc.freeze()
    if suite.assignment.reference is not None:
        shelf = Bookshelf(suite, _library(judge, config, jobs, out))
        known = shelf.known_answers() if config.warm_up and config.fork else NOTHING
        judge = replace(judge, shelf=shelf, known=known)
    if config.canary and not _trusted(config, out):
        return
    if not config.judge:
        send(out, messages.Ready(tuple(suite.broken.get(test.id, test) for test in blank)))
    starter = _forked(judge) if config.fork else _spawned(config)
    while (frame := frames.read(jobs.read)) is not None:
        job = messages.unpack_job(frame)
        if config.judge:
            judge.judge(job, out)
            return
        if judge.shelf is not None and judge.shelf.wanted:
            judge.shelf.fetch()
        apart = suite.apart_from(job.tasks)
        wanted = [test for test in blank if test.id not in apart]
        cancelled.clear()
        unsent: list[messages.Event] = []
        for event in supervise.run(job, wanted, starter, cancelled.is_set):
            if not judge.serve_next(event):
                unsent.append(event)
            if isinstance(event, messages.Last):  # here, as the judge's end is waited for after it
                send(out, *unsent)
        if any(isinstance(event, messages.Judged) for event in unsent):  # the next attempt may fail as well
            judge.load_diagnosis()


def _trusted(config: RunnerConfig, out: BinaryIO) -> bool:
    """Let a guest try what is forbidden, and return whether all of it failed. What did not is sent."""
    from grader.sandbox import canary, host

    try:
        canary.check_by(lambda: host.connect(config.tier, config.connection), config.tier, Limits())
    except GraderError as error:
        send(out, messages.Unusable(error.message, error.hint))
        return False
    return True


def _asked_to_cancel() -> threading.Event:
    """Return what is set as soon as the engine wants no more of a job."""
    asked = threading.Event()
    if CANCEL is not None:
        signal.signal(CANCEL, lambda *_: asked.set())
    return asked


def _library(judge: Judge, config: RunnerConfig, jobs: BinaryIO, out: BinaryIO) -> Ask:
    """Return what gives the library's parts. Asked for before the first job, so that who computes them has read no
    submission."""
    librarian = Librarian(judge.suite, judge.pictures)
    if not config.fork:
        return librarian.kept_or(spawned(config))
    close = (jobs.fileno(), out.fileno(), *((config.connection,) if config.connection >= 0 else ()))
    return librarian.kept_or(Pristine(librarian.answer, MEMORY, close).ask)


def _unjudged(suite: Suite) -> list[TestResult]:
    """Return a result per test that says nothing yet, for a report of one that could not run."""
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


def _forked(judge: Judge) -> supervise.Starter:
    def be_judge(job: messages.Job, line: Line, out: BinaryIO) -> NoReturn:
        """In the child: judge, and end without unwinding what belongs to the parent."""
        try:
            lifetime.tie_to_parent()
            if sys.platform == "linux":  # macOS takes no notice of this limit
                kernel.limit_memory(MEMORY)
            judge.judge(job, out, line)
            out.close()  # a process gives back its memory, which takes long, before the system closes this
        finally:
            os._exit(0)

    return ForkedJudges(be_judge).start


def _spawned(config: RunnerConfig) -> supervise.Starter:
    def start(job: messages.Job) -> supervise.JudgeProcess:
        own = msgspec.structs.replace(config, judge=True, warm_up=False, canary=False)
        return supervise.SpawnedJudge(command(own), messages.pack(job))

    return start
