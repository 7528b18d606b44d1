"""``--help`` in the reader's language.

Its words are translated by gettext's usual way, from the English of the command line to ``help.po``, as those of the
command line's library are, which then speak the same language.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer.core import TyperCommand

from grader.commands.readers_language import readers_language

LOCALE = Path(__file__).parents[1] / "locale"  # grader.text knows it as well, and imports for longer
DOMAIN = "help"


class TranslatedCommand(TyperCommand):
    """A command whose help is in the reader's language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        write_usage(self, ctx, formatter)

    def get_help(self, ctx: Any) -> str:  # of click, which newer typers bring along
        """Return the help."""
        with in_readers_language():
            translate(self, ctx)
            return super().get_help(ctx)


@contextmanager
def in_readers_language() -> Iterator[None]:
    """Let gettext speak the reader's language."""
    if readers_language() == "en":
        yield
        return
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "ko"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        del os.environ["LANGUAGE"]
        if before is not None:
            os.environ["LANGUAGE"] = before


def usage_line(ctx: Any) -> str:
    """Return the line of usage in the reader's language."""
    with in_readers_language():
        return str(ctx.get_usage())


def write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the line of usage in the language that gettext speaks."""
    pieces = map(gettext.gettext, command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{gettext.gettext('Usage:')} ")


def translate(command: Any, ctx: Any) -> None:
    """Put the help of a command, and of what it takes, into the language that gettext speaks."""
    command.help = _translated(command.help)
    for parameter in command.get_params(ctx):
        parameter.help = _translated(parameter.help)
        if isinstance(parameter.show_default, str):
            parameter.show_default = _translated(parameter.show_default)


def _translated(text: str | None) -> str | None:
    if not text:
        return text
    plain = " ".join(text.split())
    found = gettext.gettext(plain)
    return text if found == plain else found
