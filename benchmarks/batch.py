"""What a submission costs: ``grader batch`` on 200 submissions of gates, beside a pytest process per submission.

    python benchmarks/batch.py [--submissions 200] [--repeat 3] [--loop 20]

CPU seconds of all processes, from the operating system's own account of finished children: without pictures, and with
them. The pytest loop imports the submission into the process of the tests, as graders without a wall do; it gives the
same tests the same files.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from grader.batch.pool import processors

ROOT = Path(__file__).resolve().parent.parent
WRONG = ("gates_inclusive", "gates_signs", "gates_swapped", "gates_xor_one_neuron", "gates_returns_bool", "gates_half")

CONFTEST = """
import importlib.util, os, sys, copy, pytest
sys.path.insert(0, {root!r})
from types import SimpleNamespace
import numpy as np

def load(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

class InProcess:
    def __init__(self, module): self.module = module
    def __getattr__(self, name): return getattr(self.module, name)
    def call(self, name, *args):
        args = copy.deepcopy(list(args))
        return SimpleNamespace(value=getattr(self.module, name)(*args), args=args, kwargs={{}}, warnings=[], stdout="")

@pytest.fixture(scope="session")
def submission(): return InProcess(load(os.environ["SUBMISSION"], "gates"))
@pytest.fixture(scope="session")
def reference(): return load({reference!r}, "reference_gates")
@pytest.fixture
def rng(): return np.random.default_rng(1)
"""


def make_class(folder: Path, count: int) -> list[Path]:
    """Submissions as they come: half of them right, the others wrong in a few ways."""
    right = (ROOT / "reference/gates/gates.py").read_text(encoding="utf-8")
    files = []
    for number in range(count):
        patch = "" if number % 2 else WRONG[number // 2 % len(WRONG)]
        extra = (ROOT / f"reference/demo/files/{patch}.py").read_text(encoding="utf-8") if patch else ""
        path = folder / f"student {number:04}" / "gates.py"
        path.parent.mkdir(parents=True)
        path.write_text(f"{right}\n\n{extra}\n# {number}\n", encoding="utf-8")
        files.append(path)
    return files


def measured(command: list[str], env: dict[str, str] | None = None) -> tuple[float, float]:
    """CPU and wall seconds of a command and all that it starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start


def batch(folder: Path, out: Path, *options: str) -> tuple[float, float]:
    """CPU and wall seconds of one fresh batch."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-P", "-m", "grader", "batch", str(folder), "--out", str(out)]
    return measured([*command, "--assignment", "gates", "--course", str(ROOT), *options])


def further(base: Path, count: int, repeat: int, *options: str) -> tuple[float, list[float], list[float]]:
    """Of batches: CPU seconds with a submission per processor, CPU and wall milliseconds of each further one."""
    starts, batches, walls = [], [], []
    for _ in range(repeat):
        starts.append(batch(base / "few", base / "out", *options)[0])
        cpu, wall = batch(base / "many", base / "out", *options)
        batches.append(cpu)
        walls.append(wall / count * 1e3)
    start = statistics.median(starts)
    return start, [(cpu - start) / (count - len(processors())) * 1e3 for cpu in batches], walls


def main() -> None:
    """Print both figures and their ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--loop", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        files = make_class(base / "many", given.submissions)
        make_class(base / "few", len(processors()))
        modes = {"without pictures": ("--no-figures",), "with pictures": ()}
        rows = {mode: further(base, given.submissions, given.repeat, *options) for mode, options in modes.items()}
        suite = base / "suite"
        suite.mkdir()
        for path in (ROOT / "assignments/gates/test_gates.py", ROOT / "reference/gates/test_gates_hidden.py"):
            shutil.copy(path, suite)
        reference = str(ROOT / "reference/gates/gates.py")
        (suite / "conftest.py").write_text(CONFTEST.format(root=str(ROOT), reference=reference), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:grader", str(suite)]
        loop = [measured(command, {**os.environ, "SUBMISSION": str(path)})[0] * 1e3 for path in files[: given.loop]]
        alone = statistics.median(loop)
        for mode, (start, each, walls) in rows.items():
            cost = statistics.median(each)
            print(f"{mode}: start-up and one submission per processor {start:.2f} s of CPU")
            print(f"  each further one: {cost:.1f} ms of CPU ({min(each):.1f} to {max(each):.1f})", end="")
            print(f", {statistics.median(walls):.1f} ms on the clock; 1 : {alone / cost:.1f}")
        print(f"a pytest process for each: {alone:.1f} ms of CPU ({min(loop):.1f} to {max(loop):.1f})")


if __name__ == "__main__":
    main()
