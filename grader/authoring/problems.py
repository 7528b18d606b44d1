"""What an author has to look at before students see an assignment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.course import layout
from grader.model import Assignment, Course, Lang
from grader.text.phrases import say
from grader.text.translated import set_apart, translated

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Something about an assignment that is wrong (error) or could be better (warning). ``place`` is where: a file of
    the course, with a line where one is known. ``remedy`` is a sentence of its own."""

    assignment: str
    severity: Severity
    text: str
    place: str = ""
    remedy: str = ""

    def line(self, lang: Lang) -> str:
        """Return what is wrong as a line of a terminal."""
        text = set_apart(self.text, lang) + (f". {translated(self.remedy, lang)}" if self.remedy else "")
        return f"{say(f'verify.{self.severity}', lang)}: {self.place or self.assignment}: {text}"

    def __str__(self) -> str:
        return self.line("en")


def are_harmless(problems: Iterable[Problem]) -> bool:
    """Whether no problem is an error."""
    return all(problem.severity != "error" for problem in problems)


def errors_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in the order in which an author reads them: errors, then warnings."""
    return sorted(problems, key=lambda problem: problem.severity != "error")


def place_in(course: Course, path: Path, text: str = "") -> str:
    """Return where ``text`` stands in a file of the course, as ``reference/sums/variants.py:12``; the file alone where
    it does not."""
    name = path.relative_to(course.root).as_posix() if path.is_relative_to(course.root) else str(path)
    if text and path.is_file():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if text in line:
                return f"{name}:{number}"
    return name


def place_of_test(course: Course, assignment: Assignment, test: str) -> str:
    """Return where a test stands: ``test_sums.py::test_add[1]`` is a function of one of the two files."""
    file, _, name = test.partition("::")
    public = layout.public_tests(assignment)
    path = public if file == public.name else layout.hidden_tests(assignment)
    return place_in(course, path, f"def {name.partition('[')[0].rpartition('::')[2]}(")


def place_of_task(course: Course, assignment: Assignment, task: str = "") -> str:
    """Return where the settings of an assignment, or of a task of it, stand."""
    return place_in(course, assignment.folder / layout.ASSIGNMENT_FILE, f'"{task}"' if task else "title")


def place_of_points(course: Course, assignment: Assignment, task: str) -> str:
    """Return where the points of a task stand in the settings of its assignment."""
    path = assignment.folder / layout.ASSIGNMENT_FILE
    line = 0
    for table in re.split(r"^(?=\[\[tasks\]\])", path.read_text(encoding="utf-8", errors="replace"), flags=re.M):
        points = re.search(r"^\s*points\b", table, re.M)
        if points and re.search(rf"""^\s*name\s*=\s*["']{re.escape(task)}["']""", table, re.M):
            return f"{place_in(course, path)}:{line + table[: points.end()].count(chr(10)) + 1}"
        line += table.count("\n")
    return place_of_task(course, assignment, task)


def place_of_mistake(course: Course, assignment: Assignment, code: str) -> str:
    """Return where a mistake stands among the variants."""
    return place_in(course, layout.private_folder(assignment) / layout.VARIANTS, f'"{code}"')
