"""``grader doctor``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def doctor(
    official: Annotated[
        Path | None, typer.Argument(metavar="[RESULT]", help="A result from elsewhere: what differs there?")
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """What this machine has, and one remedy for each thing it lacks; for bug reports."""
    from grader.commands.doctor import examine, language_at, print_checks
    from grader.commands.options import choose_language

    raise typer.Exit(0 if print_checks(examine(course, choose_language(lang, language_at(course)), official)) else 1)
