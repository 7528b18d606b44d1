"""Which imports stand-ins answer, inside the guest: those that student code makes of modules that are not installed.

Libraries probe for optional modules all the time and rely on ImportError, so an import of theirs fails as ever. It
fails, too, where the student asked whether the module is there: ``try: import …  except ImportError``, ``find_spec``.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import linecache
import sys
import types
from collections.abc import Callable, Sequence

from grader.sandbox.guest.load_log import LoadLog
from grader.sandbox.guest.stand_ins import StandInModule

_BROAD = {"Exception", "BaseException"}
_EXACT = {"ImportError", "ModuleNotFoundError"}
_CONTENTS = {"numba": {"prange": range}}
"""What stands in for itself: with their decorators gone, loops are to be loops."""

Lines = list[tuple[int, int]]


class AbsentModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last finder: nobody else has found the module. ``is_students`` tells student code by its file name."""

    def __init__(self, log: LoadLog, is_students: Callable[[str], bool]) -> None:
        self._log, self._is_students = log, is_students
        self._asking: dict[str, tuple[Lines, Lines]] = {}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """A stand-in's spec, or None: then the import fails."""
        parent, top = fullname.rpartition(".")[0], fullname.partition(".")[0]
        if parent:
            above = isinstance(sys.modules.get(parent), StandInModule)
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True) if above else None
        frame: types.FrameType | None = sys._getframe(1)
        asked = False
        while frame is not None and str(frame.f_globals.get("__name__", "")).startswith("importlib"):
            asked = asked or frame.f_code is importlib.util.find_spec.__code__
            frame = frame.f_back
        if frame is None or asked or not self._is_students(frame.f_code.co_filename) or self._asks(frame):
            return None
        self._log.note("absent", top)
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        """The stand-in."""
        above = sys.modules.get(spec.name.rpartition(".")[0])
        if isinstance(above, StandInModule):
            return above.below(spec.name)
        return StandInModule(spec.name, self._log, _CONTENTS.get(spec.name, {}))

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing is to be run."""

    def _asks(self, importing: types.FrameType) -> bool:
        """Whether the code that imports, or who called it, would take an ImportError for an answer."""
        frame: types.FrameType | None = importing
        while frame is not None:
            file, line = frame.f_code.co_filename, frame.f_lineno
            if self._is_students(file):
                if file not in self._asking:
                    self._asking[file] = _guarded("".join(linecache.getlines(file)))
                exact, broad = self._asking[file]
                guarded = [*exact, *broad] if frame is importing else exact
                if any(first <= line <= last for first, last in guarded):
                    return True
            frame = frame.f_back
        return False


def _guarded(source: str) -> tuple[Lines, Lines]:
    """Lines over which an ImportError is caught by its own name, and by a broader one."""
    exact: Lines = []
    broad: Lines = []
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return exact, broad
    for node in ast.walk(tree):
        names: set[str] = set()
        if isinstance(node, ast.Try):
            for handler in node.handlers:
                names |= _names(handler.type) if handler.type is not None else _BROAD
        elif isinstance(node, ast.With):
            calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
            for call in calls:
                if "suppress" in _names(call.func):
                    names = names.union(*map(_names, call.args))
        else:
            continue
        lines = (node.body[0].lineno, node.body[-1].end_lineno or node.body[-1].lineno)
        if names & _EXACT:
            exact.append(lines)
        elif names & _BROAD:
            broad.append(lines)
    return exact, broad


def _names(node: ast.AST) -> set[str]:
    found = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    return found | {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}
