"""``grader stub``: write the stubs that students start from."""

from __future__ import annotations

from grader.authoring.stub import write_stubs
from grader.course.load import choose
from grader.model import Course


def stub(course: Course, names: tuple[str, ...]) -> None:
    """Write the stubs of the named assignments, of all for none, and print their paths. Raises GraderError."""
    for assignment in choose(course, names):
        for path in write_stubs(assignment, course.language):
            print(path.relative_to(course.root))
