"""``grader export canvas-feedback`` and ``moodle-feedback``: pages of a batch as the feedback files of a platform."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from grader.commands.export_class import Exported, HeldClass, Remark, Wanted, label, match_students
from grader.errors import GraderError
from grader.exchange import canvas, exported_table, moodle
from grader.exchange.roster_csv import RosterRow
from grader.files.names import decode_name
from grader.files.zips import zipped
from grader.render.html.progress import replace
from grader.results import class_record, store

FEEDBACK = ("canvas-feedback", "moodle-feedback")
_ENTRIES = 100_000


def feedback(wanted: Wanted, file: Path, held: HeldClass) -> Exported:
    """Return the pages of an assignment under the names by which the platform knows whose they are."""
    if len(held.terms) != 1:
        raise GraderError(f"{wanted.format}: the pages of which assignment?", "Name it with --assignment.")
    out, assignment = Path(wanted.where), held.terms[0].assignment
    record = class_record.read(out)
    folders = {member.id or member.folder: member.folder for member in record.members.get(assignment, ())}
    if not folders:
        raise GraderError(f"{out}: there are no pages of {assignment} here", "Name the --out folder of a batch.")
    rows, names = _canvas_names(file) if wanted.format == "canvas-feedback" else _moodle_names(file)
    owners, doubts = match_students(held.present, rows)
    handed_in = {attempt.student for attempt in held.rows.attempts if attempt.assignment == assignment}
    if wanted.format == "canvas-feedback":  # whoever handed in nothing is not in the download
        doubts = tuple(one for one in doubts if one.label in {label(s) for s in held.present if s.key in handed_in})
    without: list[str] = []
    packed = 0

    def pages() -> Iterator[tuple[str, bytes]]:
        """Yield names and pages, one after the other: those of a large class are not in memory at once."""
        nonlocal packed
        for student in held.present:
            row = owners.get(student.key)
            if row is None:
                continue
            try:
                path = store.report_path(out, folders.get(student.key, student.key), assignment)
                page = replace(path.read_text(encoding="utf-8"), (), assignment)  # its neighbours do not come along
            except (OSError, UnicodeDecodeError):
                if student.key in handed_in:
                    without.append(student.name)
                continue
            packed += 1
            yield names[row.line].format(file=f"{assignment}.html"), page.encode()

    content = zipped(pages())
    remarks = [Remark("no-page", tuple(without))] if without else []
    return Exported(content, packed, tuple(remarks), doubts)


def _moodle_names(file: Path) -> tuple[tuple[RosterRow, ...], dict[int, str]]:
    table = exported_table.read(file)
    rows = exported_table.students(table, moodle.WORKSHEET)
    numbers = {row.line: moodle.participant(table.heading, table.rows[row.line]) for row in rows}
    if not all(numbers.values()):
        raise GraderError(f"{file}: this is no grading worksheet of Moodle", "Take the file as it came.")
    return rows, {row.line: _literal(moodle.feedback_name(row.name, numbers[row.line], "")) for row in rows}


def _canvas_names(file: Path) -> tuple[tuple[RosterRow, ...], dict[int, str]]:
    found = canvas.feedback_names(_entries(file))
    if not found:
        raise GraderError(f"{file}: this is no download of Canvas", "Name the archive as it came, or its folder.")
    people = [*enumerate(found.items(), 1)]
    rows = tuple(RosterRow(number or name, name, ids=(number,), line=line) for line, ((name, number), _) in people)
    return rows, {line: _literal(beginning) for line, (_, beginning) in people}


def _literal(beginning: str) -> str:
    return beginning.replace("{", "{{").replace("}", "}}") + "{file}"


def _entries(file: Path) -> list[str]:
    """Return the names of the files in a download: a folder or a zip archive. Raises GraderError."""
    try:
        if file.is_dir():
            return [decode_name(entry.name.encode(errors="surrogateescape")) for entry in sorted(file.iterdir())]
        with zipfile.ZipFile(file) as archive:
            return [name.rpartition("/")[2] for name in archive.namelist()[:_ENTRIES]]
    except (OSError, zipfile.BadZipFile):
        raise GraderError(f"{file}: neither a folder nor a zip archive", "Name the download as it came.") from None
