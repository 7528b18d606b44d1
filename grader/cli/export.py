"""``grader export``: its parameters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="One of the names above.")],
    folder: Annotated[
        str,
        typer.Argument(
            metavar="[DIR]", help="What grader ci --out wrote; of a class the gradebook.", show_default="here"
        ),
    ] = ".",
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="EXPORT", help="The platform's own file, to be filled."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="Write to this file.", show_default="printed")
    ] = None,
    assignment: Annotated[
        list[str] | None, typer.Option("--assignment", metavar="NAME", help="Marks of this one; may be given again.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="NAME=HEADING", help="The column for an assignment; may be given again."),
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Results in another system's format: of one submission classroom50, classroom, gradescope, junit, comment;
    of a class the final marks: canvas, moodle, blackboard, brightspace, gradescope (with --from), csv, xlsx; pages as
    feedback files: canvas-feedback, moodle-feedback; and gradescope-autograder, an archive with the course."""
    from grader.commands import export as results

    given = {"--from": source, "--assignment": assignment, "--column": column}
    results.check_options(format, [option for option, value in given.items() if value])
    if format == "gradescope-autograder":
        raise typer.Exit(results.autograder(course, tuple(assignment or ()), out, lang))
    if source is None and format in results.FORMATS:  # of one submission: a release can do that
        raise typer.Exit(results.write(format, Path(folder), os.environ, out, lang))
    from grader.commands import export_marks
    from grader.commands.export_class import Wanted

    if export_marks.is_of_class(format, source):
        headings = export_marks.headings(column or ())
        wanted = Wanted(format, folder, source, tuple(assignment or ()), headings)
        raise typer.Exit(export_marks.write(wanted, out, course, lang))
    raise typer.Exit(results.write(format, Path(folder), os.environ, out, lang))
