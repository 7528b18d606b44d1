"""What ``grader --help`` lists: in a released folder the commands of a student in the folder's language, elsewhere all,
by who needs them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from typer.core import TyperGroup

_COURSE, _RELEASED = "course.toml", ".grader-release.json"  # spelled out: the rooms that know them import for longer
_STUDENTS = ("run", "hint", "explain", "doctor", "datasets", "update")
_AUTHORS = ("new", "stub", "verify", "release")


class CommandsByReader(TyperGroup):
    """The commands, listed for students, authors and instructors."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # of click, which newer typers bring along
        """Write the lists of commands."""
        released = _released_in(Path.cwd())
        if released is not None:
            from grader.text.phrases import say  # elsewhere help loads no catalogue

            with formatter.section(say("help.commands", released)):
                formatter.write_dl([(name, say(f"help.{name}", released)) for name in _STUDENTS])
            return
        others = [name for name in self.list_commands(ctx) if name not in (*_STUDENTS, *_AUTHORS)]
        lists = {"For students": _STUDENTS, "For instructors": tuple(others), "For authors": _AUTHORS}
        for title, names in lists.items():
            found = ((name, self.get_command(ctx, name)) for name in names)
            rows = [(name, one.get_short_help_str(90)) for name, one in found if one is not None and not one.hidden]
            with formatter.section(title):
                formatter.write_dl(rows)


def _released_in(start: Path) -> str | None:
    """Return the language of the course around a folder if it is one that students were given."""
    root = next((folder for folder in (start, *start.parents) if (folder / _COURSE).is_file()), None)
    if root is None or not (root / _RELEASED).is_file():
        return None
    try:
        language = tomllib.loads((root / _COURSE).read_text(encoding="utf-8")).get("language")
    except (OSError, ValueError):  # help is there for broken folders, too
        language = None
    return "ko" if language == "ko" else "en"
