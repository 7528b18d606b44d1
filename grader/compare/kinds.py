"""The classes of type that "Equal" tells apart: what a value is, before what it holds.

bool · int (Python's, NumPy's) · float · complex · str · bytes · list (or tuple) · dict · set · array · DataFrame,
Series, Index · datetime, timedelta (NumPy's) · None. A 0-d array is the number it holds. Everything else is an
``object``: it has no value on this side, and none of its methods is ever called.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Any, Final

import numpy as np

_BOXES = 8  # 0-d object arrays inside one another
TABLES: Final = frozenset(("DataFrame", "Series", "Index"))

_OF_DTYPE: Final = {
    "b": "bool",
    "i": "int",
    "u": "int",
    "f": "float",
    "c": "complex",
    "U": "str",
    "S": "bytes",
    "M": "datetime",
    "m": "timedelta",
}

_BASES: Final[dict[type, str]] = {
    type(None): "None",
    bool: "bool",
    int: "int",
    float: "float",
    complex: "complex",
    str: "str",
    bytes: "bytes",
    bytearray: "bytes",
    list: "list",
    tuple: "list",
    dict: "dict",
    set: "set",
    frozenset: "set",
    np.ndarray: "array",
    np.bool_: "bool",
    np.timedelta64: "timedelta",  # before its base, the integers
    np.datetime64: "datetime",
    np.integer: "int",
    np.floating: "float",
    np.complexfloating: "complex",
}


def kind_of(value: Any) -> str:
    """Return the class of type of ``value``. Looks at its type only; a 0-d array is asked for what it holds."""
    cls: Any = type(value)
    kind = of_type(cls)
    if kind == "array" and not value.ndim:
        cls = type(unboxed(value))
        return "object" if cls is np.ndarray else of_type(cls)
    return kind


def unboxed(value: Any) -> Any:
    """Return what a 0-d array holds; any other value itself."""
    for _ in range(_BOXES):
        if not isinstance(value, np.ndarray) or value.ndim:
            break
        value = value[()]
    return value


def of_dtype(dtype: np.dtype[Any]) -> str:
    """Return the class of an array's elements."""
    return _OF_DTYPE.get(dtype.kind, "object")


@lru_cache(maxsize=1024)
def of_type(kind: type) -> str:
    """Return the class of a type; subclasses belong to their base, as they do when they cross the wall."""
    tables = _tables()
    for base in kind.__mro__:
        name = _BASES.get(base) or tables.get(base)
        if name is not None:
            return name
    return "object"


def _tables() -> dict[type, str]:
    """Return the types of pandas; none until it is imported, which takes half a second: before, there is no table."""
    pandas: Any = sys.modules.get("pandas")
    return {getattr(pandas, name): name for name in sorted(TABLES) if hasattr(pandas, name)}
