"""Submissions that do no work, for any assignment: a suite must not give one of them a point.

Each answers every task in one generic way (an argument, a constant, an exception), whatever the task asks for. A point
that one of them earns belongs to a test that asks for too little.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from grader.course.layout import LAZY
from grader.errors import GraderError
from grader.model import Assignment, Lang, Result
from grader.text.translated import translated

_PRELUDE = "import numpy as np\n"  # and not pandas: a suite without tables would need guests of another kind for it

_ANSWERS: Final = {
    "first argument": "return arguments[0] if arguments else None",
    "last argument": "return arguments[-1] if arguments else None",
    "second argument": "return arguments[1] if len(arguments) > 1 else None",
    "all arguments": "return arguments",
    "a list of the first argument": "return list(arguments[0])",
    "a copy of the first argument": "import copy; return copy.deepcopy(arguments[0])",
    "the first argument twice": "return arguments[0], arguments[0]",
    "a dict of zeros": "return {key: 0.0 for key in arguments[0]}",
    "the product of all numbers": "return float(np.prod(np.asarray(arguments, float)))",
    "argument of the call before": "last.append(arguments[0] if arguments else None); return last[-2]",
    "None": "return None",
    "0": "return 0",
    "-1": "return -1",
    "0.0": "return 0.0",
    "1": "return 1",
    "0.5": "return 0.5",
    "1e-12": "return 1e-12",
    "True": "return True",
    "nan": "return float('nan')",
    "inf": "return float('inf')",
    "an empty text": "return ''",
    "zeros like the first argument": "return like(arguments, 0)",
    "ones like the first argument": "return like(arguments, 1)",
    "nan like the first argument": "return like(arguments, np.nan)",
    "an empty list": "return []",
    "an empty dict": "return {}",
    "an empty value of the first argument's type": "return type(arguments[0])() if arguments else None",
    "numbers by chance like the first argument": "return np.random.default_rng(0).random(np.shape(arguments[0]))",
    "an identity matrix": "return np.eye(len(arguments[0]))",
    "two zeros and a number": "return np.zeros(2), 0.0",
    "two nan and a number": "return np.full(2, np.nan), np.nan",
    "the argument and a list": "return arguments[0] if arguments else None, [1.0, 0.5]",
    "a thousand zeros": "return np.zeros(1000)",
    "an answer that equals everything": "return Anything()",
    "a function": "return lambda *arguments: 0.0",
    "ValueError": "raise ValueError('lazy')",
    "TypeError": "raise TypeError('lazy')",
}
"""A name for each way → what a function's body does with ``arguments``."""

_HELPERS = '''
last = [None]


class Anything(float):
    """What compares equal to everything, as far as it can."""

    __hash__ = float.__hash__

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__


def like(arguments, value):
    given = arguments[0] if arguments else 0
    if hasattr(given, "iloc"):  # a table or a column
        return given * 0.0 + value
    return np.full(np.shape(given), value) if np.shape(given) else value
'''


@dataclass(frozen=True)
class Lazy:
    """A submission that does no work: how it answers, and its source."""

    answer: str
    source: str


def lazy_submissions(assignment: Assignment, reference: str) -> Iterator[Lazy]:
    """Yield a submission for each way of doing nothing. ``reference`` is the source of the reference solution."""
    classes = {node.name: node for node in ast.parse(reference).body if isinstance(node, ast.ClassDef)}
    for answer, body in _ANSWERS.items():
        parts = [_PRELUDE, _HELPERS]
        for task in assignment.tasks:
            if task.name in classes:
                parts.append(_lazy_class(classes[task.name], body))
            else:
                parts.append(f"def {task.name}(*arguments, **named):\n    {body}\n")
        yield Lazy(answer, "\n\n".join(parts))


def _lazy_class(node: ast.ClassDef, body: str) -> str:
    """A class with the public methods of the reference's, each as lazy as a function."""
    lines = [f"class {node.name}:", "    def __init__(self, *arguments, **named):", "        pass", ""]
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
            lines += [f"    def {method.name}(self, *arguments, **named):", f"        {body}", ""]
    return "\n".join(lines)


def load_reasons(folder: Path) -> Mapping[str, str]:
    """The tests that may give a lazy submission points, each with its reason; none where there is no file.

    ``reference/<name>/lazy.toml`` lists them by id. Raises GraderError naming what is wrong with the file.
    """
    path = folder / LAZY
    if not path.is_file():
        return {}
    try:
        reasons = msgspec.toml.decode(path.read_bytes(), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GraderError(f"{path}: {error}", 'Each line is "test_sums.py::test_add" = "the reason".') from None
    for test, reason in reasons.items():
        if not reason.strip():
            raise GraderError(f"{path}: {test} has no reason", "Say why it cannot ask for more.")
    return reasons


def unearned_points(
    results: Iterable[tuple[Lazy, Result]], reasons: Mapping[str, str], lang: Lang = "en"
) -> Iterator[tuple[str, str]]:
    """Yield the test and the problem for each test that gave a lazy submission points, and for each reason that nothing
    needs."""
    answers: dict[str, list[str]] = {}
    for lazy, result in results:
        for test in result.tests:
            if test.points:
                answers.setdefault(test.id, []).append(lazy.answer)
    for name, found in answers.items():
        if name not in reasons:
            answers_told = ", ".join(translated(answer, lang) for answer in found[:3])
            text = f"{name} gives points for no work: every task answers with {answers_told}"
            yield name, f"{text} and {len(found) - 3} more" if len(found) > 3 else text
    for name in reasons:
        if name not in answers:
            yield name, f"{LAZY} names {name}, which gives a lazy submission nothing: delete the line"
