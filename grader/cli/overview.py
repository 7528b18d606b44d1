"""What ``grader --help`` lists: in a released folder the commands of a student, elsewhere all, by who needs them."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import Any

from typer.core import TyperGroup

from grader.cli.help_language import in_readers_language, translate, write_usage
from grader.commands.readers_language import course_above

_RELEASED = ".grader-release.json"  # spelled out: the room that knows it imports for longer
_STUDENTS = ("run", "hint", "explain", "doctor", "datasets", "update")
_AUTHORS = ("new", "stub", "verify", "release")
_LONGEST = 90  # characters of the line about a command


class TranslatedCommands(TyperGroup):
    """Commands whose help is in the reader's language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        write_usage(self, ctx, formatter)

    def get_help(self, ctx: Any) -> str:  # of click, which newer typers bring along
        """Return the help."""
        with in_readers_language():
            translate(self, ctx)
            for name in self.list_commands(ctx):
                translate(self.get_command(ctx, name), ctx)
            return super().get_help(ctx)


class CommandsByReader(TranslatedCommands):
    """The commands, listed for students, authors and instructors."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the lists of commands."""
        say = gettext.gettext
        root = course_above(Path.cwd())
        if root is not None and (root / _RELEASED).is_file():
            lists: dict[str, tuple[str, ...]] = {say("Commands"): _STUDENTS}
        else:
            others = tuple(name for name in self.list_commands(ctx) if name not in (*_STUDENTS, *_AUTHORS))
            lists = {say("For students"): _STUDENTS, say("For instructors"): others, say("For authors"): _AUTHORS}
        for title, names in lists.items():
            found = ((name, self.get_command(ctx, name)) for name in names)
            rows = [(name, one.get_short_help_str(_LONGEST)) for name, one in found if one and not one.hidden]
            with formatter.section(title):
                formatter.write_dl(rows)
