"""What a submission expects around it, inside the guest: files by name, absent modules, Colab, ``input()``.

All of it is a convenience for honest code; none of it is a defence. Runs after lockdown, in scratch.
"""

from __future__ import annotations

import ast
import builtins
import importlib.abc
import importlib.machinery
import io
import os
import re
import sys
import types
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

INPUTS = 1000
_LITERAL = re.compile(r"""["']([^"'\n]{1,300})["']""")


@dataclass
class Surroundings:
    """The namespace, and what is learnt while cells run."""

    namespace: dict[str, Any]
    data: dict[str, bytes]
    labels: set[str] = field(default_factory=set)
    guarded: set[str] = field(default_factory=set)
    missing_modules: list[str] = field(default_factory=list)

    def before_cell(self, label: str, code: str) -> None:
        """Put data files where this cell looks for them, and learn which imports it guards itself."""
        self.labels.add(label)
        self._place_data(code)
        self.guarded |= _guarded_imports(code)

    def _place_data(self, code: str) -> None:
        """``../dataset/x.csv`` in a string literal makes that file exist, as long as it stays inside scratch."""
        here = Path.cwd()
        for literal in _LITERAL.findall(code):
            path = literal.replace("\\", "/")
            content = self.data.get(path.rsplit("/", 1)[-1])
            if content is None or path.startswith("/"):
                continue
            target = Path(os.path.normpath(here / path))
            if target.is_relative_to(here.parent) and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)


def write(relative: str, content: bytes) -> None:
    """Make a file below the working folder."""
    target = Path.cwd() / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def prepare(name: str, data: dict[str, bytes]) -> Surroundings:
    """Make this process look like the student's: called once, in a fresh guest, in its scratch folder."""
    here = Path.cwd()
    for relative, content in data.items():
        write(relative, content)
    sys.path.append(str(here))  # last: a numpy.py beside the submission shadows nothing
    module = types.ModuleType(name)
    sys.modules[name] = module
    around = Surroundings(module.__dict__, data)
    _install_fakes(data)
    sys.meta_path.append(_AbsentModules(around))
    _answer_input()
    _find_data_anywhere(data, here)
    warnings.filterwarnings("ignore", message=".*non-interactive.*")  # plt.show() without a screen
    return around


def _guarded_imports(code: str) -> set[str]:
    """Top-level names of modules imported inside ``try``: such code handles their absence itself."""
    if "try" not in code:
        return set()  # parsing costs more than most cells do
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    names: set[str] = set()
    for attempt in (node for node in ast.walk(tree) if isinstance(node, ast.Try) and node.handlers):
        for node in (inner for statement in attempt.body for inner in ast.walk(statement)):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names


class _Absent:
    """Stands for anything from a module that is not installed; using it says so."""

    def __init__(self, module: str) -> None:
        self.__dict__["_module"] = module

    def _refuse(self, *_: object, **__: object) -> Any:
        module = self.__dict__["_module"]
        raise ModuleNotFoundError(f"No module named '{module}' where this is graded")

    __call__ = __getitem__ = __iter__ = __enter__ = __mro_entries__ = _refuse

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._refuse()


class _AbsentModule(types.ModuleType):
    """A module that is not installed: importing it works, using what it holds does not."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Absent(self.__name__.split(".")[0])


class _AbsentModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Last finder: makes a placeholder where student code imports a module that is not there.

    Libraries probe for optional modules all the time and rely on ImportError, so only imports that student
    code makes itself are answered.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        top = fullname.split(".")[0]
        parent = fullname.rpartition(".")[0]
        if parent and not isinstance(sys.modules.get(parent), _AbsentModule):
            return None
        if top in self._around.guarded or not self._imported_by_student():
            return None
        if top not in self._around.missing_modules:
            self._around.missing_modules.append(top)
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def _imported_by_student(self) -> bool:
        frame = sys._getframe(2)
        while frame is not None and frame.f_globals.get("__name__", "").startswith("importlib"):
            frame = frame.f_back  # type: ignore[assignment]  # the loop ends at None
        return frame is not None and frame.f_code.co_filename in self._around.labels

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        pass


def _install_fakes(data: dict[str, bytes]) -> None:
    """Colab's helpers and the grader's own notebook helpers, which do nothing while grading."""

    def nothing(*_: object, **__: object) -> None:
        return None

    def module(name: str, **contents: Any) -> types.ModuleType:
        made = types.ModuleType(name)
        made.__dict__.update(contents, __path__=[])
        sys.modules[name] = made
        return made

    files = module("google.colab.files", upload=lambda *_, **__: dict(data), download=nothing)
    drive = module("google.colab.drive", mount=nothing, flush_and_unmount=nothing)
    colab = module("google.colab", files=files, drive=drive)
    module("google", colab=colab)
    notebook = module("grader.notebook", check=nothing)
    shell = types.SimpleNamespace(run_line_magic=nothing, run_cell_magic=nothing, system=nothing, magic=nothing)
    builtins.get_ipython = lambda: shell  # type: ignore[attr-defined]  # scripts exported from notebooks call it
    module("grader", check=nothing, notebook=notebook, load_ipython_extension=nothing)


def _answer_input() -> None:
    """``input()`` gets an empty line, as nobody is there; a loop that waits for more ends in EOFError."""
    left = INPUTS

    def empty_line(prompt: object = "", /) -> str:
        nonlocal left
        left -= 1
        if left < 0:
            raise EOFError("nobody answers input() while grading")
        print(prompt)
        return ""

    builtins.input = empty_line


def _find_data_anywhere(data: dict[str, bytes], folder: Path) -> None:
    """A data file is found by its name where the path given does not exist (``/content/drive/…/x.csv``)."""
    original = io.open

    def find(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        try:
            return original(file, mode, *args, **kwargs)
        except OSError:
            if not isinstance(file, str | os.PathLike) or "r" not in mode:
                raise
            name = str(os.fspath(file)).replace("\\", "/").rsplit("/", 1)[-1]
            if name not in data:
                raise
            return original(folder / name, mode, *args, **kwargs)

    builtins.open = io.open = find
