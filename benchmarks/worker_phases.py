"""Where a living worker's time goes between two guests: its own process alone, by phase.

    python benchmarks/worker_phases.py [ASSIGNMENT] [--submissions 100]

The class is the course's own correct solutions in turn. The first eight submissions warm up and are not counted. A
phase is without those that it calls.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.batch import hand_in_reading, unit_files, unit_judge, worker
from grader.batch.protocol import Unit, WorkerConfig
from grader.course import layout
from grader.course.load import choose, load_course
from grader.files import atomic
from grader.grading import engine
from grader.processes import frames
from grader.results import store
from grader.submission import reader
from grader.submission.choice import Choosing
from grader.submission.class_folder import read_class

ROOT = Path(__file__).resolve().parent.parent
WARM = 8
CHUNK = 16
PHASES: dict[str, tuple[Any, str]] = {
    "hand-in: folder": (reader, "gather"),
    "hand-in: choice": (Choosing, "choice"),
    "hand-in: outline": (reader.Reader, "outlined"),
    "hand-in: rest": (worker, hand_in_reading.read_hand_in.__name__),
    "events of the runner": (engine, "outcome_of"),
    "job, wait": (engine.Engine, "grade"),
    "points, reasons": (engine, "judged"),
    "page": (unit_files, "student_page"),
    "JSON": (store, "encode"),
    "files": (unit_files.UnitFiles, "write"),
    "record for the gradebook": (unit_judge, "record"),
    "earlier result": (unit_files.UnitFiles, "stored"),
    "report": (frames, "pack"),
    "rest": (worker.Worker, "do"),
}
"""Phase → where the name of what does it is looked up."""


class Phases:
    """CPU seconds, in user mode and in the kernel, by phase."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._inner: list[list[float]] = []

    def watch(self, phase: str, place: Any, name: str) -> None:
        """Count what a function takes, without the phases that it calls."""
        function: Callable[..., Any] = getattr(place, name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            begin = _now()
            self._inner.append([0.0, 0.0])
            try:
                return function(*args, **kwargs)
            finally:
                took = [end - start for end, start in zip(_now(), begin, strict=True)]
                inner = self._inner.pop()
                for place, seconds in enumerate(took):
                    self.spent[phase][place] += seconds - inner[place]
                    if self._inner:
                        self._inner[-1][place] += seconds

        setattr(place, name, watched)


def _now() -> tuple[float, float]:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime, usage.ru_stime


def work(living: worker.Worker, units: list[Unit]) -> None:
    """Let a worker grade units by chunks."""
    while units:
        reply = living.do(units[:CHUNK])
        frames.pack(reply)
        units = units[len(reply.reports) :]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assignment", nargs="?", default="gates")
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    course = load_course(ROOT)
    (assignment,) = choose(course, (options.assignment,))
    sources = [file.read_text(encoding="utf-8") for file in layout.solutions(assignment)]
    with tempfile.TemporaryDirectory() as folder:
        class_, out = Path(folder, "class"), Path(folder, "out")
        for number in range(WARM + options.submissions):
            source = f"{sources[number % len(sources)]}\n# {number}\n"
            atomic.write_atomically(class_ / f"student {number:04}" / f"{assignment.name}.py", source)
        config = WorkerConfig(course=str(ROOT), out=str(out), tier="namespaces", lang="en", figures=False, canary=True)
        phases = Phases()
        with read_class(class_, course, frozenset(), None, out) as roster:
            units = [Unit(one.student, one.folder, assignment.name, one.handed, covered=True) for one in roster.entries]
            living = worker.Worker(config)
            work(living, units[:WARM])
            for phase, (place, name) in PHASES.items():
                phases.watch(phase, place, name)
            work(living, units[WARM:])
            living.close()
    if options.json:
        each = {phase: sum(seconds) / options.submissions * 1000 for phase, seconds in phases.spent.items()}
        print(json.dumps({phase: round(cost, 2) for phase, cost in each.items()}))
        return
    print(f"{assignment.name}, {options.submissions} submissions; ms of CPU each: user, system")
    for phase, seconds in sorted(phases.spent.items(), key=lambda one: -sum(one[1])):
        print(f"{phase:26}" + "".join(f"{second / options.submissions * 1000:7.2f}" for second in seconds))
    total = sum(map(sum, phases.spent.values())) / options.submissions * 1000
    print(f"{'all':26}{total:7.2f}")


if __name__ == "__main__":
    main()
