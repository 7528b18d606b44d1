"""Loads a submission, inside the guest: statement by statement, so that one bad statement costs one statement.

Before a statement that may take long, or end the whole process, ``announce`` tells the trusted side which one it is: if
this guest is lost, the next one leaves it out. Nothing is trusted for that. A submission that lies about itself has
another statement of its own left out, which it could have done without.
"""

from __future__ import annotations
import __future__

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.sandbox.guest.load_log import LoadLog
from grader.sandbox.guest.shell import ZMQInteractiveShell
from grader.sandbox.guest.statements import DIVISION, first_line, is_harmless, names_made

WHOLE_CELL = 0
"""The number that stands for a cell as a whole; its statements count from 1."""

_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_FUTURES = 0
for _name in __future__.all_feature_names:
    _FUTURES |= getattr(__future__, _name).compiler_flag

Announce = Callable[[int, int, int], None]
"""Is told a cell, the number of a statement in it, and that one's line."""


@dataclass
class _Missing:
    """A statement that did not come to its end, and what others needed of it."""

    cell: int
    line: int
    needs: list[Any] | None = None


class CellRunner:
    """Runs cells in a namespace. ``describe`` makes plain values of an exception."""

    def __init__(
        self,
        namespace: dict[str, Any],
        log: LoadLog,
        shell: ZMQInteractiveShell | None,
        describe: Callable[[BaseException], list[Any]],
        announce: Announce,
    ) -> None:
        self._namespace, self._log, self._shell = namespace, log, shell
        self._describe, self._announce = describe, announce
        self._flags = _AWAIT
        self._missing: dict[str, _Missing] = {}
        self._loop: Any = None

    def load(self, cells: list[list[str]], left_out: list[list[int]]) -> None:
        """Run ``cells``, each a label and code, without the statements ``left_out``, each a cell and a number."""
        out = {(cell, number) for cell, number in left_out}
        self._log.loading = True
        for cell, (label, code) in enumerate(cells):
            if (cell, WHOLE_CELL) in out:
                continue
            if cell:
                self._announce(cell, WHOLE_CELL, 1)
            self._log.at(cell, 1)
            if self._shell is not None:
                self._shell.begin_cell(code)
            try:
                self._run_cell(cell, label, code, out)
            finally:
                if self._shell is not None:
                    self._shell.end_cell()
        self._log.loading = False

    def _run_cell(self, cell: int, label: str, code: str, left_out: set[tuple[int, int]]) -> None:
        try:
            statements = self._statements(cell, label, code)
        except BaseException as error:
            self._failed(cell, 1, error, set())
            return
        last = len(statements)
        for number, statement in enumerate(statements, 1):
            line = first_line(statement)
            self._log.at(cell, line)
            if (cell, number) in left_out:
                self._lost(cell, line, names_made(statement))
                continue
            if not is_harmless(statement):
                self._announce(cell, number, line)
            try:
                if number == last and self._shell is not None and isinstance(statement, ast.Expr):
                    self._shell.show(self._value(statement, label), quiet=code.rstrip().endswith(";"))
                else:
                    self._execute(statement, label)
            except BaseException as error:  # SystemExit as well: the rest of the submission counts
                self._failed(cell, line, error, names_made(statement))

    def _statements(self, cell: int, label: str, code: str) -> list[ast.stmt]:
        """All statements of a cell; of a script that is divided into cells, those of the cells that are Python."""
        starts = [0]
        try:
            return self._parse(code, label)
        except SyntaxError as error:
            if "__file__" in self._namespace:
                starts += [head.start() for head in DIVISION.finditer(code)]
            if len(starts) == 1:
                self._log.add(["unparsed", cell, *_place(error), str(error.msg), True])
                return []
        statements = []
        for start, end in zip(starts, [*starts[1:], len(code)], strict=True):
            try:
                statements += self._parse("\n" * code.count("\n", 0, start) + code[start:end], label)
            except SyntaxError as error:
                self._log.add(["unparsed", cell, *_place(error), str(error.msg), False])
        return statements

    # -- one statement

    def _parse(self, code: str, label: str) -> list[ast.stmt]:
        statements: list[ast.stmt] = self._compile(code, label, ast.PyCF_ONLY_AST).body
        return statements

    def _compile(self, source: Any, label: str, flags: int = 0, mode: str = "exec") -> Any:
        return compile(source, label, mode, flags | self._flags, dont_inherit=True)

    def _execute(self, statement: ast.stmt, label: str) -> None:
        code = self._compile(ast.Module([statement], []), label)
        self._flags |= code.co_flags & _FUTURES
        self._finish(eval(code, self._namespace), code)  # noqa: S307  the guest's whole purpose

    def _value(self, statement: ast.Expr, label: str) -> Any:
        code = self._compile(ast.Expression(statement.value), label, mode="eval")
        return self._finish(eval(code, self._namespace), code)  # noqa: S307  as above

    def _finish(self, value: Any, code: Any) -> Any:
        """What was awaited at the top level is waited for, as in a notebook."""
        if not code.co_flags & inspect.CO_COROUTINE:
            return value
        import asyncio  # slow, and rare

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._loop)
        return self._loop.run_until_complete(value)

    # -- what did not come to its end

    def _failed(self, cell: int, line: int, error: BaseException, made: set[str]) -> None:
        name = error.name if isinstance(error, NameError) else None
        origin = self._missing.get(name) if type(name) is str else None
        if origin is None:
            self._log.add(["raised", cell, line, *self._describe(error)])
            self._lost(cell, line, made)
            return
        if origin.needs is None:
            origin.needs = ["needs", cell, line, cell, line, name, origin.cell, origin.line]
            self._log.add(origin.needs)
        origin.needs[3:5] = cell, line
        self._missing.update(dict.fromkeys(made - self._missing.keys(), origin))

    def _lost(self, cell: int, line: int, made: set[str]) -> None:
        self._missing.update(dict.fromkeys(made, _Missing(cell, line)))


def _place(error: SyntaxError) -> tuple[int, int]:
    """The line and the column where it stops to be Python."""
    return error.lineno or 1, error.offset or 1
