"""``grader verify``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption, Names


def verify(
    assignments: Names = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Change the reference in small ways: does the suite notice?")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="Mutants at a time.", show_default="one per processor"),
    ] = None,
    unmatched: Annotated[
        Path | None,
        typer.Option("--unmatched", metavar="RUN", help="Only show what this batch did wrong without a name."),
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """The author's gate: is the suite worth something? Reference, stub, solutions, variants, texts, leaks."""
    from grader.commands import verify
    from grader.commands.options import choose_language
    from grader.course.load import load_course

    loaded, names = load_course(course), tuple(assignments or ())
    language = choose_language(lang, loaded.language)
    if unmatched is not None:
        verify.show_unmatched(loaded, names, unmatched, language)
    else:
        raise typer.Exit(verify.verify(loaded, names, language, mutants=mutants, jobs=jobs))
