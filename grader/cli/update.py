"""``grader update``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import CourseOption, Debug, LangOption
from grader.errors import GraderError


def update(
    source: Annotated[Path, typer.Argument(metavar="FROM", help="A folder, archive or wheel of a newer release.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Bring corrected tests, hints and texts into a released folder; a student's files stay as they are."""
    from grader.commands import update
    from grader.commands.options import choose_language
    from grader.course.load import find_root, load_course

    root = find_root(course)
    try:
        default = load_course(root).language
    except GraderError:  # what cannot be read is brought anew
        default = "en"
    update.run(root, source, choose_language(lang, default), dry_run=dry_run)
