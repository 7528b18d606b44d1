"""Temporary files: what is said where there is no room for them."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader.errors import GraderError

_PREFIX = "grader-"
_HINT = "Free space there, or name another folder in the environment variable TMPDIR."


def no_room(error: OSError) -> GraderError:
    """Return what is said where temporary files cannot be written."""
    reason = error.strerror or str(error)
    try:
        folder = tempfile.gettempdir()
    except FileNotFoundError:  # Python has tried all that it knows
        folder = os.environ.get("TMPDIR") or tempfile.gettempprefix()
    return GraderError(f"{folder}: no room for temporary files: {reason}", _HINT, exit_code=3)


def is_temporary(error: OSError) -> bool:
    """Whether it was a temporary file of the grader that could not be written, or there is no folder for one."""
    if error.filename is None:
        return isinstance(error, FileNotFoundError) and "temporary directory" in str(error)
    path = Path(os.fsdecode(error.filename))
    with contextlib.suppress(FileNotFoundError, ValueError):
        return path.relative_to(tempfile.gettempdir()).parts[0].startswith(_PREFIX)
    return False


@contextlib.contextmanager
def room_needed() -> Iterator[None]:
    """Raise GraderError where a temporary file without a name cannot be written."""
    try:
        yield
    except OSError as error:
        raise no_room(error) from None
