"""``grader verify``: run the author's gate and print what it found."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from grader.course import choose
from grader.grade import Engine
from grader.model import Course
from grader.sandbox import tiers
from grader.verify import Report
from grader.verify import verify as check


def verify(course: Course, names: tuple[str, ...]) -> int:
    """Check the named assignments, all for none. 0 where nothing is wrong, 1 otherwise."""
    console, errors = Console(), Console(stderr=True)
    reports: list[Report] = []
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        for assignment in choose(course, names):
            with errors.status(assignment.name) as status:
                name = assignment.name
                reports.append(
                    check(course, assignment, engine, lambda step, name=name: status.update(f"{name}: {step}"))  # type: ignore[misc]  # the default binds the loop's name
                )
    table = Table(box=None, pad_edge=False)
    for column in ("assignment", "variants", "caught", "diagnosed", "ambiguous", ""):
        table.add_column(column, justify="left" if column in ("assignment", "") else "right")
    for report in reports:
        counts = (report.variants, report.caught, report.unique, report.ambiguous)
        table.add_row(report.assignment, *map(str, counts), "ok" if report.passed else "not ready")
    console.print(table)
    for report in reports:
        for problem in report.problems:
            console.print(f"{problem.severity}: {problem.assignment}: {problem.text}", markup=False, highlight=False)
    return 0 if all(report.passed for report in reports) else 1
