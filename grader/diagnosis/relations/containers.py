"""Values that are right, in containers of another kind: arrays where lists, tables and series are expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.compare.kinds import kind_of, of_dtype
from grader.diagnosis.loose import alike, form_of
from grader.diagnosis.relations.pair import Fact, Pair

_KINDS = ("list", "array", "DataFrame", "Series")
MOST = 20_000
"""Elements of a container that are compared."""


def facts(wrong: Sequence[Pair], _: Sequence[Pair]) -> Iterator[Fact]:
    """Yield which kind came back in the place of which, where all else is right."""
    found: dict[tuple[str, str], None] = {}
    for pair in wrong:
        swaps = None if pair.raised or pair.expected_raised else _swaps(pair.value, pair.expected)
        if not swaps:
            return
        found |= swaps
    kinds = {actual for actual, _ in found}
    if len(kinds) == 1:
        expected = ", ".join(sorted({expected for _, expected in found}))
        yield Fact("container", (("actual", kinds.pop()), ("expected", expected)))


def _swaps(value: Any, expected: Any) -> dict[tuple[str, str], None] | None:
    """Return the kinds that differ, each with the right one; None where a value differs as well."""
    actual, wanted = kind_of(value), kind_of(expected)
    if actual in _KINDS and wanted in _KINDS and actual != wanted:
        return {(actual, wanted): None} if _same_values(value, expected) else None
    if actual == wanted == "list" and len(value) == len(expected):
        found: dict[tuple[str, str], None] = {}
        for one, other in zip(value, expected, strict=True):
            swaps = _swaps(one, other)
            if swaps is None:
                return None
            found |= swaps
        return found
    if not alike(form_of(value), form_of(expected)):
        return None
    pairs = zip(_dtypes(value), _dtypes(expected), strict=False)
    return {both: None for both in pairs if both[0] != both[1]}


def _dtypes(value: Any) -> list[str]:
    """Return the kinds of number in a table, column by column."""
    return [of_dtype(kind) for kind in value.dtypes] if kind_of(value) == "DataFrame" else []


def _same_values(one: Any, other: Any) -> bool:
    try:
        ours, theirs = _array(one), _array(other)
    except ValueError:  # rows of different lengths
        return False
    if ours.size != theirs.size or ours.size > MOST:
        return False
    return alike(form_of(ours.reshape(-1).tolist()), form_of(theirs.reshape(-1).tolist()))


def _array(value: Any) -> np.ndarray[Any, Any]:
    if kind_of(value) in ("DataFrame", "Series"):
        return np.asarray(value.to_numpy())
    if kind_of(value) == "list" and value and kind_of(value[0]) in ("array", "Series"):
        return np.stack([_array(one) for one in value])
    return np.array(value, dtype=object) if kind_of(value) == "list" else np.asarray(value)
