"""``grader demo``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="PATH", help="Where the sample class and its results go.")
    ] = Path("demo-out"),
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="Submissions at a time.")] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Make a sample class and grade it with the best sandbox this machine has."""
    from grader.commands.batch import grade
    from grader.commands.batch_options import BatchOptions
    from grader.commands.options import choose_language, choose_tier, course_language
    from grader.commands.sample import sample_class

    loaded, names = sample_class(course, out, choose_language(lang, "en"))
    options = BatchOptions(
        submissions=out / "submissions",
        out=out / "graded",
        names=names,
        jobs=jobs,
        fresh=False,
        tier=choose_tier(None, None),
        lang=course_language(lang, loaded),
    )
    raise typer.Exit(grade(loaded, options))
