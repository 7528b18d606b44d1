"""``grader hint``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def hint(
    assignment: Annotated[str, typer.Argument(metavar="ASSIGNMENT")],
    task: Annotated[str | None, typer.Argument(metavar="[TASK]", help="Without one the tasks are listed.")] = None,
    level: Annotated[
        int, typer.Option("--level", metavar="N", min=1, help="1 is a nudge; higher levels say more.")
    ] = 1,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """A hint for a task, one level at a time."""
    from grader.commands.explain import hint as tell
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    print(tell(loaded, assignment, task, level, course_language(lang, loaded)))
