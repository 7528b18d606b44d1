"""The pages of a batch that need the whole class: the class page, the collection of each student's reports, and what
stands on every report of the whole."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from grader.batch.holdings import Holdings
from grader.batch.page_stamps import PageStamps, ends_with, without
from grader.course import layout
from grader.course.load import choose
from grader.files.atomic import write_atomically, write_pieces
from grader.gradebook.rows import Publication
from grader.model import Course, Lang
from grader.render.html.classroom import index
from grader.render.html.collection import collection_page
from grader.render.html.mark import with_mark
from grader.render.html.progress import replace, strip
from grader.render.progress import Standing, progress
from grader.results import store
from grader.results.changes import Change
from grader.results.class_record import ClassRecord
from grader.results.class_rows import Row, rows
from grader.results.final_mark import FinalMark
from grader.results.history import NONE
from grader.results.summary import Summary
from grader.results.term import Histories
from grader.text.numbers import number


def write_class_page(
    out: Path,
    course: Course,
    lang: Lang,
    held: Holdings,
    changes: list[Change],
    record: ClassRecord,
) -> None:
    """Write the class page. Raises GraderError."""
    page = index(
        held.summaries,
        course=course,
        lang=lang,
        changes=changes,
        folders=held.folders,
        histories=held.histories,
        sections=held.sections,
        unclaimed=record.unclaimed,
        unmatched=record.unmatched,
        gone=held.gone,
        templates=layout.templates(course),
    )
    write_pieces(out / "index.html", (piece.encode() for piece in page))


def write_collections(out: Path, course: Course, lang: Lang, held: Holdings) -> None:
    """Write the page of each student that collects the reports, where that is not made of the same already. Raises
    GraderError."""
    templates = layout.templates(course)
    stamps = PageStamps(course, templates)
    for row in rows(held.summaries, course):
        stamp = stamps.stamp(_parts(lang, row, held.histories))
        place = store.collection_path(out, held.folders[row.student])
        if not ends_with(place, stamp):
            page = collection_page(row, held.histories, course=course, lang=lang, templates=templates)
            write_atomically(place, page.encode() + b"\n" + stamp)


def _parts(lang: Lang, row: Row, histories: Histories) -> bytes:
    own = [histories.get((row.student, cell.assignment), NONE) for cell in row.cells if cell is not None]
    times = [one.when for history in own for one in history.attempts]
    times += [one.when for history in own for one in history.corrections]
    return msgspec.msgpack.encode((lang, row, own, [time.tzname() for time in times]))


def complete_pages(out: Path, course: Course, named: Collection[str], held: Holdings) -> list[Publication]:
    """Add to every report what is known now that all results exist: the mark, and the progress strip, which shows the
    assignments of this run and those that the folder held. Return what the pages tell students."""
    told: list[Publication] = []
    when = datetime.now(UTC)
    names = {*named, *(summary.assignment for summary in held.summaries)}
    assignments = choose(course, tuple(names) if named else ())
    templates = layout.templates(course)
    stamps = PageStamps(course, templates)
    students: dict[str, dict[str, Summary]] = {}
    for summary in held.summaries:
        students.setdefault(summary.student, {})[summary.assignment] = summary
    for student, summaries in students.items():
        standings = {
            name: Standing(one.score, one.max_score, "" if one.status == "missing" else f"{name}.html")
            for name, one in summaries.items()
        }
        for name, one in summaries.items():
            report = store.report_path(out, held.folders[student], name)
            if report.is_file():
                steps = progress(assignments, standings, name)
                parts = strip(steps, name, templates).encode(), one.mark, _zones(one.mark)
                stamp = stamps.stamp(msgspec.msgpack.encode(parts))
                if not ends_with(report, stamp):
                    old = without(report.read_text(encoding="utf-8"))
                    new = with_mark(replace(old, steps, name, templates), one.mark, templates)
                    if new != old:
                        write_atomically(report, new.encode() + stamp)
                where = report.relative_to(out).as_posix()
                told.append(Publication(held.keys[student], name, "page", where, _told(one), when))
    return told


def _zones(mark: FinalMark | None) -> list[str | None]:
    """Return what the zones of a mark's times are called, which its times do not say when they are encoded."""
    times = () if mark is None else (mark.due, mark.received, mark.claimed)
    return [time.tzname() for time in times if time is not None]


def _told(summary: Summary) -> str:
    """Return a mark as it stands on a page."""
    if summary.is_excused:
        return "excused"
    if summary.final is None or summary.status != "graded":
        return summary.status if not summary.final else f"{number(summary.final)} ({summary.status})"
    return f"{number(summary.final)} / {number((summary.mark or summary).max_score)}"
