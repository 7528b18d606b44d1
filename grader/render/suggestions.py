"""Commands that are suggested to a reader: they speak the reader's language, too."""

from __future__ import annotations

_TALKING = ("grader run ", "grader hint ", "grader explain ")


def in_language(command: str, lang: str, home: str) -> str:
    """Return a command with ``--lang`` where ``lang`` is not what the course speaks by itself; ``home`` is that, or
    empty where it is not known."""
    if not home or lang == home or not command.startswith(_TALKING) or "--lang" in command:
        return command
    return f"{command} --lang {lang}"
