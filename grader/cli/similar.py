"""``grader similar``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def similar(
    submissions: Annotated[Path, typer.Argument(metavar="DIR", help="What a class handed in, as for grader batch.")],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="The page to write, or a folder for it.")],
    assignment: Annotated[
        list[str] | None, typer.Option("--assignment", metavar="NAME", help="Compare this one; may be given again.")
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Which submissions of a class are alike: pairs side by side, without stubs and what everybody writes."""
    from grader.commands.options import choose_language
    from grader.commands.similar import similar as compare
    from grader.course.load import load_course

    loaded = load_course(course)
    language = choose_language(lang, loaded.language)
    raise typer.Exit(compare(loaded, submissions, out, tuple(assignment or ()), language))
