"""Attacks that are made from the list of system calls that a guest may use."""

from __future__ import annotations

import dataclasses
import platform
from collections.abc import Callable
from pathlib import Path

from grader.sandbox.linux.syscalls import CALLS
from tests.attacks.attack_course import SOLUTION

SWEEP = """
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for number in set(range(700)) - set({known}):
    for argument in (0, -1, 1):
        ctypes.set_errno(0)
        if libc.syscall(number, *[argument] * 6) != -1 or ctypes.get_errno() not in (1, 38):  # EPERM, ENOSYS
            from honest import *
"""


def processes_every_call(folder: Path) -> None:
    """
    group: processes
    tries: Goes through the numbers of all system calls, known and unknown, for one that is not refused.
    stopped by: seccomp
    """
    calls = CALLS[platform.machine()]
    tables = (getattr(calls, field.name) for field in dataclasses.fields(calls) if field.name != "audit")
    known = sorted(number for table in tables for number in table.values())
    (folder / "sums.py").write_text(SWEEP.format(known=known), encoding="utf-8")
    (folder / "honest.py").write_text(SOLUTION, encoding="utf-8")


ATTACKS: tuple[Callable[[Path], None], ...] = (processes_every_call,)
