"""A class's marks as they are exported: out of the gradebook, and matched with the students of a platform's table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.batch.recording import follow_course
from grader.errors import GraderError
from grader.exchange.download import Identity
from grader.exchange.exported_table import ExportedMark
from grader.exchange.roster_csv import RosterRow
from grader.files.names import fold, name_forms
from grader.gradebook.address import address
from grader.gradebook.class_marks import Key, class_marks, find_terms, told_apart
from grader.gradebook.rows import Mark, Rows, Student, Terms
from grader.gradebook.store import open_gradebook
from grader.model import Course, Lang
from grader.submission.matching import Doubt, HandIn, match
from grader.text.clean import line, some
from grader.text.phrases import Argument, say

_NUMBERED = re.compile(r"(?P<name>.+)_(?P<number>\d+)", re.DOTALL)
_ADDRESSED = re.compile(r"(?P<name>.+?)_(?P<address>[^\s_]+@\S+)", re.DOTALL)
_NAMED = 20
_LONG = 6  # digits of a number that is the school's own


@dataclass(frozen=True)
class Wanted:
    """What to export: ``where`` is the gradebook, or the folder of a batch; ``export`` what the platform wrote;
    ``names`` the assignments, all of them for none; ``columns`` the headings that stand for assignments."""

    format: str
    where: str
    export: Path | None = None
    names: tuple[str, ...] = ()
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Remark:
    """Something to be said of an export: a phrase ``export.<id>``, and whom it is about."""

    id: str
    about: tuple[str, ...] = ()
    args: Mapping[str, str | float] | None = None


@dataclass(frozen=True)
class Exported:
    """A file for a platform. ``count`` is how many marks or pages are in it; ``unmatched`` are students who are not
    certainly in the platform's export; ``whole`` says whether everybody's mark is in the file."""

    content: bytes
    count: int
    remarks: tuple[Remark, ...] = ()
    unmatched: tuple[Doubt, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nobody's mark is left out."""
        return not self.unmatched and not any(one.id in ("closed", "excused-there", "no-page") for one in self.remarks)


class HeldClass:
    """The marks of a gradebook. ``present`` are the students who are in the class; ``others``: assignments that are not
    among ``names`` are read as well, for totals."""

    def __init__(self, where: str, course: Course | None, names: Sequence[str], *, others: bool = True) -> None:
        found = address(where)
        if found.file is not None and not found.file.is_file():
            raise GraderError(
                f"{found.shown}: there is no gradebook", "Name the --out folder of a batch, or its gradebook."
            )
        with open_gradebook(where, create=False) as book:
            if course is not None:
                follow_course(book, course)
            known = book.terms()
            self.terms: list[Terms] = [find_terms(known, name) for name in names] or known
            self.rows: Rows = book.rows(assignments=() if others else names)
        if not self.terms:
            raise GraderError(f"{where}: the gradebook has no assignment", "Grade a class first: grader batch.")
        self.marks: dict[Key, Mark] = class_marks(self.rows)
        self._names = told_apart(self.rows.students)
        self.present = [one for one in self.rows.students if not one.gone]
        self.gone = [one.name for one in self.rows.students if one.gone]

    def exported(self, student: Student) -> dict[str, ExportedMark]:
        """Return a student's marks by assignment."""
        found = {}
        for terms in self.terms:
            mark = self.marks[student.key, terms.assignment]
            excused = "excused" in mark.flags
            found[terms.assignment] = ExportedMark(mark.final, mark.max_score, excused, "\n".join(mark.comments))
        return found

    def without_hand_in(self, student: Student) -> list[str]:
        """Return what messages call a student's marks that are 0 because nothing came, or nothing was known to be
        theirs."""
        marks = [(terms.assignment, self.marks[student.key, terms.assignment]) for terms in self.terms]
        return [
            self.mark_of(student, name)
            for name, mark in marks
            if mark.status == "missing" and not {"excused", "overridden"} & {*mark.flags}
        ]

    def guests(self) -> Iterator[Student]:
        """Yield who handed in something and is not on the roster, as far as that is known: of those who are it knows a
        login or an address."""
        for one in self.present:
            came = any(self.marks[one.key, terms.assignment].status != "missing" for terms in self.terms)
            if came and not (one.login or one.email):
                yield one

    def flagged(self, flag: str) -> tuple[str, ...]:
        """Return whose marks have a flag."""
        return tuple(
            self.mark_of(student, terms.assignment)
            for student in self.present
            for terms in self.terms
            if flag in self.marks[student.key, terms.assignment].flags
        )

    def mark_of(self, student: Student, assignment: str) -> str:
        """Return what messages call a mark: the assignment is named where there are several."""
        name = self._names[student.key]
        return name if len(self.terms) == 1 else f"{name} ({assignment})"


def told(found: Exported, lang: Lang, *, pages: bool) -> Iterator[str]:
    """Yield the lines that say what is in a file and what is not."""
    yield say("export.packed" if pages else "export.written", lang, count=found.count)
    for one in found.remarks:
        names = some([line(name, 80) for name in one.about], _NAMED)
        counted: dict[str, Argument] = {"count": len(one.about), "names": names} if one.about else {}
        yield say(f"export.{one.id}", lang, **counted, **(one.args or {}))
    if found.unmatched:
        yield say("export.unmatched", lang, count=len(found.unmatched))
    for doubt in found.unmatched:
        candidates = some([line(row.name, 60) for row in doubt.candidates], _NAMED)
        reason = say("export.nobody" if doubt.reason == "nobody" else f"doubt.{doubt.reason}", lang)
        yield f"  {line(doubt.label, 80)}: {reason}{f' ({candidates})' if candidates else ''}"


def remarks(held: HeldClass, *, excused: bool = False) -> Iterator[Remark]:
    """Yield what is to be said of marks. ``excused``: the file cannot say it of one."""
    unknown = tuple(
        held.mark_of(student, terms.assignment)
        for student in held.present
        for terms in held.terms
        for mark in [held.marks[student.key, terms.assignment]]
        if mark.final is None and "excused" not in mark.flags
    )
    for id, about in (
        ("no-mark", unknown),
        ("excused", held.flagged("excused") if excused else ()),
        ("late-unknown", held.flagged("late-unknown")),
        ("gone", tuple(held.gone)),
    ):
        if about:
            yield Remark(id, about)


def match_students(
    students: Sequence[Student], rows: Sequence[RosterRow]
) -> tuple[dict[str, RosterRow], tuple[Doubt, ...]]:
    """Return the rows of students, by key, and the students of whom it is not certain.

    Two people may have one name. Where the table knows some students by the numbers that the gradebook has, it knows
    all of them so, and a name alone is not enough.
    """
    found = match([_known(one) for one in students], rows, {}, ())
    by_label = {label(one): one for one in students}
    owners = {label: own[0] for label, own in found.students.items() if len(own) == 1}
    known = _known_namesakes(by_label, found.doubts)
    owners |= known
    by_number = {label for label, row in owners.items() if _numbers(by_label[label]) & _numbers_of(row)}
    unsure = {label for label in owners if by_number and label not in by_number}
    unsure |= {label for label, row in owners.items() if _is_chance(by_label[label], row)}
    sure = {label: row for label, row in owners.items() if label not in unsure}
    taken = {row.line for row in sure.values()}
    doubts = []
    for one in found.doubts:
        candidates = tuple(row for row in one.candidates if row.line not in taken)
        reason = one.reason if candidates or one.reason != "twice" else "nobody"  # it is the namesake's
        doubts += [] if one.label in known else [Doubt(one.label, reason, candidates)]
    doubts += [Doubt(label, "contradiction", (owners[label],)) for label in unsure]
    return {by_label[label].key: row for label, row in sure.items()}, tuple(doubts)


def _known_namesakes(students: Mapping[str, Student], doubts: Sequence[Doubt]) -> dict[str, RosterRow]:
    """Return the rows that several students have the name of, and one alone also a number."""
    wanted: dict[int, dict[str, RosterRow]] = {}
    for one in doubts:
        if one.reason == "twice" and len(one.candidates) == 1:
            (row,) = one.candidates
            owners = wanted.setdefault(row.line, {})
            student = students[one.label]
            is_called_so = name_forms(student.name) & name_forms(row.name, row.family)
            if is_called_so and _numbers(student) & _numbers_of(row):
                owners[one.label] = row
    return {label: row for owners in wanted.values() if len(owners) == 1 for label, row in owners.items()}


def _is_chance(student: Student, row: RosterRow) -> bool:
    """Whether nothing but a short number speaks for it, which may be the platform's own, while the names differ."""
    names = {student.login, student.email, student.email.partition("@")[0]} - {""}
    if len(student.key) >= _LONG or set(map(fold, names)) & set(map(fold, row.logins)):
        return False
    same_key = fold(student.key) in set(map(fold, row.ids))
    return same_key and student.key.isdigit() and not name_forms(student.name) & name_forms(row.name, row.family)


def _numbers(student: Student) -> set[str]:
    known = _known(student)
    numbers = {student.key, student.login, student.email, student.email.partition("@")[0]}
    if known.identity is not None:
        numbers |= {known.identity.number, *known.identity.ids}
    return set(map(fold, numbers - {"", student.name}))


def _numbers_of(row: RosterRow) -> set[str]:
    return set(map(fold, {*row.ids, *row.logins} - {row.name}))


def label(student: Student) -> str:
    return student.key if student.key == student.name else f"{student.name} ({student.key})"


def _known(student: Student) -> HandIn:
    """Return what is known of a student. Without a roster the key is what a download called the student: a name, and
    behind it a number of the platform's, or an address."""
    key = student.key.removeprefix(f"{student.section}, ") if student.section else student.key
    numbered, addressed = _NUMBERED.fullmatch(key), _ADDRESSED.fullmatch(key)
    identity: Identity | None
    if student.login or student.email:
        identity = Identity(tuple(filter(None, (key, student.login, student.email))), "", (student.name,))
    elif addressed is not None:
        identity = Identity((addressed["address"],), "", (addressed["name"],))
    elif numbered is not None:
        identity = Identity((key,), numbered["number"], (numbered["name"],))
    elif student.name != student.key and student.name != f"{student.section}/{key}":
        identity = Identity((key,), "", (student.name.removesuffix(f" ({key})"),))
    else:
        identity = None
    return HandIn(label(student), student.key, 0, key, identity=identity)
