"""Slips that look at arguments otherwise: a number without its sign, values standardized first, a row left out.

The function stays as it is and is given something else, so that it does not matter how anybody has written it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from grader.diagnosis.slips.change import Argument

_LOOKS = (
    "-{0}",
    "abs({0})",
    "round({0})",
    "1 - {0}",
    "2 * {0}",
    "{0} / 2",
    "{0} ** 2",
    "2 * {0} - 1",
    "{0} + 1",
    "{0} - 1",
    "maximum({0}, 0)",
    "{0} - mean({0}, axis=0)",
    "{0} - max({0}, axis=0)",
    "({0} - mean({0}, axis=0)) / std({0}, axis=0)",
    "({0} - mean({0}, axis=0)) / std({0}, axis=0, ddof=1)",
    "({0} - min({0}, axis=0)) / (max({0}, axis=0) - min({0}, axis=0))",
    "1 / (1 + exp(-{0}))",
    "exp({0})",
    "log({0})",
)
"""What may stand in an argument's place."""
_FUNCTIONS = "    from numpy import abs, exp, log, max, maximum, mean, min, round, std\n"
_PARTS = (("without-first", "1:"), ("without-last", ":-1"), ("only-first", ":1"), ("only-last", "-1:"))
"""Rows that alone are looked at."""
_WAYS = '''def _is_numbers(value):
    return isinstance(value, numpy.ndarray) and value.dtype.kind in "if" or type(value) in (int, float)


def _is_rows(value):
    return hasattr(value, "iloc") or isinstance(value, numpy.ndarray) and value.ndim > 0


def _rows(values, part):
    """Return the values with a part of the rows of those that have most."""
    most = max([len(value) for value in values if _is_rows(value)], default=0)
    return [
        (value.iloc[part] if hasattr(value, "iloc") else value[part])
        if _is_rows(value) and len(value) == most
        else value
        for value in values
    ]


def _times(result, share):
    if isinstance(result, (tuple, list)):
        return type(result)(_times(one, share) for one in result)
    return result * share


def _of_part(function, values, part, of_all):
    """Return what a part of the rows gives, divided by the number of all where that is asked; what is refused stays
    refused."""
    whole = function(*values)
    most = max([len(value) for value in values if _is_rows(value)], default=0)
    left = len(range(most)[part])
    if not left or left == most:
        return _times(whole, 0) if of_all and most and not left else whole
    result = function(*_rows(values, part))
    return _times(result, left / most) if of_all else result
'''


@dataclass(frozen=True)
class LookedAt:
    """A function that looks at its arguments otherwise, as text behind the reference's, and what is said of it."""

    kind: str
    args: dict[str, Argument]
    text: str


def forgotten(function: ast.FunctionDef) -> Iterator[LookedAt]:
    """Yield a function of a reference with 0 for a number that it is given."""
    for name, head, given in _parameters(function):
        body = f"    {name} = 0 * {name} if type({name}) in (int, float) else {name}\n    return _as_it_is({given})"
        yield LookedAt("replaced", {"expected": name, "actual": "0"}, head + body)


def looked_at(function: ast.FunctionDef) -> Iterator[LookedAt]:
    """Yield a function of a reference with other looks at its arguments."""
    for name, head, given in _parameters(function):
        for look in _LOOKS:
            made = look.format(name)
            told = made.replace(", axis=0", "")  # of a table, a column's
            body = f"    {name} = {made} if _is_numbers({name}) else {name}\n    return _as_it_is({given})"
            yield LookedAt("replaced", {"expected": name, "actual": told}, f"{head}{_FUNCTIONS}{body}")
    for _, head, given in _parameters(function)[:1]:
        for (kind, part), of_all in product(_PARTS, (False, True)):
            body = f"    return _of_part(_as_it_is, [{given}], numpy.s_[{part}], {of_all})"
            yield LookedAt(f"{kind}-of-all" if of_all else kind, {}, head + body)


def _parameters(function: ast.FunctionDef) -> list[tuple[str, str, str]]:
    """Return each parameter, the text up to the new function's body, and all parameters as they are handed on."""
    if function.args.vararg or function.args.kwarg or function.args.kwonlyargs:
        return []
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    head = f"_as_it_is = {function.name}\n{_WAYS}\n\ndef {function.name}({ast.unparse(function.args)}):\n"
    return [(name, head, ", ".join(names)) for name in names]
