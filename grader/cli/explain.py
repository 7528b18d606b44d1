"""``grader explain``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="As it stands beside a diagnosis: NORM02.")],
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """What a diagnosis means, with an example."""
    from grader.commands.explain import explain as tell
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    print(tell(loaded, code, course_language(lang, loaded)))
