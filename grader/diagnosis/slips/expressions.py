"""Small changes of one expression: another operator, number, name or function, a part left out, another order.

Those of a call are in ``calls``.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from grader.diagnosis.slips import calls
from grader.diagnosis.slips.change import Found, Known, replaced

_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.Mod: "%",
}
_OTHERS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult, ast.Div),
    ast.Sub: (ast.Add, ast.Div, ast.Mult),
    ast.Mult: (ast.Div, ast.Add, ast.MatMult, ast.Sub, ast.Pow),
    ast.Div: (ast.Mult, ast.FloorDiv, ast.Sub, ast.Add),
    ast.FloorDiv: (ast.Div,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.Mod: (ast.FloorDiv,),
}
_ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow)
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt, ast.GtE),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt, ast.LtE),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq, ast.GtE, ast.LtE),
    ast.NotEq: (ast.Eq,),
}
_RELATED = (
    ("mean", "sum", "median", "max", "min", "std", "var", "prod"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("max", "min", "mean"),
    ("argmax", "argmin"),
    ("maximum", "minimum"),
    ("ceil", "floor", "int", "round"),
    ("std", "var"),
    ("exp", "log", "exp2"),
    ("log", "log2", "log10", "log1p"),
    ("tanh", "sin", "cosh", "arctan"),
    ("sqrt", "square", "abs", "cbrt"),
    ("normal", "uniform"),
    ("append", "extend"),
    ("any", "all"),
    ("cumsum", "sum"),
    ("iloc", "loc"),
    ("hstack", "vstack"),
)
"""Functions of which one is taken for another: the first is the usual one, but any may stand for any."""
_ROOT = 2**0.5
_BUILT_IN = frozenset(("int", "round", "abs"))
_RATES = (0.1, 0.01, 1)
"""Numbers that are written where a factor belongs that is a parameter."""


def changes(node: ast.expr, known: Known) -> Found:
    """Yield changes of an expression."""
    kinds: tuple[tuple[type[ast.expr], Callable[..., Found]], ...] = (
        (ast.BinOp, _operators),
        (ast.Compare, _comparisons),
        (ast.BoolOp, _words),
        (ast.UnaryOp, _signs),
        (ast.Constant, _constants),
        (ast.Name, _variables),
        (ast.Call, calls.changes),
        (ast.Attribute, _attributes),
        (ast.Subscript, _slices),
        (ast.Tuple, _tuples),
        (ast.IfExp, _choices),
        (ast.GeneratorExp, _rounds),
        (ast.ListComp, _rounds),
    )
    for kind, make in kinds:
        if isinstance(node, kind):
            yield from make(node, known)


def _operators(node: ast.BinOp, known: Known) -> Found:
    text = _OPERATORS.get(type(node.op))
    if text is None:
        return
    for other in _OTHERS[type(node.op)]:
        yield ast.BinOp(node.left, other(), node.right), *replaced(text, _OPERATORS[other])
    if isinstance(node.op, _ORDERED):
        yield ast.BinOp(node.right, node.op, node.left), "swapped", {"operator": text}
    if isinstance(node.op, ast.Sub):
        yield ast.Call(ast.Name("abs", ast.Load()), [node], []), *replaced("… - …", "abs(… - …)")
    if isinstance(node.op, ast.Pow) and isinstance(node.right, ast.Constant) and node.right.value == 2:
        yield ast.Call(ast.Name("abs", ast.Load()), [node.left], []), *replaced("** 2", "abs")
    if isinstance(node.op, ast.Div) and isinstance(node.left, ast.Constant):
        yield ast.BinOp(ast.Constant(_ROOT), node.op, node.right), *replaced(str(node.left.value), "√2")
    if isinstance(node.op, ast.Mult):
        for number in _RATES:
            if isinstance(node.left, ast.Name) and node.left.id in known.parameters:
                yield ast.BinOp(ast.Constant(number), node.op, node.right), *replaced(node.left.id, number)
    if isinstance(node.op, ast.Div):
        yield ast.BinOp(node.left, node.op, ast.BinOp(node.right, ast.Add(), ast.Constant(1))), "divisor", {}
        yield ast.BinOp(node.left, node.op, ast.BinOp(node.right, ast.Sub(), ast.Constant(1))), "divisor-less", {}
    yield from _brackets(node, text)
    yield node.left, "side", {"operator": text}
    yield node.right, "side", {"operator": text}


def _brackets(node: ast.BinOp, text: str) -> Found:
    """Work out in another order what stands beside an operator: a - b / c for (a - b) / c, and the other way round."""
    left, right = node.left, node.right
    if isinstance(left, ast.BinOp) and (inner := _OPERATORS.get(type(left.op))) and inner != text:
        made = ast.BinOp(left.left, left.op, ast.BinOp(left.right, node.op, right))
        yield made, "order", {"first": text, "second": inner}
        made = ast.BinOp(ast.BinOp(left.left, node.op, right), left.op, left.right)
        yield made, "order", {"first": text, "second": inner}
    if isinstance(right, ast.BinOp) and (inner := _OPERATORS.get(type(right.op))) and inner != text:
        made = ast.BinOp(ast.BinOp(left, node.op, right.left), right.op, right.right)
        yield made, "order", {"first": text, "second": inner}


def _comparisons(node: ast.Compare, known: Known) -> Found:
    for number, op in enumerate(node.ops):
        for other in _COMPARED.get(type(op), ()):
            ops = [*node.ops]
            ops[number] = other()
            made = ast.Compare(node.left, ops, node.comparators)
            yield made, *replaced(_COMPARISONS[type(op)], _COMPARISONS[other])
    if len(node.ops) > 1:
        yield ast.Compare(node.left, node.ops[:1], node.comparators[:1]), "side", {"operator": "<"}
        yield ast.Compare(node.comparators[0], node.ops[1:], node.comparators[1:]), "side", {"operator": "<"}


def _words(node: ast.BoolOp, known: Known) -> Found:
    old, new = ("and", ast.Or()) if isinstance(node.op, ast.And) else ("or", ast.And())
    yield ast.BoolOp(new, node.values), *replaced(old, "or" if old == "and" else "and")
    for value in node.values:
        yield value, "side", {"operator": old}


def _signs(node: ast.UnaryOp, known: Known) -> Found:
    text = {ast.USub: "-", ast.Not: "not", ast.Invert: "~"}.get(type(node.op))
    if text is not None:
        yield node.operand, "absent", {"what": text}


def _constants(node: ast.Constant, known: Known) -> Found:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value), *replaced(str(value), str(not value))
    elif isinstance(value, int | float):
        others = dict.fromkeys((0, 1, 2, -1, value + 1, value - 1, -value, 0.5))
        for other in others:
            if other != value:
                yield ast.Constant(other), *replaced(value, other)
    elif isinstance(value, str) and value in known.words:
        for word in known.words:
            if word != value:
                yield ast.Constant(word), *replaced(f'"{value}"', f'"{word}"')


def _variables(node: ast.Name, known: Known) -> Found:
    if not isinstance(node.ctx, ast.Load):
        return
    if node.id in known.parameters:
        for other in known.parameters:
            if other != node.id:
                yield ast.Name(other, ast.Load()), *replaced(node.id, other)
    else:
        yield from _functions(node, node.id, lambda name: ast.Attribute(ast.Name("math", ast.Load()), name, ast.Load()))


def _attributes(node: ast.Attribute, known: Known) -> Found:
    if isinstance(node.ctx, ast.Load):
        yield from _functions(node, node.attr, lambda name: ast.Attribute(node.value, name, ast.Load()))
        if node.attr == "T":
            yield node.value, "absent", {"what": ".T"}


def _choices(node: ast.IfExp, known: Known) -> Found:
    yield node.body, "always", {}
    yield node.orelse, "never", {}


def _rounds(node: ast.GeneratorExp | ast.ListComp, known: Known) -> Found:
    """Leave out the first round, or the last."""
    first, *others = node.generators
    for kind, part in (("first-round", ast.Slice(ast.Constant(1))), ("last-round", ast.Slice(upper=ast.Constant(-1)))):
        all_ = ast.Call(ast.Name("list", ast.Load()), [first.iter], [])
        fewer = ast.comprehension(first.target, ast.Subscript(all_, part, ast.Load()), first.ifs, first.is_async)
        yield type(node)(node.elt, [fewer, *others]), kind, {}


def _functions(node: ast.expr, name: str, made: Callable[[str], ast.expr]) -> Found:
    others = dict.fromkeys(other for group in _RELATED if name in group for other in group if other != name)
    for other in others:
        replacement = ast.Name(other, ast.Load()) if other in _BUILT_IN else made(other)
        yield replacement, *replaced(name, other)


def _slices(node: ast.Subscript, known: Known) -> Found:
    if not isinstance(node.ctx, ast.Load):
        return
    index = node.slice
    if isinstance(index, ast.Slice):
        yield node.value, "slice", {}
        for name, bound in (("lower", index.lower), ("upper", index.upper)):
            if bound is None:
                continue
            kind = "start" if name == "lower" else "end"
            for op, way in ((ast.Add(), "later"), (ast.Sub(), "earlier")):
                made = ast.Slice(index.lower, index.upper, index.step)
                setattr(made, name, ast.BinOp(bound, op, ast.Constant(1)))
                yield ast.Subscript(node.value, made, ast.Load()), f"{kind}-{way}", {}


def _tuples(node: ast.Tuple, known: Known) -> Found:
    """Let two neighbours change places: what the relations of an order do not tell of the parts that are alike."""
    if not isinstance(node.ctx, ast.Load) or any(isinstance(one, ast.Starred) for one in node.elts):
        return
    for number in range(len(node.elts) - 1):
        elements = [*node.elts]
        elements[number : number + 2] = elements[number : number + 2][::-1]
        yield ast.Tuple(elements, ast.Load()), "neighbours", {}
