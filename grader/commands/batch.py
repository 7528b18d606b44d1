"""``grader batch``: grade a class, from its folder to its gradebook, with a progress bar."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from grader.batch.choosing import void_tests
from grader.batch.class_files import ClassFiles
from grader.batch.class_report import late_answers, write_late, write_open_questions
from grader.batch.earlier_attempts import Regrading, outdated, units
from grader.batch.following import follow, still_open
from grader.batch.holdings import Holdings
from grader.batch.protocol import Unit, UnitReport
from grader.batch.recording import Recorder, student
from grader.batch.roster_files import read_files, settled_times
from grader.batch.sharing import Sharing
from grader.batch.workplace import Take, Workplace, at_once
from grader.commands import batch_output
from grader.commands.batch_options import BatchOptions
from grader.commands.batch_steps import (
    asked_for,
    counted_reports,
    decided_void,
    names_of,
    print_class,
    work_of,
    worker_config,
)
from grader.commands.dry_run import dry_run
from grader.commands.workplaces import check_cluster, opened
from grader.course.load import choose, hand_in_rules
from grader.errors import GraderError
from grader.files.atomic import exclusive, write_atomically
from grader.gradebook.store import Gradebook, open_gradebook
from grader.grading.engine import Engine
from grader.model import Course
from grader.processes.lifetime import interrupt_on_sigterm
from grader.results import class_record, store
from grader.results.class_record import ClassMember
from grader.submission.class_folder import read_class
from grader.submission.entries import Entry
from grader.text.phrases import say


def grade(course: Course, options: BatchOptions) -> int:
    """Grade the class into ``options.out``, and return the exit code. Raises GraderError, KeyboardInterrupt."""
    check_cluster(options)
    if options.dry:
        return dry_run(course, options)
    choose(course, options.names)  # a name that is not there leaves nothing behind
    interrupt_on_sigterm()
    start = time.monotonic()
    folders = store.student_folders(options.out)
    rules = hand_in_rules(course)
    files = read_files(options.roster, rules, options.out, options.gradebook)
    with read_class(options.submissions, course, folders, files.listed, options.out) as roster, exclusive(options.out):
        names = [assignment.name for assignment in course.assignments]
        answers = late_answers(options.out)
        doubts = still_open(files.listed, class_record.read(options.out), roster.doubts, options.names, names)
        write_open_questions(options.out, doubts, roster.unclaimed, options.lang)
        print_class(options, roster, files)
        times = settled_times(options.times, roster.entries, names, rules, class_record.read(options.out))
        with Engine(course, options.tier or "process") as engine:
            decided = decided_void(course, engine, options)
        entries = asked_for(roster, rules, options)
        present = [_member(entry) for entry in entries]
        with open_gradebook(options.gradebook or options.out) as book, contextlib.ExitStack() as stack:
            batch_output.print_gradebook(options, book)
            before = void_tests(book.adjustments())
            if decided:
                book.adjust(decided)
            void = before | names_of(decided)
            assignments = [assignment.name for assignment in choose(course, options.names)]
            followed: dict[str, str] = {}
            if files.listed is not None:
                followed = follow(book, options.out, files.listed, roster.entries, names)
            sharing = None if options.gradebook is None else stack.enter_context(_sharing(book, entries, options))
            asked = bool(options.names)
            recorder = Recorder(book, entries, course, assignments, rules, times, asked=asked, sharing=sharing)
            config = worker_config(course, options, void, before)
            with opened(course, options, config) as workplace:
                reports = _judged(course, entries, recorder, options, workplace, sharing)
                summaries = [report.summary for report in reports]
                counted = {summary.assignment for summary in summaries}
                record = class_record.read(options.out)
                if files.listed is not None:
                    record = record.without({row.id for row in files.listed.rows})
                record = record.after(present, counted, whole=not options.partial)
                unmatched = tuple(doubt.label for doubt in doubts)
                record = msgspec.structs.replace(record, unclaimed=roster.unclaimed, unmatched=unmatched)
                write_atomically(class_record.path(options.out), class_record.encode(record))
                if not options.partial:
                    recorder.mark_gone(options.out, record)
                again = _judged_again(course, book, entries, recorder, options, workplace, counted, sharing)
                tier = workplace.tier
            judged = [report.change for report in reports if report.change is not None]
            files_of_class = ClassFiles(options.out, course, options.lang, book, rules, options.tier)
            held, changes = files_of_class.write(record, summaries, present, judged, followed, options.names)
            late_table = write_late(options.out, _without_time(held), answers)
    batch_output.print_totals(options, reports, changes, time.monotonic() - start, tier)
    batch_output.print_unused(options, reports, times)
    batch_output.print_again(options, again)
    batch_output.print_marks(options, [one for one in held.summaries if one.assignment in counted], late_table)
    return 3 if any(summary.status == "grader-error" for summary in summaries) else 0


def _without_time(held: Holdings) -> Iterator[tuple[str, str]]:
    """Yield student and assignment of the hand-ins of the whole folder of which nothing says how late they are."""
    for one in held.summaries:
        if one.mark is not None and one.mark.late_days is None:
            yield held.members[one.student].id or one.student, one.assignment


def _member(entry: Entry) -> ClassMember:
    return ClassMember(entry.student, entry.folder, entry.section, entry.listed.id if entry.listed is not None else "")


def _sharing(book: Gradebook, entries: Iterable[Entry], options: BatchOptions) -> Sharing:
    def waits() -> None:
        print(say("batch.shared", options.lang), file=sys.stderr)

    return Sharing(book, {entry.student: student(entry).key for entry in entries}, waits)


def _taking(sharing: Sharing | None) -> Take:
    return sharing.take if sharing is not None else at_once


def _judged(
    course: Course,
    entries: tuple[Entry, ...],
    recorder: Recorder,
    options: BatchOptions,
    workplace: Workplace,
    sharing: Sharing | None,
) -> list[UnitReport]:
    """Judge everybody, and return the reports on the assignments that count; the gradebook has them then."""
    units = [
        _unit(entry, assignment.name, recorder, covered=bool(options.names))
        for assignment in choose(course, options.names)  # one after the other: a worker then needs one runner at a time
        for entry in entries
    ]
    try:
        reports = counted_reports(_run(units, recorder, options, workplace, sharing), options.names)
        reports = _taken_back(entries, reports, recorder, workplace)
    except (GraderError, KeyboardInterrupt):
        with contextlib.suppress(GraderError):
            recorder.write()
        raise
    recorder.settle(frozenset(report.summary.assignment for report in reports))
    return reports


def _judged_again(
    course: Course,
    book: Gradebook,
    entries: tuple[Entry, ...],
    recorder: Recorder,
    options: BatchOptions,
    workplace: Workplace,
    assignments: Collection[str],
    sharing: Sharing | None,
) -> list[UnitReport]:
    """Judge earlier attempts that other tests have judged, and return the reports on them; the gradebook has them."""
    earlier = [
        one
        for name in sorted(recorder.with_earlier.intersection(assignments))
        for one in outdated(book.rows(assignments=[name]), recorder.contents, course, fresh=options.fresh)
    ]
    if not earlier:
        return []
    regrading = Regrading(book, earlier, entries, sharing)
    if sharing is not None:
        sharing.flush = regrading.write
    with units(book, earlier, entries) as work, batch_output.progress_bar(len(work), options.lang) as show:

        def tell(report: UnitReport) -> None:
            regrading.tell(report)
            show(report)

        try:
            return list(workplace.run(work, tell, _taking(sharing)))
        finally:
            regrading.write()


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
    entries: tuple[Entry, ...], reports: list[UnitReport], recorder: Recorder, workplace: Workplace
) -> list[UnitReport]:
    """Return the reports, now that it is known for which assignments the class was asked: what an earlier run judged of
    them and nobody hands in any more is missing."""
    by_student = {entry.student: entry for entry in entries}
    held = {number: report.summary for number, report in enumerate(reports) if report.held}
    if not held:
        return reports
    units = [_unit(by_student[one.student], one.assignment, recorder, covered=True) for one in held.values()]
    again = dict(zip(held, workplace.run(units, recorder.tell), strict=True))
    return [again.get(number, report) for number, report in enumerate(reports)]


def _run(
    units: Sequence[Unit],
    recorder: Recorder,
    options: BatchOptions,
    workplace: Workplace,
    sharing: Sharing | None,
) -> tuple[UnitReport, ...]:
    finished = 0
    if sharing is not None:
        sharing.flush = recorder.write
    with batch_output.progress_bar(work_of(units), options.lang) as show:

        def tell(report: UnitReport) -> None:
            nonlocal finished
            finished += report.summary.status != "missing"
            recorder.tell(report)
            show(report)

        try:
            return workplace.run(units, tell, _taking(sharing))
        except KeyboardInterrupt:
            told = say("batch.stopped", options.lang, count=finished, folder=str(options.out))
            print(told, file=sys.stderr)
            raise
