"""``grader demo``: make a sample class from the reference and hand-written wrong solutions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from grader.course import layout
from grader.course.load import choose
from grader.files.atomic import write_atomically
from grader.model import Assignment, Course
from grader.notebooks import write


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"name": "as"}):
    assignment: str
    base: str = ""
    patch: str = ""
    raw: str = ""
    name: str = ""
    kind: Literal["script", "notebook"] = "script"


class _Student(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    files: tuple[_File, ...]


class _Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    students: tuple[_Student, ...]


def folder_name(student: str) -> str:
    """Return a student's name as the name of a folder, without characters that a file system refuses."""
    return re.sub(r'[<>:"/\\|?*]', "_", student).strip(" .")


def make_class(course: Course, out: Path) -> tuple[str, ...]:
    """Write the sample class into ``out``, and return the names of its assignments. Raises GraderError."""
    source = layout.sample_class(course)
    described = msgspec.toml.decode((source / "class.toml").read_bytes(), type=_Class)
    used: set[str] = set()
    for student in described.students:
        folder = out / folder_name(student.name)
        folder.mkdir(parents=True, exist_ok=True)
        for file in student.files:
            used.add(file.assignment)
            (assignment,) = choose(course, (file.assignment,))
            if file.raw:
                write_atomically(folder / file.name, (source / "files" / file.raw).read_bytes())
                continue
            text = _base(assignment, file.base)
            if file.patch:
                text += "\n\n" + (source / "files" / file.patch).read_text(encoding="utf-8")
            if file.kind == "notebook":
                write_atomically(folder / layout.notebook(assignment).name, notebook(text))
            else:
                write_atomically(folder / layout.script(assignment).name, text)
    return tuple(a.name for a in course.assignments if a.name in used)


def _base(assignment: Assignment, base: str) -> str:
    if not base:
        return ""
    if base == "stub":
        path = layout.script(assignment)
    elif base == "reference":
        path = layout.reference(assignment)
    else:
        path = layout.solution(assignment, base)
    return path.read_text(encoding="utf-8")


def notebook(source: str) -> str:
    """Return a script as a notebook: a cell for each block that begins in the first column after an empty line."""
    blocks = [block.strip("\n") for block in re.split(r"\n\n+(?=\S)", source) if block.strip()]
    return write.notebook(write.code_cell(f"cell-{number}", block) for number, block in enumerate(blocks, 1))
