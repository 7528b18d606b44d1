"""Modules whose code is read before the jail, where their files cannot be read."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
from collections.abc import Sequence
from types import CodeType, ModuleType


class PreloadedModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """A finder for ``sys.meta_path``. Reads the named modules' files now; they run when something imports them."""

    def __init__(self, names: Sequence[str]) -> None:
        self._code = {name: _code_of(name) for name in names}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return a module's spec, if its code was read."""
        return importlib.util.spec_from_loader(fullname, self) if fullname in self._code else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the code in the new module."""
        exec(self._code[module.__name__], module.__dict__)  # noqa: S102  the code of a module of this package


def _code_of(name: str) -> CodeType:
    spec = importlib.util.find_spec(name)
    if spec is None or not isinstance(spec.loader, importlib.abc.InspectLoader):
        raise ImportError(f"no module {name} to read")
    code = spec.loader.get_code(name)
    if code is None:
        raise ImportError(f"{name} has no Python code")
    return code
