"""The shape of a course: the names of its folders and files, and where those of an assignment lie.

    course.toml
    assignments/<name>/   assignment.toml README.md README.ko.md <name>.py <name>.ipynb test_<name>.py figures.py
    reference/<name>/     <name>.py solutions/*.py test_<name>_hidden.py variants.py equivalent.toml lazy.toml
    reference/demo/       class.toml files/
    datasets/             *.csv README.md CHECKSUMS sources.toml originals.py
    templates/            what the course changes of the packaged templates

A released course has no ``reference/``; ``explanations.json`` and ``digests.json`` stand beside an assignment's README
instead.
"""

from __future__ import annotations

from pathlib import Path

from grader.errors import GraderError
from grader.model import Assignment, Course, Lang

COURSE_FILE = "course.toml"
ASSIGNMENT_FILE = "assignment.toml"
ASSIGNMENTS = "assignments"
REFERENCE = "reference"
DATASETS = "datasets"
TEMPLATES = "templates"
PARTS = (COURSE_FILE, ASSIGNMENTS, REFERENCE, DATASETS, TEMPLATES)

READMES: dict[Lang, str] = {"en": "README.md", "ko": "README.ko.md"}
FIGURES = "figures.py"
EXPLANATIONS = "explanations.json"
DIGESTS = "digests.json"
VARIANTS = "variants.py"
EQUIVALENT = "equivalent.toml"
LAZY = "lazy.toml"
CHECKSUMS = "CHECKSUMS"
SOURCES = "sources.toml"
ORIGINALS = "originals.py"


def data_files(course: Course) -> dict[str, Path]:
    """The data files that some assignment names, by name: what students get."""
    names = sorted({name for assignment in course.assignments for name in assignment.data})
    return {name: course.datasets / name for name in names}


def script(assignment: Assignment) -> Path:
    """Return the script that a student starts from."""
    return assignment.folder / f"{assignment.name}.py"


def notebook(assignment: Assignment) -> Path:
    """Return the notebook that a student starts from."""
    return assignment.folder / f"{assignment.name}.ipynb"


def public_tests(assignment: Assignment) -> Path:
    """Return the tests that students have."""
    return assignment.folder / f"test_{assignment.name}.py"


def figures(assignment: Assignment) -> Path:
    """Return the program that draws the pictures of an assignment."""
    return assignment.folder / FIGURES


def readme(assignment: Assignment, lang: Lang) -> Path:
    """Return the README of an assignment in a language."""
    return assignment.folder / READMES[lang]


def public_files(assignment: Assignment) -> tuple[Path, ...]:
    """Return what an author writes for students, stubs aside. Not every assignment has all of these files."""
    readmes = [assignment.folder / name for name in READMES.values()]
    return (assignment.folder / ASSIGNMENT_FILE, *readmes, public_tests(assignment), figures(assignment))


def given_files(assignment: Assignment) -> tuple[Path, ...]:
    """Return what a release puts beside a stub: the author's files, and those that it makes of the reference."""
    return (*public_files(assignment), *(assignment.folder / name for name in (EXPLANATIONS, DIGESTS)))


def private_folder(assignment: Assignment) -> Path:
    """Return the folder ``reference/<name>``. Raises GraderError in a released course, which has none."""
    if assignment.reference is None:
        raise GraderError(
            f"{assignment.name}: there is no reference here",
            "Run this in the course's own folder, not in a released one.",
        )
    return assignment.reference


def reference(assignment: Assignment) -> Path:
    """Return the reference solution. Raises GraderError in a released course."""
    return private_folder(assignment) / f"{assignment.name}.py"


def hidden_tests(assignment: Assignment) -> Path:
    """Return the tests that students do not have. Raises GraderError in a released course."""
    return private_folder(assignment) / f"test_{assignment.name}_hidden.py"


def is_hidden_test(path: Path) -> bool:
    """Whether a file below ``reference/`` holds tests; the others hold answers."""
    return path.name.endswith("_hidden.py")


def solution(assignment: Assignment, name: str) -> Path:
    """Return another correct solution. Raises GraderError in a released course."""
    return private_folder(assignment) / "solutions" / f"{name}.py"


def solutions(assignment: Assignment) -> tuple[Path, ...]:
    """Return all correct solutions, the reference first. Raises GraderError in a released course."""
    first = reference(assignment)
    return (first, *sorted((first.parent / "solutions").glob("*.py")))


def sample_class(course: Course) -> Path:
    """Return the folder that describes the class of ``grader demo``."""
    return course.root / REFERENCE / "demo"


def templates(course: Course) -> Path:
    """Return the folder of the course's own templates, which need not exist."""
    return course.root / TEMPLATES
