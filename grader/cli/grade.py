"""``grader grade``: the parameters of its commands. What they do is in ``grader.commands.corrections``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from grader.cli.help_language import TranslatedCommand
from grader.cli.numbers import a_number
from grader.cli.overview import TranslatedCommands

app = typer.Typer(
    name="grade",
    help="Marks in the gradebook: show them, correct them, say why.",
    cls=TranslatedCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
)
command = partial(app.command, cls=TranslatedCommand)

Student = Annotated[str, typer.Argument(metavar="STUDENT", help="Id, login, e-mail or name.")]
Assignment = Annotated[str, typer.Argument(metavar="ASSIGNMENT")]
Where = Annotated[
    str,
    typer.Option("--gradebook", metavar="WHERE", help="A file, the --out folder of a batch, or the URL of a database."),
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason; asked for if not given.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides.", show_default="the login name")]
Undo = Annotated[bool, typer.Option("--undo", help="Take the decision back.")]
CourseOption = Annotated[
    Path, typer.Option("--course", metavar="PATH", help="The course's folder.", show_default="here")
]
LangOption = Annotated[str | None, typer.Option("--lang", metavar="en|ko", help="Language of the output.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
_HERE = "gradebook.sqlite"


@command()
def show(
    student: Student,
    gradebook: Where = _HERE,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """A student's marks: raw score, late days, adjustment, final."""
    from grader.commands import corrections

    with corrections.session(gradebook, course, lang) as session:
        session.show(student)


@command()
def history(
    student: Student,
    gradebook: Where = _HERE,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Everything that made a student's marks: hand-ins, judgements, decisions; who, when and why."""
    from grader.commands import corrections

    with corrections.session(gradebook, course, lang) as session:
        session.history(student)


@command("set", context_settings={"ignore_unknown_options": True})  # -5 is a number, and refused as one
def set_(
    student: Student,
    assignment: Assignment,
    points: Annotated[
        float | None, typer.Argument(metavar="POINTS", min=0, callback=a_number, help="The final mark.")
    ] = None,
    undo: Undo = False,
    why: Why = None,
    by: By = None,
    gradebook: Where = _HERE,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Set a mark by hand. It stands, whatever is handed in or judged later."""
    from grader.commands import corrections

    if (points is None) != undo:
        raise typer.BadParameter("name the points, or --undo")
    with corrections.session(gradebook, course, lang) as session:
        session.decide("override", student, assignment, corrections.Reason(why, by), points=points, undone=undo)


@command()
def comment(
    student: Student,
    assignment: Assignment,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="For the student.")],
    by: By = None,
    gradebook: Where = _HERE,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Write a comment on a mark, for the student."""
    from grader.commands import corrections

    with corrections.session(gradebook, course, lang) as session:
        session.decide("comment", student, assignment, corrections.Reason("", by, needed=False), text=text)


@command()
def extend(
    student: Student,
    assignment: Assignment,
    until: Annotated[str | None, typer.Argument(metavar="TIME", help="2026-12-01T23:59, with +09:00 or not.")] = None,
    undo: Undo = False,
    why: Why = None,
    by: By = None,
    gradebook: Where = _HERE,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Give a student more time."""
    from grader.commands import corrections

    if (until is None) != undo:
        raise typer.BadParameter("name the time, or --undo")
    with corrections.session(gradebook, course, lang) as session:
        time = None if until is None else session.time(until, assignment)
        session.decide("extension", student, assignment, corrections.Reason(why, by), until=time, undone=undo)


@command()
def excuse(
    student: Student,
    assignment: Assignment,
    undo: Undo = False,
    why: Why = None,
    by: By = None,
    gradebook: Where = _HERE,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Leave an assignment out of a student's total."""
    from grader.commands import corrections

    with corrections.session(gradebook, course, lang) as session:
        session.decide("excuse", student, assignment, corrections.Reason(why, by), undone=undo)


@command()
def void(
    test: Annotated[str, typer.Argument(metavar="TEST", help="Its id, or the name of its function.")],
    assignment: Annotated[str | None, typer.Option("--assignment", metavar="NAME", help="Whose test it is.")] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Take it out of the maximum.")] = False,
    undo: Undo = False,
    why: Why = None,
    by: By = None,
    gradebook: Where = _HERE,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Give the points of a faulty test to all who handed in. Nothing is judged again."""
    from grader.commands import corrections

    with corrections.session(gradebook, course, lang) as session:
        session.void(test, assignment, corrections.Reason(why, by), drop=drop, undo=undo)
