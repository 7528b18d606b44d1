"""Read a TOML file of a course into a structure that is validated. A mistake in it is one clear line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from grader.errors import GraderError

_Kind = TypeVar("_Kind", bound=msgspec.Struct)


def read_toml(path: Path, kind: type[_Kind]) -> _Kind:
    """Return the content of ``path``. Raises GraderError that names the file and the key."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise GraderError(f"{path}: there is no such file", "Create it: docs/authors.md shows how.") from None
    except OSError as error:
        raise GraderError(f"{path}: cannot be read: {error.strerror}", "Check its permissions.") from None
    try:
        return msgspec.toml.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GraderError(f"{path}: {key_first(str(error))}", "Correct that line of the file.") from None


def key_first(text: str) -> str:
    """Put the key first: msgspec writes ``problem - at `$.tasks[0].points```."""
    problem, separator, place = text.partition(" - at `$")
    key = place.rstrip("`").lstrip(".")
    return f"{key}: {problem}" if separator and key else problem
