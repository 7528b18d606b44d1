"""What a submission costs, by process and by phase, beside the suite on plain functions and a pytest process for each.

    python benchmarks/bench.py [ASSIGNMENT ...] [--submissions 40] [--repeat 3] [--json FILE]

A class is the course's own correct solutions in turn, each with a comment of its own: programs that differ, and are
right. `grader batch --jobs 1 --no-figures` judges a few of them and then many; all figures are CPU milliseconds of the
whole tree of processes for each further one, from the system's own accounts. Runs of all kinds take turns, and each
figure is the median, so that ratios within one run mean something on a busy machine.

Phases are shares of a judge's time, found by sampling: the innermost frame of the stack that belongs to one says which.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import itertools
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import latency
from grader.course import layout
from grader.course.load import choose, load_course
from grader.model import Assignment

ROOT = Path(__file__).resolve().parent.parent
SAVES = 6
FEW = 4
"""Submissions of the smaller batch: each solution once."""
GROUPS = ("processes", "judge, shares", "guest and wire", "worker")
"""Parts of an assignment's figures that are tables themselves."""
TICKS = os.sysconf("SC_CLK_TCK")
_SUBREAPER = 36
"""``PR_SET_CHILD_SUBREAPER`` of Linux."""
ROLES = {
    "grader.grading.runner": ("runner", "judge"),
    "grader.batch.worker": ("worker", "worker"),
    "confined_child": ("reader", "reader"),
    "fork_server": ("server", "guest"),
    "grader batch": ("batch", "batch"),
}
"""Part of a process' command line → what it is, and what its finished children are."""
PHASES = {
    "wire": ("/sandbox/wire/",),
    "diagnose": ("/grader/diagnosis/",),
    "compare": ("/grader/compare/", "/testing/check.py"),
    "calls": ("/sandbox/channel.py", "_guest.py", "/testing/loading.py"),
    "fork": ("/sandbox/fork_client.py", "/sandbox/host.py"),
    "known": ("/testing/known_answers.py",),
    "reference": ("/reference/{name}/{name}.py",),
    "test": ("/test_{name}.py", "/test_{name}_hidden.py"),
    "pytest": ("/_pytest/",),
    "result": ("/grader/",),
}
"""Phase → what the file of a frame ends with or holds; the first frame from within that is of a phase decides."""
SAMPLER = """
import os, signal, sys
PHASES, OUT = {phases!r}, {out!r}

def phase(frame):
    while frame is not None:
        file = frame.f_code.co_filename
        for name, parts in PHASES.items():
            if any(part in file for part in parts):
                return name
        frame = frame.f_back
    return "other"

def start():
    out = os.open(OUT, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    signal.signal(signal.SIGPROF, lambda _, frame: os.write(out, (phase(frame) + "\\n").encode()))
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)

if "grader.grading.runner" in sys.orig_argv:
    os.register_at_fork(after_in_child=start)
"""
PYTEST = """
import importlib.util, os, sys
import numpy as np, pytest
sys.path.insert(0, {root!r})
from benchmarks.plain import Plain

def load(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

@pytest.fixture(scope="session")
def submission(): return Plain(load(os.environ["SUBMISSION"], "handed_in"))
@pytest.fixture(scope="session")
def reference(): return load({reference!r}, "right")
@pytest.fixture
def datasets():
    from pathlib import Path
    return Path({root!r}) / "datasets"
@pytest.fixture
def rng(): return np.random.default_rng(1)
"""


class Account:
    """CPU seconds of the processes below this one, by what they are; looked up while they run."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[str, Sequence[float]]] = {}
        self._living: dict[int, float] = {}
        """Process → what its copies had used that lived when it was last seen: its own account does not have them."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Account:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join()

    def by_role(self) -> dict[str, float]:
        """Return CPU milliseconds by role."""
        spent: dict[str, float] = defaultdict(float)
        for process, (command, numbers) in self._seen.items():
            own, children = next((roles for part, roles in ROLES.items() if part in command), ("rest", "rest"))
            spent[own] += sum(numbers[:2]) * 1000 / TICKS
            living = self._living.get(process, 0.0)
            spent[children] += (sum(numbers[2:]) + living) * 1000 / TICKS if own != children else 0
        return spent

    def _look(self) -> None:
        while not self._stop.wait(0.05):
            living: dict[int, float] = defaultdict(float)
            looked = []
            for process, copies, first in _below(os.getpid()):
                try:
                    line = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
                except OSError:
                    continue
                command = _command(process) or self._seen.get(process, ("", ()))[0]  # that of a zombie is gone
                if command and copies <= (COPIES_OF_THE_SERVER if "fork_server" in command else 0):
                    last = 14 if "fork_server" not in command or copies == COPIES_OF_THE_SERVER else 12
                    numbers = [float(one) for one in line[11 : last + 1]]
                    if len(numbers) >= len(self._seen.get(process, ("", ()))[1]):  # its parent may have ended before it
                        self._seen[process] = (command, numbers)
                        looked.append(process)
                elif "fork_server" not in command:  # a judge that lives from one submission to the next, say
                    living[first] += sum(map(float, line[11:15]))
            self._living |= {process: living[process] for process in looked}


COPIES_OF_THE_SERVER = 2
"""Processes that the fork server makes of itself before the last of them serves: its children are guests. All other
copies of a process (judges, guests) are in their parents' accounts as soon as they have ended."""


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _below(parent: int, copies: int = -1, first: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield all processes below one, each with the number of its ancestors that have the same command line, and the
    first of those, which is itself where there is none."""
    try:
        children = [
            int(one) for file in Path(f"/proc/{parent}/task").glob("*/children") for one in file.read_text().split()
        ]
    except OSError:  # it has ended
        return
    for child in children:
        number = copies + 1 if _command(child) == _command(parent) else 0
        original = first if number else child
        yield child, number, original
        yield from _below(child, number, original)


def _adopt_orphans() -> None:
    """Let what a process leaves behind be a child of this one: a runner that is killed has not waited for its judge,
    whose time would be in no account."""
    if ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no process can be adopted")


def _wait_for_orphans() -> None:
    with contextlib.suppress(ChildProcessError):  # there are no more
        while True:
            os.waitpid(-1, 0)


class Measured:
    """One run of a command: CPU and wall milliseconds, CPU by role, page faults, switches."""

    def __init__(
        self, command: list[str], env: dict[str, str] | None = None, *, roles: bool = False, cwd: Path = ROOT
    ) -> None:
        account = Account()
        _adopt_orphans()
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        run: Callable[[], object] = lambda: subprocess.run(  # noqa: E731
            command, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd
        )
        if roles:
            with account:
                run()
        else:
            run()
        self.wall = (time.perf_counter() - start) * 1000
        _wait_for_orphans()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
        self.faults, self.switches = after.ru_minflt - before.ru_minflt, after.ru_nvcsw - before.ru_nvcsw
        self.roles = account.by_role()


def grader(*words: str) -> list[str]:
    """Return the command line of a command of the grader."""
    return [sys.executable, "-P", "-m", "grader", *words]


class Bench:
    """One assignment's class, and all that is measured with it."""

    def __init__(self, assignment: Assignment, base: Path, count: int) -> None:
        self.assignment, self.count = assignment, count
        self.base = base / assignment.name
        self._runs = itertools.count(1)
        sources = [file.read_text(encoding="utf-8") for file in layout.solutions(assignment)]
        self.files = []
        for folder, number in (("few", FEW), ("many", count)):
            for student in range(number):
                path = self.base / folder / f"student {student:04}" / f"{assignment.name}.py"
                path.parent.mkdir(parents=True)
                path.write_text(f"{sources[student % len(sources)]}\n# {student}\n", encoding="utf-8")
                self.files.append(path)
        self._suite()

    def _suite(self) -> None:
        folder = self.base / "suite"
        folder.mkdir()
        for path in (layout.public_tests(self.assignment), layout.hidden_tests(self.assignment)):
            shutil.copy(path, folder)
        text = PYTEST.format(root=str(ROOT), reference=str(layout.reference(self.assignment)))
        (folder / "conftest.py").write_text(text, encoding="utf-8")

    def batch(self, folder: str, env: dict[str, str] | None = None) -> Measured:
        """Judge a class from nothing, into a folder of its own: ext4 looks for inodes that were freed a moment ago, so
        that a folder which is emptied first costs the next run up to 2 ms for each submission."""
        out = self.base / f"out {next(self._runs)}"
        words = ["batch", str(self.base / folder), "--out", str(out), "--assignment", self.assignment.name]
        return Measured(grader(*words, "--course", str(ROOT), "--jobs", "1", "--no-figures"), env, roles=True)

    def pytest(self, number: int) -> float:
        """CPU milliseconds of a pytest process for one submission."""
        words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:grader", str(self.base / "suite")]
        return Measured([sys.executable, "-P", *words], {"SUBMISSION": str(self.files[number])}).cpu

    def plain(self) -> float:
        """CPU milliseconds of the suite on plain functions in one warm process, for each submission of the small
        class."""
        words = ["-m", "benchmarks.plain", self.assignment.name, *map(str, self.files[:FEW])]
        done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=True)
        return float(done.stdout)

    def phases(self) -> dict[str, float]:
        """Return each phase's share of the judges' time."""
        site, out = self.base / "site", self.base / "samples"
        site.mkdir()
        name = self.assignment.name
        phases = {phase: [part.format(name=name) for part in parts] for phase, parts in PHASES.items()}
        (site / "sitecustomize.py").write_text(SAMPLER.format(phases=phases, out=str(out)), encoding="utf-8")
        self.batch("many", {"PYTHONPATH": str(site)})
        seen = Counter(out.read_text().split()) if out.exists() else Counter()
        return {phase: count / seen.total() for phase, count in seen.most_common()}

    def part(self, benchmark: str) -> dict[str, float]:
        """Return what another benchmark finds for each submission of this assignment."""
        words = ["-m", f"benchmarks.{benchmark}", self.assignment.name, "--json"]
        done = subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return found

    def run(self, repeat: int) -> dict[str, object]:
        """Return all figures."""
        self.batch("few")  # the cache of what our own solutions teach
        few, many, plain, alone = [], [], [], []
        for number in range(repeat):
            few.append(self.batch("few"))
            many.append(self.batch("many"))
            plain.append(self.plain())
            alone.append(self.pytest(number))
        further = self.count - FEW

        def each(pick: Callable[[Measured], float]) -> float:
            middle = statistics.median(map(pick, many)) - statistics.median(map(pick, few))
            return round(middle / further, 1)

        roles = sorted({role for one in many for role in one.roles})
        cpu = each(lambda one: one.cpu)
        return {
            "assignment": self.assignment.name,
            "start": round(statistics.median(one.cpu for one in few) - FEW * cpu),
            "cpu": cpu,
            "spread": [round((one.cpu - few[0].cpu) / further, 1) for one in many],
            "wall": each(lambda one: one.wall),
            "plain": round(statistics.median(plain), 1),
            "above plain": round(cpu - statistics.median(plain), 1),
            "pytest": round(statistics.median(alone), 1),
            "faults": each(lambda one: one.faults),
            "switches": each(lambda one: one.switches),
            "processes": {role: each(lambda one, role=role: one.roles[role]) for role in roles},  # type: ignore[misc]
            "judge, shares": {phase: round(share, 3) for phase, share in self.phases().items()},
            "guest and wire": self.part("exchanges"),
            "worker": self.part("worker_phases"),
        }


def start_ups(base: Path) -> dict[str, tuple[float | None, float]]:
    """Return milliseconds of CPU and of the clock of commands, medians of three; of a release, and of a save until its
    verdict is on the screen, in a released course below ``base``."""
    answer, course = str(ROOT / "reference/gates/gates.py"), base / "course"
    release = Measured(grader("release", "--course", str(ROOT), "--out", str(course)))
    run = grader("run", "gates", "--submission", answer, "--course", str(ROOT))
    commands: dict[str, tuple[list[str], dict[str, str], Path]] = {
        "import numpy, pandas": ([sys.executable, "-c", "import numpy, pandas"], {}, ROOT),
        "grader --help": (grader("--help"), {}, ROOT),
        "grader hint": (grader("hint", "gates", "--course", str(ROOT)), {}, ROOT),
        "grader run gates, the first time": (run, {"XDG_CACHE_HOME": ""}, ROOT),
        "grader run gates": (run, {}, ROOT),
        "grader ci gates": (grader("ci", "gates", "--base", "HEAD~1", "--out", str(base / "ci")), {}, course),
    }
    _hand_in(course, answer)
    found: dict[str, tuple[float | None, float]] = {}
    for name, (command, env, cwd) in commands.items():
        runs = []
        for number in range(3):
            fresh = {key: str(base / f"cache {name} {number}") for key in env}
            runs.append(Measured(command, fresh, cwd=cwd))
        found[name] = _medians([(one.cpu, one.wall) for one in runs])
    found["grader release"] = _medians([(release.cpu, release.wall)])
    saves = latency.saves(course, "gates", course / "assignments/gates/gates.py", SAVES)
    found["grader run --watch, a save"] = (None, round(statistics.median(saves) * 1000, 1))
    return found


def _hand_in(course: Path, answer: str) -> None:
    """Make a repository of a released course, whose last commit hands in an answer to gates."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=bench", "-c", "user.email=bench@localhost"]
        subprocess.run(["git", *who, *words], cwd=course, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "course")
    shutil.copy(answer, course / "assignments/gates/gates.py")
    git("commit", "--quiet", "--all", "--message", "work")


def _medians(runs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    cpu, wall = (round(statistics.median(column), 1) for column in zip(*runs, strict=True))
    return cpu, wall


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Return the figures as a table in Markdown, with those of the course, which are sums; shares have none."""
    names = [row["assignment"] for row in rows]
    lines = [f"| CPU ms | {' | '.join(names)} | course |", f"|---|{'---|' * (len(names) + 1)}"]

    def line(name: str, figures: Sequence[float | None], *, adds_up: bool = True) -> None:
        cells = ["" if one is None else str(one) for one in figures]
        course = f"{sum(one or 0 for one in figures):.1f}" if adds_up else ""
        lines.append(f"| {name} | {' | '.join(cells)} | {course} |")

    for key in ("cpu", "plain", "above plain", "pytest", "wall", "start", "faults", "switches"):
        line(key, [row[key] for row in rows])
    for group in GROUPS:
        parts: dict[str, None] = {part: None for row in rows for part in row[group]}
        for part in parts:
            line(f"{group}: {part}", [row[group].get(part) for row in rows], adds_up="shares" not in group)
    return "\n".join(lines)


def main() -> None:
    """Measure, print a table, and write all figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    course = load_course(ROOT)
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_CACHE_HOME"] = f"{temporary}/cache"
        chosen = choose(course, tuple(given.assignments)) if given.assignments else course.assignments
        rows = [Bench(one, Path(temporary), given.submissions).run(given.repeat) for one in chosen]
        commands = start_ups(Path(temporary))
    print(table(rows))
    print("\n| ms | CPU | clock |\n|---|---|---|")
    print("\n".join(f"| {name} | {'' if cpu is None else cpu} | {wall} |" for name, (cpu, wall) in commands.items()))
    if given.json:
        given.json.write_text(json.dumps({"assignments": rows, "commands": commands}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
