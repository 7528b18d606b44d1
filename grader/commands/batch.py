"""``grader batch``: a class from its folder to its gradebook, with a progress bar."""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.batch.pool import Progress, processors, run
from grader.batch.worker import Config, Done, Unit
from grader.course import layout
from grader.course.load import choose
from grader.errors import GraderError
from grader.files.atomic import exclusive, write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Lang, Tier
from grader.processes.lifetime import interrupt_on_sigterm
from grader.results.changes import Change, row
from grader.results.summary import Summary
from grader.sandbox import tiers
from grader.submission.roster import Entry, read_roster
from grader.text.clean import csv_cell


@dataclass(frozen=True)
class Options:
    """What the command line asked for."""

    submissions: Path
    out: Path
    names: tuple[str, ...]
    jobs: int | None
    fresh: bool
    tier: Tier
    lang: Lang
    figures: bool = True
    notebooks: bool = False


def choose_tier(sandbox: str | None, unsafe: str | None) -> Tier:
    """The tier to grade in. Raises GraderError where none may grade: a batch fails closed."""
    if unsafe is not None:
        if unsafe != "process":
            raise GraderError(f"--unsafe-sandbox {unsafe}: only 'process' is unsafe", "Use --sandbox for the others.")
        return "process"
    if sandbox is None:
        return tiers.best(grading=True)
    tier: Tier
    for tier in ("namespaces", "landlock"):
        if tier == sandbox:
            reason = tiers.why_not(tier)
            if reason is not None:
                raise GraderError(f"tier {tier} is not available: {reason}", "Leave --sandbox away.", exit_code=3)
            return tier
    raise GraderError(f"--sandbox {sandbox}: no such tier may grade", "Known: namespaces, landlock.")


def grade(course: Course, options: Options) -> int:
    """Grade the class into ``options.out``. Returns the exit code."""
    interrupt_on_sigterm()
    start = time.monotonic()
    with exclusive(options.out), read_roster(options.submissions, course) as roster:
        with Engine(course, options.tier) as engine:
            engine.check_canary()
        units = _units(roster.entries, choose(course, options.names))
        config = Config(
            course=str(course.root),
            out=str(options.out.absolute()),
            tier=options.tier,
            lang=options.lang,
            fresh=options.fresh,
            lenient=len(options.names) == 1,
            figures=options.figures,
            notebooks=options.notebooks,
        )
        jobs = options.jobs or len(processors())
        done = _with_progress(course, units, config, jobs)
        kept = _kept(done, options.names)
        summaries = [item.summary for item in kept]
        _write_gradebook(options.out, summaries)
        changes = [item.change for item in kept if item.change is not None]
        _write_changes(options.out, changes)
        folders = {unit.student: unit.folder for unit in units}
        _write_class_page(course, options, summaries, changes, folders)
        _add_progress(course, options, summaries, folders)
    _say_what_was_done(options, kept, time.monotonic() - start)
    return 3 if any(summary.status == "grader-error" for summary in summaries) else 0


def _units(entries: Iterable[Entry], assignments: tuple[Assignment, ...]) -> tuple[Unit, ...]:
    """Assignment by assignment, so that a worker needs one runner at a time."""
    entries = tuple(entries)
    return tuple(
        Unit(student=entry.student, folder=entry.folder, assignment=assignment.name, handed=entry.handed)
        for assignment in assignments
        for entry in entries
    )


def _kept(done: tuple[Done, ...], names: tuple[str, ...]) -> list[Done]:
    """Without named assignments, only those that somebody handed in."""
    handed_in = {item.summary.assignment for item in done if item.summary.status != "missing"}
    return [item for item in done if names or item.summary.assignment in handed_in]


def _with_progress(course: Course, units: tuple[Unit, ...], config: Config, jobs: int) -> tuple[Done, ...]:
    """Run with a bar on a terminal: count, rate, time left, failures so far. Plain lines elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    failures = 0
    started = time.monotonic()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]} failed"),
    )
    with Bar(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("grading", total=len(units), rate=0.0, failures=0)

        def report(progress: Progress) -> None:
            nonlocal failures
            failures += progress.done.summary.status in ("ungradable", "grader-error")
            rate = progress.finished / max(time.monotonic() - started, 1e-3)
            bar.update(task, completed=progress.finished, rate=rate, failures=failures)

        return run(course, units, config, jobs, report)


def _write_gradebook(out: Path, summaries: list[Summary]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    tasks = sorted({f"{s.assignment}.{task.task}" for s in summaries for task in s.tasks})
    writer.writerow(["student", "assignment", "score", "max_score", "status", "seconds", *tasks])
    for summary in sorted(summaries, key=lambda s: (s.student, s.assignment)):
        points = {f"{summary.assignment}.{task.task}": f"{task.points:g}" for task in summary.tasks}
        score = "" if summary.score is None else f"{summary.score:g}"
        row = [csv_cell(summary.student), summary.assignment, score, f"{summary.max_score:g}", summary.status]
        writer.writerow([*row, f"{summary.duration:.3f}", *(points.get(task, "") for task in tasks)])
    write_atomically(out / "grades.csv", text.getvalue())


def _write_changes(out: Path, changes: list[Change]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["student", "assignment", "before", "after", "tests"])
    for change in sorted(changes, key=lambda change: (change.student, change.assignment)):
        student, *middle, tests = row(change)
        writer.writerow([csv_cell(student), *middle, csv_cell(tests)])
    write_atomically(out / "changes.csv", text.getvalue())


def _write_class_page(
    course: Course, options: Options, summaries: list[Summary], changes: list[Change], folders: dict[str, str]
) -> None:
    from grader.render.html.classroom import index

    templates = layout.templates(course)
    page = index(summaries, course=course, lang=options.lang, changes=changes, folders=folders, templates=templates)
    write_atomically(options.out / "index.html", page)


def _add_progress(course: Course, options: Options, summaries: list[Summary], folders: dict[str, str]) -> None:
    """Put the progress strip on every report, now that all results exist. Assignments outside this run are not
    shown."""
    assignments = choose(course, options.names)
    if len(assignments) < 2:
        return
    from grader.render.html.progress import replace
    from grader.render.progress import Standing, progress

    students: dict[str, dict[str, Standing]] = {}
    for one in summaries:
        href = "" if one.status == "missing" else f"{one.assignment}.html"
        students.setdefault(one.student, {})[one.assignment] = Standing(one.score, one.max_score, href)
    for student, standings in students.items():
        for name in standings:
            report = options.out / "reports" / folders[student] / f"{name}.html"
            if report.is_file():
                old = report.read_text(encoding="utf-8")
                new = replace(old, progress(assignments, standings, name), name, layout.templates(course))
                if new != old:
                    write_atomically(report, new)


def _say_what_was_done(options: Options, done: list[Done], seconds: float) -> None:
    reused = sum(item.reused for item in done)
    graded = sum(item.summary.status != "missing" for item in done) - reused
    moved = sum(item.change is not None and item.change.before is not None for item in done)
    by_status: dict[str, int] = {}
    for item in done:
        by_status[item.summary.status] = by_status.get(item.summary.status, 0) + 1
    told = ", ".join(f"{count} {status}" for status, count in sorted(by_status.items()))
    print(f"{len(done)} submissions: {told}")
    print(f"{graded} judged now, {reused} unchanged, in {seconds:.1f} s, tier {options.tier}")
    if moved:
        print(f"{moved} marks moved since the last run: {options.out / 'changes.csv'}")
    print(f"class page  {options.out / 'index.html'}")
    print(f"gradebook   {options.out / 'grades.csv'}")
    sys.stdout.flush()
