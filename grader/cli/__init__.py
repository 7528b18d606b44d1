"""The commands: parse, call, print. No logic, and no import that a command does not need.

The parameters of a command stand in the module that has its name here; what it does, in ``grader.commands``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from grader.cli.help_language import TranslatedCommand
from grader.cli.overview import CommandsByReader
from grader.text import gate

COMMANDS = (
    *("run", "batch", "collect", "worker", "ci", "export", "diff", "similar", "demo", "hint", "explain", "doctor"),
    *("datasets", "verify", "new", "stub", "release", "lock", "update"),
)
GROUPS = ("grade",)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"grader {version('nn-grader')}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Auto-graded exercises for neural-network courses."""


def app_of(names: Iterable[str] = (*COMMANDS, *GROUPS)) -> typer.Typer:
    """Return the app with these commands."""
    app = typer.Typer(
        name="grader",
        cls=CommandsByReader,
        help="Auto-graded exercises for neural-network courses.",
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_options)
    for name in names:
        module = import_module(f"{__name__}.{name}")
        if name in GROUPS:
            app.add_typer(module.app)
        else:
            app.command(name, cls=TranslatedCommand)(getattr(module, name))
    return app


def _app_for(words: list[str]) -> typer.Typer:
    """Return the app with the one command that is asked for, where there is one: to make them all takes a tenth of the
    shortest."""
    name = words[0] if words else ""
    return app_of((name,)) if name in (*COMMANDS, *GROUPS) else app_of()


def main(spare: object = None) -> None:
    """The ``grader`` command. Where it cannot do its work it says so in two lines, and returns an exit code.

    ``spare``: a runner that has been started for ``grader run``.
    """
    gate.install()
    try:
        try:
            sys.exit(_app_for(sys.argv[1:])(prog_name="grader", obj=spare, standalone_mode=False))
        finally:
            sys.stdout.flush()  # what cannot be printed is known now, and not when Python has ended
    except (Exception, KeyboardInterrupt) as error:
        if "--debug" in sys.argv and not isinstance(error, KeyboardInterrupt):
            raise
        from grader.cli.failure import tell

        sys.exit(tell(error, sys.argv[1:]))
