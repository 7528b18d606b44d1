"""Saves of a student's files: what may be one, and what the files were when they were looked at last.

The system tells changes, but none that came before it was asked, and none on some network drives. So the times of the
files are compared, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change

DEBOUNCE, STEP = 150, 20
"""Milliseconds that changes are gathered for, and that files have to be quiet: an editor saves in several steps."""
TIMEOUT = 1000
"""Milliseconds after which the times are compared although the system has told nothing."""

_IGNORED = {"__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".git"}

Times = dict[str, int]
"""When each file was changed last, in nanoseconds."""


def is_work(change: Change, path: str) -> bool:
    """Whether a change may be a student's: not what Python, pytest, Jupyter or an editor keep beside it."""
    parts = Path(path).parts
    return not _IGNORED.intersection(parts) and not parts[-1].startswith(".") and not parts[-1].endswith("~")


def times(folders: Iterable[Path]) -> Times:
    """Return the times of the files directly in ``folders``."""
    found: Times = {}
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                found.update(
                    (entry.path, entry.stat().st_mtime_ns)
                    for entry in entries
                    if is_work(Change.modified, entry.path) and entry.is_file()
                )
        except OSError:  # the folder, or a file of it, has just gone: the next look tells
            continue
    return found
