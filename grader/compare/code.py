"""Values and calls as Python that makes them again: what a page shows can be copied and run.

It takes ``numpy`` as ``np``, ``pandas`` as ``pd``, and the names of the assignment.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from grader.compare.describe import in_order, short
from grader.compare.kinds import kind_of

_PLAIN = ("<i8", "<f8", "|b1")
"""Types that ``np.array`` finds by itself."""


def call(name: str, /, *args: Any, **kwargs: Any) -> str:
    """Return a call of ``name`` as a student would type it."""
    return f"{name}({', '.join([*map(code, args), *(f'{key}={code(value)}' for key, value in kwargs.items())])})"


def code(value: Any) -> str:
    """Return Python that makes ``value`` again, on one line; of an object that Python does not write, its name."""
    kind = kind_of(value)
    if kind == "array" and value.ndim:
        return _array(value)
    if kind == "DataFrame":
        columns = ", ".join(f"{code(name)}: {_list(column)}" for name, column in value.items())
        return f"pd.DataFrame({{{columns}}}{_index(value.index)})"
    if kind == "Series":
        name = f", name={code(value.name)}" if value.name is not None else ""
        return f"pd.Series({_list(value)}{_index(value.index)}{name})"
    if kind == "set":
        return f"{{{_elements(in_order(value))}}}" if value else "set()"
    if kind == "dict":
        return f"{{{', '.join(f'{code(key)}: {code(element)}' for key, element in value.items())}}}"
    if isinstance(value, tuple):
        return f"({_elements(value)}{',' if len(value) == 1 else ''})"
    if isinstance(value, list):
        return f"[{_elements(value)}]"
    return short(value) if kind in ("object", "Index") else _scalar(value)


def _array(array: Any) -> str:
    if not array.size:
        return f"np.zeros({array.shape})"
    dtype = "" if array.dtype.str in _PLAIN or array.dtype.kind == "U" else f", dtype=np.{array.dtype}"
    return f"np.array({code(array.tolist())}{dtype})"


def _index(index: Any) -> str:
    return "" if index.equals(type(index)(range(len(index)))) else f", index={_list(index)}"


def _list(values: Any) -> str:
    return f"[{_elements(values.tolist())}]"


def _elements(values: Iterable[Any]) -> str:
    return ", ".join(map(code, values))


def _scalar(value: Any) -> str:
    text = repr(value.item() if isinstance(value, np.generic | np.ndarray) else value)
    return text.replace("nan", "np.nan").replace("inf", "np.inf") if text in ("nan", "inf", "-inf") else text
