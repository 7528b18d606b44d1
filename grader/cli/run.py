"""``grader run``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption, NoFigures


def run(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ASSIGNMENT [TASK]]...", help="An assignment, a task of it, or a file. All of the course if none."
        ),
    ] = None,
    task: Annotated[list[str] | None, typer.Option("--task", metavar="NAME", help="Judge this task only.")] = None,
    submission: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="A script, notebook, folder or archive to judge in place of the assignment's own file."
        ),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Judge again whenever a file changes.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Write the report page to this file, or into this folder if the name has no ending."
        ),
    ] = None,
    json: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Write the result to this file, or into this folder if the name has no ending; - prints it.",
        ),
    ] = None,
    no_figures: NoFigures = False,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Judge a submission here and now: what works, what does not, and what to try next."""
    from grader.commands import run
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    options = run.RunOptions(
        words=tuple(words or ()),
        tasks=tuple(task or ()),
        submission=submission,
        html=html,
        json=json,
        lang=course_language(lang, loaded),
        figures=not no_figures,
        languages=loaded.languages,
        home=loaded.language,
    )
    if watch:
        from grader.commands.watch import watch as coach

        raise typer.Exit(coach(loaded, options, context.obj))
    raise typer.Exit(run.run(loaded, options, context.obj))
