"""Small changes of statements: one left out, two in the other order, a loop that ends early, no check."""

from __future__ import annotations

import ast
import copy
from collections.abc import Sequence
from itertools import combinations, pairwise

from grader.diagnosis.slips.change import Found, Known

_SMALL = 1e-3
_SIMPLE = ast.Assign | ast.AugAssign | ast.Expr | ast.Delete


def changes(node: ast.stmt, known: Known) -> Found:
    """Yield changes of a statement and of what stands in it."""
    if isinstance(node, ast.FunctionDef):
        yield from _names(node, known)
        yield from _bounds(node)
    if isinstance(node, _SIMPLE) and not _is_text(node):
        yield [ast.Pass()], "statement", {}
    if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Constant | ast.List | ast.Tuple):
        for number, kind in ((2, "twice"), (0.5, "half"), (-1, "negative")):
            made_of = ast.BinOp(ast.Constant(number), ast.Mult(), node.value)
            yield [ast.Assign(node.targets, made_of, lineno=node.lineno)], kind, {}
    if isinstance(node, ast.Return) and node.value is not None:
        back = ast.Slice(None, None, ast.UnaryOp(ast.USub(), ast.Constant(1)))
        yield [ast.Return(ast.Subscript(node.value, back, ast.Load()))], "reversed", {}
        ends: list[ast.expr] = [ast.Subscript(node.value, ast.Constant(place), ast.Load()) for place in (0, -1)]
        yield [ast.Return(ast.List(ends, ast.Load()))], "ends", {}
    if isinstance(node, ast.If):
        yield from _conditions(node)
    if isinstance(node, ast.For):
        yield from _loops(node)
    for name in ("body", "orelse"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            for changed, kind in _blocks(block):
                yield [_with(node, name, changed)], kind, {}


def _names(node: ast.FunctionDef, known: Known) -> Found:
    """Let two parameters, or two words, change places wherever they stand."""
    used = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    said = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    for names in ([one for one in known.parameters if one in used], [one for one in known.words if one in said]):
        for first, second in combinations(names, 2):
            exchange = _Exchange(first, second)
            made = copy.copy(node)
            made.body = [exchange.visit(copy.deepcopy(one)) for one in node.body]
            yield [made], "names", {"first": first, "second": second}


def _bounds(node: ast.FunctionDef) -> Found:
    """Let another power of ten stand for a small number wherever it stands."""
    numbers = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and type(one.value) is float}
    for number in sorted(one for one in numbers if 0 < one <= _SMALL):
        for power in range(2, 17):
            other = float(f"1e-{power}")
            if other != number:
                exchange = _Number(number, other)
                made = copy.copy(node)
                made.body = [exchange.visit(copy.deepcopy(one)) for one in node.body]
                yield [made], "replaced", {"expected": f"{number:g}", "actual": f"{other:g}"}


class _Number(ast.NodeTransformer):
    """Writes a number for another."""

    def __init__(self, old: float, new: float) -> None:
        self._old, self._new = old, new

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        """Return the other number."""
        return ast.Constant(self._new) if node.value == self._old else node


class _Exchange(ast.NodeTransformer):
    """Lets two names, or two words, change places."""

    def __init__(self, first: str, second: str) -> None:
        self._other = {first: second, second: first}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        """Return the other name."""
        return ast.Name(self._other.get(node.id, node.id), node.ctx)

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        """Return the other word."""
        return ast.Constant(self._other.get(node.value, node.value)) if isinstance(node.value, str) else node


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _with(node: ast.stmt, name: str, block: Sequence[ast.stmt]) -> ast.stmt:
    """Return a statement with another block."""
    made = copy.copy(node)
    setattr(made, name, list(block))
    return made


def _conditions(node: ast.If) -> Found:
    first = node.body[0]
    if isinstance(first, ast.Raise) and not node.orelse:
        name = ast.unparse(first.exc.func) if isinstance(first.exc, ast.Call) else "Exception"
        yield [ast.Pass()], "unchecked", {"exception": name}
    else:
        yield [ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)], "opposite", {}
        yield [*node.body], "always", {}
        yield node.orelse or [ast.Pass()], "never", {}


def _loops(node: ast.For) -> Found:
    yield [_with(node, "body", [*node.body, ast.Break()])], "once", {}
    every = ast.Call(ast.Name("list", ast.Load()), [node.iter], [])
    one = ast.UnaryOp(ast.USub(), ast.Constant(1))
    for bounds, kind in (
        (ast.Slice(ast.Constant(1), None, None), "first-round"),
        (ast.Slice(None, one, None), "last-round"),
        (ast.Slice(None, None, one), "backwards"),
    ):
        made = copy.copy(node)
        made.iter = ast.Subscript(every, bounds, ast.Load())
        yield [made], kind, {}
    if len(node.body) > 1:
        yield [_with(node, "body", node.body[:-1]), node.body[-1]], "after-loop", {}


def _blocks(block: Sequence[ast.stmt]) -> list[tuple[list[ast.stmt], str]]:
    """Return blocks in which two neighbours have changed places, or one has moved into the loop behind it."""
    found: list[tuple[list[ast.stmt], str]] = []
    for number, (first, second) in enumerate(pairwise(block)):
        before, after = block[:number], block[number + 2 :]
        if _is_text(first):
            continue
        if not isinstance(second, ast.Return):
            found.append(([*before, second, first, *after], "exchanged"))
        if isinstance(second, ast.For) and isinstance(first, ast.Assign):
            found.append(([*before, _with(second, "body", [first, *second.body]), *after], "in-loop"))
        if isinstance(first, ast.For):
            rest = [one for one in block[number + 1 :] if not isinstance(one, ast.Return)]
            last = block[number + 1 + len(rest) :]
            if rest:
                found.append(([*before, _with(first, "body", [*first.body, *rest]), *last], "into-loop"))
            found += [([*before, *stale, second, *after], "stale") for stale in _stale(first)]
        if isinstance(first, ast.For) and isinstance(second, ast.Return):
            found.append(([*before, _with(first, "body", [*first.body, second]), second, *after], "early-return"))
        if isinstance(first, ast.Assign) and isinstance(first.targets[0], ast.Name):
            anew = _Anew(first.targets[0].id, first.value)
            rest = [anew.visit(copy.deepcopy(one)) for one in block[number + 1 :]]
            if anew.count:
                found.append(([*before, *rest], "anew"))
    return found


def _stale(loop: ast.For) -> list[list[ast.stmt]]:
    """Return loops that look, in one place, at what a name was before the loop, which each round sets anew."""
    made = [node for node in ast.walk(loop) if isinstance(node, ast.Name)]
    names = {node.id for node in made if isinstance(node.ctx, ast.Store)} - {
        node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)
    }
    found: list[list[ast.stmt]] = []
    for number, node in enumerate(made):
        if node.id in names and isinstance(node.ctx, ast.Load):
            copied = copy.deepcopy(loop)
            again = [one for one in ast.walk(copied) if isinstance(one, ast.Name)]
            again[number].id = "_before"
            keep = ast.Assign([ast.Name("_before", ast.Store())], ast.Name(node.id, ast.Load()))
            found.append([keep, copied])
    return found


class _Anew(ast.NodeTransformer):
    """Writes an expression where a name stands in a loop."""

    def __init__(self, name: str, value: ast.expr) -> None:
        self.name, self.value, self.count = name, value, 0

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Return the expression for the name."""
        if node.id != self.name or not isinstance(node.ctx, ast.Load):
            return node
        self.count += 1
        return copy.deepcopy(self.value)
