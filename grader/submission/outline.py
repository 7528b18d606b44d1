"""What a submission's code says of itself, read from its text (pure; meant to be run in ``grader.processes.confined``).

A message may claim only what was looked up: whether a task is written, which parameters it takes, whether it prints in
place of returning, which other tasks it uses, and where code is not Python.
"""

from __future__ import annotations

import ast
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from grader.model import Place
from grader.sandbox.guest.statements import DIVISION
from grader.text import syntax_tree
from grader.text.clean import plain

_DEFINITIONS = 2000
_NAMES = 300  # of one definition
_LONGEST = 120  # characters of a name, of parameters and of a line of code
_DYNAMIC = frozenset(("eval", "exec", "getattr", "globals", "locals", "vars", "__import__"))
_LIBRARIES = sys.stdlib_module_names | {"numpy", "pandas", "matplotlib", "scipy", "sklearn", "seaborn", "torch", "tqdm"}
"""Modules that use nothing of a submission."""
_UNKNOWN = ("__import__",)
"""What code uses that does not lie here."""
_DEFINED = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)


CodeCell = tuple[str, int | None, str]
"""A file, the number of a cell in it, and code."""


class _Cell(NamedTuple):
    file: str
    number: int | None
    code: str


class Definition(msgspec.Struct, frozen=True):
    """A function, class or value that the top level of a cell defines.

    ``body`` is the first line below the docstring. ``uses`` are names that it reads, sorted.
    """

    name: str
    place: Place
    body: int
    last_line: int
    is_function: bool = False
    parameters: str = ""
    is_shell: bool = False
    """Whether a student wrote nothing in it: a docstring, ``pass``, ``...`` and ``raise NotImplementedError``."""
    left_raise: int = 0
    """The line of a ``raise NotImplementedError`` that stands among written code; 0 for none."""
    prints: bool = False
    returns: bool = False
    """Whether some ``return`` hands a value back, or the function is a generator."""
    uses: tuple[str, ...] = ()


class NotPython(msgspec.Struct, frozen=True):
    """Where code is not Python, and which names it would define."""

    place: Place
    names: tuple[str, ...] = ()


class Outline(msgspec.Struct, frozen=True):
    """All cells, read; ``problems`` are what is not Python of them."""

    definitions: tuple[Definition, ...] = ()
    problems: tuple[NotPython, ...] = ()

    def definition(self, name: str) -> Definition | None:
        """The definition that counts, which is the last; None where none is seen."""
        return next((one for one in reversed(self.definitions) if one.name == name), None)

    def is_todo(self, task: str) -> bool:
        """Whether nothing was written of a task: all that is there of it is the stub."""
        found = [one for one in self.definitions if one.name == task]
        return bool(found) and all(one.is_shell for one in found)

    def uses(self, task: str, other: str) -> bool:
        """Whether ``task`` may come to use ``other``; True where the text does not tell."""
        if any(one.name == "*" and one.uses for one in self.definitions):
            return True
        met: set[str] = set()
        ahead = [task]
        while ahead:
            name = ahead.pop()
            found = [one for one in self.definitions if one.name == name]
            if not found and name == task:
                return True
            for one in found:
                if other in one.uses or not _DYNAMIC.isdisjoint(one.uses) or len(one.uses) >= _NAMES:
                    return True
                ahead += [used for used in one.uses if used not in met]
                met.update(one.uses)
        return False


_INNER = frozenset((ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda))
_HANDING_BACK = frozenset((ast.Return, ast.Yield, ast.YieldFrom))
_NO_NODES = frozenset(("ctx", "op", "ops", "id", "attr", "arg", "kind", "type_comment"))
_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field for field in kind._fields if field not in _NO_NODES)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST) and kind is not ast.Constant
}
"""What of each kind of node may be nodes; other values have no kind that stands here."""


def outline(cells: list[CodeCell]) -> Outline:
    """Read all cells."""
    found: list[Definition] = []
    problems: list[NotPython] = []
    for file, number, code in cells:
        for part, tree in _parts(code):
            cell = _Cell(file, number, part)
            if isinstance(tree, ast.Module):
                found += [one for node in tree.body for one in _definitions(cell, node)]
            else:
                names = tuple(name[:_LONGEST] for name in _DEFINED.findall(part)[:_NAMES])
                problems.append(NotPython(Place(file, tree, number), names))
    return Outline(tuple(found[-_DEFINITIONS:]), tuple(problems[:_NAMES]))


def _parts(code: str) -> Iterator[tuple[str, ast.Module | int]]:
    """A cell that is Python as it is, any other divided as loading divides it; all lines keep their number."""
    whole = _parsed(code)
    starts = [0, *(mark.start() for mark in DIVISION.finditer(code))]
    if isinstance(whole, ast.Module) or len(starts) == 1:
        yield code, whole
        return
    for start, end in zip(starts, [*starts[1:], len(code)], strict=True):
        part = "\n" * code.count("\n", 0, start) + code[start:end]
        yield part, _parsed(part)


def _parsed(code: str) -> ast.Module | int:
    """The syntax tree, or the line in which code stops being Python."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return syntax_tree.parse(code)
    except SyntaxError as error:
        return max(error.lineno or 1, 1)
    except (ValueError, MemoryError, RecursionError):
        return 1


def _definitions(cell: _Cell, node: ast.stmt) -> Iterator[Definition]:
    place = Place(cell.file, node.lineno, cell.number)
    last = node.end_lineno or node.lineno
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield _function(place, node)
        case ast.ClassDef():
            methods = [one.body for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
            shell = all(map(_is_empty, methods or [node.body]))
            yield Definition(node.name, place, _first_line(node), last, is_shell=shell, uses=_uses(node))
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
            uses = _uses(node)
            for name in names[:_NAMES]:
                yield Definition(name[:_LONGEST], place, node.lineno, last, uses=uses)
        case ast.Import() | ast.ImportFrom():
            for alias in node.names[:_NAMES]:
                name = (alias.asname or alias.name).partition(".")[0]
                module = (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
                uses = () if module.partition(".")[0] in _LIBRARIES else _UNKNOWN
                yield Definition(name[:_LONGEST], place, node.lineno, last, uses=uses)
        case ast.If() | ast.Try() | ast.With() | ast.For() | ast.While():
            for inner in ast.iter_child_nodes(node):
                if isinstance(inner, ast.stmt):
                    yield from _definitions(cell, inner)


def _function(place: Place, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Definition:
    seen = _Seen()
    inner = seen.look(node.body, own=True)
    prints, returns = seen.prints, seen.returns
    seen.look([*inner, *node.decorator_list, node.args, node.returns, *getattr(node, "type_params", ())])
    return Definition(
        name=node.name[:_LONGEST],
        place=place,
        body=_first_line(node),
        last_line=node.end_lineno or node.lineno,
        is_function=True,
        parameters=plain(f"({ast.unparse(node.args)})", _LONGEST),
        is_shell=_is_empty(node.body),
        left_raise=_left_raise(node.body),
        prints=prints,
        returns=returns,
        uses=seen.uses,
    )


class _Seen:
    """What was seen in code: names, a call of ``print``, and whether a value is handed back."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self.prints = self.returns = False

    @property
    def uses(self) -> tuple[str, ...]:
        """The names, sorted."""
        return tuple(sorted({name[:_LONGEST] for name in self._names}))[:_NAMES]

    def look(self, top: Iterable[object], *, own: bool = False) -> list[object]:
        """Look at nodes and at all below. ``own``: not into functions and classes, which are returned.

        ``ast.walk`` takes four times as long, and this is most of what reading a submission takes.
        """
        inner: list[object] = []
        found = [*top]
        for node in found:
            kind = type(node)
            if kind is ast.Name:
                self._names.add(node.id)  # type: ignore[attr-defined]  # it is a Name
                continue
            if own and kind in _INNER:
                inner.append(node)
                continue
            if kind is ast.Call:
                self.prints = self.prints or getattr(node.func, "id", "") == "print"  # type: ignore[attr-defined]  # so
            elif kind in _HANDING_BACK:
                self.returns = self.returns or kind is not ast.Return or node.value is not None  # type: ignore[attr-defined]  # so
            for field in _FIELDS.get(kind, ()):
                value = getattr(node, field, None)
                if type(value) is list:
                    found += value
                elif value is not None:
                    found.append(value)
        return inner


def _uses(node: ast.AST) -> tuple[str, ...]:
    seen = _Seen()
    seen.look([node])
    return seen.uses


def _first_line(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    below = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    return below[0].lineno if below else node.body[0].lineno


def _left_raise(body: list[ast.stmt]) -> int:
    at = next((at for at, one in enumerate(body) if _is_stub_raise(one)), None)
    others = [one for one in body if not _is_empty([one])]
    return body[at].lineno if at is not None and others else 0


def _is_empty(body: Iterable[ast.stmt]) -> bool:
    return all(
        isinstance(one, ast.Pass)
        or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        or _is_stub_raise(one)
        for one in body
    )


def _is_stub_raise(node: ast.stmt) -> bool:
    match node:
        case ast.Raise(exc=ast.Name(id="NotImplementedError")):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
            return True
    return False
