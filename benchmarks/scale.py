"""What a class costs the process that leads a batch, by its size; and what more workers would do.

    python benchmarks/scale.py [--sizes 200 1000 10000] [--assignment gates ...] [--jobs 2] [--real]
        [--json FILE]

Everything is real but the judging: workers answer with results that a small batch has recorded, so that what is
measured is all that the batch does around it. With `--real` they judge. Each class is graded from nothing, and then
once more: nothing has changed, so that run reads the class, its results and its gradebook, and judges nobody.

`parent` is CPU of the leading process alone, `workers` that of the others, both in milliseconds a submission; `each`
that of all together for each further submission: that of a class less that of the next smaller one. `rss` is the
peak of memory of the leading process, `half` after which share of the judging time half of the results were on disk.
The phases are CPU seconds of the leading process. A second table shows how they grow: 1 is as the class does, 2 its
square.
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RECORDED = "GRADER_BENCHMARK_RECORDED"
REAL = "GRADER_BENCHMARK_REAL"
MEASURED = "GRADER_BENCHMARK_MEASURED"
WATCHED = "GRADER_BENCHMARK_WATCHED"
WORKER = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from benchmarks import scale; scale.work()"
PARENT = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from benchmarks import scale; scale.lead()"
PHASES = {
    "read class": "grader.submission.class_folder:_roster",
    "gradebook": "grader.batch.recording:Recorder.write",
    "known": "grader.gradebook.store:Gradebook.recorded",
    "marks": "grader.batch.holdings:Holdings.marked",
    "record": "grader.batch.class_files:collect",
    "changes": "grader.batch.class_files:changes_since",
    "grades.csv": "grader.batch.class_files:write_grades",
    "class page": "grader.batch.pages:write_class_page",
    "collections": "grader.batch.pages:write_collections",
    "reports": "grader.batch.pages:complete_pages",
    "told": "grader.gradebook.store:Gradebook.publish",
}
"""Phase → what does it: a module and a name in it."""


def work() -> None:
    """Be a worker that judges nothing: the result of a submission is the recorded one of the program that it is."""
    from msgspec.structs import replace

    from grader.batch import worker
    from grader.batch.protocol import Unit
    from grader.batch.unit_judge import UnitJudge
    from grader.model import Assignment, Result
    from grader.results import store
    from grader.submission.submission import Submission

    recorded: dict[str, list[Result]] = {}
    for file in sorted(Path(os.environ[RECORDED]).glob("*/*.json")):
        recorded.setdefault(file.stem, []).append(store.read(file))

    def judge(self: UnitJudge, unit: Unit, submission: Submission, assignment: Assignment) -> Result:
        known = recorded[unit.assignment]
        result = known[int(unit.student.rpartition(" ")[2]) % len(known)]
        return replace(result, student=unit.student, hashes=self._engine.hashes(assignment, submission))

    UnitJudge._judge = judge  # type: ignore[method-assign]
    worker.main()


def lead() -> None:
    """Be the batch, and write what it has cost."""
    import importlib

    from grader.batch import protocol, worker_process
    from grader.batch.protocol import UnitReport
    from grader.batch.recording import Recorder
    from grader.cli import main

    start = protocol.command
    if REAL not in os.environ:
        worker_process.command = lambda config: [*start(config)[:2], "-c", WORKER, start(config)[-1]]  # type: ignore[attr-defined]  # read where it is imported
    spent, peaks = dict.fromkeys(PHASES, 0.0), dict.fromkeys(PHASES, 0.0)

    def peak() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    def timed(phase: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*args: object, **named: object) -> Any:
            begin = time.thread_time()
            try:
                return function(*args, **named)
            finally:
                spent[phase] += time.thread_time() - begin
                peaks[phase] = peak()

        return call

    for phase, place in PHASES.items():
        module, _, name = place.partition(":")
        *inside, last = name.split(".")
        owner = functools.reduce(getattr, inside, importlib.import_module(module))
        setattr(owner, last, timed(phase, getattr(owner, last)))
    between = Between()
    tell = Recorder.tell

    def told(self: Recorder, report: UnitReport) -> None:
        tell(self, report)
        between.reports.append(between.now())

    setattr(Recorder, "tell", told)  # noqa: B010
    try:
        main()
    finally:
        own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        figures = {
            "cpu": own.ru_utime + own.ru_stime,
            "workers": others.ru_utime + others.ru_stime,
            "rss": peak(),
            "peaks": peaks,
            "phases": spent,
            "between": between.first_and_last(),
        }
        Path(os.environ[MEASURED]).write_text(json.dumps(figures), encoding="utf-8")


def seconds_of(process: int) -> float:
    """Return the CPU seconds of a process so far."""
    numbers = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()[11:13]
    return sum(map(int, numbers)) / os.sysconf("SC_CLK_TCK")


class Between:
    """What was spent from a batch's first report to its last: seconds, and CPU seconds of the batch and of other
    processes that are watched."""

    def __init__(self) -> None:
        self._watched: dict[str, int] = json.loads(os.environ.get(WATCHED, "{}"))
        self.reports: list[dict[str, float]] = []

    def now(self) -> dict[str, float]:
        """Return what was spent so far."""
        others = {name: seconds_of(process) for name, process in self._watched.items()}
        return {"wall": time.monotonic(), "batch": time.process_time(), **others}

    def first_and_last(self) -> dict[str, float]:
        """Return the differences, and how many reports there were."""
        first, last = self.reports[0], self.reports[-1]
        return {"reports": len(self.reports), **{name: last[name] - first[name] for name in first}}


class Class:
    """The correct solutions of some assignments, and their results as a real batch judges them."""

    def __init__(self, names: Sequence[str], base: Path) -> None:
        from grader.course import layout
        from grader.course.load import choose, load_course
        from grader.results import store

        self.base = base
        self.sources = {
            one.name: [file.read_text(encoding="utf-8") for file in layout.solutions(one)]
            for one in choose(load_course(ROOT), tuple(names))
        }
        self.write("recorded", max(map(len, self.sources.values())))
        command = [sys.executable, "-P", "-m", "grader", *self.words("recorded")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        self.recorded = base / "recorded out" / "results"
        results = [store.read(file) for file in self.recorded.glob("*/*.json")]
        self.seconds = sum(one.duration for one in results) / len(results)

    def write(self, name: str, count: int) -> None:
        """Write a class of programs that differ."""
        for number in range(count):
            folder = self.base / name / f"student {number:05}"
            folder.mkdir(parents=True)
            for assignment, sources in self.sources.items():
                text = f"{sources[number % len(sources)]}\n# {number}\n"
                (folder / f"{assignment}.py").write_text(text, encoding="utf-8")

    def words(self, name: str, more: Sequence[str] = ("--jobs", "1")) -> list[str]:
        """Return the words of a batch over a class."""
        batch = ["batch", str(self.base / name), "--out", str(self.base / f"{name} out"), "--course", str(ROOT)]
        named = [word for assignment in self.sources for word in ("--assignment", assignment)]
        return [*batch, *named, "--no-figures", *more]

    def batch(
        self, name: str, more: Sequence[str], watched: Mapping[str, int] = MappingProxyType({})
    ) -> dict[str, Any]:
        """Grade a class with recorded results, and return the figures; ``watched`` are other processes by name."""
        measured = self.base / "measured.json"
        env = {**os.environ, RECORDED: str(self.recorded), MEASURED: str(measured), WATCHED: json.dumps(dict(watched))}
        begin = time.monotonic()
        command = [sys.executable, "-P", "-c", PARENT, *self.words(name, more)]
        done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        return {**json.loads(measured.read_text()), "wall": time.monotonic() - begin}

    def half(self, name: str) -> float:
        """Return after which share of the judging time half of the results were there."""
        times = sorted(file.stat().st_mtime for file in (self.base / f"{name} out" / "results").glob("*/*.json"))
        return (times[len(times) // 2] - times[0]) / max(times[-1] - times[0], 1e-9)


def measure(course: Class, size: int, jobs: int) -> dict[str, Any]:
    """Return the figures of a class: graded from nothing, and once more."""
    name = str(size)
    course.write(name, size)
    first = course.batch(name, ("--jobs", str(jobs)))
    half = course.half(name)
    again = course.batch(name, ("--jobs", str(jobs)))
    shutil.rmtree(course.base / name)
    shutil.rmtree(course.base / f"{name} out")
    return {"size": size, "units": size * len(course.sources), "first": first, "again": again, "half": half}


def print_table(found: list[dict[str, Any]]) -> None:
    """Print the figures, and how the phases grow from the smallest class to the greatest."""
    print(
        f"{'class':>7} {'':8} {'wall s':>8} {'parent':>8} {'workers':>8} {'each':>8} {'rss MB':>7} {'half':>6}"
        "   ms a submission"
    )
    smaller: dict[str, tuple[int, float]] = {}
    for one in found:
        for run in ("first", "again"):
            cost = one[run]
            parent, workers = (1000 * cost[who] / one["units"] for who in ("cpu", "workers"))
            half = f"{one['half']:6.0%}" if run == "first" else ""
            units, whole = one["units"], cost["cpu"] + cost["workers"]
            before = smaller.get(run)
            each = f"{1000 * (whole - before[1]) / (units - before[0]):8.2f}" if before is not None else " " * 8
            smaller[run] = units, whole
            spent = f"{cost['wall']:8.1f} {parent:8.2f} {workers:8.2f} {each}"
            print(f"{one['size']:7} {run:8} {spent} {cost['rss']:7.0f} {half}")
    if len(found) < 2:
        return
    small, great = found[0], found[-1]
    print(f"\n{'phase':12}" + "".join(f"{one['size']:>9} {'again':>8}" for one in found) + "   growth  again")
    for phase in PHASES:
        cells = "".join(f"{one['first']['phases'][phase]:9.2f} {one['again']['phases'][phase]:8.2f}" for one in found)
        grows = [
            math.log(max(great[run]["phases"][phase], 1e-3) / max(small[run]["phases"][phase], 1e-3))
            / math.log(great["size"] / small["size"])
            for run in ("first", "again")
        ]
        print(f"{phase:12}{cells}   {grows[0]:6.2f} {grows[1]:6.2f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 10_000])
    parser.add_argument("--assignment", nargs="+", default=["gates"])
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.real:
        os.environ[REAL] = "1"
    with tempfile.TemporaryDirectory() as folder:
        course = Class(options.assignment, Path(folder))
        found = [measure(course, size, options.jobs) for size in sorted(options.sizes)]
    print_table(found)
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
