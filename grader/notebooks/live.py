"""What a running notebook knows of itself: its shell, its file, and names that the kernel remembers although no cell of
the file defines them any more."""

from __future__ import annotations

import json
import linecache
import os
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

_LARGEST = 64 << 20  # bytes of a notebook that is read
_KEPT = "_grader_runs"


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
    runs, path = _runs(running), file(namespace)
    if path is None:
        return ()
    try:
        book = json.loads(path.read_bytes())
        code = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
        saved = path.stat().st_mtime
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()
    text = "\n".join(code)
    return tuple(
        name
        for name in _used(namespace, names)
        if runs.get(namespace[name].__code__.co_filename, saved) < saved
        and not re.search(rf"\b{re.escape(name)}\b *[(=:,]|import .*\b{re.escape(name)}\b", text)
    )


def _used(namespace: dict[str, Any], names: Iterable[str]) -> list[str]:
    """Return the functions of the notebook among ``names``, and those that they call, directly or not."""
    found: list[str] = []
    ahead = list(names)
    while ahead:
        name = ahead.pop(0)
        value = namespace.get(name)
        if name not in found and isinstance(value, FunctionType) and value.__globals__ is namespace:
            found.append(name)
            ahead.extend(_globals_of(value.__code__))
    return found


def _globals_of(code: CodeType) -> list[str]:
    inner = [name for constant in code.co_consts if isinstance(constant, CodeType) for name in _globals_of(constant)]
    return [*code.co_names, *inner]


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
