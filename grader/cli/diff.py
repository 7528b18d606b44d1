"""``grader diff``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import Debug, LangOption
from grader.commands.readers_language import language_around


def diff(
    run_a: Annotated[Path, typer.Argument(metavar="RUN_A", help="The --out folder of a batch.")],
    run_b: Annotated[Path, typer.Argument(metavar="RUN_B", help="And of a later one.")],
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Whose mark differs between two batches, and which tests moved it."""
    from grader.commands import diff as between
    from grader.commands.options import choose_language

    between.show(between.diff(run_a, run_b), choose_language(lang, language_around(Path()) or "en"))
