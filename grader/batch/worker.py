"""A batch's worker process: reads, grades and writes one submission after another.

    python -m grader.processes.start grader.batch.worker CONFIG

Units come on standard input, summaries go to standard output.

Beside the class it writes results and reports itself and sends only summaries, so that after its death its finished
work is on disk. On another machine the hand-ins come with the units, and the files go back with the summaries.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import msgspec

from grader.batch.errand import Errand
from grader.batch.hand_in_reading import ReadHandIn, read_hand_in
from grader.batch.outputs import CarriedOutputs, FolderOutputs
from grader.batch.protocol import Failure, Reply, Unit, UnitReport, WorkerConfig
from grader.batch.unit_files import UnitFiles
from grader.batch.unit_judge import UnitJudge, is_given_up
from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.processes import frames
from grader.processes.lifetime import tie_to_parent
from grader.submission.reader import Reader


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

    def do(self, unit: Unit) -> UnitReport:
        """Grade what lies on this machine, or reuse the stored result; write result and report where they are new."""
        (assignment,) = choose(self._course, (unit.assignment,))
        read = ReadHandIn()
        if unit.content or not is_given_up(unit):
            try:
                new = not unit.known
                read = read_hand_in(self._reader, unit, assignment, lenient=self._config.lenient, outlined=new)
            except GraderError:
                raise
            except Exception as error:
                return self._judge.failed(unit, assignment, error)
        return self._judge.report(unit, assignment, read)

    def do_errand(self, errand: Errand) -> Reply:
        """The same for what came along: the files go back."""
        self._files.outputs = outputs = CarriedOutputs(errand.results, errand.pages)
        (assignment,) = choose(self._course, (errand.unit.assignment,))
        report = self._judge.report(errand.unit, assignment, errand.hand_in)
        return Reply(report=report, files=outputs.changes)


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
            while (frame := frames.read(units.read)) is not None:
                if config.out is None:
                    reply = worker.do_errand(msgspec.msgpack.decode(frame, type=Errand))
                else:
                    reply = Reply(report=worker.do(msgspec.msgpack.decode(frame, type=Unit)))
                out.write(frames.pack(reply))
        finally:
            worker.close()
    except GraderError as error:
        out.write(frames.pack(Reply(failure=Failure(error.message, error.hint, error.exit_code))))
    except BrokenPipeError:
        pass  # the batch is gone
