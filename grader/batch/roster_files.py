"""The files by which an instructor says who is in the class, whose a hand-in is, and when it came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.batch.hand_ins import Times
from grader.course.hand_in import HandInRules
from grader.errors import GraderError
from grader.exchange.matches_csv import FILE, read_matches
from grader.exchange.roster_csv import RosterRow, read_roster_csv
from grader.exchange.times_csv import SettledTime, read_times
from grader.files.names import fold, name_forms
from grader.gradebook.address import FILE as BOOK
from grader.gradebook.address import address
from grader.gradebook.rows import Student
from grader.gradebook.store import open_gradebook
from grader.results import class_record
from grader.results.class_record import ClassRecord
from grader.submission.entries import Entry
from grader.submission.merging import ClassList
from grader.text.clean import line


@dataclass(frozen=True)
class RosterFiles:
    """``listed`` is the class, None without a roster; ``shown`` is what messages call the roster. ``matches`` lies
    beside it, else in the folder of the batch."""

    listed: ClassList | None
    shown: str
    matches: Path


def read_files(given: Path | None, rules: HandInRules, out: Path, gradebook: str | None) -> RosterFiles:
    """Return the roster of the command line, else that of the course, else the one that a gradebook of its own holds.
    Raises GraderError."""
    roster = given or rules.roster
    matches = (out if roster is None else roster.parent) / FILE
    if roster is not None:
        rows, shown = read_roster_csv(roster), str(roster)
    elif gradebook is not None and _is_there(gradebook):
        with open_gradebook(gradebook) as book:
            rows, shown = roster_of(book.students()), book.shown
    else:
        rows, shown = (), ""
    if not rows:
        return RosterFiles(None, shown, matches)
    known, left = gradebook or str(out / BOOK), tuple[RosterRow, ...]()
    if _is_there(known):
        with open_gradebook(known) as book:
            names = book.names()
            left = left_the_roster(
                rows, book.students(), class_record.read(out).without({row.id for row in rows}), names
            )
            rows = with_earlier_names(rows, names)
    return RosterFiles(ClassList(rows, read_matches(matches, rows), left), shown, matches)


def _is_there(gradebook: str) -> bool:
    """Whether there is a gradebook already: to look for a roster makes none."""
    file = address(gradebook).file
    return file is None or file.is_file()


def roster_of(students: Iterable[Student]) -> tuple[RosterRow, ...]:
    """Return the roster among the students of a gradebook: those of whom it knows a login or an address, which no
    folder of hand-ins says, and who are not gone."""
    return tuple(
        RosterRow(one.key, one.name, one.email, one.section, one.group, one.login, "", (one.key,), number)
        for number, one in enumerate(students, 1)
        if (one.login or one.email) and not one.gone
    )


def with_earlier_names(rows: Sequence[RosterRow], names: Mapping[str, Collection[str]]) -> tuple[RosterRow, ...]:
    """Return the roster with the names that it had before: a folder may still be called so. A name that somebody has
    who is not on the roster is left out; one who never was on a roster is called as the folder is."""
    owners: dict[str, set[str]] = {}
    for key, called in names.items():
        for name in called:
            if fold(name) != fold(key):
                owners.setdefault(fold(name), set()).add(key)
    listed = {row.id for row in rows}
    return tuple(
        row._replace(
            earlier=tuple(
                sorted(
                    name
                    for name in names.get(row.id, ())
                    if fold(name) != fold(row.name) and owners.get(fold(name), {""}) <= listed
                )
            )
        )
        for row in rows
    )


def left_the_roster(
    rows: Sequence[RosterRow], students: Iterable[Student], record: ClassRecord, names: Mapping[str, Collection[str]]
) -> tuple[RosterRow, ...]:
    """Return who was on the roster before, and is not any more: the gradebook knows a login or an address, or the
    ``record`` of the folder an id. Who was never on one is a guest."""
    listed, former = {row.id for row in rows}, {member.id for member in record.left}
    return tuple(
        RosterRow(one.key, one.name, one.email, login=one.login, ids=(one.key,), earlier=tuple(names.get(one.key, ())))
        for one in students
        if one.key not in listed and (one.login or one.email or one.key in former)
    )


def settled_times(
    path: Path | None, entries: Sequence[Entry], names: Sequence[str], rules: HandInRules, record: ClassRecord
) -> Times:
    """Return the times that the file ``path`` settles, by student and assignment. It may hold those of a whole term: a
    line of somebody who was in the class before, by the ``record`` of the folder, says nothing now. Raises GraderError
    that names the line: of a student or an assignment that is not there, or of a time without a zone."""
    if path is None:
        return {}
    students = _Students(entries)
    before = {fold(name) for one in record.everybody() for name in (one.student, one.folder, one.id)}
    times: dict[tuple[str, str], datetime] = {}
    for settled in read_times(path):
        found = students.called(settled.student)
        if found or fold(settled.student) not in before:
            time = _settled(path, settled, found, names, rules)
            times[next(iter(found)), settled.assignment] = time
    of_groups: dict[tuple[str, str], datetime] = {}
    for entry in entries:
        if not entry.handed.parts:  # one hand-in of a group has one time
            shared = [((other.student, name), (entry.student, name)) for other in entry.shared for name in names]
            of_groups |= {own: times[theirs] for theirs, own in shared if theirs in times}
    return of_groups | times


def chosen(entries: Sequence[Entry], names: Sequence[str]) -> tuple[Entry, ...]:
    """Return the students who are called by ``names``; all of them for no name. Raises GraderError for a name that is
    nobody's, or several students'."""
    if not names:
        return tuple(entries)
    students = _Students(entries)
    wanted = {_only(students.called(name), f"--only {line(name, 60)}") for name in names}
    return tuple(entry for entry in entries if entry.student in wanted)


def _only(found: set[str], place: str) -> str:
    if len(found) != 1:
        what = "several students are called so" if found else "no student is called so"
        raise GraderError(f"{place}: {what}", "Write the id, or the name as grades.csv has it.")
    return next(iter(found))


def _settled(
    path: Path, settled: SettledTime, found: Collection[str], names: Sequence[str], rules: HandInRules
) -> datetime:
    place = f"{path}, line {settled.line}"
    if len(found) != 1:
        what = "several students are called" if found else "no student is called"
        raise GraderError(f"{place}: {what} {line(settled.student, 60)}", "Write the id, as grades.csv has it.")
    if settled.assignment not in names:
        raise GraderError(f"{place}: no assignment is called {line(settled.assignment, 60)}", _known(names))
    time = rules.instant(settled.time, settled.assignment)
    if time is None:
        raise GraderError(f"{place}: the time has no zone", 'Write +09:00 behind it, or timezone = "…" in course.toml.')
    return time


class _Students:
    """The students of the class by all that they are called: id, login, name and what the tables call them; else a name
    with its words in another order; else what a hand-in was called while it was nobody's."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_text: dict[str, set[str]] = {}
        self._by_form: dict[str, set[str]] = {}
        self._by_former: dict[str, set[str]] = {}
        for entry in entries:
            row = entry.listed
            known = () if row is None else (*row.ids, *row.logins, row.name)
            forms = name_forms(entry.student) if row is None else name_forms(row.name, row.family)
            for index, texts in (
                (self._by_text, {fold(name) for name in (entry.student, entry.folder, *known)}),
                (self._by_form, forms),
                (self._by_former, {fold(name) for name in entry.unlisted}),
            ):
                for text in texts:
                    index.setdefault(text, set()).add(entry.student)

    def called(self, text: str) -> set[str]:
        """Return the students who are called ``text``."""
        by_form = {student for form in name_forms(text) for student in self._by_form.get(form, ())}
        return self._by_text.get(fold(text)) or by_form or self._by_former.get(fold(text), set())


def _known(names: Sequence[str]) -> str:
    return f"Known: {', '.join(names)}."
