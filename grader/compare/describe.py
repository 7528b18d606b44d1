"""Values as short texts that a reader recognises: bounded, on one line, the same on every machine.

What kind of thing a value is, is said in the names of Python, NumPy and pandas: these are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from grader.compare.kinds import TABLES, kind_of, of_dtype, unboxed
from grader.text.clean import LIMIT, plain
from grader.text.numbers import significant

_DEPTH = 6  # containers inside one another that are still written out
_CELLS = 64  # elements of an array that are still written out
_DIGITS, _MOST_DIGITS = 6, 17  # significant ones: usually, and those that tell any two floats apart
_SORTED = 1000  # elements of a set that are put in order


def short(value: object, limit: int = LIMIT) -> str:
    """Return ``value`` in ``limit`` characters at most: numbers with 6 significant digits, no control characters."""
    return plain(_write(value, limit, 0), limit)


def apart(expected: object, actual: object, limit: int = LIMIT) -> tuple[str, str]:
    """Return both values as ``short`` does; two numbers that look alike with as many digits as tell them apart."""
    texts = short(expected, limit), short(actual, limit)
    if texts[0] != texts[1] or not kind_of(expected) == kind_of(actual) == "float":
        return texts
    one, other = float(unboxed(expected)), float(unboxed(actual))
    for digits in range(_DIGITS + 1, _MOST_DIGITS + 1):
        longer = f"{one:.{digits}g}", f"{other:.{digits}g}"
        if longer[0] != longer[1]:
            return longer
    return texts


def describe(value: Any, limit: int = LIMIT) -> str:
    """Return what kind of thing ``value`` is, and which scalar: ``int (1)``, ``ndarray[float], shape (4, 2)``."""
    kind, value = kind_of(value), unboxed(value)
    if kind in ("None", "object"):
        return short(value, limit)
    if kind == "array":
        return plain(_array_name(value), limit)
    if kind in TABLES:
        return f"{kind}, shape {value.shape}"
    if kind in ("list", "dict", "set"):
        name = "tuple" if isinstance(value, tuple) else kind
        return f"{name}, {length(len(value))}"
    return f"{kind} ({short(value, limit - len(kind) - 3)})"


def length(elements: int) -> str:
    """Return how many elements there are."""
    return f"len {elements}"


@singledispatch
def opaque(value: object) -> str:
    """Return a name for an object that has no value here. A room that makes such objects may register a better one."""
    return type(value).__name__


def in_order(values: Iterable[object]) -> list[object]:
    """Return the elements of a set in an order that does not depend on hashes."""
    return sorted(values, key=_order)


def _order(value: Any) -> tuple[str, float, str]:
    kind = kind_of(value)
    rank = 0.0
    if kind in ("int", "float"):
        kind = ""
        try:
            rank = float(value) if value == value else 0.0
        except OverflowError:
            rank = float("inf") if value > 0 else float("-inf")
    return kind, rank, _write(value, 60, _DEPTH - 1)


def _write(value: Any, room: int, depth: int) -> str:
    kind, value = kind_of(value), unboxed(value)
    if kind in ("list", "dict", "set"):
        return _container(kind, value, room, depth)
    if kind == "array":
        if value.size > _CELLS or value.dtype.kind not in "biufcUSO" or depth >= _DEPTH:
            return _array_name(value)
        return f"array({_container('list', value.tolist(), room - 7, depth)})"
    if kind in TABLES:
        return f"{kind}, shape {value.shape}"
    if kind == "object":
        return opaque(value)
    return _scalar(kind, value, room)


def _scalar(kind: str, value: Any, room: int) -> str:
    if kind == "int":
        return significant(int(value))
    if kind == "float":
        text = significant(float(value))
        return text if set(text) & set(".en") else f"{text}.0"
    if kind == "complex":
        return f"{value.real:.6g}{value.imag:+.6g}j"
    if kind in ("str", "bytes"):
        return _quoted(str(value[:room]) if kind == "str" else bytes(value[:room]), len(value) > room, room)
    return str(bool(value)) if kind == "bool" else str(value)


def _quoted(start: str | bytes, cut: bool, room: int) -> str:
    text = plain(repr(start), 10 * room + 10)
    return f"{text[: room - 2]}…{text[-1]}" if cut or len(text) > room else text


def _container(kind: str, value: Any, room: int, depth: int) -> str:
    opening, closing = "{}" if kind != "list" else "()" if isinstance(value, tuple) else "[]"
    if depth >= _DEPTH:
        return f"{opening}…{closing}" if len(value) else f"{opening}{closing}"
    if kind == "set" and not value:
        return "set()"
    texts: list[str] = []
    left = room - 2
    for text in _elements(kind, value, room, depth):
        left -= len(text) + 2
        if left < 1 and (left < -2 or len(texts) + 1 < len(value)):
            texts.append("…")
            break
        texts.append(text)
    ending = "," if closing == ")" and len(value) == 1 else ""
    return f"{opening}{', '.join(texts)}{ending}{closing}"


def _elements(kind: str, value: Any, room: int, depth: int) -> Iterator[str]:
    if kind == "dict":
        for key, element in value.items():
            yield f"{_write(key, room // 2, depth + 1)}: {_write(element, room, depth + 1)}"
        return
    ordered = in_order(value) if kind == "set" and len(value) <= _SORTED else value
    for element in ordered:
        yield _write(element, room, depth + 1)


def _array_name(array: Any) -> str:
    return f"ndarray[{of_dtype(array.dtype)}], shape {array.shape}"
