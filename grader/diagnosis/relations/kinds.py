"""Nothing came back, or something of another type: None, a generator, True for 1, a list for an array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from grader.compare.equal import equal
from grader.compare.kinds import kind_of, of_dtype, unboxed
from grader.diagnosis.loose import Form, alike
from grader.diagnosis.relations.pair import Fact, Pair

GENERATORS = frozenset(
    ("generator", "map", "filter", "zip", "range", "enumerate", "reversed", "dict_keys", "dict_values")
)

_INSIDE = 70  # characters of the classes of a container's elements


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield what is wrong with the type of a value."""
    if pair.raised or pair.expected_raised:
        return
    if pair.value is None:
        yield Fact("none-printed") if pair.printed else Fact("none")
    elif pair.object:
        if pair.object in GENERATORS:
            yield Fact("generator", (("type", pair.object),))
    elif type(pair.value) is tuple and type(pair.expected) is tuple and any(one is None for one in pair.value):
        places = [number for number, one in enumerate(pair.value) if one is None]
        if len(pair.value) == len(pair.expected) and all(pair.expected[place] is not None for place in places):
            yield Fact("none-part", (("place", ", ".join(f"[{place}]" for place in places)),))
    elif _differs_in_type(pair):
        yield Fact("type", (("actual", _name(pair.value)), ("expected", _name(pair.expected))))
        actual, expected = _number(pair.value), _number(pair.expected)
        if actual and expected and actual != expected:
            yield Fact("numbers", (("actual", actual), ("expected", expected)))


def _differs_in_type(pair: Pair) -> bool:
    """Whether all is right but the types: also where they alone are wrong."""
    if _name(pair.value) == _name(pair.expected):
        return False
    if alike(pair.form, pair.right):
        return not equal(pair.value, pair.expected, nan_equal=True)
    return alike(_cast(pair.form), _cast(pair.right))


def _number(value: Any) -> str:
    """Return what the numbers of a value are, be it one or an array of them; empty for anything else."""
    kind, value = kind_of(value), unboxed(value)
    kind = of_dtype(value.dtype) if kind == "array" else kind
    return kind if kind in ("int", "float", "bool") else ""


def _name(value: Any) -> str:
    """Return the class of a value without its size: the same for every call."""
    kind, value = kind_of(value), unboxed(value)
    if kind == "array":
        return f"ndarray[{of_dtype(value.dtype)}]"
    if kind in ("Series", "Index"):
        return f"{kind}[{of_dtype(value.dtype)}]" if isinstance(value.dtype, np.dtype) else kind
    if kind == "DataFrame":
        return _of("DataFrame", map(str, value.dtypes))
    if kind == "list" and value:
        return _of(type(value).__name__, map(_name, value))
    if kind == "dict" and value:
        return _of("dict", map(_name, value.values()))
    return kind


def _of(container: str, elements: Iterable[str]) -> str:
    """Return a container with the classes of its elements, each once."""
    inside = ", ".join(dict.fromkeys(elements))
    return f"{container}[{inside if len(inside) <= _INSIDE else inside[: _INSIDE - 1] + '…'}]"


def _cast(form: Any) -> Any:
    """Return a form without its types: bools and texts of numbers are numbers, lists of numbers and what stands in a
    table are arrays."""
    if type(form) is np.ndarray:
        return form.astype(np.float64) if form.dtype.kind == "b" else form
    if type(form) is not Form:
        return form
    if form.kind == "bool":
        return float(form.frame)
    if form.kind == "str":
        try:
            return float(form.frame)
        except ValueError:
            return form
    if form.kind in ("Series", "DataFrame") and type(form.parts[-1]) is np.ndarray:
        return _cast(form.parts[-1]) if len(form.parts) == (2 if form.kind == "Series" else 3) else form
    if form.kind == "dict":
        return Form("dict", form.frame, tuple(map(_cast, form.parts)))
    if form.kind == "list" and form.parts:
        parts = [_cast(part) for part in form.parts]
        if all(type(part) is float for part in parts):
            return np.array(parts)
        shapes = {part.shape if type(part) is np.ndarray and part.dtype.kind == "f" else None for part in parts}
        return np.stack(parts) if len(shapes) == 1 and None not in shapes else Form("list", form.frame, tuple(parts))
    return form
