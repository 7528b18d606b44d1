"""``grader verify``: run the author's gate and print its findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.status import Status
from rich.table import Table

from grader.authoring.mutants.cosmic import operators
from grader.authoring.mutants.make import Mutant
from grader.authoring.mutants.survey import Tally, survey
from grader.authoring.problems import Problem, errors_first
from grader.authoring.unmatched import report
from grader.authoring.verify import Report
from grader.authoring.verify import verify as check
from grader.course import layout
from grader.course.load import choose
from grader.grading.engine import Engine
from grader.model import Assignment, Course
from grader.sandbox import tiers


def verify(course: Course, names: tuple[str, ...], *, mutants: bool = False, jobs: int | None = None) -> int:
    """Check the named assignments, all for none, and return 0 where nothing is wrong, 1 otherwise."""
    chosen = choose(course, names)
    if mutants:
        operators()  # fails now rather than after minutes where they are not installed
    reports = _gate(course, chosen)
    sound = [assignment for assignment, report in zip(chosen, reports, strict=True) if report.judged]
    tallies = _mutants(course, sound, jobs) if mutants else []
    problems = [problem for report in reports for problem in report.problems]
    _print_problems([*problems, *(problem for tally in tallies for problem in tally.problems)])
    passed = all(report.passed for report in reports) and all(tally.passed for tally in tallies)
    return 0 if passed else 1


def show_unmatched(course: Course, names: tuple[str, ...], run: Path) -> None:
    """Print the mistakes of a batch that no variant explains. Raises GraderError where ``run`` is no batch."""
    texts = list(report(course, choose(course, names), run))
    for text in texts or ["Nothing in this batch is wrong without a name."]:
        print(text)


def _gate(course: Course, chosen: Sequence[Assignment]) -> list[Report]:
    reports: list[Report] = []
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        for assignment in chosen:
            with Console(stderr=True).status(assignment.name) as status:
                reports.append(check(course, assignment, engine, partial(_tell, status, assignment.name)))
    rows = [
        (r.assignment, (r.variants, r.caught, r.unique, r.ambiguous), "ok" if r.passed else "not ready")
        for r in reports
    ]
    _print_table(("variants", "caught", "diagnosed", "ambiguous"), rows)
    for one in reports:
        for naming in one.namings:
            Console().print(f"{one.assignment}: {naming}", markup=False, highlight=False, soft_wrap=True)
    return reports


def _mutants(course: Course, chosen: Sequence[Assignment], jobs: int | None) -> list[Tally]:
    tallies: list[Tally] = []
    for assignment in chosen:
        with Console(stderr=True).status(assignment.name) as status:
            say = partial(_tell, status, assignment.name)
            tallies.append(survey(course, assignment, tiers.best(grading=True), jobs, say))
        _print_survivors(course, assignment, tallies[-1].survivors)
    rows = [
        (t.assignment, (t.mutants, t.killed, t.equivalent, len(t.survivors)), "ok" if t.passed else "not ready")
        for t in tallies
    ]
    _print_table(("mutants", "killed", "equivalent", "survived"), rows)
    return tallies


def _tell(status: Status, name: str, step: str) -> None:
    status.update(f"{name}: {step}")


def _print_survivors(course: Course, assignment: Assignment, survivors: Iterable[Mutant]) -> None:
    file = layout.reference(assignment).relative_to(course.root).as_posix()
    for mutant in survivors:
        place = f"{file}:{mutant.line}"
        text = "\n".join((f"{place}: survived, in {mutant.function or 'no function'}", *mutant.diff, ""))
        Console().print(text, markup=False, highlight=False, soft_wrap=True)


def _print_table(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int], str]]) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("assignment")
    for column in columns:
        table.add_column(column, justify="right")
    table.add_column("")
    for name, counts, verdict in rows:
        table.add_row(name, *map(str, counts), verdict)
    Console().print(table)


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in errors_first(problems):
        Console().print(str(problem), markup=False, highlight=False, soft_wrap=True)
