"""What a running notebook knows of itself: its shell, its file, and names that the kernel remembers although no cell of
the file defines them any more."""

from __future__ import annotations

import dis
import json
import linecache
import os
import re
import symtable
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from grader.notebooks.magics import plain_python

_LARGEST = 64 << 20  # bytes of a notebook that is read
_KEPT = "_grader_runs"
_BINDS_UNSEEN = re.compile(r"import \*|%(run|pylab|store|load)\b|globals\(|exec\(")
_LOOKS_UP = frozenset({"LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"})


def shell() -> Any:
    """Return the interactive shell, None where there is none."""
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()


def file(namespace: dict[str, Any]) -> Path | None:
    """Return the file of the running notebook, as JupyterLab or VS Code tells it; None where nobody does."""
    told = namespace.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME")
    if not isinstance(told, str) or not told.endswith(".ipynb"):
        return None
    path = Path.cwd() / told
    return path if path.is_file() and path.stat().st_size <= _LARGEST else None


def forgotten(namespace: dict[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``names``, and of what they use, that the kernel knows from a cell that the saved notebook does
    not hold any more, nor any other cell that defines them. Nothing where that is not certain."""
    running = shell()
    if running is None or not hasattr(running, "kernel"):
        return ()
    ran, path = _runs(running), file(namespace)
    if path is None:
        return ()
    try:
        book = json.loads(path.read_bytes())
        code = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
        saved = path.stat().st_mtime
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()
    if any(map(_BINDS_UNSEEN.search, code)):
        return ()
    bound, held = _bound_at(running, ran), set[str]().union(*map(_may_bind, code))

    def moment(name: str) -> float:
        value = namespace[name]
        at = ran.get(value.__code__.co_filename) if isinstance(value, FunctionType) else bound.get(name)
        return saved if at is None else at

    return tuple(name for name in _used(namespace, names) if name not in held and moment(name) < saved)


def _used(namespace: dict[str, Any], names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that the kernel knows, and the names that the notebook's functions and classes among
    them use, directly or not."""
    found: list[str] = []
    ahead = list(names)
    while ahead:
        name = ahead.pop(0)
        if name in found or name not in namespace:
            continue
        found.append(name)
        value = namespace[name]
        home = isinstance(value, type) and value.__module__ == namespace.get("__name__")
        ahead.extend(base.__name__ for base in (value.__bases__ if home else ()))
        for function in vars(value).values() if home else [value]:
            if isinstance(function, FunctionType) and function.__globals__ is namespace:
                ahead.extend(_globals_of(function.__code__))
    return found


def _globals_of(code: CodeType) -> list[str]:
    inner = [name for constant in code.co_consts if isinstance(constant, CodeType) for name in _globals_of(constant)]
    return [*(step.argval for step in dis.get_instructions(code) if step.opname in _LOOKS_UP), *inner]


def _bound_at(running: Any, ran: dict[str, float]) -> dict[str, float]:
    """Return when each name was last bound by a cell, as far as that is seen in the cell's code."""
    bound: dict[str, float] = {}
    told = zip(running.history_manager.input_hist_raw, running.user_ns["In"], strict=False)
    for number, (raw, code) in enumerate(told):
        moment = ran.get(running.compile.get_code_name(raw, code, number))
        if moment is not None:
            bound.update(dict.fromkeys(_bound_in(code) or (), moment))
    return bound


def _may_bind(cell: str) -> set[str]:
    """Return the names that a cell binds, all of its words if there is a mistake in it."""
    bound = _bound_in(plain_python(cell)[0])
    return set(re.findall(r"[^\W\d]\w*", cell)) if bound is None else bound


def _bound_in(code: str) -> set[str] | None:
    """Return the names that the code of a cell binds for the notebook, None for code with a mistake in it."""
    try:
        tables = [symtable.symtable(code, "cell", "exec")]
    except (SyntaxError, ValueError, RecursionError):
        return None
    names = set()
    while tables:
        table = tables.pop()
        tables.extend(table.get_children())
        symbols = (one for one in table.get_symbols() if one.is_assigned() or one.is_imported())
        names |= {one.get_name() for one in symbols if table.get_type() == "module" or one.is_declared_global()}
    return names


def _runs(running: Any) -> dict[str, float]:
    """Return when the code of each label last ran, at the latest, in seconds since the epoch. The shell keeps it: it
    tells every run from the first question on; what ran before has run by then."""
    known: dict[str, float] | None = getattr(running, _KEPT, None)
    if known is None:
        known = {}
        setattr(running, _KEPT, known)
        kept = known

        def ran(result: Any) -> None:
            code, number = result.info.raw_cell, running.execution_count
            kept[running.compile.get_code_name(code, code, number)] = time.time()

        running.events.register("post_run_cell", ran)
    for label in [*linecache.cache]:
        known.setdefault(label, time.time())
    return known
