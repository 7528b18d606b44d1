"""What a submission expects around it, inside the guest: files by name, absent modules, a notebook, ``input()``.

All of it is a convenience for honest code; none of it is a defence. What does not depend on the submission may be
prepared before the fork.
"""

from __future__ import annotations

import builtins
import importlib.machinery
import linecache
import os
import re
import sys
import types
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.sandbox.guest import known_modules, no_effect
from grader.sandbox.guest.absent_modules import AbsentModules
from grader.sandbox.guest.course_files import CourseFiles
from grader.sandbox.guest.load_log import LoadLog
from grader.sandbox.guest.shell import ZMQInteractiveShell

INPUTS = 1000
_NO_SCREEN = ".*non-interactive.*"
"""What ``plt.show()`` warns of."""
re.compile(_NO_SCREEN, re.I)  # in the server: every guest then finds it compiled


@dataclass(frozen=True)
class Surroundings:
    """The namespace, and what belongs to it. ``labels`` are what tracebacks call the submission's cells."""

    namespace: dict[str, Any]
    log: LoadLog
    shell: ZMQInteractiveShell
    files: CourseFiles
    module: types.ModuleType
    here: str
    """The working folder."""
    labels: set[str] = field(default_factory=set)

    def begin(self, name: str, file: str) -> None:
        """Give the submission its ``__name__``, and the name of its file."""
        sys.argv[:] = [file]
        self.namespace["__name__"] = name
        sys.modules[name] = self.module
        if name == "__main__":
            self.shell.begin_history()
        else:
            _be_a_module(self.module, f"{self.here}/{file}")

    def add_code(self, cells: Iterable[list[str]]) -> None:
        """Know ``cells``, each a label and code, for the student's; a script can be found and read by its name."""
        for label, code in cells:
            self.labels.add(label)
            if "__file__" in self.namespace:
                self.files.add(label, code.encode())
            else:
                linecache.cache[label] = (lambda text=code: text,)  # for inspect.getsource, if it is asked for


def write(relative: str, content: bytes) -> None:
    """Make a file below the working folder."""
    target = Path.cwd() / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def prepare(here: str, data: Mapping[str, bytes]) -> Surroundings:
    """Make this process look like the student's: called once, in a guest or in the server that it is a fork of.

    ``here`` is the working folder that the guest has or will have, ``data`` are the course's files.
    """
    sys.path.append(here)  # last: a numpy.py beside the submission shadows nothing
    module = types.ModuleType("")
    names = module.__dict__
    log = LoadLog()
    around = Surroundings(names, log, ZMQInteractiveShell(names), CourseFiles(data, here), module, here)
    around.files.install()
    no_effect.install(log)
    known_modules.install(log, around.shell, data)

    def is_students(source: str) -> bool:
        return source in around.labels or os.path.abspath(source).startswith(here)

    sys.meta_path.append(AbsentModules(log, is_students))
    _answer_input(log)
    warnings.filterwarnings("ignore", message=_NO_SCREEN)
    return around


def _be_a_module(module: types.ModuleType, path: str) -> None:
    """What the import system gives to a module of that file."""
    loader = importlib.machinery.SourceFileLoader(module.__name__, path)
    spec = importlib.machinery.ModuleSpec(module.__name__, loader, origin=path)
    spec.has_location = True
    module.__dict__.update(__file__=path, __spec__=spec, __loader__=loader, __package__="")


def _answer_input(log: LoadLog) -> None:
    """``input()`` gets an empty line, as nobody is there; a loop that waits for more ends in EOFError."""
    left = INPUTS

    def empty_line(prompt: object = "", /) -> str:
        nonlocal left
        left -= 1
        if left < 0:
            raise EOFError("nobody answers input() while grading")
        log.note("input", f"{log.cell}:{log.line}")
        print(prompt)
        return ""

    builtins.input = empty_line
