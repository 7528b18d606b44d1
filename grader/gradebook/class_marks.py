"""The marks of a whole class, and whom and what a name in a gradebook means (pure)."""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.errors import GraderError
from grader.files.names import fold, name_forms
from grader.gradebook.marks import mark
from grader.gradebook.rows import Adjustment, Attempt, Grading, Mark, Rows, Student, Terms
from grader.text.clean import line

Key = tuple[str, str]
"""The keys of a student and of an assignment."""


@dataclass(frozen=True, slots=True)
class MarkEvidence:
    """The rows of which the mark of one student for one assignment is made."""

    student: str
    terms: Terms
    attempts: list[Attempt]
    gradings: list[Grading]
    decisions: list[Adjustment]

    @property
    def key(self) -> Key:
        """Whose they are, and for what."""
        return self.student, self.terms.assignment


def class_marks(rows: Rows) -> dict[Key, Mark]:
    """Return the marks of all students that are in the gradebook, for its assignments."""
    return {one.key: mark(one.student, one.terms, one.attempts, one.gradings, one.decisions) for one in evidence(rows)}


def evidence(rows: Rows) -> Iterator[MarkEvidence]:
    """Yield the rows of each student's mark, for all students and assignments that are in the gradebook."""
    attempts: dict[Key, list[Attempt]] = {}
    for attempt in rows.attempts:
        attempts.setdefault((attempt.student, attempt.assignment), []).append(attempt)
    gradings: dict[int, list[Grading]] = {}
    for grading in rows.gradings:
        gradings.setdefault(grading.attempt, []).append(grading)
    decisions: dict[Key, list[Adjustment]] = {}
    for decision in rows.adjustments:
        decisions.setdefault((decision.student, decision.assignment), []).append(decision)
    for terms in rows.terms:
        everybodys = decisions.get(("", terms.assignment), [])
        for student in rows.students:
            key = student.key, terms.assignment
            own = attempts.get(key, [])
            judged = [grading for one in own for grading in gradings.get(one.id, ())]
            yield MarkEvidence(student.key, terms, own, judged, [*everybodys, *decisions.get(key, ())])


def weighted_total(marks: Iterable[tuple[Mark, float]]) -> float | None:
    """Return a student's total in percent, of marks with their weights: without what is excused. None where a mark is
    not known, and where nothing counts."""
    counting = [(mark, weight) for mark, weight in marks if "excused" not in mark.flags]
    total = sum(weight for _, weight in counting)
    if total <= 0 or any(mark.final is None for mark, _ in counting):
        return None
    earned = sum(weight * (mark.final or 0.0) / mark.max_score for mark, weight in counting if mark.max_score)
    return 100.0 * earned / total


def find_student(students: Iterable[Student], text: str) -> Student:
    """Return the student called ``text``: by id, login, e-mail or name: in full, and with the family name first or
    last. Raises GraderError for none and for several."""
    known = list(students)
    exact = [one for one in known if one.key == text]
    wanted = fold(text)
    found = exact or [one for one in known if wanted in _names(one)]
    found = found or [one for one in known if name_forms(text) & name_forms(one.name)]
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(_shown(one) for one in found)
        raise GraderError(f"several students are called {line(text, 60)}: {shown}", "Write the one that stands first.")
    names = {name: one for one in known for name in sorted(_names(one))}
    near = [name for name in names if wanted and wanted in name] or difflib.get_close_matches(wanted, names, n=5)
    close = list(dict.fromkeys(_shown(names[name]) for name in near))[:5]
    hint = f"Near to it: {', '.join(close)}." if close else "grades.csv names everybody."
    raise GraderError(f"the gradebook has no student called {line(text, 60)}", hint)


def told_apart(students: Iterable[Student]) -> dict[str, str]:
    """Return what students are called, by key; namesakes with their keys."""
    known = list(students)
    count = Counter(one.name for one in known)
    return {one.key: one.name if count[one.name] == 1 else f"{one.name} ({one.key})" for one in known}


def _names(student: Student) -> set[str]:
    names = (student.key, student.name, student.login, student.email, student.email.partition("@")[0])
    return {fold(name) for name in names if name}


def _shown(student: Student) -> str:
    return line(student.key if student.name == student.key else f"{student.key} ({student.name})", 80)


def find_terms(terms: Iterable[Terms], assignment: str) -> Terms:
    """Return an assignment. Raises GraderError."""
    known = {one.assignment: one for one in terms}
    if assignment not in known:
        raise GraderError(
            f"the gradebook has no assignment called {line(assignment, 60)}", f"Known: {', '.join(known) or 'none'}."
        )
    return known[assignment]


@dataclass(frozen=True, slots=True)
class FoundTest:
    """A test of an assignment, or all cases of a parametrised one; ``points`` is the most that it gives."""

    assignment: str
    test: str
    points: float


def find_test(rows: Rows, name: str, assignment: str | None = None) -> FoundTest:
    """Return the test called ``name`` in the newest gradings: its id, or the part of that behind ``::``, with or
    without the case in brackets. Raises GraderError for none and for several."""
    assignments = {one.id: one.assignment for one in rows.attempts}
    newest: dict[Key, dict[str, float]] = {}
    for grading in rows.gradings:
        of = assignments.get(grading.attempt, "")
        if assignment in (None, of):
            functions: dict[str, dict[str, float]] = {}
            for one in grading.tests:
                functions.setdefault(one.test.partition("[")[0], {})[one.test] = one.max_points
            newest |= {(of, function): cases for function, cases in functions.items()}
    found: list[FoundTest] = []
    for (of, function), cases in newest.items():
        tests = {function: math.fsum(cases.values()), **cases}
        called = [test for test in tests if name in (test, test.rpartition("::")[2])]
        found += [FoundTest(of, test, tests[test]) for test in called]
    unique = {(one.assignment, one.test): one for one in found}
    if len(unique) == 1:
        return next(iter(unique.values()))
    if unique:
        shown = ", ".join(line(f"{of}: {test}", 120) for of, test in unique)
        raise GraderError(
            f"several tests are called {line(name, 80)}: {shown}", "Name the assignment, or the whole id."
        )
    known = {function.rpartition("::")[2] for _, function in newest}
    close = difflib.get_close_matches(name, sorted(known), n=5)
    hint = f"Near to it: {', '.join(close)}." if close else "Result files and class page name the tests."
    raise GraderError(f"no judged submission has a test called {line(name, 80)}", hint)
