"""``grader ci``: its parameters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from grader.cli.numbers import a_number
from grader.cli.parameters import CourseOption, Debug, LangOption


def ci(
    assignments: Annotated[
        list[str] | None, typer.Argument(metavar="[ASSIGNMENT]...", help="Those that were changed if none.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="Where results, reports, summary and JUnit XML go.")
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="REF", help="The commit with the course.", show_default="the event's"),
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference", metavar="PATH", help="The instructor's course, outside of the checkout: an official mark."
        ),
    ] = None,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under",
            metavar="PERCENT",
            min=0,
            max=100,
            callback=a_number,
            help="Percent of the points.",
            show_default="all points",
        ),
    ] = None,
    unsafe_sandbox: Annotated[
        str | None,
        typer.Option(
            "--unsafe-sandbox", metavar="process", help="Grade without a wall. Only for code that is trusted."
        ),
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Grade what a pull request hands in, with the tests of its base: GitHub, GitLab, or a plain shell."""
    from grader.commands import ci
    from grader.commands.options import choose_language, choose_tier
    from grader.pullrequest.plan import CiOptions

    options = CiOptions(
        names=tuple(assignments or ()),
        start=course,
        out=out,
        base=base,
        reference=reference,
        fail_under=fail_under,
        tier=choose_tier(None, unsafe_sandbox),
        lang=choose_language(lang, "en") if lang is not None else None,
    )
    raise typer.Exit(ci.run(options, os.environ))
