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
from grader.model import Assignment, Course, Lang
from grader.sandbox import tiers
from grader.text.phrases import say
from grader.text.translated import translated


def verify(
    course: Course, names: tuple[str, ...], lang: Lang = "en", *, mutants: bool = False, jobs: int | None = None
) -> int:
    """Check the named assignments, all for none, and return 0 where nothing is wrong, 1 otherwise."""
    chosen = choose(course, names)
    if mutants:
        operators()  # fails now rather than after minutes where they are not installed
    reports = _gate(course, chosen, lang)
    sound = [assignment for assignment, report in zip(chosen, reports, strict=True) if report.judged]
    tallies = _mutants(course, sound, jobs, lang) if mutants else []
    problems = [problem for report in reports for problem in report.problems]
    _print_problems([*problems, *(problem for tally in tallies for problem in tally.problems)], lang)
    passed = all(report.passed for report in reports) and all(tally.passed for tally in tallies)
    return 0 if passed else 1


def show_unmatched(course: Course, names: tuple[str, ...], run: Path, lang: Lang = "en") -> None:
    """Print the mistakes of a batch that no variant explains. Raises GraderError where ``run`` is no batch."""
    texts = list(report(course, choose(course, names), run, lang))
    for text in texts or [say("unnamed.none", lang)]:
        print(text)


def _gate(course: Course, chosen: Sequence[Assignment], lang: Lang) -> list[Report]:
    reports: list[Report] = []
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        for assignment in chosen:
            with Console(stderr=True).status(assignment.name) as status:
                tell = partial(_tell, status, assignment.name, lang)
                reports.append(check(course, assignment, engine, tell, lang))
    rows = [(r.assignment, (r.variants, r.caught, r.unique, r.ambiguous), _verdict(r.passed, lang)) for r in reports]
    columns = ("verify.variants", "verify.caught", "verify.diagnosed", "verify.ambiguous")
    _print_table([say(column, lang) for column in ("verify.assignment", *columns)], rows)
    for one in reports:
        for naming in one.namings:
            Console().print(f"{one.assignment}: {naming.line(lang)}", markup=False, highlight=False, soft_wrap=True)
    return reports


def _mutants(course: Course, chosen: Sequence[Assignment], jobs: int | None, lang: Lang) -> list[Tally]:
    tallies: list[Tally] = []
    for assignment in chosen:
        with Console(stderr=True).status(assignment.name) as status:
            tell = partial(_tell, status, assignment.name, lang)
            tallies.append(survey(course, assignment, tiers.best(grading=True), jobs, tell, lang))
        _print_survivors(course, assignment, tallies[-1].survivors, lang)
    rows = [
        (t.assignment, (t.mutants, t.killed, t.equivalent, len(t.survivors)), _verdict(t.passed, lang)) for t in tallies
    ]
    columns = ("verify.mutants", "verify.killed", "verify.equivalent", "verify.survived")
    _print_table([say(column, lang) for column in ("verify.assignment", *columns)], rows)
    return tallies


def _verdict(passed: bool, lang: Lang) -> str:
    return say("verify.ok" if passed else "verify.not-ready", lang)


def _tell(status: Status, name: str, lang: Lang, step: str) -> None:
    status.update(f"{name}: {translated(step, lang)}")


def _print_survivors(course: Course, assignment: Assignment, survivors: Iterable[Mutant], lang: Lang) -> None:
    file = layout.reference(assignment).relative_to(course.root).as_posix()
    for mutant in survivors:
        place = f"{file}:{mutant.line}"
        told = say("verify.survivor", lang, function=mutant.function or say("verify.no-function", lang))
        text = "\n".join((f"{place}: {told}", *mutant.diff, ""))
        Console().print(text, markup=False, highlight=False, soft_wrap=True)


def _print_table(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int], str]]) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column(columns[0])
    for column in columns[1:]:
        table.add_column(column, justify="right")
    table.add_column("")
    for name, counts, verdict in rows:
        table.add_row(name, *map(str, counts), verdict)
    Console().print(table)


def _print_problems(problems: Iterable[Problem], lang: Lang) -> None:
    for problem in errors_first(problems):
        Console().print(problem.line(lang), markup=False, highlight=False, soft_wrap=True)
