"""``grader stub``: its parameters."""

from __future__ import annotations

from pathlib import Path

from grader.cli.parameters import CourseOption, Debug, Names


def stub(
    assignments: Names = None,
    course: CourseOption = Path(),
    debug: Debug = False,
) -> None:
    """Write the stubs that students start from, as the references make them."""
    from grader.commands.stub import stub as write
    from grader.course.load import load_course

    write(load_course(course), tuple(assignments or ()))
