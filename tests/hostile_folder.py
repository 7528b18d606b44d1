"""A class's folder beside what no student may read, and looking at it as somebody without rights."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import Refusal

SECRET = b"the reference\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def class_beside_a_reference(folder: Path) -> Path:
    """Write a class of one student in ``folder``, and beside it what the student must not get at."""
    (folder / "reference").mkdir()
    (folder / "reference" / "gates.py").write_bytes(SECRET)
    (folder / "class" / "kim" / "gates").mkdir(parents=True)
    return folder / "class"


def reason(function: Callable[..., object], *args: object) -> str:
    """The id of the refusal."""
    with pytest.raises(Refusal) as refusal:
        function(*args)
    return refusal.value.message.id


def as_nobody(work: Callable[[], bool]) -> bool:
    """What ``work`` answers as an ordinary user: in a child process where the tests run as root."""
    if os.geteuid() != 0:
        return work()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setuid(65534)
            code = 0 if work() else 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
