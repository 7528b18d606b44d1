"""Values as pieces of text that are the same for values equal to 6 significant digits: for fingerprints.

``short`` is for readers and stops early; two large arrays would look alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from grader.compare.describe import describe, in_order, short
from grader.compare.kinds import TABLES, kind_of, of_dtype, unboxed

FIRST = 10_000
"""Elements of a container that count: a fingerprint costs milliseconds for any value that a guest returns."""
_DEPTH = 8
_DIGITS = 6


def pieces(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield what a fingerprint takes in of plain data."""
    kind, value = kind_of(value), unboxed(value)
    if depth > _DEPTH or kind not in {"array", "list", "dict", "set", *TABLES}:
        yield short(value)
        return
    yield describe(value)
    if kind == "array":
        yield from _array(value, depth)
    elif kind == "DataFrame":
        yield from pieces(value.columns, depth + 1)
        for _, column in islice(value.items(), FIRST):
            yield from pieces(column, depth + 1)
    elif kind in TABLES:
        yield from _array(value.to_numpy(), depth)
    else:
        elements = value.items() if kind == "dict" else in_order(value) if kind == "set" else value
        for element in islice(elements, FIRST):
            yield from pieces(element, depth + 1)


def _array(array: np.ndarray[Any, Any], depth: int) -> Iterator[str]:
    first = array.reshape(-1)[:FIRST]
    kind = of_dtype(first.dtype)
    if kind in ("bool", "int"):
        yield first.astype(np.int64).tobytes().hex()
    elif kind == "float":
        yield _rounded(first.astype(np.float64)).tobytes().hex()
    else:
        for element in first.tolist():
            yield from pieces(element, depth + 1)


def _rounded(numbers: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return numbers rounded to significant digits; all NaN and all zeros are one."""
    with np.errstate(all="ignore"):
        scale = 10.0 ** np.floor(np.log10(np.abs(numbers)))
        rounded = np.round(numbers / scale, _DIGITS - 1) * scale
    rounded = np.where(np.isfinite(rounded), rounded, numbers)  # 0, infinities, and what scaling has lost
    rounded[np.isnan(rounded)] = np.nan
    return rounded + 0.0
