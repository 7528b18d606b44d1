"""The right rows, cut at other places; the right numbers, in other places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike, numbers_of
from grader.diagnosis.relations.orders import alike_all
from grader.diagnosis.relations.pair import Fact, Pair

FEW = 4
"""So many numbers that stand elsewhere are worth a word."""


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield that the same rows are cut at other places, or that the same numbers stand elsewhere."""
    some, others = _streams(pair.form), _streams(pair.right)
    if some is not None and others is not None and alike_all(some, others):
        yield Fact("cut")
    if _make(pair.form) != _make(pair.right):
        return
    one, other = numbers_of(pair.form), numbers_of(pair.right)
    if one is not None and other is not None and one.size == other.size >= FEW and alike(np.sort(one), np.sort(other)):
        yield Fact("places")


def _make(form: Any) -> frozenset[Any]:
    """Return what a value is made of: classes of containers, and the keys of dicts. Another make is no other place."""
    if type(form) is not Form:
        return frozenset({"numbers"})
    own = (form.kind, form.frame if form.kind == "dict" else None)
    return frozenset({own}).union(*map(_make, form.parts))


def _streams(form: Any) -> list[Any] | None:
    """Return the parts of a list of batches, each put together: a batch is an array, or a tuple of arrays."""
    if type(form) is not Form or form.kind != "list" or not form.parts:
        return None
    batches = [part.parts if type(part) is Form and part.kind == "list" else (part,) for part in form.parts]
    if len({len(batch) for batch in batches}) > 1 or not batches[0]:
        return None
    try:
        return [np.concatenate(rows) for rows in zip(*batches, strict=True)]
    except (TypeError, ValueError):
        return None
