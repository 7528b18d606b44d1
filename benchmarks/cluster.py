"""What a cluster costs: a class, judged with one and two workers on this machine, and beside that by one and two jobs.

    python benchmarks/cluster.py [--students N] [--repeat N]

Each line is the median of some runs, in turn: seconds of the whole batch, and what each submission adds to it, which is
the difference between the class and half of it. The start of a batch (a course that travels, engines that warm up) is
in the first alone.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def seconds(command: list[str], out: Path) -> float:
    """Run a batch, and return how long it took."""
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"})
    return time.perf_counter() - start


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

            ways = {
                "--jobs 1": lambda submissions: [*here, str(submissions), *rest, "--jobs", "1"],
                "--cluster, 1 worker": lambda submissions: by(one, submissions),
                "--jobs 2": lambda submissions: [*here, str(submissions), *rest, "--jobs", "2"],
                "--cluster, 2 workers": lambda submissions: by(two, submissions),
            }
            found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
            for _ in range(options.repeat):
                for name, way in ways.items():
                    found[name].append(tuple(seconds(way(one), top / "out") for one in classes))  # type: ignore[arg-type]
        print(f"{options.students} submissions, median of {options.repeat} runs in turn")
        for name, times in found.items():
            whole = statistics.median(long for _, long in times)
            each = statistics.median(
                (long - short) / (options.students - options.students // 2) for short, long in times
            )
            print(f"{name:22} {whole:6.1f} s  {each * 1000:6.0f} ms a submission")


if __name__ == "__main__":
    main()
