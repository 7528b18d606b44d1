"""Parts of libraries kept between runs, in the user's cache folder, by the hash of all that they depend on.

What is there is written by processes that never read a submission.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.files import user_cache
from grader.grading import hashes
from grader.model import Assignment, Course

FOLDER = "libraries"
_LOCKS = 16


def open_folder(course: Course) -> Path | None:
    """Return the folder, made if need be; None where there is none that this user alone can use, outside the course."""
    return user_cache.open_folder(FOLDER, course.root)


def file_of(folder: Path, course: Course, assignment: Assignment, part: object) -> Path:
    """Return the file of a part: its name is a hash of all that the part depends on."""
    made_of = [
        hashes.text(course, assignment),
        hashes.environment(None),
        _processor(),
        assignment.name,
        part,
    ]
    return folder / f"{hashlib.sha256(msgspec.json.encode(made_of)).hexdigest()[:40]}.part"


@functools.cache
def _processor() -> str:
    """Return what the processor can do, by which libraries choose how they compute: last digits depend on it."""
    with contextlib.suppress(OSError), Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as about:
        return next((line for line in about if line.startswith(("flags", "Features"))), "")
    return platform.processor()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time compute a part, where the platform can; elsewhere two may do the same."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (path.parent / f"lock-{int(path.name[:8], 16) % _LOCKS}").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
