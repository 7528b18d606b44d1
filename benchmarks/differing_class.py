"""What a class costs whose right programs differ from all that have taught, and some of whose programs are wrong.

    python -m benchmarks.differing_class [ASSIGNMENT ...] [--submissions 20] [--wrong 5] [--json FILE]

Each correct solution of the course is held out in turn: it teaches nothing while it is judged, and so does nobody who
would know it. With the reference its mutants that no test can notice (``equivalent.toml``) have their turn. Every
fifth program (``--wrong``) is wrong in one task, by a mistake that was written without sight of the known ones.

One living engine judges the class; figures are CPU milliseconds for each further submission that is right, by process,
beside the same programs as plain functions, and what a wrong one costs as a whole. *Known*: tests of 100 that a judge
follows to the end instead of running them.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from unittest import mock

from benchmarks.bench import COPIES_OF_THE_SERVER, ROLES, ROOT, TICKS, _below, _command
from grader.authoring.mutants import equivalent, make
from grader.authoring.verify import grade_source
from grader.course import layout
from grader.course.load import choose, load_course
from grader.grading.engine import Engine
from grader.model import Assignment
from grader.sandbox import tiers
from grader.testing.edits import reference_text
from grader.testing.in_process import LocalTransport, quiet
from grader.testing.known_answers import KnowingSession
from grader.testing.messages import Job, JobCell
from grader.testing.modules import module_of
from grader.testing.suite import Suite, with_suite
from grader.testing.teaching import teach

FIRST = 4
"""Submissions after which a class counts: processes are warm then, and parts of the library are there."""
HOLD_OUT = """
import os, sys
if "grader.grading.runner" in sys.orig_argv:
    from grader.course import layout
    every = layout.solutions
    layout.solutions = lambda assignment: tuple(
        file for file in every(assignment) if file.name != os.environ["HELD_OUT"])
"""


def classes(assignment: Assignment) -> Iterator[tuple[Path, list[str]]]:
    """Yield each solution, with the programs that are judged while it is held out."""
    for file in layout.solutions(assignment):
        yield file, [file.read_text(encoding="utf-8")]
    text = reference_text(assignment)
    listed = {key for entry in equivalent.load(layout.private_folder(assignment)) for key in entry.keys}
    yield (
        layout.reference(assignment),
        [mutant.source for mutant in make.make(text) if equivalent.key_of(mutant) in listed],
    )


def with_wrong_ones(assignment: Assignment, right: Sequence[str], count: int, share: int) -> list[str]:
    """Return a class of ``count`` programs, each ``share``-th of them wrong, each with a comment of its own."""
    blind = itertools.cycle(import_module(f"tests.real_course.blind.{assignment.name}").WRONG)
    text, programs = reference_text(assignment), []
    for number, source in zip(range(count), itertools.cycle(right), strict=False):
        wrong = number % share == share - 1
        program = f"{text}\n\n{source}\n\n{next(blind).source}" if wrong else source  # a mistake may use its helpers
        programs.append(f"{program}\n# {number}\n")
    return programs


def accounts() -> dict[str, float]:
    """Return CPU milliseconds of all processes below this one and of itself, by what they are."""
    times = os.times()
    spent: dict[str, float] = defaultdict(float, {"engine": (times.user + times.system) * 1000})
    for process, copies, _ in _below(os.getpid()):
        command = _command(process)
        own, children = next((roles for part, roles in ROLES.items() if part in command), ("rest", "rest"))
        with contextlib.suppress(OSError):
            line = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
            numbers = [int(one) * 1000 / TICKS for one in line[11:15]]
            spent[own if copies <= (COPIES_OF_THE_SERVER if own == "server" else 0) else children] += sum(numbers[:2])
            spent[children] += sum(numbers[2:]) if own != "server" or copies == COPIES_OF_THE_SERVER else 0
    return spent


def known_share(suite: Suite, programs: Sequence[str]) -> float:
    """Return how many of 100 tests are followed to the end."""
    known, followed = teach(suite), 0
    for source in programs:
        module = module_of(source, "answer")
        cells = (JobCell("<answer>", "answer.py", None, source.count("\n") + 1, source),)
        job = Job(main="answer", cells=cells, limits=suite.assignment.limits)

        def spawn(_: object, module: object = module) -> LocalTransport:
            return LocalTransport(vars(module), ["<answer>"])

        with quiet(), contextlib.closing(KnowingSession(known, spawn, job, opened=True)) as session:
            suite.run(session)
            followed += session.followed
    return followed / len(programs) / len(suite.items) * 100


def plain(assignment: Assignment, programs: Sequence[str], folder: Path) -> float:
    """Return CPU milliseconds of the suite on plain functions."""
    files = []
    for number, program in enumerate(programs):
        (folder / f"{number}.py").write_text(program, encoding="utf-8")
        files.append(str(folder / f"{number}.py"))
    words = [sys.executable, "-m", "benchmarks.plain", assignment.name, *files]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return float(done.stdout)


def measure(suite: Suite, held: Path, right: Sequence[str], count: int, share: int) -> dict[str, object]:
    """Return the figures of one class."""
    assignment, course = suite.assignment, suite.frame.course
    programs = with_wrong_ones(assignment, right, count, share)
    others = tuple(file for file in layout.solutions(assignment) if file != held)
    with mock.patch.object(layout, "solutions", lambda _: others):
        known = known_share(suite, right)
    spent: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    counts = Counter[bool]()
    with tempfile.TemporaryDirectory() as temporary:
        (Path(temporary) / "sitecustomize.py").write_text(HOLD_OUT, encoding="utf-8")
        environment = {"HELD_OUT": held.name, "PYTHONPATH": temporary}
        with (
            mock.patch.dict(os.environ, environment),
            Engine(course, tiers.best(grading=True), warm_up=True) as engine,
        ):
            for program in programs[:FIRST]:
                grade_source(engine, assignment, program)
            last = accounts()
            for program in programs:
                mark = grade_source(engine, assignment, program).score
                now = accounts()
                kind = mark == assignment.max_score
                counts[kind] += 1
                spent[kind].update({role: now[role] - last[role] for role in now})
                last = accounts()
        alone = plain(assignment, right[:FIRST], Path(temporary))
    each = {role: round(cost / counts[True], 1) for role, cost in spent[True].items()}
    whole = round(sum(each.values()), 1)
    return {
        "assignment": assignment.name,
        "held out": held.stem if len(right) == 1 else f"{len(right)} mutants",
        "known": round(known),
        **{role: each.get(role, 0.0) for role in ("engine", "runner", "judge", "server", "guest")},
        "whole": whole,
        "plain": round(alone, 1),
        "above": round(whole - alone, 1),
        "a wrong one": round(spent[False].total() / max(counts[False], 1), 1),
    }


def main() -> None:
    """Measure, print a table, and write all figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--submissions", type=int, default=20)
    parser.add_argument("--wrong", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    course = load_course(ROOT)
    rows: list[dict[str, object]] = []

    def use(suite: Suite) -> None:
        suite.try_reference()
        for held, right in classes(suite.assignment):
            rows.append(measure(suite, held, right, given.submissions, given.wrong))
            if len(rows) == 1:
                print("| " + " | ".join(rows[0]) + " |", "|---" * len(rows[0]) + "|", sep="\n")
            print("| " + " | ".join(map(str, rows[-1].values())) + " |", flush=True)

    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_CACHE_HOME"] = f"{temporary}/cache"
        for assignment in choose(course, tuple(given.assignments)) if given.assignments else course.assignments:
            with_suite(course, assignment, use)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
