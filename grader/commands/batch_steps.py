"""What ``grader batch`` and its ``--dry-run`` have in common."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from grader.batch.choosing import found_void, handed_in_since, is_timed, since
from grader.batch.class_report import class_report
from grader.batch.protocol import Unit, UnitReport, WorkerConfig
from grader.batch.roster_files import RosterFiles, chosen
from grader.commands.batch_options import BatchOptions
from grader.course.hand_in import HandInRules
from grader.course.load import choose
from grader.gradebook.rows import Adjustment
from grader.grading.engine import Engine
from grader.model import Course
from grader.submission.class_folder import HandedInClass
from grader.submission.entries import Entry
from grader.text.phrases import say


def asked_for(roster: HandedInClass, rules: HandInRules, options: BatchOptions) -> tuple[Entry, ...]:
    """Return the students who are asked for. Raises GraderError."""
    entries = chosen(roster.entries, options.only)
    if options.since is None:
        return entries
    time = since(options.since, rules)
    untimed = sum(not is_timed(entry) for entry in entries if entry.handed.parts)
    if untimed:
        print(say("batch.since-files", options.lang, count=untimed))
    return tuple(entry for entry in entries if handed_in_since(entry, time, rules))


def decided_void(course: Course, engine: Engine, options: BatchOptions) -> list[Adjustment]:
    """Return the decisions that the command line makes. Raises GraderError for a test that is not there."""
    if not options.void:
        return []
    tests = [(assignment, engine.tests(assignment)) for assignment in choose(course, options.names)]
    return [found_void(name, tests) for name in options.void]


def names_of(decided: Iterable[Adjustment]) -> frozenset[str]:
    """Return the tests that decisions make void, as ``assignment/test``."""
    return frozenset(f"{one.assignment}/{one.test}" for one in decided)


def print_class(options: BatchOptions, roster: HandedInClass, files: RosterFiles) -> None:
    """Print what the folder was taken for, and who handed in."""
    for line in class_report(options.submissions, options.out, roster, files, options.lang):
        print(line)
    sys.stdout.flush()


def counted_reports(reports: tuple[UnitReport, ...], names: tuple[str, ...]) -> list[UnitReport]:
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


def work_of(units: Iterable[Unit]) -> int:
    """Return how many units may have something to judge; those that turn out to have nothing are taken off again."""
    return sum(bool(unit.handed.parts or unit.handed.problem or unit.shared) for unit in units)


def worker_config(course: Course, options: BatchOptions, void: frozenset[str], before: frozenset[str]) -> WorkerConfig:
    """Return how workers start; ``before`` are the tests that were void in the run before."""
    return WorkerConfig(
        course=str(course.root),
        out=str(options.out.absolute()),
        tier=options.tier or "process",  # without one each worker of the cluster takes its best
        lang=options.lang,
        fresh=options.fresh,
        lenient=len(options.names) == 1,
        figures=options.figures,
        notebooks=options.notebooks,
        void=void,
        void_before=before,
        canary=options.cluster is None,  # each worker of a cluster has done that
    )
