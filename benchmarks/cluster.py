"""What a cluster costs: a class, judged with one and two workers on this machine, and beside that by one and two jobs.

    python benchmarks/cluster.py [--students N] [--repeat N]

Each line is the median of some runs, in turn: seconds of the whole batch, and what each submission adds, which is the
difference between the class and half of it, in time and in processor time. Beginning a batch (a course that travels,
engines that warm up) is in the first alone.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.cluster.processes import RunningCluster, running
from tests.small_course import SOLUTION, write_course


def class_of(folder: Path, students: int) -> Path:
    """Write a class."""
    for number in range(students):
        (folder / f"student{number:04}").mkdir(parents=True)
        source = SOLUTION.replace("a + b", "a - b") if number % 3 == 0 else SOLUTION
        (folder / f"student{number:04}" / "sums.py").write_text(f"{source}# {number}\n", encoding="utf-8")
    return folder


def cost(command: list[str], out: Path, cluster: RunningCluster | None) -> tuple[float, float]:
    """Run a batch, and return how long it took, and the processor time of it and of its cluster."""
    shutil.rmtree(out, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    there = 0.0 if cluster is None else used(cluster)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"})
    took = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    here = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if cluster is not None:
        time.sleep(3)  # the workers close their rooms
        here += used(cluster) - there
    return took, here


def used(cluster: RunningCluster) -> float:
    """Return the processor time of scheduler and workers, with that of processes which have ended."""
    found = 0.0
    for top in cluster.processes:
        for process in (psutil.Process(top.pid), *psutil.Process(top.pid).children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                found += sum(process.cpu_times()[:4])
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        course = write_course(top / "course")
        classes = [class_of(top / f"class{n}", n) for n in (options.students // 2, options.students)]
        here = [sys.executable, "-m", "grader", "batch"]
        rest = ["--out", str(top / "out"), "--course", str(course)]
        with running(top / "one", workers=1) as one, running(top / "two", workers=2) as two:

            def by(cluster: RunningCluster, submissions: Path) -> list[str]:
                return cluster.batch(course, submissions, top / "out")

            def jobs(number: int, submissions: Path) -> list[str]:
                return [*here, str(submissions), *rest, "--jobs", str(number)]

            found: dict[str, list[tuple[tuple[float, float], ...]]] = {}
            for _ in range(options.repeat):
                for name, number, cluster in (
                    ("--jobs 1", 1, None),
                    ("--cluster, 1 worker", 1, one),
                    ("--jobs 2", 2, None),
                    ("--cluster, 2 workers", 2, two),
                ):
                    costs = [
                        cost(by(cluster, some) if cluster else jobs(number, some), top / "out", cluster)
                        for some in classes
                    ]
                    found.setdefault(name, []).append(tuple(costs))
        more = options.students - options.students // 2
        print(f"{options.students} submissions, median of {options.repeat} runs in turn; what one more adds:")
        for name, runs in found.items():
            whole = statistics.median(long[0] for _, long in runs)
            wall, processor = (
                1000 * statistics.median((long[kind] - short[kind]) / more for short, long in runs) for kind in (0, 1)
            )
            print(f"{name:22} {whole:6.1f} s  {wall:5.0f} ms, {processor:5.0f} ms of processor")


if __name__ == "__main__":
    main()
