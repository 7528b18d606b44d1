"""``grader new``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the assignment and its file are called.")],
    course: CourseOption = Path(),
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="en|ko", help="Language of a new course.", show_default="en"),
    ] = None,
    debug: Debug = False,
) -> None:
    """Start an assignment that passes `grader verify` at once; in an empty folder a course, too."""
    from grader.commands.new import new
    from grader.commands.options import choose_language

    new(course, name, choose_language(lang, "en") if lang is not None else None)
