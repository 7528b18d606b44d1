"""``get_ipython()`` inside the guest: what a notebook's magics become when they are calls. Nothing ever runs a shell.

``notebooks.magics`` turns ``%run helper.py`` into the call that IPython makes of it; scripts that were exported from
notebooks have such calls already.
"""

from __future__ import annotations

import builtins
import importlib
import io
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.sandbox.guest.stand_ins import StandIn

_RUNNING = frozenset({"time", "timeit", "prun", "memit"})
"""Magics that only watch what they run."""


class ZMQInteractiveShell(StandIn):
    """Called as Jupyter's is: some code asks for that name. What it lacks is a stand-in that always works."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        super().__init__("get_ipython()", None)
        self.__dict__.update(user_ns=namespace, user_global_ns=namespace, _captured=None, _shown=[None] * 3)

    def __bool__(self) -> bool:
        return True

    # -- what a notebook's own lines become

    def run_line_magic(self, name: str, line: str = "", *_: object, **__: object) -> Any:
        """``%name line``."""
        if name in _RUNNING:
            return self.ex(line)
        magic = _LINE_MAGICS.get(name)
        return None if magic is None else magic(self, line.strip())

    def run_cell_magic(self, name: str, line: str = "", cell: str = "") -> None:
        """``%%name line`` above ``cell``."""
        if name in ("writefile", "file"):
            self.write_file(line, cell)
        elif name == "capture":
            self.capture(line)
            try:
                self.ex(cell)
            finally:
                self.end_cell()
        elif name in _RUNNING or name == "grade":
            self.ex(cell)

    def magic(self, text: str = "", *_: object) -> Any:
        """``%text``, as older IPythons call it."""
        words = text.lstrip("%").split(maxsplit=1)
        return self.run_line_magic(*words) if words else None

    def system(self, *_: object, **__: object) -> None:
        """``!command``: nothing is run."""

    def getoutput(self, *_: object, **__: object) -> OutputLines:
        """``lines = !command``: no line."""
        return OutputLines()

    # -- what people call

    def ex(self, code: str) -> None:
        """Run Python code."""
        exec(compile(code, "<cell>", "exec", dont_inherit=True), self.user_ns)  # noqa: S102  student code, in a guest

    def run_cell(self, code: str, *_: object, **__: object) -> None:
        """Run Python code."""
        self.ex(code)

    def ev(self, code: str) -> Any:
        """The value of an expression."""
        return eval(compile(code, "<cell>", "eval", dont_inherit=True), self.user_ns)  # noqa: S307  as above

    def push(self, names: dict[str, Any], *_: object, **__: object) -> None:
        """Put names into the notebook."""
        self.user_ns.update(names)

    def write_file(self, line: str, content: str) -> None:
        """``%%writefile [-a] path``: it can be imported afterwards."""
        *options, name = shlex.split(line)
        path = Path(name).expanduser()
        with path.open("a" if {"-a", "--append"} & {*options} else "w", encoding="utf-8") as file:
            file.write(content if content.endswith("\n") else f"{content}\n")
        importlib.invalidate_caches()
        if path.stem == self.user_ns.get("__name__"):
            sys.modules.pop(path.stem, None)  # an exported notebook's own name: the file is meant

    # -- what goes on around a cell

    def begin_history(self) -> None:
        """A notebook begins: it remembers what cells were and what they showed."""
        builtins.In, builtins.Out = [""], {}  # type: ignore[attr-defined]  # names of every notebook
        self.user_ns.update(_ih=builtins.In, _oh=builtins.Out)  # type: ignore[attr-defined]  # as above

    def begin_cell(self, code: str) -> None:
        """A cell is about to run."""
        if "_ih" in self.user_ns:
            self.user_ns["_ih"].append(code)

    def show(self, value: Any, quiet: bool) -> None:
        """A cell ends in an expression: ``_``, ``Out[n]`` and ``_n`` are its value."""
        if value is None or quiet or "_oh" not in self.user_ns:
            return
        number = len(self.user_ns["_ih"]) - 1
        names = ("_", "__", "___")
        if all(self.user_ns.get(name) is shown for name, shown in zip(names, self._shown, strict=True)):
            self._shown[:] = [value, *self._shown[:2]]  # a student's own _ stays
            self.user_ns.update(zip(names, self._shown, strict=True))
        self.user_ns["_oh"][number] = self.user_ns[f"_{number}"] = value

    def capture(self, line: str) -> None:
        """``%%capture name``: what the rest of the cell prints is kept under that name."""
        words = [word for word in line.split() if not word.startswith("-")]
        captured = Captured(sys.stdout, sys.stderr)
        self.__dict__["_captured"] = (words[0] if words else "", captured)
        if "--no-stdout" not in line:
            sys.stdout = captured.kept_out
        if "--no-stderr" not in line:
            sys.stderr = captured.kept_err

    def end_cell(self) -> None:
        """A cell has ended, whatever became of it."""
        if self._captured is not None:
            name, captured = self._captured
            self.__dict__["_captured"] = None
            sys.stdout, sys.stderr = captured.before
            if name.isidentifier():
                self.user_ns[name] = captured


class Captured:
    """What a cell under ``%%capture`` has printed."""

    outputs: tuple[()] = ()

    def __init__(self, *before: Any) -> None:
        self.before = before
        self.kept_out, self.kept_err = io.StringIO(), io.StringIO()

    @property
    def stdout(self) -> str:
        """What was printed."""
        return self.kept_out.getvalue()

    @property
    def stderr(self) -> str:
        """What was printed to standard error."""
        return self.kept_err.getvalue()

    def show(self) -> None:
        """Print it after all."""
        sys.stdout.write(self.stdout)
        sys.stderr.write(self.stderr)

    __call__ = show


class OutputLines(list[str]):
    """The lines that a command printed, as IPython hands them over."""

    @property
    def s(self) -> str:
        """In one line."""
        return " ".join(self)

    @property
    def n(self) -> str:
        """In lines."""
        return "\n".join(self)

    spstr, nlstr = s, n


def _run(shell: ZMQInteractiveShell, line: str) -> None:
    """``%run [options] file arguments``, in the notebook's own names: files count on what is there."""
    words = shlex.split(line.replace("\\", "/"))
    options = [word for word in words if word.startswith("-")]
    file, *arguments = [word for word in words if word not in options]
    path = Path(file if file.endswith(".py") else f"{file}.py")
    names, before = shell.user_ns, {name: shell.user_ns.get(name) for name in ("__name__", "__file__")}
    arguments_before = sys.argv[:]
    names.update(__name__="__main__", __file__=str(path))
    sys.argv[:] = [str(path), *arguments]
    try:
        source = path.read_bytes()
        exec(compile(source, str(path), "exec", dont_inherit=True), names)  # noqa: S102  student code, in a guest
    finally:
        sys.argv[:] = arguments_before
        for name, value in before.items():
            if value is None:
                names.pop(name, None)
            else:
                names[name] = value


def _pylab(shell: ZMQInteractiveShell, line: str) -> None:
    """``%pylab``: the imports that it makes."""
    names = shell.user_ns
    exec(_PYLAB, names)  # noqa: S102  an own text
    if "--no-import-all" not in line:
        exec("from matplotlib.pylab import *\nfrom numpy import *", names)  # noqa: S102  as above


_PYLAB = """
import numpy, matplotlib
from matplotlib import pylab, mlab, pyplot
np, plt = numpy, pyplot
"""


def _environment(shell: ZMQInteractiveShell, line: str) -> None:
    """``%env NAME=value``."""
    name, sign, value = line.partition("=") if "=" in line else line.partition(" ")
    if sign:
        os.environ[name.strip()] = value.strip()


def _go(shell: ZMQInteractiveShell, line: str) -> None:
    """``%cd folder``."""
    os.chdir(Path(line.strip("\"'")).expanduser() if line else Path.home())


_LINE_MAGICS: dict[str, Callable[[ZMQInteractiveShell, str], Any]] = {
    "run": _run,
    "pylab": _pylab,
    "env": _environment,
    "set_env": _environment,
    "cd": _go,
    "pwd": lambda shell, line: os.getcwd(),
    "capture": lambda shell, line: shell.capture(line),
}
