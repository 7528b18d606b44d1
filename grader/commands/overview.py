"""What ``grader --help`` lists: in a released folder the commands of a student, elsewhere all, by who needs them."""

from __future__ import annotations

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
        others = [name for name in self.list_commands(ctx) if name not in (*_STUDENTS, *_AUTHORS)]
        lists: dict[str, tuple[str, ...]] = {"Commands": _STUDENTS}
        if not _is_released(Path.cwd()):
            lists = {"For students": _STUDENTS, "For instructors": tuple(others), "For authors": _AUTHORS}
        for title, names in lists.items():
            found = ((name, self.get_command(ctx, name)) for name in names)
            rows = [(name, one.get_short_help_str(90)) for name, one in found if one is not None and not one.hidden]
            with formatter.section(title):
                formatter.write_dl(rows)


def _is_released(start: Path) -> bool:
    """Whether the course around a folder is one that students were given."""
    root = next((folder for folder in (start, *start.parents) if (folder / _COURSE).is_file()), None)
    return root is not None and (root / _RELEASED).is_file()
