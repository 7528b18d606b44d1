"""What a student waits for: a cold command, a check in a notebook, a save under the coach.

    python benchmarks/latency.py [--saves 16] [ASSIGNMENT]

Seconds on the clock of this machine as it is; what a bare ``import numpy, pandas`` takes stands beside them.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import resource
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
GRADER = [sys.executable, "-m", "grader"]
COLD = 5  # times that a command is started
CELL = """
import time

times = [time.perf_counter()]
from grader.notebook import check
names = {{}}
exec(compile(open({file!r}, encoding="utf-8").read(), "cell", "exec"), names)
for _ in range(4):
    check({name!r}, namespace=names, lang="en")
    times.append(time.perf_counter())
print("TIMES", *(round(b - a, 3) for a, b in zip(times, times[1:])))
"""
CONTROL = re.compile(r"\x1b\[[0-9;?<>=]*[a-zA-Z]")


def cold(*command: str, cwd: Path) -> str:
    """Return the median times of a command from start to end: on the clock, and of the processors."""
    clock, busy = [], []
    for _ in range(COLD):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, cwd=cwd, capture_output=True)
        clock.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        busy.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return f"{statistics.median(clock):.2f} s, {statistics.median(busy):.2f} s of processors"


def checks(course: Path, name: str, file: Path) -> tuple[float, float]:
    """Return how long the first ``check`` of a process takes, with its imports, and the median of later ones."""
    program = CELL.format(file=str(file), name=name)
    done = subprocess.run([sys.executable, "-c", program], cwd=course, capture_output=True, text=True, check=True)
    first, *later = map(float, done.stdout.rpartition("TIMES")[2].split())
    return first, statistics.median(later)


class Coach:
    """The coach in a pseudo-terminal."""

    def __init__(self, course: Path, name: str) -> None:
        self._screen, own = pty.openpty()
        fcntl.ioctl(own, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        command = [*GRADER, "run", name, "--watch", "--lang", "en"]
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(command, cwd=course, stdin=own, stdout=own, stderr=own, env=environment)
        os.close(own)

    def until(self, seen: Callable[[str], bool], seconds: float = 30) -> None:
        """Read until ``seen`` of all that was drawn since."""
        text, end = "", time.monotonic() + seconds
        while not seen(CONTROL.sub("", text)):
            ready, _, _ = select.select([self._screen], [], [], max(end - time.monotonic(), 0))
            if not ready:
                raise SystemExit("no verdict came")
            text += os.read(self._screen, 1 << 16).decode(errors="replace")

    def rest(self, seconds: float) -> None:
        """Read what comes for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self._screen], [], [], 0.05)[0]:
                os.read(self._screen, 1 << 16)

    def close(self) -> None:
        """End it."""
        os.write(self._screen, b"q")
        with suppress(OSError):  # nobody draws any more
            self.rest(3)
        self._process.kill()
        self._process.wait()
        os.close(self._screen)


def saves(course: Path, name: str, file: Path, count: int) -> list[float]:
    """Return the times from a save to its verdict, in order. The file is right and wrong in turns."""
    right = file.read_text(encoding="utf-8")
    wrong = right.replace("return", "return not", 1)
    coach = Coach(course, name)
    coach.until(lambda text: "Judged: " in text)
    coach.rest(4)
    times = []
    for number in range(count):
        start = time.perf_counter()
        file.write_text(f"{right if number % 2 else wrong}\n# {number}\n", encoding="utf-8")
        coach.until(lambda text: "udged: " in text.rpartition("judging")[2] and "judging" in text)
        times.append(time.perf_counter() - start)
        coach.rest(1)
    coach.close()
    return sorted(times)


def main() -> None:
    """Release the course, and measure in it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("assignment", nargs="?", default="gates")
    options.add_argument("--saves", type=int, default=16)
    options.add_argument("--course", type=Path, help="a released course to copy, in place of a new release")
    asked = options.parse_args()
    name = asked.assignment
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder, "course")
        if asked.course is not None:
            shutil.copytree(asked.course, course)
        else:
            subprocess.run([*GRADER, "release", "--course", str(ROOT), "--out", str(course)], check=True)
        file = course / "assignments" / name / f"{name}.py"
        shutil.copy(ROOT / "reference" / name / f"{name}.py", file)
        print(f"import numpy, pandas   {cold(sys.executable, '-c', 'import numpy, pandas', cwd=course)}")
        for words in (("--help",), ("hint", name), ("run", name)):
            print(f"grader {' '.join(words):<15} {cold(*GRADER, *words, cwd=course)}")
        first, later = checks(course, name, file)
        print(f"check, first           {first:.2f} s with imports; later {later:.3f} s")
        times = saves(course, name, file, asked.saves)
        p95 = times[min(round(0.95 * len(times)), len(times) - 1)]
        print(f"save to verdict        median {statistics.median(times):.3f} s, p95 {p95:.3f} s, {len(times)} saves")


if __name__ == "__main__":
    main()
