"""``grader batch --dry-run``: what would be judged and why, and whose mark would move. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from grader.batch.choosing import void_tests
from grader.batch.earlier_attempts import Regrading, outdated, units
from grader.batch.following import followed, former_ids, with_identities
from grader.batch.forecast import Forecast
from grader.batch.protocol import Unit, UnitReport
from grader.batch.recording import student
from grader.batch.roster_files import read_files, settled_times
from grader.batch.workplace import Workplace
from grader.commands import batch_output, plan
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
from grader.commands.workplaces import opened
from grader.course.load import choose, hand_in_rules
from grader.files.atomic import refuse_file
from grader.gradebook import address
from grader.gradebook.rows import Adjustment, Rows
from grader.gradebook.store import open_gradebook
from grader.grading.engine import Engine
from grader.model import Course
from grader.results import class_record, store
from grader.submission.class_folder import read_class
from grader.submission.entries import Entry


def dry_run(course: Course, options: BatchOptions) -> int:
    """Print what would be judged and why, and whose mark would move; store nothing. Raises GraderError."""
    refuse_file(options.out)
    rules = hand_in_rules(course)
    files = read_files(options.roster, rules, options.out, options.gradebook)
    decided: list[Adjustment] = []
    if options.void:
        with Engine(course, options.tier or "process") as engine:
            decided = decided_void(course, engine, options)
    rows = None
    if options.gradebook is not None or (options.out / address.FILE).is_file():
        with open_gradebook(options.gradebook or options.out) as book:
            rows = book.rows()
    before = frozenset[str]() if rows is None else void_tests(rows.adjustments)
    void = before | names_of(decided)
    folders = store.student_folders(options.out)
    with read_class(options.submissions, course, folders, files.listed, options.out) as roster:
        print_class(options, roster, files)
        entries = asked_for(roster, rules, options)
        names = [assignment.name for assignment in course.assignments]
        earlier_folders: dict[str, str] = {}
        if rows is not None and files.listed is not None:
            former = former_ids(class_record.read(options.out))
            identities = followed(files.listed, rows.students, roster.entries, names, former)
            rows = with_identities(rows, identities)
            earlier_folders = {key: earlier for earlier, key in identities.items()}
        times = settled_times(options.times, roster.entries, names, rules, class_record.read(options.out))
        forecast = None if rows is None else Forecast(rows, entries, course, rules, times, decided)
        work = [
            Unit(
                entry.student,
                earlier_folders.get(entry.folder, entry.folder),
                assignment.name,
                entry.handed,
                covered=bool(options.names),
                shared=entry.shared,
            )
            for assignment in choose(course, options.names)
            for entry in entries
        ]
        if options.gradebook is not None and rows is not None:
            work = _with_judged(work, options.gradebook, {entry.student: student(entry).key for entry in entries})
        config = msgspec.structs.replace(worker_config(course, options, void, before), dry=True)
        with opened(course, options, config) as workplace:
            with batch_output.progress_bar(work_of(work), options.lang) as show:

                def tell(report: UnitReport) -> None:
                    if forecast is not None:
                        forecast.tell(report)
                    show(report)

                reports = counted_reports(workplace.run(work, tell), options.names)
            again = [] if rows is None else _planned_again(course, rows, entries, reports, forecast, options, workplace)
    changes = [one.change for one in reports if one.change is not None and one.why]
    plan.print_plan(reports, changes if forecast is None else forecast.changes(reports), options.lang, again)
    return 0


def _with_judged(work: Sequence[Unit], gradebook: str, owners: Mapping[str, str]) -> list[Unit]:
    """Return the units with what batches into other folders have judged, as a batch takes that from the gradebook.
    Raises GraderError."""
    with open_gradebook(gradebook) as book:
        return [
            msgspec.structs.replace(
                unit, judged=tuple(book.results_of(owners[unit.student], unit.assignment)) if unit.handed.parts else ()
            )
            for unit in work
        ]


def _planned_again(
    course: Course,
    rows: Rows,
    entries: tuple[Entry, ...],
    reports: Sequence[UnitReport],
    forecast: Forecast | None,
    options: BatchOptions,
    workplace: Workplace,
) -> list[plan.Planned]:
    """Return the earlier attempts that would be judged again, and tell the forecast what that would give. Raises
    GraderError."""
    owners = {entry.student: student(entry).key for entry in entries}
    here = {
        (owners[report.summary.student], report.summary.assignment): {one.content for one in report.hand_ins}
        for report in reports
    }
    earlier = outdated(rows, here, course, fresh=options.fresh)
    planned: list[plan.Planned] = []
    if not earlier:
        return planned
    rules = hand_in_rules(course)
    with open_gradebook(options.gradebook or options.out) as book, units(book, earlier, entries) as work:
        regrading = Regrading(book, earlier, entries)

        def tell(report: UnitReport) -> None:
            found = regrading.of(report)
            if found is not None:
                zone = rules.zone(found.attempt.assignment)
                handed_in = (found.attempt.time or found.attempt.seen).astimezone(zone)
                planned.append(plan.Planned(report.summary.student, handed_in, found.why))
                if forecast is not None:
                    forecast.tell_again(report, found.attempt.id)

        workplace.run(work, tell)
    return planned
