"""A class for ``grader similar``: honest submissions of the course, and pairs of which one is a disguised copy.

An honest submission takes for each task one of the ways in which the course's own material solves it (solutions, known
mistakes, those written without sight of the library) and writes it by another hand: operands and comparisons turned
round, parts pulled out into variables of their own, other names.
"""

from __future__ import annotations

import ast
import random
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import nbformat

from grader.course import layout
from grader.course.load import load_course
from grader.model import Assignment
from tests import ROOT

COURSE = load_course(ROOT)
KINDS = ("renamed", "reordered", "renamed and reordered", "notebook", "renamed notebook")
_TURNED = {ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Eq: ast.Eq}
_METHODS = ("sum", "mean", "max", "min", "dot", "reshape", "round")


def material(assignment: Assignment) -> dict[str, list[str]]:
    """The ways in which each task is written somewhere, without decorators and docstrings."""
    texts = [path.read_text(encoding="utf-8") for path in layout.solutions(assignment)]
    texts.append((layout.private_folder(assignment) / layout.VARIANTS).read_text(encoding="utf-8"))
    texts += [one.source for one in import_module(f"tests.real_course.blind.{assignment.name}").WRONG]
    tasks = {task.name for task in assignment.tasks}
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name in tasks:
                node.decorator_list = []
                if ast.get_docstring(node) is not None:
                    node.body = node.body[1:] or [ast.Pass()]
                found[node.name].add(ast.unparse(node))
    return {task: sorted(ways) for task, ways in sorted(found.items())}


class _Hand(ast.NodeTransformer):
    """Writes the same idea by another hand."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def _maybe(self, share: float = 0.5) -> bool:
        return self._rng.random() < share

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        plain = not isinstance(node.left, ast.Constant | ast.List) and not isinstance(node.right, ast.List)
        if isinstance(node.op, ast.Add | ast.Mult) and plain and self._maybe():
            node.left, node.right = node.right, node.left
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        turned = _TURNED.get(type(node.ops[0])) if len(node.ops) == 1 else None
        if turned is not None and self._maybe():
            node.left, node.comparators = node.comparators[0], [node.left]
            node.ops = [turned()]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        call = node.func
        of_numpy = isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name) and call.value.id == "np"
        if of_numpy and call.attr in _METHODS and node.args and self._maybe():
            return ast.Call(ast.Attribute(node.args[0], call.attr, ast.Load()), node.args[1:], node.keywords)
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for name in ("body", "orelse"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body and isinstance(body[0], ast.stmt):
                setattr(node, name, [one for statement in body for one in self._apart(statement)])
        return node

    def _apart(self, statement: ast.stmt) -> list[ast.stmt]:
        """The statement, with a part of its value in a variable."""
        value = getattr(statement, "value", None)
        name = f"part{self._rng.randrange(1000)}"
        if not isinstance(statement, ast.Return | ast.Assign) or value is None or not self._maybe(0.3):
            return [statement]
        if isinstance(value, ast.BinOp) and not isinstance(value.left, ast.Constant | ast.Name):
            part, value.left = value.left, ast.Name(name, ast.Load())
        elif isinstance(value, ast.Call) and value.args and not isinstance(value.args[0], ast.Name | ast.Starred):
            part, value.args[0] = value.args[0], ast.Name(name, ast.Load())
        elif isinstance(statement, ast.Return) and not isinstance(value, ast.Constant):
            part, statement.value = value, ast.Name(name, ast.Load())
        else:
            return [statement]
        return [ast.Assign([ast.Name(name, ast.Store())], part), statement]


class _Renaming(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = self._names.get(node.id, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg = self._names.get(node.arg, node.arg)
        return node


def by_another_hand(source: str, rng: random.Random) -> str:
    """A function, written as somebody else may have written it."""
    return ast.unparse(ast.fix_missing_locations(_Hand(rng).visit(ast.parse(source))))


def renamed(source: str, rng: random.Random) -> str:
    """A function with other names for all its variables."""
    tree = ast.parse(source)
    stored = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    stored |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return ast.unparse(_Renaming({name: f"v{rng.randrange(10**6)}" for name in sorted(stored)}).visit(tree))


def planted_class(
    assignment: Assignment, honest: int, kinds: Sequence[str] = KINDS, seed: int = 3
) -> tuple[dict[str, list[str]], set[frozenset[str]]]:
    """Functions by student, and the planted pairs; a student whose name begins with ``nb`` hands in a notebook."""
    rng, ways = random.Random(seed), material(assignment)

    def one() -> list[str]:
        return [by_another_hand(rng.choice(of_task), rng) for of_task in ways.values()]

    students = {f"honest{n:03}": [renamed(function, rng) for function in one()] for n in range(honest)}
    pairs = set()
    for number, kind in enumerate(kinds):
        own = one()
        copy = [renamed(function, rng) for function in own] if "renamed" in kind else [*own]
        if "reordered" in kind:
            rng.shuffle(copy)
        first, second = f"source{number}", f"{'nb' if 'notebook' in kind else 'copy'}{number}"
        students |= {first: own, second: copy}
        pairs.add(frozenset((first, second)))
    return students, pairs


def write_class(folder: Path, assignment: Assignment, students: dict[str, list[str]]) -> None:
    """The class as it hands in: the stub's own text above each, and its docstrings and comments."""
    stub = layout.script(assignment).read_text(encoding="utf-8")
    head = stub.partition("\ndef ")[0]
    texts = {
        node.name: ast.get_docstring(node) or "" for node in ast.parse(stub).body if isinstance(node, ast.FunctionDef)
    }
    for student, functions in students.items():
        (folder / student).mkdir(parents=True)
        written = []
        for function in functions:
            first, _, rest = function.partition("\n")
            docstring = texts.get(first.removeprefix("def ").partition("(")[0], "").replace("\n", "\n    ")
            written.append(f'{first}\n    """{docstring}"""\n    # Step 1: as it was asked\n{rest}')
        if student.startswith("nb"):
            book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in (head, *written)])
            (folder / student / f"{assignment.name}.ipynb").write_text(nbformat.writes(book), encoding="utf-8")
        else:
            text = "\n\n\n".join([head, *written])
            (folder / student / f"{assignment.name}.py").write_text(text + "\n", encoding="utf-8")
