"""What the names of files say: a script or a notebook, for which assignment, a copy, the course's own (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from grader.files.names import fold, suffix

CODE = (".py", ".ipynb")
_ADDED = (".txt", ".json", ".py", ".ipynb")  # what browsers and mail programs put behind

# How programs name copies: browsers "gates (1)" and "gates-1", Canvas "gates-1", Jupyter "gates-Copy1",
# Colab "Copy_of_gates" and "gates_ipynb의_사본", Windows "gates - Copy (2)" and "gates - 복사본", macOS "gates copy 2".
_BEFORE = r"(?:copy[ _]of[ _])*"
_AFTER = (
    r"(?:[ _.]?(?:ipynb|py)?의[ _]사본)*"
    r"(?:[ _-]{1,3}(?:copy|복사본)[ _-]?(\d{0,4}))?"
    r"(?:[ _]?\((\d{1,4})\)|-(\d{1,4}))?"
)
_BETWEEN = r"[ _.-]+"


def file_name(path: str) -> str:
    """The last component."""
    return path.rpartition("/")[2]


def stem(path: str) -> str | None:
    """The name of a script or notebook without its ending, also of ``gates.py.txt``; None for other files."""
    name = _usual_name(path)
    return name[: -len(suffix(name))] if suffix(name) in CODE else None


def _usual_name(path: str) -> str:
    """The name of a file without the endings that some program put behind one of ours."""
    name = file_name(path)
    inner = name[: -len(suffix(name))] if suffix(name) in _ADDED else ""
    while suffix(inner) in CODE:
        name, inner = inner, inner[: -len(suffix(inner))]
    return name


def loose_stem(path: str) -> str:
    """The name of any file without an ending that a script or notebook may have got."""
    name = file_name(path)
    return stem(path) or (name[: -len(suffix(name))] if suffix(name) in _ADDED else name)


def copy_number(called: str, assignment: str) -> int | None:
    """0 where a file is called as the assignment is, more where a program named a copy of it so, else None."""
    folded, name = fold(called), fold(assignment)
    if folded == name:
        return 0
    match = re.fullmatch(_BEFORE + re.escape(name) + _AFTER, folded)
    return None if match is None else max([int(number) for number in match.groups() if number], default=1)


def named_for(called: str, assignments: Iterable[str]) -> str | None:
    """The assignment that a file is called after."""
    return next((name for name in assignments if copy_number(called, name) is not None), None)


def without_assignment(called: str, assignments: Iterable[str]) -> tuple[str, str]:
    """A file's name without an assignment's at its beginning or end, and that assignment: ``kim_gates``."""
    for name in assignments:
        parts = map(re.escape, re.split(r"[ _-]", name))
        own = r"[ _-]?".join(parts)
        match = re.fullmatch(rf"(?:(.+?){_BETWEEN}{own}|{own}{_BETWEEN}(.+))", called, re.IGNORECASE)
        if match is not None:
            return match[1] or match[2], name
    return called, ""


def is_course_file(path: str, assignments: Iterable[str]) -> bool:
    """Whether a file is left out whatever it holds: the course's public tests, and what pytest reads beside them."""
    name = fold(file_name(path))
    return name == "conftest.py" or name in {fold(f"test_{assignment}.py") for assignment in assignments}


def is_notebook_name(path: str) -> bool:
    """Whether a file is called as a notebook is, whatever some program put behind its name."""
    return suffix(_usual_name(path)) == ".ipynb"


def folder_of(path: str) -> str:
    """All but the last component."""
    return path.rpartition("/")[0]
