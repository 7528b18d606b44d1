"""Set-up that has no effect while grading, inside the guest: back ends, styles, fonts, locale, folders of elsewhere.

It belongs to somebody's own machine, so it is answered quietly where its own answer would be an error. Processes are
another matter: none starts, and whoever asks for one is told so.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import locale
import os
import re
import sys
import threading
import types
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from grader.sandbox.guest.load_log import LoadLog

NO_PROCESS = "no process starts while grading"
_ELSEWHERE = re.compile(r"/(?:content|kaggle)(?=/|$)|[A-Za-z]:[/\\]")
"""Folders of Colab, Kaggle and Windows."""
_BACK_ENDS = ("agg", "svg", "pdf", "ps", "cairo", "template")
"""Those of matplotlib that need no screen."""

Patch = Callable[[Any, LoadLog], None]


def install(log: LoadLog) -> None:
    """Have functions answer quietly; those of modules that are not there yet, as soon as they are imported."""
    os.chdir, os.mkdir, os.makedirs = (_here(function, log) for function in (os.chdir, os.mkdir, os.makedirs))
    locale.setlocale = _quiet(locale.setlocale, log, locale.Error, answer="C")
    for name in [name for name in _PATCHES if name in sys.modules]:
        _PATCHES[name](sys.modules[name], log)
    sys.meta_path.insert(0, _AfterImport(log))


def _here(original: Callable[..., Any], log: LoadLog) -> Any:
    """``original`` for folders of this machine; for those of elsewhere, no more than a note."""

    def call(path: Any = ".", *args: Any, **kwargs: Any) -> Any:
        root = _ELSEWHERE.match(os.fspath(path)) if isinstance(path, str | os.PathLike) else None
        if root is None or os.path.exists(root[0]):
            return original(path, *args, **kwargs)
        log.note("no-effect", _call(original, (path,)))
        return None

    return call


def _quiet(
    original: Callable[..., Any],
    log: LoadLog,
    errors: type[Exception] | tuple[type[Exception], ...],
    answer: object = None,
) -> Any:
    """``original``, but some errors are no more than a note."""

    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return original(*args, **kwargs)
        except errors:
            log.note("no-effect", _call(original, args))
            return answer

    return call


def _call(function: Any, args: tuple[Any, ...]) -> str:
    """A call as it is written, about."""
    texts = [repr(os.fspath(arg)) for arg in args if isinstance(arg, str | os.PathLike)]
    return f"{function.__name__}({', '.join(texts)})"


class _AfterImport(importlib.abc.MetaPathFinder):
    """A finder that lets others find a module, and changes it when it has been run."""

    def __init__(self, log: LoadLog) -> None:
        self._log = log
        self._waiting = set(_PATCHES)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """What the other finders find."""
        if fullname not in self._waiting:
            return None
        self._waiting.remove(fullname)
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            loader: Any = spec.loader
            run = loader.exec_module

            def exec_module(module: types.ModuleType) -> None:
                run(module)
                _PATCHES[fullname](module, self._log)

            loader.exec_module = exec_module
        return spec


def _patch_matplotlib(module: Any, log: LoadLog) -> None:
    module.use = _without_screen(module.use, log)


def _patch_pyplot(module: Any, log: LoadLog) -> None:
    module.switch_backend = _without_screen(module.switch_backend, log)


def _without_screen(original: Callable[..., Any], log: LoadLog) -> Any:
    def call(backend: Any, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(backend, str) or backend.lower() in _BACK_ENDS:
            return original(backend, *args, **kwargs)
        log.note("no-effect", _call(original, (backend,)))
        return None

    return call


def _patch_style(module: Any, log: LoadLog) -> None:
    module.use = _quiet(module.use, log, OSError)


def _patch_fonts(module: Any, log: LoadLog) -> None:
    original = module.FontProperties.set_file

    def set_file(self: Any, file: Any) -> None:
        if file is not None and not os.path.exists(file):
            log.note("no-effect", f"FontProperties(fname={os.fspath(file)!r})")
            file = None  # the usual font
        original(self, file)

    module.FontProperties.set_file = set_file
    module.FontManager.addfont = _quiet(module.FontManager.addfont, log, (OSError, RuntimeError))


def _patch_processes(module: Any, log: LoadLog) -> None:
    """Locks are those of threads, as there is nobody else to share them with."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(NO_PROCESS)

    context = module.BaseContext
    context.Pool = context.Manager = module.process.BaseProcess.start = refuse
    for name in ("Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Event", "Barrier"):
        make = getattr(threading, name)
        setattr(context, name, lambda self, *args, make=make: make(*args))


def _patch_subprocess(module: Any, log: LoadLog) -> None:
    original = module.Popen._execute_child

    def execute(self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return original(self, *args, **kwargs)
        except PermissionError:
            raise PermissionError(NO_PROCESS) from None

    module.Popen._execute_child = execute


_PATCHES: dict[str, Patch] = {
    "subprocess": _patch_subprocess,
    "matplotlib": _patch_matplotlib,
    "matplotlib.pyplot": _patch_pyplot,
    "matplotlib.style": _patch_style,
    "matplotlib.style.core": _patch_style,
    "matplotlib.font_manager": _patch_fonts,
    "multiprocessing.context": _patch_processes,
}
