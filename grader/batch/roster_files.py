"""The files by which an instructor says who is in the class, whose a hand-in is, and when it came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.batch.hand_ins import Times
from grader.course.hand_in import HandInRules
from grader.errors import GraderError
from grader.exchange.matches_csv import FILE, read_matches
from grader.exchange.roster_csv import RosterRow, read_roster_csv
from grader.exchange.times_csv import SettledTime, read_times
from grader.files.names import fold
from grader.gradebook.address import FILE as BOOK
from grader.gradebook.address import address
from grader.gradebook.rows import Student
from grader.gradebook.store import open_gradebook
from grader.results import class_record
from grader.results.class_record import ClassRecord
from grader.submission.class_folder import Entry
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


def settled_times(path: Path | None, entries: Sequence[Entry], names: Sequence[str], rules: HandInRules) -> Times:
    """Return the times that the file ``path`` settles, by student and assignment. Raises GraderError that names the
    line: of a student or an assignment that is not there, or of a time without a zone."""
    if path is None:
        return {}
    students = _students(entries)
    return {key: time for settled in read_times(path) for key, time in _settled(path, settled, students, names, rules)}


def chosen(entries: Sequence[Entry], names: Sequence[str]) -> tuple[Entry, ...]:
    """Return the students who are called by ``names``; all of them for no name. Raises GraderError for a name that is
    nobody's, or several students'."""
    if not names:
        return tuple(entries)
    students = _students(entries)
    wanted = {_only(students.get(fold(name), set()), f"--only {line(name, 60)}") for name in names}
    return tuple(entry for entry in entries if entry.student in wanted)


def _only(found: set[str], place: str) -> str:
    if len(found) != 1:
        what = "several students are called so" if found else "no student is called so"
        raise GraderError(f"{place}: {what}", "Write the id, or the name as grades.csv has it.")
    return next(iter(found))


def _settled(
    path: Path, settled: SettledTime, students: dict[str, set[str]], names: Sequence[str], rules: HandInRules
) -> Iterator[tuple[tuple[str, str], datetime]]:
    place = f"{path}, line {settled.line}"
    found = students.get(fold(settled.student), set())
    if len(found) != 1:
        count = "several students are" if found else "no student is"
        raise GraderError(f"{place}: {count} called {line(settled.student, 60)}", "Write the id, as grades.csv has it.")
    if settled.assignment not in names:
        raise GraderError(f"{place}: no assignment is called {line(settled.assignment, 60)}", _known(names))
    time = rules.instant(settled.time, settled.assignment)
    if time is None:
        raise GraderError(f"{place}: the time has no zone", 'Write +09:00 behind it, or timezone = "…" in course.toml.')
    yield (next(iter(found)), settled.assignment), time


def _students(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Return the students by all that they are called: id, login, name, and what the tables call them."""
    called: dict[str, set[str]] = {}
    for entry in entries:
        row = entry.listed
        known = () if row is None else (*row.ids, *row.logins, row.name)
        for name in {entry.student, entry.folder, *known}:
            called.setdefault(fold(name), set()).add(entry.student)
    return called


def _known(names: Sequence[str]) -> str:
    return f"Known: {', '.join(names)}."
