"""What a gradebook costs: a term in it (time to open, to read, size on disk), and a batch with it and without.

    python benchmarks/gradebook.py [--students 300] [--assignments 7] [--attempts 3] [--postgresql URL]
    python benchmarks/gradebook.py --batch 100 [--repeat 3]

The term is made of results as a class has them: those of a small batch of gates, each with its own durations and files.
"Without" is the same batch with workers that pack nothing, and no database in its process.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from benchmarks.mixed_class import make_class
from grader.gradebook.additions import JudgedHandIn
from grader.gradebook.class_marks import class_marks
from grader.gradebook.records import record
from grader.gradebook.rows import Attempt, Student, Terms
from grader.gradebook.store import Gradebook, open_gradebook
from grader.model import Result
from grader.results import store

ROOT = Path(__file__).resolve().parent.parent
BEGIN = datetime(2026, 9, 1, tzinfo=UTC)
WITHOUT = """
import sys, types
from unittest.mock import MagicMock

class NoBook(MagicMock):
    journal, shown = "wal", ""
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def recorded(self, assignments): return {}
    def rows(self, students=(), assignments=()): return Rows((), (), (), (), ())

store, additions = (types.ModuleType(f"grader.gradebook.{name}") for name in ("store", "additions"))
store.Gradebook, store.open_gradebook = NoBook, lambda where: NoBook()
additions.JudgedHandIn = additions.Judgement = lambda *fields: fields
sys.modules |= {module.__name__: module for module in (store, additions)}
from grader.batch import worker_process
from grader.gradebook.rows import Rows
packs_nothing = "from grader.batch import unit_judge, worker; unit_judge.record = lambda *_: None; worker.main()"
start = worker_process.command
worker_process.command = lambda config: [*start(config)[:2], "-c", packs_nothing, start(config)[-1]]
from grader.cli import main
assert "sqlalchemy" not in sys.modules
main()
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--assignments", type=int, default=7)
    parser.add_argument("--attempts", type=int, default=3)
    parser.add_argument("--postgresql", metavar="URL", default="")
    parser.add_argument("--batch", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.batch:
            measure_batch(Path(folder), options.batch, options.repeat)
        else:
            measure_term(Path(folder), options)


def measure_term(folder: Path, options: argparse.Namespace) -> None:
    """Fill a gradebook with a term, and measure what it takes to use it."""
    make_class(folder / "class", 24)
    batch(folder, folder / "out", "--assignment", "gates")
    results = [store.read(path) for path in store.paths(folder / "out").values()]
    sources = [path.read_bytes() for path in sorted((folder / "class").glob("*/*.py"))]
    where = options.postgresql or str(folder / "term.sqlite")
    begin = time.perf_counter()
    with open_gradebook(where) as book:
        print(f"made                     {1000 * (time.perf_counter() - begin):8.0f} ms")
        count = fill(book, options, results, sources)
    print(f"added                    {count:8} hand-ins")
    if not options.postgresql:
        size = sum(path.stat().st_size for path in folder.glob("term.sqlite*"))
        print(f"size on disk             {size / 1e6:8.1f} MB, {size / count / 1000:.1f} kB a hand-in")
    opened, one, read, marked = [], [], [], []
    for _ in range(5):
        begin = time.perf_counter()
        with open_gradebook(where) as book:
            opened.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            rows = book.rows(["s0007"])
            class_marks(rows)
            one.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            rows = book.rows()
            read.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            marks = class_marks(rows)
            marked.append(time.perf_counter() - begin)
    print(f"open                     {1000 * statistics.median(opened):8.1f} ms")
    print(f"one student's marks      {1000 * statistics.median(one):8.1f} ms")
    print(f"read all rows            {1000 * statistics.median(read):8.0f} ms")
    print(f"make {len(marks)} marks          {1000 * statistics.median(marked):8.0f} ms")


def fill(book: Gradebook, options: argparse.Namespace, results: list[Result], sources: list[bytes]) -> int:
    """Add the term, 25 hand-ins at a time, and print what one costs; the packing is the workers'."""
    names = [f"assignment{number}" for number in range(options.assignments)]
    book.set_terms([Terms(name, 100.0) for name in names])
    waiting: list[JudgedHandIn] = []
    packing = adding = 0.0
    count = 0
    for hand_in in hand_ins(options, names, results, sources):
        begin = time.process_time()
        waiting.append(packed(*hand_in))
        packing += time.process_time() - begin
        count += 1
        if len(waiting) == 25:
            begin = time.perf_counter()
            book.add(waiting)
            adding += time.perf_counter() - begin
            waiting.clear()
    book.add(waiting)
    print(f"pack (in the workers)    {1000 * packing / count:8.2f} ms a hand-in")
    print(f"add                      {1000 * adding / count:8.2f} ms a hand-in")
    return count


def hand_ins(
    options: argparse.Namespace, names: list[str], results: list[Result], sources: list[bytes]
) -> Iterator[tuple[str, str, int, Result, bytes]]:
    """The hand-ins of a term, week by week."""
    chosen = random.Random(7)
    for name in names:
        for number in range(options.attempts):
            for student in range(options.students):
                result = chosen.choice(results)
                tests = tuple(msgspec.structs.replace(one, duration=chosen.random()) for one in result.tests)
                source = chosen.choice(sources) + f"\n# {chosen.random()}\n".encode()
                yield f"s{student:04}", name, number, msgspec.structs.replace(result, tests=tests), source


def packed(student: str, name: str, number: int, result: Result, source: bytes) -> JudgedHandIn:
    """A hand-in as a worker packs it."""
    hashes = msgspec.structs.replace(result.hashes, submission=f"{student}{name}{number}")
    result = msgspec.structs.replace(result, student=student, assignment=name, hashes=hashes)
    time = BEGIN + timedelta(days=7 * number)
    attempt = Attempt(student, name, hashes.submission, time, time, "platform")
    return JudgedHandIn(Student(student, student), attempt, record(result, {f"{name}.py": source}))


def measure_batch(folder: Path, count: int, repeat: int) -> None:
    """Measure a batch with its gradebook, and one that writes none."""
    make_class(folder / "class", count)
    seconds: dict[str, list[float]] = {"with": [], "without": [], "with, again": [], "without, again": []}
    for turn in range(repeat):
        for kind in ("with", "without") if turn % 2 else ("without", "with"):
            out = folder / f"{kind}{turn}"
            for name in (kind, f"{kind}, again"):
                seconds[name].append(batch(folder, out, "--assignment", "gates", "--no-figures", kind=kind))
    for name, values in seconds.items():
        best = min(values)
        print(f"{name:16} {best:7.2f} s of processor time, {1000 * best / count:6.2f} ms a submission")


def batch(folder: Path, out: Path, *more: str, kind: str = "with") -> float:
    """Run a batch on the class, and return the processor time of all its processes."""
    start = ["-m", "grader"] if kind == "with" else ["-c", WITHOUT]
    command = [sys.executable, *start, "batch", str(folder / "class"), "--out", str(out), *more]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_COLOR": "1"}, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
