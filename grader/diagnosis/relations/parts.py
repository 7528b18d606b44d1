"""What is expected is a part of what came back, or the other way round; a sum that was not taken, or taken too far."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike, in_order, numbers_of
from grader.diagnosis.relations.pair import Fact, Numbers, Pair
from grader.diagnosis.relations.places import key_text

LONGEST = 64
"""Parts of a value that are looked at one by one."""
KEYS = 8
"""Keys of a dict whose keys are told."""
_REDUCED: tuple[tuple[str, Callable[[Numbers], Any]], ...] = (
    ("sum", np.sum),
    ("mean", np.mean),
    ("max", np.max),
    ("min", np.min),
    ("argmax", np.argmax),
)


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield which part of one value the other one is, which keys of a dict are wrong, and what was or was not summed
    up."""
    if pair.object or pair.raised or pair.expected_raised or pair.value is None or pair.expected is None:
        return
    yield from _keys(pair.value, pair.expected)
    if not _same_make(pair.form, pair.right):
        for text, part in _parts(pair.value, pair.form):
            if alike(part, pair.right):
                yield Fact("wraps", (("place", text),), numeric=type(part) is float)
        for text, part in _parts(pair.expected, pair.right):
            if alike(part, pair.form):
                yield Fact("part-alone", (("place", text),), numeric=type(part) is float)
    yield from (Fact("reduced", (("function", one),), numeric=True) for one in _reductions(pair.form, pair.right))
    yield from (Fact("not-reduced", (("function", one),), numeric=True) for one in _reductions(pair.right, pair.form))


def _keys(value: Any, expected: Any) -> Iterator[Fact]:
    if type(value) is not dict or type(expected) is not dict:
        return
    if len(value) > KEYS or len(expected) > KEYS:
        return
    missing = ", ".join(repr(key) for key in expected if key not in value)
    extra = ", ".join(repr(key) for key in value if key not in expected)
    if missing and extra:
        yield Fact("keys-names", (("actual", extra), ("expected", missing)))
    elif missing:
        yield Fact("keys-missing", (("expected", missing),))
    elif extra:
        yield Fact("keys-more", (("actual", extra),))


def _same_make(one: Any, other: Any) -> bool:
    """Whether two values have as many parts, so that one cannot be a part of the other."""
    if type(one) is Form and type(other) is Form:
        return (one.kind, one.frame) == (other.kind, other.frame)
    return type(one) is type(other) and np.shape(one) == np.shape(other)


def _parts(value: Any, form: Any) -> Iterator[tuple[str, Any]]:
    """Yield the parts of a value, each as one would write it: elements of a list, values of a dict, rows, columns."""
    if type(form) is Form and form.kind == "list" and len(form.parts) <= LONGEST:
        last = len(form.parts) - 1
        for number, part in enumerate(form.parts):
            if number == last > 0:
                yield "[-1]", part
            yield f"[{number}]", part
    elif type(form) is Form and form.kind == "dict" and len(form.parts) <= LONGEST and type(value) is dict:
        yield from ((key_text(key), part) for key, part in zip(in_order(value), form.parts, strict=True))
    elif type(form) is np.ndarray and 0 < form.ndim <= 2 and form.dtype.kind == "f" and form.size:
        for number, text in ((0, "[0]"), (-1, "[-1]")):
            part = form[number]
            yield text, float(part) if form.ndim == 1 else part
        if form.ndim == 2 and form.shape[1] <= LONGEST:
            yield from ((f"[:, {number}]", form[:, number]) for number in range(form.shape[1]))


def _reductions(one: Any, many: Any) -> Iterator[str]:
    """Yield what of many numbers one number is: their sum, their mean."""
    numbers = numbers_of(many) if type(many) in (Form, np.ndarray) else None
    if type(one) is np.ndarray and one.size == 1:
        one = float(one.reshape(-1)[0]) if one.dtype.kind == "f" else None
    if type(one) is not float or numbers is None or numbers.size < 2 or not np.all(np.isfinite(numbers)):
        return
    for how, reduce in _REDUCED:
        if alike(float(reduce(numbers)), one):
            yield how
