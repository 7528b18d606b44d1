"""Values as pieces that are the same for values equal to 6 significant digits: of text for fingerprints, of bytes for
what a release says of known mistakes.

``short`` is for readers and stops early; two large arrays would look alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from grader.compare.describe import describe, in_order, short
from grader.compare.kinds import TABLES, kind_of, of_dtype, unboxed
from grader.diagnosis.loose import Form

FIRST = 10_000
"""Elements of a container that count: a fingerprint costs milliseconds for any value that a guest returns."""
_DEPTH = 8
_DIGITS = 6
_PLAIN = frozenset(
    ("None", "bool", "int", "str", "bytes", "list", "dict", "set", "array", "datetime", "timedelta", *TABLES)
)
_SMALLEST = -12
"""The power of ten below which a number is noise, as loose equality has it."""


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


def form_pieces(form: Any) -> Iterator[bytes]:
    """Yield what a digest takes in of a form: the same for forms that are loosely equal, but for values that lie at the
    border of two roundings."""
    if type(form) is float:
        yield b"number" + _digits(np.array([form]))
    elif type(form) is np.ndarray:
        first = form.reshape(-1)[:FIRST]
        parts = [first.real, first.imag] if first.dtype.kind == "c" else [first]
        yield f"array of {of_dtype(form.dtype)} {form.shape}".encode()
        yield from (_digits(part.astype(np.float64)) for part in parts)
    else:
        yield from _of_form(form)


def _of_form(form: Form) -> Iterator[bytes]:
    frame = sorted(map(repr, form.frame)) if isinstance(form.frame, frozenset) else form.frame
    plain = form.kind in _PLAIN  # another value's frame is its address
    yield f"{form.kind} {len(form.parts)} {frame if plain else ''!r}".encode("utf-8", "backslashreplace")
    for part in form.parts[:FIRST]:
        yield from form_pieces(part)


def _digits(numbers: np.ndarray[Any, Any]) -> bytes:
    """Return numbers as whole digits and powers of ten; what is not finite as itself."""
    with np.errstate(all="ignore"):
        power = np.floor(np.log10(np.abs(numbers))) - (_DIGITS - 1)
        power = np.maximum(np.where(np.isfinite(power), power, _SMALLEST), _SMALLEST)
        digits = np.rint(numbers / 10.0**power)
        carried = np.abs(digits) >= 10**_DIGITS
        digits, power = np.where(carried, digits / 10, digits), power + carried
    digits[np.isnan(digits)] = np.nan  # one of many
    content: bytes = (digits + 0.0).tobytes() + power.tobytes()
    return content
