"""``grader batch``: grade a class, from its folder to its gradebook, with a progress bar."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.batch.grades_csv import changes_csv, grades_csv, unclaimed_csv
from grader.batch.pool import processors, run
from grader.batch.protocol import Unit, UnitReport, WorkerConfig
from grader.course import layout
from grader.course.load import choose
from grader.files.atomic import exclusive, write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Lang, Tier
from grader.processes.lifetime import interrupt_on_sigterm
from grader.results import store
from grader.results.changes import Change
from grader.results.summary import Summary
from grader.submission.roster import Entry, Roster, read_roster
from grader.text.phrases import say
from grader.text.sentences import sentence

_NAMED = 10  # files that are no student's; the others stand on the class page and in unclaimed.csv


@dataclass(frozen=True)
class BatchOptions:
    """The command line."""

    submissions: Path
    out: Path
    names: tuple[str, ...]
    jobs: int | None
    fresh: bool
    tier: Tier
    lang: Lang
    figures: bool = True
    notebooks: bool = False


def grade(course: Course, options: BatchOptions) -> int:
    """Grade the class into ``options.out``, and return the exit code. Raises GraderError, KeyboardInterrupt."""
    interrupt_on_sigterm()
    start = time.monotonic()
    held = store.student_folders(options.out)
    with exclusive(options.out), read_roster(options.submissions, course, held) as roster:
        _print_roster(options, roster)
        with Engine(course, options.tier) as engine:
            engine.check_canary()
        units = _units(roster.entries, choose(course, options.names))
        reports = _counted(_run(course, units, options), options.names)
        summaries = [report.summary for report in reports]
        changes = [report.change for report in reports if report.change is not None]
        folders = {unit.student: unit.folder for unit in units}
        sections = {entry.student: entry.section for entry in roster.entries}
        _write_table(options.out / "grades.csv", grades_csv(summaries, sections))
        _write_table(options.out / "changes.csv", changes_csv(changes))
        _write_unclaimed(options.out, roster.unclaimed)
        _write_class_page(course, options, summaries, changes, folders, roster.unclaimed)
        _add_progress(course, options, summaries, folders)
    _print_totals(options, reports, time.monotonic() - start)
    return 3 if any(summary.status == "grader-error" for summary in summaries) else 0


def _print_roster(options: BatchOptions, roster: Roster) -> None:
    """Print what the class's folder was taken for, before anything is judged, and what in it is no student's."""
    taken_for = "; ".join(sentence(message, options.lang) for message in roster.taken_for)
    print(f"{options.submissions}: {taken_for}")
    if roster.unclaimed:
        files = ", ".join(roster.unclaimed[:_NAMED]) + (", …" if len(roster.unclaimed) > _NAMED else "")
        print(f"{say('class.unclaimed', options.lang, count=len(roster.unclaimed))}: {files}")
    sys.stdout.flush()


def _write_unclaimed(out: Path, unclaimed: tuple[str, ...]) -> None:
    path = out / "unclaimed.csv"
    if unclaimed:
        _write_table(path, unclaimed_csv(unclaimed))
    else:
        path.unlink(missing_ok=True)


def _write_table(path: Path, table: str) -> None:
    """Write a table with the mark without which Excel does not take it for UTF-8."""
    write_atomically(path, table.encode("utf-8-sig"))


def _units(entries: Iterable[Entry], assignments: tuple[Assignment, ...]) -> tuple[Unit, ...]:
    """Return a unit per student and assignment, ordered by assignment: a worker then needs one runner at a time."""
    entries = tuple(entries)
    return tuple(
        Unit(student=entry.student, folder=entry.folder, assignment=assignment.name, handed=entry.handed)
        for assignment in assignments
        for entry in entries
    )


def _counted(reports: tuple[UnitReport, ...], names: tuple[str, ...]) -> list[UnitReport]:
    """Return the reports on the assignments that count: the named ones, else those that the class had.

    It had those for which somebody's file is called; where no file is called for any, those that most of the students
    whose files say something by their content handed in.
    """
    if names:
        return list(reports)
    had = {report.summary.assignment for report in reports if report.claim == "name"}
    if not had:
        by_content = [report.summary for report in reports if report.claim == "content"]
        students = len({summary.student for summary in by_content})
        counts = Counter(summary.assignment for summary in by_content)
        had = {assignment for assignment, count in counts.items() if 2 * count >= students}
    if not had:
        had = {report.summary.assignment for report in reports if report.summary.status != "missing"}
    return [report for report in reports if report.summary.assignment in had]


def _run(course: Course, units: tuple[Unit, ...], options: BatchOptions) -> tuple[UnitReport, ...]:
    config = WorkerConfig(
        course=str(course.root),
        out=str(options.out.absolute()),
        tier=options.tier,
        lang=options.lang,
        fresh=options.fresh,
        lenient=len(options.names) == 1,
        figures=options.figures,
        notebooks=options.notebooks,
    )
    with _progress_bar(len(units)) as show:
        return run(units, config, options.jobs or len(processors()), show)


@contextlib.contextmanager
def _progress_bar(total: int) -> Iterator[Callable[[UnitReport], None]]:
    """Show on a terminal how many units are finished, how many a second, the time left, and failures so far."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    finished = failures = 0
    started = time.monotonic()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]} failed"),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("grading", total=total, rate=0.0, failures=0)

        def show(report: UnitReport) -> None:
            nonlocal finished, failures
            finished += 1
            failures += report.summary.status in ("ungradable", "grader-error")
            rate = finished / max(time.monotonic() - started, 1e-3)
            bar.update(task, completed=finished, rate=rate, failures=failures)

        yield show


def _write_class_page(
    course: Course,
    options: BatchOptions,
    summaries: list[Summary],
    changes: list[Change],
    folders: dict[str, str],
    unclaimed: tuple[str, ...],
) -> None:
    from grader.render.html.classroom import index

    templates = layout.templates(course)
    page = index(
        summaries,
        course=course,
        lang=options.lang,
        changes=changes,
        folders=folders,
        unclaimed=unclaimed,
        templates=templates,
    )
    write_atomically(options.out / "index.html", page)


def _add_progress(course: Course, options: BatchOptions, summaries: list[Summary], folders: dict[str, str]) -> None:
    """Add the progress strip to every report, now that all results exist; it shows the assignments of this run."""
    assignments = choose(course, options.names)
    if len(assignments) < 2:
        return
    from grader.render.html.progress import replace
    from grader.render.progress import Standing, progress

    students: dict[str, dict[str, Standing]] = {}
    for summary in summaries:
        href = "" if summary.status == "missing" else f"{summary.assignment}.html"
        standing = Standing(summary.score, summary.max_score, href)
        students.setdefault(summary.student, {})[summary.assignment] = standing
    for student, standings in students.items():
        for name in standings:
            report = store.report_path(options.out, folders[student], name)
            if report.is_file():
                old = report.read_text(encoding="utf-8")
                new = replace(old, progress(assignments, standings, name), name, layout.templates(course))
                if new != old:
                    write_atomically(report, new)


def _print_totals(options: BatchOptions, reports: list[UnitReport], seconds: float) -> None:
    statuses = Counter(report.summary.status for report in reports)
    reused = sum(report.reused for report in reports)
    graded = len(reports) - statuses["missing"] - reused
    moved = sum(report.change is not None and report.change.before is not None for report in reports)
    totals = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
    print(f"{len(reports)} submissions: {totals}")
    print(f"{graded} judged now, {reused} unchanged, in {seconds:.1f} s, tier {options.tier}")
    if moved:
        print(f"{moved} marks moved since the last run: {options.out / 'changes.csv'}")
    print(f"class page  {options.out / 'index.html'}")
    print(f"gradebook   {options.out / 'grades.csv'}")
    sys.stdout.flush()
