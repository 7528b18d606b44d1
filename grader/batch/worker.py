"""A batch's worker process: reads, grades and writes submissions, a chunk after another.

    python -m grader.processes.start grader.batch.worker CONFIG

Units come on standard input, summaries go to standard output.

Beside the class it writes results and reports itself and sends only summaries, so that after its death its finished
work is on disk. On another machine the hand-ins come with the units, and the files go back with the summaries.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.batch.chunks import CHUNK_SECONDS
from grader.batch.errand import Errand
from grader.batch.hand_in_reading import ReadHandIn, read_hand_in
from grader.batch.outputs import CarriedOutputs, FolderOutputs
from grader.batch.protocol import Failure, Reply, Unit, UnitReport, WorkerConfig
from grader.batch.unit_files import UnitFiles
from grader.batch.unit_judge import JudgedUnit, UnitJudge, is_given_up
from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.model import Assignment
from grader.processes import frames
from grader.processes.lifetime import tie_to_parent
from grader.submission.reader import Reader

_AHEAD = 4 << 20  # bytes of hand-ins that are read before the first of them is judged


class Worker:
    """Grades units with one engine."""

    def __init__(self, config: WorkerConfig) -> None:
        self._config = config
        self._course = load_course(Path(config.course))
        self._engine = Engine(
            self._course,
            config.tier,
            warm_up=True,
            figures=config.figures,
            canary=config.canary,
            void=config.void,
        )
        self._reader = Reader(self._course.assignments)
        self._files = UnitFiles(config, self._course)
        if config.out is not None:
            self._files.outputs = FolderOutputs(Path(config.out))
        self._judge = UnitJudge(config, self._course, self._engine, self._reader, self._files)

    def close(self) -> None:
        """End all processes."""
        self._engine.close()
        self._reader.close()
        self._files.close()

    def do(self, units: Sequence[Unit]) -> Reply:
        """Grade the first of ``units``, as many as are judged in the time of a chunk, or reuse their stored results.
        Results and reports that are new are written when all are judged."""
        judged: list[UnitReport | JudgedUnit] = []
        reports: list[UnitReport] = []
        failure: Failure | None = None
        try:
            ahead = self._read_ahead(units)
            begun = time.monotonic()
            for one in ahead:
                judged.append(self._judged(one))
                if time.monotonic() - begun > CHUNK_SECONDS:
                    break
        except GraderError as error:
            failure = _failure(error)
        try:
            reports.extend(map(self._judge.finished, judged))  # those before a failure are kept
        except GraderError as error:
            failure = failure or _failure(error)
        return Reply(tuple(reports), failure)

    def _read_ahead(self, units: Sequence[Unit]) -> list[_Read]:
        """Return what was handed in for the first units, in bounds of time and memory, and before the first that cannot
        be read. Raises GraderError where that is the first of all."""
        found: list[_Read] = []
        room, begun = _AHEAD, time.monotonic()
        for unit in units:
            try:
                found.append(self._read(unit))
            except GraderError:
                if not found:
                    raise
                break
            room -= found[-1].hand_in.size
            if room < 0 or time.monotonic() - begun > CHUNK_SECONDS:
                break
        return found

    def _read(self, unit: Unit) -> _Read:
        (assignment,) = choose(self._course, (unit.assignment,))
        if is_given_up(unit) and not unit.content:
            return _Read(unit, assignment, ReadHandIn())
        try:
            lenient, new = self._config.lenient, not unit.known
            hand_in = read_hand_in(self._reader, unit, assignment, lenient=lenient, outlined=new)
        except GraderError:
            raise
        except Exception as error:
            return _Read(unit, assignment, ReadHandIn(), error)
        return _Read(unit, assignment, hand_in)

    def _judged(self, read: _Read) -> UnitReport | JudgedUnit:
        if read.error is not None:
            return self._judge.failed(read.unit, read.assignment, read.error)
        return self._judge.judged(read.unit, read.assignment, read.hand_in)

    def do_errand(self, errand: Errand) -> Reply:
        """The same for what came along: the files go back."""
        self._files.outputs = outputs = CarriedOutputs(errand.results, errand.pages)
        (assignment,) = choose(self._course, (errand.unit.assignment,))
        report = self._judge.report(errand.unit, assignment, errand.hand_in)
        return Reply((report,), files=outputs.changes)


@dataclass(frozen=True, slots=True)
class _Read:
    """A unit and what was handed in for it; ``error`` is this program's, over the files."""

    unit: Unit
    assignment: Assignment
    hand_in: ReadHandIn
    error: Exception | None = None


def _failure(error: GraderError) -> Failure:
    return Failure(error.message, error.hint, error.exit_code)


def main() -> None:
    """Serve units until standard input ends."""
    tie_to_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the batch, which ends its workers itself
    config = msgspec.json.decode(sys.argv[1].encode(), type=WorkerConfig)
    if config.processor is not None and sys.platform == "linux":
        os.sched_setaffinity(0, {config.processor})
    units, out = frames.take_over_streams()
    try:
        worker = Worker(config)
        try:
            reply = Reply()
            while reply.failure is None and (frame := frames.read(units.read)) is not None:
                if config.out is None:
                    reply = worker.do_errand(msgspec.msgpack.decode(frame, type=Errand))
                else:
                    reply = worker.do(msgspec.msgpack.decode(frame, type=tuple[Unit, ...]))
                out.write(frames.pack(reply))
        finally:
            worker.close()
    except GraderError as error:
        out.write(frames.pack(Reply(failure=_failure(error))))
    except BrokenPipeError:
        pass  # the batch is gone
