"""What ``grader batch`` prints: a progress bar, totals, and what is to be known of times."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from grader.batch.hand_ins import Times
from grader.batch.protocol import UnitReport
from grader.commands.batch_options import BatchOptions
from grader.gradebook.store import Gradebook
from grader.model import Lang
from grader.results.changes import Change
from grader.results.summary import Summary
from grader.text.clean import line, some
from grader.text.numbers import number
from grader.text.phrases import say

_NAMED = 10  # names in one line; changes.csv has them all


def print_gradebook(options: BatchOptions, book: Gradebook) -> None:
    """Print where the gradebook lies on a drive that allows no write-ahead log."""
    if book.journal not in ("", "wal"):
        print(f"{book.shown}: {say('batch.rollback-journal', options.lang)}")
        sys.stdout.flush()


@contextlib.contextmanager
def progress_bar(total: int, lang: Lang) -> Iterator[Callable[[UnitReport], None]]:
    """Show on a terminal how many of the ``total`` that may have work are finished, how many a second, the time left,
    and failures so far."""
    if not sys.stderr.isatty():
        yield lambda report: None
        return
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
        TextColumn("{task.fields[failures]}"),
    )

    def failed(count: int) -> str:
        return say("batch.failed", lang, count=count)

    with Progress(*columns, console=console) as bar:
        task = bar.add_task(say("batch.grading", lang), total=total, rate=0.0, failures=failed(0))

        def show(report: UnitReport) -> None:
            nonlocal finished, failures, total
            if report.summary.status == "missing":
                total -= bool(total > finished)
                bar.update(task, total=total)
                return
            finished += 1
            total = max(total, finished)
            failures += report.summary.status in ("ungradable", "grader-error")
            rate = finished / max(time.monotonic() - started, 1e-3)
            bar.update(task, completed=finished, total=total, rate=rate, failures=failed(failures))

        yield show


def print_totals(
    options: BatchOptions, reports: list[UnitReport], changes: list[Change], seconds: float, tier: str
) -> None:
    """Print how everybody fared, what was judged in how many seconds in which tier, and where the pages are."""
    statuses = Counter(report.summary.status for report in reports)
    reused = sum(report.reused for report in reports)
    graded = len(reports) - statuses["missing"] - reused
    moved = sum(change.before is not None for change in changes)
    lang = options.lang
    totals = ", ".join(f"{count} {say(f'status.{status}', lang)}" for status, count in sorted(statuses.items()))
    print(": ".join(filter(None, (say("batch.submissions", lang, count=len(reports)), totals))))
    time_taken = f"{seconds:.1f}"
    print(say("batch.judged", lang, judged=graded, reused=reused, seconds=time_taken, tier=tier))
    if moved:
        print(f"{say('batch.moved', lang, count=moved)}: {options.out / 'changes.csv'}")
    print_withdrawn(changes, (), lang)
    print_files(options.out, lang)
    sys.stdout.flush()


def print_files(out: Path, lang: Lang) -> None:
    """Print where the class page and the table of marks are."""
    labels = [say("batch.class-page", lang), say("batch.table", lang)]
    width = max(map(cell_len, labels))
    for label, name in zip(labels, ("index.html", "grades.csv"), strict=True):
        print(f"{set_cell_size(label, width)}  {out / name}")


def print_withdrawn(changes: Iterable[Change], reports: Iterable[UnitReport], lang: Lang) -> None:
    """Print whose marks turned to missing, as nothing of theirs is in the folder any more: it may be a part of the
    class's alone. Of a plan the ``reports`` say so, too."""
    names = {
        f"{line(one.student, 60)} ({one.assignment})": None
        for one in changes
        if one.before is not None
        and one.before.status != "missing"
        and one.after is not None
        and one.after.status == "missing"
    }
    names |= {
        f"{line(one.summary.student, 60)} ({one.summary.assignment})": None
        for one in reports
        if one.held and one.summary.status == "missing"
    }
    if names:
        shown = some([*names], _NAMED)
        print(f"{say('batch.withdrawn', lang, count=len(names))}: {shown}")


def print_unused(options: BatchOptions, reports: list[UnitReport], times: Times) -> None:
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


def print_again(options: BatchOptions, reports: Sequence[UnitReport]) -> None:
    """Print how many earlier attempts were judged again, whose files the gradebook has."""
    if reports:
        print(say("batch.again", options.lang, count=len(reports)))


def print_marks(options: BatchOptions, summaries: list[Summary], late_table: Path) -> None:
    """Print how many hand-ins are late, and of how many it is not known by how much, or whether they are; those are
    listed in a table that becomes the file of --times."""
    marks = [summary.mark for summary in summaries if summary.mark is not None]
    late = [mark for mark in marks if mark.late_days]
    unknown = sum(mark.late_days is None for mark in marks)
    untimed = sum("time-unknown" in mark.flags for mark in marks)
    if late:
        days = sum(mark.late_days or 0 for mark in late)
        points = number(sum(mark.penalty for mark in late))
        print(say("batch.late", options.lang, count=len(late), days=days, points=points))
    if unknown > untimed:
        print(say("batch.late-unknown", options.lang, count=unknown - untimed, file=str(late_table)))
    if untimed:
        print(say("batch.time-unknown", options.lang, count=untimed, file=str(late_table)))
    sys.stdout.flush()
