"""``grader collect``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def collect(
    roster: Annotated[
        Path,
        typer.Argument(
            metavar="ROSTER", help="CSV with a column repository, or JSON that gh, glab or Classroom 50 wrote."
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="PATH", help="Where a folder per student goes, for grader batch.")
    ],
    assignment: Annotated[
        str, typer.Option("--assignment", metavar="NAME", help="Take the last commit before this one's due time.")
    ] = "",
    deadline: Annotated[
        str | None, typer.Option("--deadline", metavar="TIME", help="Take the last commit before this time.")
    ] = None,
    gradebook: Annotated[
        str | None, typer.Option("--gradebook", metavar="WHERE", help="The gradebook that knows of extensions.")
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Take what a class handed in out of its repositories: the last commit before the deadline of each."""
    from grader.commands import collect as command
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    options = command.CollectOptions(
        roster=roster,
        out=out,
        assignment=assignment,
        deadline=deadline,
        lang=course_language(lang, loaded),
        gradebook=gradebook,
    )
    raise typer.Exit(command.collect(loaded, options))
