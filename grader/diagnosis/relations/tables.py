"""Tables whose cells are right and whose labels are not; tables without some of the columns or rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.compare.kinds import kind_of
from grader.diagnosis.loose import alike, form_of
from grader.diagnosis.relations.pair import Fact, Pair

_TABLES = ("DataFrame", "Series")


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield what holds of every wrong table in a value, if nothing else is wrong."""
    tables = list(_tables(pair.value, pair.expected, pair.form, pair.right))
    if not tables or None in tables:
        return
    told = [list(_facts(*both)) for both in tables if both is not None]
    for fact in told[0]:
        if all(fact in others for others in told):
            yield fact


def _tables(value: Any, expected: Any, form: Any, right: Any) -> Iterator[tuple[Any, Any] | None]:
    """Yield the tables that differ, of two values with these forms; None where something else does."""
    if alike(form, right):
        return
    if type(value) is type(expected) and kind_of(value) in _TABLES:
        yield value, expected
    elif type(value) is type(expected) and isinstance(value, tuple | list) and len(value) == len(expected):
        for both in zip(value, expected, form.parts, right.parts, strict=True):
            yield from _tables(*both)
    else:
        yield None


def _facts(one: Any, other: Any) -> Iterator[Fact]:
    if not (one.index.is_unique and other.index.is_unique):
        return
    if _same(_cells(one), _cells(other)) and not _same(one.index, other.index):
        yield Fact("labels-anew" if list(one.index) == list(range(len(one))) else "labels")
    ours, theirs = list(one.index), list(other.index)
    if set(ours) < set(theirs) and _same(one, other.loc[ours]):
        yield Fact("rows-missing")
    if kind_of(one) == "Series" or not (one.columns.is_unique and other.columns.is_unique):
        return
    columns, right = list(one.columns), list(other.columns)
    if columns != right and set(columns) <= set(right) and _same(one, other[columns]):
        yield Fact("columns-order" if len(columns) == len(right) else "columns-missing")
    if set(columns) > set(right) and _same(one[right], other):
        yield Fact("columns-more")
    if columns != right and len(columns) == len(right) and _same(_cells(one), _cells(other)):
        yield Fact("columns-names")


def _cells(table: Any) -> Any:
    """Return what stands in a table, without its labels."""
    bare = table.reset_index(drop=True)
    return bare.set_axis(range(bare.shape[1]), axis=1) if kind_of(bare) == "DataFrame" else bare


def _same(one: Any, other: Any) -> bool:
    return alike(form_of(one), form_of(other))
