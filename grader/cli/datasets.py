"""``grader datasets``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def datasets(
    action: Annotated[str, typer.Argument(metavar="[list|fetch]")] = "list",
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """The course's data files; `fetch` brings the originals where there is internet."""
    from grader.commands import datasets
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    datasets.run(loaded, action, course_language(lang, loaded))
