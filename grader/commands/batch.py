"""``grader batch``: grade a class, from its folder to its gradebook, with a progress bar."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Iterable

import msgspec

from grader.batch.choosing import found_void, handed_in_since, since, void_tests
from grader.batch.class_report import class_report, write_open_questions
from grader.batch.forecast import Forecast
from grader.batch.grades_csv import changes_csv
from grader.batch.hand_ins import by_other_tests
from grader.batch.held_marks import changes_since
from grader.batch.holdings import Holdings, collect, write_grades
from grader.batch.pool import processors, run
from grader.batch.protocol import Unit, UnitReport, WorkerConfig
from grader.batch.recording import Recorder
from grader.batch.roster_files import RosterFiles, chosen, read_files, settled_times
from grader.commands import batch_output, plan
from grader.commands.batch_options import BatchOptions
from grader.course import layout
from grader.course.hand_in import HandInRules
from grader.course.load import choose, hand_in_rules
from grader.errors import GraderError
from grader.files.atomic import exclusive, write_atomically, write_table
from grader.gradebook import address
from grader.gradebook.rows import Adjustment
from grader.gradebook.store import open_gradebook
from grader.grading.engine import Engine
from grader.model import Course
from grader.processes.lifetime import interrupt_on_sigterm
from grader.results import class_record, store
from grader.results.changes import Change
from grader.results.class_record import ClassMember
from grader.results.summary import Summary
from grader.submission.class_folder import Entry, HandedInClass, read_class
from grader.text.phrases import say


def grade(course: Course, options: BatchOptions) -> int:
    """Grade the class into ``options.out``, and return the exit code. Raises GraderError, KeyboardInterrupt."""
    if options.dry:
        return _plan(course, options)
    interrupt_on_sigterm()
    start = time.monotonic()
    folders = store.student_folders(options.out)
    rules = hand_in_rules(course)
    files = read_files(options.roster, rules, options.out, options.gradebook)
    with exclusive(options.out), read_class(options.submissions, course, folders, files.listed) as roster:
        write_open_questions(options.out, roster, options.lang)
        _print_class(options, roster, files)
        names = [assignment.name for assignment in course.assignments]
        times = settled_times(options.times, roster.entries, names, rules)
        with Engine(course, options.tier) as engine:
            engine.check_canary()
            decided = _voided(course, engine, options)
        entries = _entries(roster, rules, options)
        present = [_member(entry) for entry in entries]
        with open_gradebook(options.gradebook or options.out) as book:
            batch_output.print_gradebook(options, book)
            before = void_tests(book.rows())
            if decided:
                book.adjust(decided)
            void = before | _names(decided)
            assignments = [assignment.name for assignment in choose(course, options.names)]
            recorder = Recorder(book, entries, course, assignments, rules, times, asked=bool(options.names))
            reports = _judged(course, entries, recorder, options, _config(course, options, void, before))
            summaries = [report.summary for report in reports]
            counted = {summary.assignment for summary in summaries}
            record = class_record.read(options.out)
            if files.listed is not None:
                record = record.without({row.id for row in files.listed.rows})
            record = record.after(present, counted, whole=not options.partial)
            write_atomically(class_record.path(options.out), class_record.encode(record))
            if not options.partial:
                recorder.mark_gone(options.out, record)
            held = collect(options.out, course, record, summaries, present).marked(book, rules)
            afresh = any(report.hand_ins and not report.reused for report in reports)
            kept = by_other_tests(book.rows(assignments=sorted(counted)), recorder.contents) if afresh else 0
        judged = [report.change for report in reports if report.change is not None]
        changes = changes_since(options.out, held, judged)
        write_grades(options.out, course, held)
        write_table(options.out / "changes.csv", changes_csv(changes))
        _write_class_page(course, options, held, changes, roster)
        _complete_pages(course, options, held)
    batch_output.print_totals(options, reports, changes, time.monotonic() - start)
    batch_output.print_unused(options, reports, times)
    batch_output.print_kept(options, kept)
    batch_output.print_marks(options, [one for one in held.summaries if one.assignment in counted])
    return 3 if any(summary.status == "grader-error" for summary in summaries) else 0


def _member(entry: Entry) -> ClassMember:
    return ClassMember(entry.student, entry.folder, entry.section, entry.listed.id if entry.listed is not None else "")


def _entries(roster: HandedInClass, rules: HandInRules, options: BatchOptions) -> tuple[Entry, ...]:
    """Return the students who are asked for. Raises GraderError."""
    entries = chosen(roster.entries, options.only)
    if options.since is None:
        return entries
    time = since(options.since, rules)
    return tuple(entry for entry in entries if handed_in_since(entry, time, rules))


def _voided(course: Course, engine: Engine, options: BatchOptions) -> list[Adjustment]:
    """Return the decisions that the command line makes. Raises GraderError for a test that is not there."""
    if not options.void:
        return []
    tests = [(assignment, engine.tests(assignment)) for assignment in choose(course, options.names)]
    return [found_void(name, tests) for name in options.void]


def _names(decided: Iterable[Adjustment]) -> frozenset[str]:
    """Return the tests that decisions make void, as ``assignment/test``."""
    return frozenset(f"{one.assignment}/{one.test}" for one in decided)


def _plan(course: Course, options: BatchOptions) -> int:
    """Print what would be judged and why, and whose mark would move; store nothing. Raises GraderError."""
    rules = hand_in_rules(course)
    files = read_files(options.roster, rules, options.out, options.gradebook)
    decided: list[Adjustment] = []
    if options.void:
        with Engine(course, options.tier) as engine:
            decided = _voided(course, engine, options)
    rows = None
    if options.gradebook is not None or (options.out / address.FILE).is_file():
        with open_gradebook(options.gradebook or options.out) as book:
            rows = book.rows()
    before = frozenset[str]() if rows is None else void_tests(rows)
    void = before | _names(decided)
    with read_class(options.submissions, course, store.student_folders(options.out), files.listed) as roster:
        _print_class(options, roster, files)
        entries = _entries(roster, rules, options)
        names = [assignment.name for assignment in course.assignments]
        times = settled_times(options.times, roster.entries, names, rules)
        forecast = None if rows is None else Forecast(rows, entries, course, rules, times, decided)
        units = [
            Unit(
                entry.student,
                entry.folder,
                assignment.name,
                entry.handed,
                covered=bool(options.names),
                shared=entry.shared,
            )
            for assignment in choose(course, options.names)
            for entry in entries
        ]
        config = msgspec.structs.replace(_config(course, options, void, before), dry=True)
        with batch_output.progress_bar(_work(units)) as show:

            def tell(report: UnitReport) -> None:
                if forecast is not None:
                    forecast.tell(report)
                show(report)

            reports = _counted(run(tuple(units), config, options.jobs or len(processors()), tell), options.names)
    changes = [one.change for one in reports if one.change is not None and one.why]
    plan.print_plan(reports, changes if forecast is None else forecast.changes(reports), options.lang)
    return 0


def _judged(
    course: Course, entries: tuple[Entry, ...], recorder: Recorder, options: BatchOptions, config: WorkerConfig
) -> list[UnitReport]:
    """Judge everybody, and return the reports on the assignments that count; the gradebook has them then."""
    units = [
        _unit(entry, assignment.name, recorder, covered=bool(options.names))
        for assignment in choose(course, options.names)  # one after the other: a worker then needs one runner at a time
        for entry in entries
    ]
    try:
        reports = _counted(_run(tuple(units), recorder, options, config), options.names)
        reports = _taken_back(entries, reports, recorder, config)
    except (GraderError, KeyboardInterrupt):
        with contextlib.suppress(GraderError):
            recorder.write()
        raise
    recorder.settle(frozenset(report.summary.assignment for report in reports))
    return reports


def _print_class(options: BatchOptions, roster: HandedInClass, files: RosterFiles) -> None:
    for line in class_report(options.submissions, options.out, roster, files, options.lang):
        print(line)
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
    entries: tuple[Entry, ...], reports: list[UnitReport], recorder: Recorder, config: WorkerConfig
) -> list[UnitReport]:
    """Return the reports, now that it is known for which assignments the class was asked: what an earlier run judged of
    them and nobody hands in any more is missing."""
    by_student = {entry.student: entry for entry in entries}
    held = {number: report.summary for number, report in enumerate(reports) if report.held}
    if not held:
        return reports
    units = [_unit(by_student[one.student], one.assignment, recorder, covered=True) for one in held.values()]
    again = dict(zip(held, run(tuple(units), config, 1, recorder.tell), strict=True))
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


def _work(units: Iterable[Unit]) -> int:
    """Return how many units may have something to judge; those that turn out to have nothing are taken off again."""
    return sum(bool(unit.handed.parts or unit.handed.problem or unit.shared) for unit in units)


def _run(
    units: tuple[Unit, ...], recorder: Recorder, options: BatchOptions, config: WorkerConfig
) -> tuple[UnitReport, ...]:
    finished = 0
    with batch_output.progress_bar(_work(units)) as show:

        def tell(report: UnitReport) -> None:
            nonlocal finished
            finished += report.summary.status != "missing"
            recorder.tell(report)
            show(report)

        try:
            return run(units, config, options.jobs or len(processors()), tell)
        except KeyboardInterrupt:
            told = say("batch.stopped", options.lang, count=finished, folder=str(options.out))
            print(told, file=sys.stderr)
            raise


def _config(course: Course, options: BatchOptions, void: frozenset[str], before: frozenset[str]) -> WorkerConfig:
    return WorkerConfig(
        course=str(course.root),
        out=str(options.out.absolute()),
        tier=options.tier,
        lang=options.lang,
        fresh=options.fresh,
        lenient=len(options.names) == 1,
        figures=options.figures,
        notebooks=options.notebooks,
        void=void,
        void_before=before,
    )


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
