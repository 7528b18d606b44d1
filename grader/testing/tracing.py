"""What tests see while their computing is noted: NumPy, ``math``, ``type`` and ``float`` that know traced values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import Any

import numpy as np

from grader.compare.difference import Difference
from grader.compare.equal import Tolerance, difference
from grader.compare.equal import shape as shape_of
from grader.compare.kinds import kind_of
from grader.testing import check, observed
from grader.testing.tape import Tape
from grader.testing.traced import FloatOfTests, has_traced, is_traced, plain


class _TracingModule:
    """NumPy or ``math`` as a test sees it: functions note what they compute of traced values."""

    def __init__(self, module: ModuleType, tape: Callable[[], Tape]) -> None:
        self._module, self._tape = module, tape

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        if isinstance(value, ModuleType):
            return _TracingModule(value, self._tape)
        if isinstance(value, type) or not callable(value):
            return value
        return partial(_call, self._tape, value, f"{self._module.__name__}.{name}")


def _call(tape: Callable[[], Tape], function: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> Any:
    if not has_traced([args, kwargs]):
        return function(*args, **kwargs)
    if name in observed.FUNCTIONS:
        return tape().compute("call", name, args, kwargs)
    return function(*tape().see_all(args), **tape().see_all(kwargs))


def _type(value: object, *rest: Any) -> Any:
    """Return the class of a value, of a traced one that of what it stands for."""
    kind = value.__class__ if is_traced(value) else type(value, *rest)
    return FloatOfTests if kind is float else kind


@contextmanager
def tracing(modules: Iterable[ModuleType], reference: ModuleType, tape: Callable[[], Tape]) -> Iterator[ModuleType]:
    """Let tests, and what they check with, meet traced values; give the reference as they are to see it."""

    def traced_difference(actual: object, expected: object, tolerance: Tolerance) -> Difference | None:
        found = difference(plain(actual), plain(expected), tolerance)
        if found is None and has_traced([actual, expected]):
            tape().see_equal(actual, expected, tolerance)
        return found

    def of(function: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
        return lambda value: tape().compute("call", name, [value])._see() if is_traced(value) else function(value)

    changes: list[tuple[dict[str, Any], str, Any]] = [
        (vars(check), "difference", traced_difference),
        (vars(check), "shape_of", of(shape_of, "grader.shape")),
        (vars(check), "kind_of", of(kind_of, "grader.kind_of")),
    ]
    for module in modules:
        changes += [(vars(module), "type", _type), (vars(module), "float", FloatOfTests)]
        changes += [
            (vars(module), name, _TracingModule(value, tape))
            for name, value in vars(module).items()
            if value is np or value is math
        ]
    missing = object()
    before = [(names, name, names.get(name, missing)) for names, name, _ in changes]
    for names, name, value in changes:
        names[name] = value
    try:
        yield _TracingModule(reference, tape)  # type: ignore[misc]  # it stands for one
    finally:
        for names, name, value in before:
            if value is missing:
                del names[name]
            else:
                names[name] = value
