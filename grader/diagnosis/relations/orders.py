"""The right numbers in another place: transposed, reversed, in another shape, in another order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike
from grader.diagnosis.relations.pair import Fact, Pair

FEW = 8
"""Elements of which it is said where each is expected."""


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield how the elements are arranged otherwise."""
    if not pair.leaves:
        return
    if all(_transposed(one, other) for one, other in pair.leaves):
        yield Fact("transposed")
    if all(_reshaped(one, other) for one, other in pair.leaves):
        actual, expected = _shapes(*pair.leaves[0])
        yield Fact("shape", (("actual", actual), ("expected", expected)))
        axes = {(one.ndim, other.ndim) for one, other in pair.leaves}
        if len(axes) == 1 and (both := axes.pop())[0] != both[1]:
            yield Fact("axes", (("actual", both[0]), ("expected", both[1])))
    elements, right = elements_of(pair.form), elements_of(pair.right)
    if elements is not None and right is not None and len(elements) == len(right) > 1:
        if alike_all(elements[::-1], right):
            yield Fact("reversed")
        else:
            places = _places(elements, right)
            if places:
                yield Fact("order-of", (("order", places),))
            if _same_elements(elements, right):
                yield Fact("order")
    elif elements and right and not _is_piece(*sorted((elements, right), key=len)):
        places = _places(elements, right)
        if places:
            yield Fact("order-of", (("order", places),))


def _is_piece(short: list[Any], long: list[Any]) -> bool:
    """Whether a list is the beginning or the end of another one."""
    return alike_all(short, long[: len(short)]) or alike_all(short, long[-len(short) :])


def _places(elements: list[Any], right: list[Any]) -> str:
    """Return where each element of a short list is expected; empty where that is not known of each, or two are one."""
    if len(right) > FEW or any(alike(one, other) for one, other in combinations(right, 2)):
        return ""
    places = [next((i for i, other in enumerate(right) if alike(one, other)), None) for one in elements]
    return "" if None in places else ", ".join(f"[{place}]" for place in places)


def _transposed(one: Any, other: Any) -> bool:
    return type(one) is np.ndarray and type(other) is np.ndarray and one.ndim == other.ndim == 2 and alike(one.T, other)


def _reshaped(one: Any, other: Any) -> bool:
    if type(one) is not np.ndarray or type(other) is not np.ndarray or one.shape == other.shape:
        return False
    return one.size == other.size and one.size > 0 and alike(one.reshape(-1), other.reshape(-1))


def _shapes(one: Any, other: Any) -> tuple[str, str]:
    """Return two shapes with letters for their sizes: (n, 1) and (n,)."""
    letters: dict[int, str] = {1: "1", 0: "0"}
    for size in (*other.shape, *one.shape):
        letters.setdefault(size, "nmklpqrs"[min(len(letters) - 2, 7)])
    first, second = (", ".join(letters[size] for size in form.shape) for form in (one, other))
    return f"({first}{',' * (one.ndim == 1)})", f"({second}{',' * (other.ndim == 1)})"


def elements_of(form: Any) -> list[Any] | None:
    """Return the elements along the first axis of a list or array."""
    if type(form) is np.ndarray and form.ndim:
        return [float(one) for one in form] if form.ndim == 1 and form.dtype.kind == "f" else list(form)
    return list(form.parts) if type(form) is Form and form.kind == "list" else None


def alike_all(some: list[Any], others: list[Any]) -> bool:
    """Whether two lists of forms are the same one by one."""
    return len(some) == len(others) and all(map(alike, some, others))


def _same_elements(some: list[Any], others: list[Any]) -> bool:
    if all(type(one) is float for one in [*some, *others]):
        return alike(np.sort(np.array(some)), np.sort(np.array(others)))
    if len(some) > 16:
        return False
    left = list(others)
    for one in some:
        match = next((i for i, other in enumerate(left) if alike(one, other)), None)
        if match is None:
            return False
        del left[match]
    return True
