"""The class of ``grader demo`` where there is no course: an assignment as ``grader new`` makes it, and its mistakes."""

from __future__ import annotations

from pathlib import Path

from grader.authoring.new import create_course
from grader.commands.demo import make_class, notebook
from grader.course import layout
from grader.course.load import load_course
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.model import Course, Lang
from grader.testing.edits import reference_text
from grader.testing.variants import load_variants

NAME = "rescaling"
_NAMES = ("Ada Lovelace", "김서연", "Alan Turing", "이도윤", "Grace Hopper", "박지호", "Emmy Noether", "최유진")
"""Who has made a mistake, one each."""


def sample_class(start: Path, out: Path, lang: Lang) -> tuple[Course, tuple[str, ...]]:
    """Write a class into ``out/submissions``: that of the course around ``start``, or of a small course that is made
    for it. Return the course and the names of the class's assignments. Raises GraderError."""
    try:
        course: Course | None = load_course(start)
    except GraderError:
        course = None
    if course is not None and (layout.sample_class(course) / "class.toml").is_file():
        return course, make_class(course, out / "submissions")
    made = sample_course(out / "course", lang)
    return made, make_sample_class(made, out / "submissions")


def sample_course(folder: Path, lang: Lang) -> Course:
    """Return the course in ``folder``, which is made where it is not there."""
    if not (folder / layout.COURSE_FILE).is_file():
        return create_course(folder, NAME, lang)
    return load_course(folder)


def make_sample_class(course: Course, out: Path) -> tuple[str, ...]:
    """Write what the class has handed in into ``out``, and return the names of its assignments."""
    (assignment,) = course.assignments
    right = reference_text(assignment)
    script, book = layout.script(assignment), layout.notebook(assignment)
    handed_in = {
        f"{student}/{script.name}": one.source(right)
        for student, one in zip(_NAMES, load_variants(assignment), strict=False)
    }
    handed_in |= {
        f"Katherine Johnson/{script.name}": right,
        f"정하은/{book.name}": notebook(right),
        f"Only Stub/{script.name}": script.read_text(encoding="utf-8"),
        f"Syntax Error/{script.name}": right.replace("return low +", "return low +*"),
        f"Endless Loop/{script.name}": right.replace("    smallest,", "    while True: pass\n    smallest,", 1),
    }
    for path, text in handed_in.items():
        write_atomically(out / path, text)
    return (assignment.name,)
