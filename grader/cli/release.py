"""``grader release``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def release(
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="Where the student repository goes.")],
    format: Annotated[
        str, typer.Option("--format", metavar="py|ipynb|both", help="Which stubs students get.")
    ] = "both",
    ci: Annotated[
        str, typer.Option("--ci", metavar="github|gitlab|none", help="The server whose workflows are written.")
    ] = "github",
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Write the student repository, checked so that nothing of the reference leaks."""
    from grader.commands.options import course_language
    from grader.commands.release import release as write
    from grader.course.load import load_course

    loaded = load_course(course)
    write(loaded, out, course_language(lang, loaded), format, ci)
