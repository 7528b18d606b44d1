"""The parameters with which the course calls its tasks."""

from __future__ import annotations

from grader.course import layout
from grader.errors import Refusal
from grader.model import Assignment
from grader.submission.cells import parse
from grader.submission.outline import outline


def signatures(assignment: Assignment) -> dict[str, str]:
    """Return the parameters of each function that is a task, as text.

    Where there is no reference, those of a stub: a student writes in the script or in the notebook, so that the other
    one is still the course's.
    """
    if assignment.reference is not None:
        files = [layout.reference(assignment)]
    else:
        files = [layout.script(assignment), layout.notebook(assignment)]
    found: dict[str, str] = {}
    for path in files:
        try:
            cells = parse(path.name, path.read_bytes()).cells
        except (OSError, Refusal):
            continue
        for one in outline([(cell.file, cell.number, cell.code) for cell in cells]).definitions:
            if one.is_function and (assignment.reference is not None or one.is_shell):
                found.setdefault(one.name, one.parameters)
    return found
