"""Parts that are cut from the rows of the arguments: rows that are lost or twice, pairs torn apart, another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from grader.compare.kinds import kind_of
from grader.diagnosis.relations.pair import Fact, Pair

MOST = 500
"""Rows of an argument that are looked at one by one."""
PAIRS = 16
"""Wrong results that are looked at: those that students see come first."""
SHOWN = 8
"""Sizes or numbers of rows that are written out."""
_ROWS = ("list", "array", "DataFrame", "Series")
_Rows = dict[Any, int]
"""The rows of an argument with their numbers."""
_Part = tuple[int, tuple[int, ...]]
"""A part of a result: the number of the argument that it was cut from, and of its rows there."""


def facts(wrong: Sequence[Pair], _: Sequence[Pair]) -> Iterator[Fact]:
    """Yield what became of the rows of two arguments that belong together: what all results say of which it is known.
    What differs from call to call is told of the first."""
    if any(pair.raised or pair.expected_raised for pair in wrong):
        return
    wrong = wrong[:PAIRS]
    views = [view for pair in wrong if (view := _known(pair)) is not None]
    found: dict[str, Fact] = {}
    for ours, theirs, count in views:
        fact = _fact(ours, theirs, count)
        if fact is None:
            return
        found.setdefault(fact.id, fact)
    if not found or len(views) * 2 <= len(wrong):
        return
    if len(found) == 1:
        yield from found.values()
    elif found.keys() <= {"rows-within", "rows-shuffled", "rows-order"} and len(found.keys() - {"rows-within"}) == 1:
        yield found["rows-shuffled" if "rows-shuffled" in found else "rows-order"]


def _known(pair: Pair) -> tuple[list[_Part], list[_Part], int] | None:
    """Return the views of a pair: it is asked for several times."""
    if _known not in pair.said:
        views = _views(pair)
        pair.said[_known] = () if views is None else (views,)
    return next(iter(pair.said[_known]), None)


def _views(pair: Pair) -> tuple[list[_Part], list[_Part], int] | None:
    """Return the parts that came back, those that are expected, and the number of rows; None where rows are no parts,
    or cannot be told apart."""
    rows = [_numbered(argument) for argument in pair.arguments[:2]]
    known = [one for one in rows if one is not None]
    if len(known) < 2 or len(known[0]) != len(known[1]):
        return None
    right = list(_parts(pair.expected, known, ()))
    theirs = [one for one in right if one is not None]
    ours = list(_parts(pair.value, known, tuple(source for source, _ in theirs)))
    mine = [one for one in ours if one is not None]
    if not theirs or len(theirs) < len(right) or len(mine) < len(ours):
        return None
    if {source for source, _ in mine} != {source for source, _ in theirs}:
        return None
    return mine, theirs, len(known[0])


def _fact(ours: list[_Part], theirs: list[_Part], count: int) -> Fact | None:
    """Return what is said of the parts of one result; None for nothing."""
    mine, right = (
        [[rows for source, rows in some if source == number] for number in (0, 1)] for some in (ours, theirs)
    )
    if mine == right:
        return None
    if mine[0] != mine[1]:
        first, second = (list(map(len, parts)) for parts in mine)
        if first == second:
            return Fact("rows-unpaired")
        return Fact("rows-apart", (("first", _text(first)), ("second", _text(second)), ("number", count)))
    parts, wanted = mine[0], right[0]
    order = [row for part in parts for row in part]
    lost = sorted(set(range(count)) - set(order))
    again = sorted(row for row, times in Counter(order).items() if times > 1)
    if lost and again:
        return Fact("rows-lost-and-twice", (("lost", _text(lost)), ("twice", _text(again)), ("number", count)))
    if lost:
        return Fact("rows-lost", (("rows", _text(lost)), ("number", count)))
    if again:
        return Fact("rows-twice", (("rows", _text(again)), ("number", count)))
    sizes, asked = list(map(len, parts)), list(map(len, wanted))
    if sizes != asked:
        return Fact("rows-sizes", (("actual", _text(sizes)), ("expected", _text(asked)), ("number", count)))
    return _reordered(parts, wanted)


def _by_source(parts: list[_Part]) -> list[list[tuple[int, ...]]]:
    """Return the parts of the first argument, and those of the second."""
    return [[rows for source, rows in parts if source == number] for number in (0, 1)]


def _reordered(parts: list[tuple[int, ...]], right: list[tuple[int, ...]]) -> Fact:
    """Return what is said of parts of the right sizes, which hold every row once."""
    order, wanted = ([row for part in some for row in part] for some in (parts, right))
    given = sorted(order)
    if len(parts) > 1 and all(sorted(one) == sorted(other) for one, other in zip(parts, right, strict=True)):
        return Fact("rows-within")
    if wanted != given and order == given:
        return Fact("rows-kept")
    place = {row: number for number, row in enumerate(wanted)}
    places = [[place[row] for row in part] for part in parts if part]
    in_order = all(part == list(range(part[0], part[0] + len(part))) for part in places)
    if in_order and any(len(part) > 1 for part in places):
        return Fact("rows-elsewhere")
    return Fact("rows-shuffled" if wanted == given else "rows-order")


def _text(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:SHOWN])) + (", …" if len(numbers) > SHOWN else "")


def _numbered(argument: Any) -> _Rows | None:
    if kind_of(argument) not in _ROWS or not 1 < _length(argument) <= MOST:
        return None
    keys = _keys(argument)
    numbers = {key: number for number, key in enumerate(keys or ())}
    return numbers if keys and len(numbers) == len(keys) else None


def _length(value: Any) -> int:
    return len(value) if kind_of(value) in _ROWS and getattr(value, "ndim", True) else -1


def _keys(value: Any) -> list[Any] | None:
    """Return the rows of a value as something to look up: the same for each type of container."""
    kind = kind_of(value)
    if kind not in _ROWS or _length(value) > MOST:
        return None
    if kind == "array" and value.dtype.kind in "iuf" and value.ndim <= 2:
        plain = value.tolist()
        return plain if value.ndim == 1 else list(map(tuple, plain))
    rows = value.to_numpy().tolist() if kind_of(value) in ("DataFrame", "Series") else value
    rows = rows.tolist() if kind_of(rows) == "array" else rows
    keys = [tuple(map(_key, row)) if type(row) in (list, tuple) else _key(row) for row in rows]
    return None if any(key is None or (type(key) is tuple and None in key) for key in keys) else keys


def _key(value: Any) -> Any:
    return value if kind_of(value) in ("int", "float", "str", "bool") else None


def _parts(value: Any, known: Sequence[_Rows], sources: tuple[int, ...]) -> Iterator[_Part | None]:
    """Yield the parts of a result in order; None for one that is none. ``sources``: the arguments that they should be
    of, where both have such rows."""
    if type(value) not in (list, tuple) or len(value) > MOST:
        yield None
        return
    done = 0
    for part in value:
        keys = _keys(part)
        wanted = sources[done] if done < len(sources) else None
        found = None if keys is None else _part(keys, known, wanted)
        if found is None and type(part) in (list, tuple) and part and kind_of(part[0]) in _ROWS:
            inside = tuple(_parts(part, known, sources[done:]))
            done += len(inside)
            yield from inside
        else:
            done += 1
            yield found


def _part(keys: list[Any], known: Sequence[_Rows], wanted: int | None) -> _Part | None:
    """Return the part that holds these rows; None where none does, or both arguments may be meant."""
    found = [source for source, rows in enumerate(known) if all(key in rows for key in keys)]
    if len(found) == 1 or wanted in found:
        source = wanted if wanted in found and wanted is not None else found[0]
        return source, tuple(known[source][key] for key in keys)
    return None
