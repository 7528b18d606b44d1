"""``grader batch``: grade a class, from its folder to its gradebook, with a progress bar."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.batch.class_report import class_report, write_open_questions
from grader.batch.grades_csv import changes_csv, late_csv
from grader.batch.hand_ins import Times
from grader.batch.holdings import Holdings, collect, write_grades
from grader.batch.pool import processors, run
from grader.batch.protocol import Unit, UnitReport, WorkerConfig
from grader.batch.recording import Recorder
from grader.batch.roster_files import chosen, roster_files, settled_times
from grader.course import layout
from grader.course.load import choose, hand_in_rules
from grader.errors import GraderError
from grader.files.atomic import exclusive, write_atomically, write_table
from grader.gradebook.store import Gradebook, open_gradebook
from grader.grading.engine import Engine
from grader.model import Course, Lang, Tier
from grader.processes.lifetime import interrupt_on_sigterm
from grader.results import class_record, store
from grader.results.changes import Change
from grader.results.class_record import ClassMember
from grader.results.summary import Summary
from grader.submission.class_folder import Entry, HandedInClass, read_class
from grader.text.numbers import number
from grader.text.phrases import say


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
    roster: Path | None = None
    times: Path | None = None
    gradebook: str | None = None
    only: tuple[str, ...] = ()


def grade(course: Course, options: BatchOptions) -> int:
    """Grade the class into ``options.out``, and return the exit code. Raises GraderError, KeyboardInterrupt."""
    interrupt_on_sigterm()
    start = time.monotonic()
    folders = store.student_folders(options.out)
    rules = hand_in_rules(course)
    files = roster_files(options.roster, rules, options.out)
    listed = files.read()
    with exclusive(options.out), read_class(options.submissions, course, folders, listed) as roster:
        write_open_questions(options.out, roster, options.lang)
        for line in class_report(options.submissions, options.out, roster, files, options.lang):
            print(line)
        sys.stdout.flush()
        names = [assignment.name for assignment in course.assignments]
        times = settled_times(options.times, roster.entries, names, rules)
        with Engine(course, options.tier) as engine:
            engine.check_canary()
        entries = chosen(roster.entries, options.only)
        present = [_member(entry) for entry in entries]
        with open_gradebook(options.gradebook or options.out) as book:
            _print_gradebook(options, book)
            assignments = [assignment.name for assignment in choose(course, options.names)]
            recorder = Recorder(book, entries, course, assignments, rules, times, asked=bool(options.names))
            reports = _judged(course, entries, recorder, options)
            summaries = [report.summary for report in reports]
            counted = {summary.assignment for summary in summaries}
            record = class_record.read(options.out).after(present, counted, whole=not options.only)
            write_atomically(class_record.path(options.out), class_record.encode(record))
            if not options.only:
                recorder.mark_gone(options.out, record)
            held = collect(options.out, course, record, summaries, present).marked(book, rules)
        changes = [report.change for report in reports if report.change is not None]
        write_grades(options.out, course, held)
        write_table(options.out / "changes.csv", changes_csv(changes))
        _write_class_page(course, options, held, changes, roster)
        _complete_pages(course, options, held)
    _print_totals(options, reports, time.monotonic() - start)
    _print_unused(options, reports, times)
    _print_marks(options, [one for one in held.summaries if one.assignment in counted])
    return 3 if any(summary.status == "grader-error" for summary in summaries) else 0


def _member(entry: Entry) -> ClassMember:
    return ClassMember(entry.student, entry.folder, entry.section, entry.listed.id if entry.listed is not None else "")


def _judged(course: Course, entries: tuple[Entry, ...], recorder: Recorder, options: BatchOptions) -> list[UnitReport]:
    """Judge everybody, and return the reports on the assignments that count; the gradebook has them then."""
    units = [
        _unit(entry, assignment.name, recorder, covered=bool(options.names))
        for assignment in choose(course, options.names)  # one after the other: a worker then needs one runner at a time
        for entry in entries
    ]
    try:
        reports = _counted(_run(course, tuple(units), recorder, options), options.names)
        reports = _taken_back(course, entries, reports, recorder, options)
    except (GraderError, KeyboardInterrupt):
        with contextlib.suppress(GraderError):
            recorder.write()
        raise
    recorder.settle(frozenset(report.summary.assignment for report in reports))
    return reports


def _print_gradebook(options: BatchOptions, book: Gradebook) -> None:
    if book.journal not in ("", "wal"):
        print(f"{book.shown}: {say('batch.rollback-journal', options.lang)}")
        sys.stdout.flush()


def _unit(entry: Entry, assignment: str, recorder: Recorder, *, covered: bool) -> Unit:
    return Unit(
        student=entry.student,
        folder=entry.folder,
        assignment=assignment,
        handed=entry.handed,
        covered=covered,
        known=recorder.known(entry, assignment),
        shared=entry.shared,
    )


def _taken_back(
    course: Course, entries: tuple[Entry, ...], reports: list[UnitReport], recorder: Recorder, options: BatchOptions
) -> list[UnitReport]:
    """Return the reports, now that it is known for which assignments the class was asked: what an earlier run judged of
    them and nobody hands in any more is missing."""
    by_student = {entry.student: entry for entry in entries}
    held = {number: report.summary for number, report in enumerate(reports) if report.held}
    if not held:
        return reports
    units = [_unit(by_student[one.student], one.assignment, recorder, covered=True) for one in held.values()]
    again = dict(zip(held, run(tuple(units), _config(course, options), 1, recorder.tell), strict=True))
    return [again.get(number, report) for number, report in enumerate(reports)]


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


def _run(course: Course, units: tuple[Unit, ...], recorder: Recorder, options: BatchOptions) -> tuple[UnitReport, ...]:
    with _progress_bar(len(units)) as show:

        def tell(report: UnitReport) -> None:
            recorder.tell(report)
            show(report)

        return run(units, _config(course, options), options.jobs or len(processors()), tell)


def _config(course: Course, options: BatchOptions) -> WorkerConfig:
    return WorkerConfig(
        course=str(course.root),
        out=str(options.out.absolute()),
        tier=options.tier,
        lang=options.lang,
        fresh=options.fresh,
        lenient=len(options.names) == 1,
        figures=options.figures,
        notebooks=options.notebooks,
    )


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
    course: Course, options: BatchOptions, held: Holdings, changes: list[Change], roster: HandedInClass
) -> None:
    from grader.render.html.classroom import index

    page = index(
        held.summaries,
        course=course,
        lang=options.lang,
        changes=changes,
        folders=held.folders,
        unclaimed=roster.unclaimed,
        unmatched=[doubt.label for doubt in roster.doubts],
        gone=held.gone,
        templates=layout.templates(course),
    )
    write_atomically(options.out / "index.html", page)


def _complete_pages(course: Course, options: BatchOptions, held: Holdings) -> None:
    """Add to every report what is known now that all results exist: the mark, and the progress strip, which shows the
    assignments of this run and those that the folder held."""
    from grader.render.html.mark import with_mark
    from grader.render.html.progress import replace
    from grader.render.progress import Standing, progress

    names = {*options.names, *(summary.assignment for summary in held.summaries)}
    assignments = choose(course, tuple(names) if options.names else ())
    templates = layout.templates(course)
    students: dict[str, dict[str, Summary]] = {}
    for summary in held.summaries:
        students.setdefault(summary.student, {})[summary.assignment] = summary
    for student, summaries in students.items():
        standings = {
            name: Standing(one.score, one.max_score, "" if one.status == "missing" else f"{name}.html")
            for name, one in summaries.items()
        }
        for name, one in summaries.items():
            report = store.report_path(options.out, held.folders[student], name)
            if report.is_file():
                old = report.read_text(encoding="utf-8")
                new = with_mark(
                    replace(old, progress(assignments, standings, name), name, templates), one.mark, templates
                )
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


def _print_unused(options: BatchOptions, reports: list[UnitReport], times: Times) -> None:
    """Print how many of the settled times do not count, as a platform says when the hand-in came."""
    received = {
        (report.summary.student, report.summary.assignment)
        for report in reports
        if report.hand_ins
        and report.hand_ins[-1].received is not None
        and report.hand_ins[-1].received.time is not None
    }
    unused = received & times.keys()
    if unused:
        print(say("batch.times-unused", options.lang, count=len(unused), file=str(options.times)))


def _print_marks(options: BatchOptions, summaries: list[Summary]) -> None:
    """Print how many hand-ins are late, and of how many it is not known by how much; those are listed in a table that
    becomes the file of --times."""
    marks = [(summary, summary.mark) for summary in summaries if summary.mark is not None]
    late = [mark for _, mark in marks if mark.late_days]
    unknown = [(summary.student, summary.assignment) for summary, mark in marks if mark.late_days is None]
    if late:
        days = sum(mark.late_days or 0 for mark in late)
        points = number(sum(mark.penalty for mark in late))
        print(say("batch.late", options.lang, count=len(late), days=days, points=points))
    path = options.out / "late.csv"
    if unknown:
        write_table(path, late_csv(unknown))
        print(say("batch.late-unknown", options.lang, count=len(unknown), file=str(path)))
    else:
        path.unlink(missing_ok=True)
    sys.stdout.flush()
