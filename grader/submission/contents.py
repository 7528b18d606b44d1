"""What the files of a submission hold, read when it is asked for and once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from grader.errors import Refusal
from grader.model import Message, Place
from grader.processes.confined import Confined, HelperLost
from grader.submission.cells import Parsed, parse
from grader.submission.code_reading import read_code
from grader.submission.intake import Tree, lost_message
from grader.submission.outline import NotPython, Outline, outline
from grader.submission.work_names import file_name
from grader.text.clean import printable

_STUBBED = re.compile(r"NotImplementedError|^[ \t]+(?:pass|\.\.\.)[ \t]*(?:#.*)?$", re.MULTILINE)
_DEFINITION = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)


class Content(NamedTuple):
    """A script or notebook, or why it cannot be read."""

    path: str
    parsed: Parsed | None
    problem: Message | None

    @property
    def is_empty(self) -> bool:
        """Whether it can be read and has no code."""
        return self.parsed is not None and not any(cell.code.strip() for cell in self.parsed.cells)


class Contents:
    """Files of ``tree``, and what of ``tasks`` is in them. ``outlined``: their outlines will be asked for, and come
    along in the same trip to the helper. Raises GraderError without a helper."""

    def __init__(self, tree: Tree, tasks: Sequence[str], confined: Confined, *, outlined: bool = False) -> None:
        self._tree, self._tasks, self._confined, self._outlined = tree, frozenset(tasks), confined, outlined
        self._contents: dict[str, Content] = {}
        self._outlines: dict[str, Outline] = {}
        self._written: dict[str, bool] = {}

    def __getitem__(self, path: str) -> Content:
        if path not in self._contents:
            self._contents[path] = self._read(path)
        return self._contents[path]

    def _read(self, path: str) -> Content:
        if path not in self._tree.files:
            return Content(path, None, self._tree.refused[path])
        file, data = printable(file_name(path), 255), self._tree.files[path]
        try:
            if self._outlined:
                parsed, self._outlines[path] = self._confined.call(read_code, file, data)
            else:
                parsed = self._confined.call(parse, file, data)
        except Refusal as refusal:
            return Content(path, None, refusal.message)
        except HelperLost as lost:
            if self._outlined:  # each by itself tells which of the two it was, also for the files after this one
                self._outlined = False
                return self._read(path)
            return Content(path, None, lost_message(path, lost))
        return Content(path, parsed, None)

    def defined(self, path: str) -> set[str]:
        """The names that a file defines; where it is not Python, by what it looks like."""
        found = self._outline(path)
        return {one.name for one in found.definitions}.union(*(problem.names for problem in found.problems))

    def is_python(self, path: str) -> bool:
        """Whether all of a file can be parsed."""
        return self[path].parsed is not None and not self._outline(path).problems

    def is_written(self, path: str) -> bool:
        """Whether some task of a file is more than the stub's shell. Code that is not Python is: a stub is Python."""
        if path not in self._written:
            self._written[path] = self._is_written(path)
        return self._written[path]

    def _is_written(self, path: str) -> bool:
        """A look at the text comes first: that mostly tells."""
        codes = self._codes(path)
        if any(_STUBBED.search(code) is None and self._tasks & set(_DEFINITION.findall(code)) for code in codes):
            return True
        if not self._mentions_tasks(path):
            return False
        found = self._outline(path)
        return bool(found.problems) or any(one.name in self._tasks and not one.is_shell for one in found.definitions)

    def is_untouched(self, path: str) -> bool:
        """Whether all that a file has of the tasks are the stub's shells."""
        return (
            self._mentions_tasks(path) and not self.is_written(path) and not self._tasks.isdisjoint(self.defined(path))
        )

    def known_outline(self, path: str) -> Outline | None:
        """Return the outline of a file, where somebody has asked for it."""
        return self._outlines.get(path)

    def _mentions_tasks(self, path: str) -> bool:
        return any(task in code for code in self._codes(path) for task in self._tasks)

    def _codes(self, path: str) -> list[str]:
        parsed = self[path].parsed
        return [cell.code for cell in parsed.cells] if parsed is not None else []

    def _outline(self, path: str) -> Outline:
        if path not in self._outlines:
            parsed = self[path].parsed
            code = [(cell.file, cell.number, cell.code) for cell in parsed.cells] if parsed is not None else []
            try:
                self._outlines[path] = self._confined.call(outline, code)
            except HelperLost:  # code over which a parser is lost is no stub
                self._outlines[path] = Outline(problems=(NotPython(Place(path, 1)),))
        return self._outlines[path]
