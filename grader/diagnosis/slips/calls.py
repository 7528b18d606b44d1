"""Small changes of one call: not made, with other arguments or another order of them, or another one in its place."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from grader.diagnosis.slips.change import Argument, Found, Known, replaced

_USUAL = (0, 1, 42)
"""Numbers that are written where a parameter belongs."""


def changes(node: ast.Call, known: Known) -> Found:
    """Yield changes of a call."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    args = [argument for argument in node.args if not isinstance(argument, ast.Starred)]
    if len(args) != len(node.args):
        return
    told = {"function": name if name in known.functions else ""}
    if len(args) >= 1 and not isinstance(args[0], ast.Constant):
        yield args[0], *_unapplied(told["function"], args[0], known)
    if isinstance(node.func, ast.Attribute) and not isinstance(node.func.value, ast.Name):
        yield node.func.value, ("unapplied" if told["function"] else "unapplied-other"), dict(told)
    yield from _known_calls(node, name, args)
    for number in range(len(args) - 1):
        swapped = [*args[:number], args[number + 1], args[number], *args[number + 2 :]]
        kind = "arguments" if told["function"] else "arguments-other"
        yield ast.Call(node.func, swapped, node.keywords), kind, dict(told)
    for number, keyword in enumerate(node.keywords):
        rest = [*node.keywords[:number], *node.keywords[number + 1 :]]
        text = f"{keyword.arg}={ast.unparse(keyword.value)}"
        if keyword.arg and isinstance(keyword.value, ast.Constant):
            yield ast.Call(node.func, args, rest), "absent", {"what": text}
    if len(args) == 1 and isinstance(args[0], ast.Name) and args[0].id in known.parameters:
        for number in _USUAL:
            yield ast.Call(node.func, [ast.Constant(number)], node.keywords), *replaced(args[0].id, number)
    if name in known.tasks:
        yield _call("round", [node]), *replaced(f"{name}(…)", f"round({name}(…))")
        yield ast.BinOp(ast.Constant(1), ast.Sub(), node), *replaced(f"{name}(…)", f"1 - {name}(…)")
    if name == "range" and len(args) == 1 and isinstance(args[0], ast.Name) and args[0].id in known.parameters:
        end = args[0].id
        for text in (f"range({end} + 1)", f"range({end} - 1)", f"range(1, {end})"):
            yield ast.parse(text, mode="eval").body, *replaced(f"range({end})", text)
    if told["function"] and len(args) > 1:
        yield ast.Call(node.func, args[:-1], node.keywords), "last", dict(told)


def _unapplied(function: str, argument: ast.expr, known: Known) -> tuple[str, dict[str, Argument]]:
    """Return what is said where a function is left out: to which parameter it is not applied, if it is one."""
    if not function:
        return "unapplied-other", {"function": ""}
    if isinstance(argument, ast.Name) and argument.id in known.parameters:
        return "unapplied-to", {"function": function, "to": argument.id}
    return "unapplied", {"function": function}


def _known_calls(node: ast.Call, name: str, args: list[ast.expr]) -> Found:
    """Yield changes of calls that a beginner gets wrong in ways of their own."""
    if name == "len" and len(args) == 1:
        columns = _call("shape", args)
        yield ast.Subscript(columns, ast.Constant(1), ast.Load()), *replaced("len(…)", "shape[1]")
    if name == "mean" and not node.keywords and (args or isinstance(node.func, ast.Attribute)):
        values = args if args else [node.func.value] if isinstance(node.func, ast.Attribute) else []
        less = ast.BinOp(_call("size", values), ast.Sub(), ast.Constant(1))
        yield ast.BinOp(_call("sum", values), ast.Div(), less), *replaced("n", "n - 1")
    if name == "range" and len(args) == 3:
        start, stop, step = args
        for other, told in ((ast.BinOp(step, ast.Add(), ast.Constant(1)), "+ 1"), (ast.Constant(1), "1")):
            yield ast.Call(node.func, [start, stop, other], []), "stride", {"actual": told}
            short = ast.BinOp(ast.BinOp(stop, ast.Sub(), step), ast.Add(), ast.Constant(1))
            yield ast.Call(node.func, [start, short, other], []), "stride-whole", {"actual": told}
    if "sigmoid" in name and len(args) == 1:
        yield _call("tanh", args), *replaced("σ", "tanh")
        yield _call("maximum", [*args, ast.Constant(0)]), *replaced("σ", "ReLU")
        yield _call("sign", args), *replaced("σ", "sign")
        step = ast.Compare(args[0], [ast.GtE()], [ast.Constant(0)])
        yield ast.BinOp(step, ast.Mult(), ast.Constant(1.0)), *replaced("σ", "1 from 0 on, else 0")


def _call(function: str, args: Sequence[ast.expr]) -> ast.Call:
    return ast.Call(ast.Attribute(ast.Name("numpy", ast.Load()), function, ast.Load()), [*args], [])
