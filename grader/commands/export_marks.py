"""``grader export`` of a class: final marks as a table, or in the table that a platform exported."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from grader.commands.export_class import Exported, HeldClass, Remark, Wanted, label, match_students, remarks, told
from grader.commands.export_feedback import FEEDBACK, feedback
from grader.commands.options import choose_language
from grader.commands.readers_language import language_around
from grader.course.load import find_root, load_course
from grader.errors import GraderError
from grader.exchange import blackboard, brightspace, canvas, exported_table, gradescope_grades, moodle
from grader.exchange.class_table import MarkedStudent, class_csv, class_workbook
from grader.exchange.exported_table import ExportedMark, GradeColumn, System
from grader.files.atomic import write_atomically
from grader.gradebook.class_marks import find_terms, weighted_total
from grader.gradebook.rows import Student
from grader.model import Course
from grader.text.clean import line

SYSTEMS: Mapping[str, System] = {
    "canvas": canvas.GRADEBOOK,
    "moodle": moodle.WORKSHEET,
    "blackboard": blackboard.GRADE_CENTRE,
    "brightspace": brightspace.GRADES,
    "gradescope": gradescope_grades.GRADES,
}
TABLES: Mapping[str, Callable[[Sequence[MarkedStudent], Sequence[str]], bytes]] = {
    "csv": class_csv,
    "xlsx": class_workbook,
}


FORMATS = (*SYSTEMS, *TABLES, *FEEDBACK)


def is_of_class(format: str, export: Path | None) -> bool:
    """Whether a format is for the marks of a class. Gradescope has a format for one submission as well."""
    return format in FORMATS and (format != "gradescope" or export is not None)


def headings(options: Iterable[str]) -> dict[str, str]:
    """Return the values of ``--column`` by assignment. Raises GraderError."""
    found = {}
    for option in options:
        name, equals, heading = option.partition("=")
        if not (name and equals and heading):
            raise GraderError(f"--column {line(option, 80)}: this names no column", "Write --column NAME=HEADING.")
        found[name.strip()] = heading.strip()
    return found


def export_marks(wanted: Wanted, start: Path) -> Exported:
    """Return a class's file for another system. ``start`` is where the course is looked for. Raises GraderError."""
    try:
        find_root(start)
    except GraderError:
        course = None
    else:
        course = load_course(start)
    held = HeldClass(wanted.where, course, wanted.names, others=wanted.format not in FEEDBACK)
    if wanted.format in TABLES:
        return _table(wanted, held)
    if wanted.export is None:
        raise GraderError(f"{wanted.format}: it needs what the platform exported", "Name that file with --from.")
    if wanted.format in FEEDBACK:
        return feedback(wanted, wanted.export, held)
    return _filled(wanted, wanted.export, held, course)


def _table(wanted: Wanted, held: HeldClass) -> Exported:
    weights = {terms.assignment: terms.weight for terms in held.rows.terms}
    students = []
    for one in sorted(held.present, key=lambda one: (one.section, one.name, one.key)):
        total = weighted_total((held.marks[one.key, name], weight) for name, weight in weights.items())
        students.append(MarkedStudent(one.key, one.name, one.login, one.email, one.section, held.exported(one), total))
    content = TABLES[wanted.format](students, [terms.assignment for terms in held.terms])
    count = sum(mark.points is not None for one in students for mark in one.marks.values())
    return Exported(content, count, tuple(remarks(held)))


def _filled(wanted: Wanted, file: Path, held: HeldClass, course: Course | None) -> Exported:
    system, table = SYSTEMS[wanted.format], exported_table.read(file)
    if refusal := system.refusal(table.rows):
        raise GraderError(f"{file}: {refusal}", "Give it points in the platform's settings, or enter the grades there.")
    columns, absent = _columns(wanted, str(file), system.columns(table.rows), system, held, course)
    held.terms = [terms for terms in held.terms if terms.assignment in columns]  # of others nothing is to be said
    rows = exported_table.students(table, system)
    owners, doubts = match_students(held.present, rows)
    marks: dict[int, dict[str, ExportedMark]] = defaultdict(dict)
    people: dict[int, Student] = {}
    for student in held.present:
        row = owners.get(student.key)
        if row is not None:
            people[row.line] = student
            marks[row.line] = held.exported(student)
    filled = exported_table.fill(table, system, columns, marks)
    said = [Remark("no-column", tuple(absent))] if absent else []
    without = tuple(row.name for row in rows if row.line not in people)
    said += [Remark("without", without)] if without else []
    nothing = tuple(name for one in people.values() for name in held.without_hand_in(one))
    said += [Remark("nothing", nothing)] if nothing else []
    strangers = {doubt.label for doubt in doubts if doubt.reason == "nobody"}
    unowned = tuple(one.name for one in held.guests() if label(one) in strangers)
    said += [Remark("unowned", unowned)] if nothing and unowned else []
    for name, (theirs, ours) in filled.scaled.items():
        said.append(Remark("scaled", (), {"name": name, "ours": ours, "theirs": theirs}))
    for id, found in (("above", filled.above), ("closed", filled.closed), ("excused-there", filled.excused)):
        if found:
            said.append(Remark(id, tuple(held.mark_of(people[row], name) for row, name in found)))
    said += remarks(held, excused=not system.excused)
    return Exported(filled.content, filled.written, tuple(said), doubts)


def _columns(
    wanted: Wanted,
    file: str,
    found: Sequence[GradeColumn],
    system: System,
    held: HeldClass,
    course: Course | None,
) -> tuple[dict[str, GradeColumn], list[str]]:
    """Return the columns of the assignments, and the assignments without one."""
    if not found:
        raise GraderError(
            f"{file}: this is no export of {wanted.format}: it has no column for marks", "Take the file as it came."
        )
    titles = {one.name: (one.name, one.title.en, one.title.get("ko")) for one in course.assignments} if course else {}
    named = dict(wanted.columns or {})
    for name in named:
        find_terms(held.terms, name)
    columns: dict[str, GradeColumn] = {}
    for name in (terms.assignment for terms in held.terms):
        column = exported_table.choose_column(found, titles.get(name, (name,)), named.get(name, ""), file)
        if column is None and len(found) == len(held.terms) == 1 and (system.one_assignment or wanted.names):
            column = found[0]
        if column is not None:
            columns[name] = column
    if not columns:
        names = ", ".join(terms.assignment for terms in held.terms)
        raise GraderError(
            f"{file}: it is not clear which column is for which assignment ({names})",
            f"{exported_table.shown_columns(found)} Say which: --assignment NAME, or --column NAME=HEADING.",
        )
    twice = [name for name in columns if [*columns.values()].count(columns[name]) > 1]
    if twice:
        raise GraderError(f"{file}: one column would take the marks of {', '.join(twice)}", "Say which: --column.")
    return columns, [terms.assignment for terms in held.terms if terms.assignment not in columns]


def write(wanted: Wanted, out: Path | None, start: Path, lang: str | None) -> int:
    """Write a class's file to ``out``, or print it, and say on the error stream what is in it and what is not. Returns
    the exit code: 1 where somebody's mark is not in it. Raises GraderError."""
    if out is None and wanted.format not in (*SYSTEMS, "csv"):
        raise GraderError(f"{wanted.format}: this is no text to print", "Name a file with --out.")
    spoken = choose_language(lang, language_around(start) or "en")  # before anything is written
    found = export_marks(wanted, start)
    if out is None:
        sys.stdout.buffer.write(found.content)
    else:
        write_atomically(out, found.content)
    for said in told(found, spoken, pages=wanted.format in FEEDBACK):
        print(said, file=sys.stderr)
    return 0 if found.whole else 1
