"""The course's data files inside the guest: there for whoever asks, by name, in whatever folder it is looked for.

They are in this process's memory, shared with the server that it was forked from. Only a file that is asked for is
written into the scratch folder.
"""

from __future__ import annotations

import builtins
import contextlib
import io
import os
import stat
import sys
from collections.abc import Callable, Mapping
from typing import Any


class CourseFiles:
    """Files by name that lie in ``folder`` as soon as somebody looks for them."""

    def __init__(self, contents: Mapping[str, bytes], folder: str) -> None:
        self.contents = contents
        self._folder = folder
        self._own: dict[str, bytes] = {}
        self._names = {name.casefold(): name for name in contents}
        self._open, self._lstat = io.open, os.lstat

    def add(self, name: str, content: bytes) -> None:
        """One more, which is found by its own path only: the submission's text, as ``__file__`` names it."""
        self._own[name] = self._own[f"{self._folder}/{name}"] = content

    def install(self) -> None:
        """Have Python's own functions find them. What exists is found as ever."""
        builtins.open = io.open = self._opening(io.open)
        with contextlib.suppress(AttributeError, KeyError):  # NumPy keeps the function from the time of its import
            sys.modules["numpy.lib._datasource"]._file_openers._file_openers[None] = io.open
        os.stat = self._looking(os.stat)
        os.lstat = self._looking(os.lstat)
        os.listdir = self._after_all(os.listdir)
        os.scandir = self._after_all(os.scandir)

    def _opening(self, original: Callable[..., Any]) -> Any:
        def find(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            try:
                return original(file, mode, *args, **kwargs)
            except OSError:
                here = self._placed(file) if "r" in mode else None
                if here is None:
                    raise
            return original(here, mode, *args, **kwargs)

        return find

    def _looking(self, original: Callable[..., Any]) -> Any:
        def look(path: Any, *args: Any, **kwargs: Any) -> Any:
            try:
                return original(path, *args, **kwargs)
            except OSError:
                here = None if self._in_another_folder(path) else self._placed(path)
                if here is None:
                    raise
            return original(here, *args, **kwargs)

        return look

    def _in_another_folder(self, path: Any) -> bool:
        """Whether ``path`` lies in a folder that is there: who looks for it may be about to write it."""
        if not isinstance(path, str | os.PathLike):
            return True
        folder = os.path.dirname(os.path.abspath(path))
        try:
            return folder != self._folder and stat.S_ISDIR(self._lstat(folder).st_mode)
        except OSError:
            return False

    def _after_all(self, original: Callable[..., Any]) -> Any:
        def list_all(path: Any = ".", *args: Any, **kwargs: Any) -> Any:
            with contextlib.suppress(OSError, TypeError, ValueError):
                if os.path.samefile(path, self._folder):
                    for name, content in self.contents.items():
                        self._place(name, content)
            return original(path, *args, **kwargs)

        return list_all

    def _placed(self, path: Any) -> str | None:
        """Where the file of this name is now; None for a file of another name."""
        if not isinstance(path, str | os.PathLike):
            return None
        asked = str(os.fspath(path))
        last = asked.replace("\\", "/").rpartition("/")[2]
        if asked in self._own:
            return self._place(last, self._own[asked])
        name = self._names.get(last.casefold())
        return None if name is None else self._place(name, self.contents[name])

    def _place(self, name: str, content: bytes) -> str:
        path = f"{self._folder}/{name}"
        try:
            self._lstat(path)
        except OSError:
            with self._open(path, "wb") as file:
                file.write(content)
        return path
