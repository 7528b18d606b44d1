"""Wrong cells of tables that were made of others: in which columns they are, and what stands there, as a formula of the
cells, of statistics that were given, and of those of the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.compare.kinds import kind_of
from grader.diagnosis.loose import alike, form_of, wrong_elements
from grader.diagnosis.relations.formula_search import shortest
from grader.diagnosis.relations.pair import Fact, Numbers, Pair
from grader.diagnosis.relations.statistics import plain_statistics, statistics_of

TINY = 1e-6
"""A difference that is taken for none by whoever asks whether it is nearly 0."""
MOST = 4
"""Formulas that say the same of public calls, of which hidden ones may exclude some."""
PARTS = 2
"""Tables of a result."""
_EXPECTED = "E"
_NAN = "NaN"
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class _Table:
    """One table of a result: its place, which cells are wrong, what stands there and should, the terms there, and
    conditions of the columns."""

    place: str
    wrong: Bools
    cells: Numbers
    expected: Numbers
    terms: dict[str, Numbers]
    columns: dict[str, Bools]
    names: tuple[str, ...] = ()
    """How each column is written, where each has a formula of its own."""


def facts(wrong: Sequence[Pair], right: Sequence[Pair]) -> Iterator[Fact]:
    """Yield what stands in the wrong cells, and in which columns these are if not in all."""
    tables: list[_Table] = []
    for pair in (*wrong, *right):
        if _tables not in pair.said:
            pair.said[_tables] = tuple(_tables(pair) or ())
        if not pair.said[_tables]:
            return
        tables += pair.said[_tables]
    tables_wrong = [table for table in tables if table.wrong.any()]
    if not tables_wrong:
        return
    if tables[0].names:
        yield from _of_columns(tables)
        return
    found = _formulas(tables_wrong)
    for condition in _conditions(tables):
        for text in found or [""]:
            args = (("condition", condition), *((("formula", text),) if text else ()))
            yield Fact("cells-where" if text else "cells-only", args)
    yield from (Fact("cells", (("formula", text),)) for text in found if text != _NAN)
    if not found:
        yield from (Fact("of-expected", (("formula", text),)) for text in _divisors(tables_wrong))


def _formulas(tables: Sequence[_Table]) -> list[str]:
    """Return what stands in all wrong cells; of several tables in a result each for itself."""
    places = dict.fromkeys(table.place for table in tables)
    found = {place: list(_contents([one for one in tables if one.place == place])) for place in places}
    if not all(found.values()):
        return []
    if len(set(map(tuple, found.values()))) == 1:
        return next(iter(found.values()))
    return [", ".join(f"{place} = {texts[0]}" for place, texts in found.items())]


def _of_columns(tables: Sequence[_Table]) -> Iterator[Fact]:
    """Yield what stands in each wrong column; which column alone is wrong, where that is not known."""
    texts = []
    for number, name in enumerate(tables[0].names):
        column = np.zeros(len(tables[0].names), dtype=bool)
        column[number] = True
        there = [replace(table, wrong=table.wrong & column) for table in tables]
        if any(table.wrong.any() for table in there):
            texts.append((name, list(_contents(there))))
    if texts and all(found for _, found in texts):
        for number in range(MOST if len(texts) == 1 else 1):
            some = [f"{name} = {found[number]}" for name, found in texts if number < len(found)]
            if some:
                yield Fact("formula-parts", (("formula", ", ".join(some)),))
    elif len(texts) == 1:
        yield Fact("cells-only", (("condition", f"name == {texts[0][0][1:-1]}"),))


def _tables(pair: Pair) -> list[_Table] | None:
    """Return the tables of a result; None for another one."""
    if type(pair.value) is not tuple or type(pair.expected) is not tuple:
        table = _table(pair, pair.value, pair.expected, "")
        return None if table is None else [table]
    if len(pair.value) != len(pair.expected) or len(pair.value) > PARTS:
        return None
    both = enumerate(zip(pair.value, pair.expected, strict=True))
    found = [_table(pair, value, expected, f"[{number}]") for number, (value, expected) in both]
    known = [table for table in found if table is not None]
    return known if len(known) == len(found) else None


def _table(pair: Pair, value: Any, expected: Any, place: str) -> _Table | None:
    named = pair.named
    if kind_of(value) != "DataFrame" or kind_of(expected) != "DataFrame":
        return None
    described = next((name for name, given in named.items() if _describes(expected, given)), None)
    if described is not None and _holds_more(value, expected):
        value = value.loc[list(expected.index), list(expected.columns)]
    numbers, wanted = _numbers(value), _numbers(expected)
    if numbers is None or wanted is None or numbers.shape != wanted.shape:
        return None
    if list(value.columns) != list(expected.columns) or not alike(form_of(value.index), form_of(expected.index)):
        return None
    wrong = wrong_elements(numbers, wanted)
    if described is not None:
        return _described(described, named[described], expected, numbers, wrong)
    terms: dict[str, Numbers] = {}
    own: dict[str, Numbers] = {}
    columns: dict[str, Bools] = {}
    constant: dict[str, Bools] = {}
    for name, given in named.items():
        cells = _numbers(given)
        if cells is None:
            continue
        if list(given.columns) == list(expected.columns):
            if list(given.index) == list(expected.index):
                terms = {name: cells, **terms}
            stats = plain_statistics(name, cells)
            own |= stats
            constant[f"{name}.max() == {name}.min()"] = stats[f"{name}.max()"] == stats[f"{name}.min()"]
        elif given.index.is_unique and set(expected.columns) <= set(given.index):
            rows = given.loc[list(expected.columns)].to_numpy(np.float64)
            stats = {f'{name}["{key}"]': rows[:, number] for number, key in enumerate(given.columns)}
            columns |= _compared(name, stats)
            terms |= stats | _more_of(name, stats)
    columns |= {f"{key}, not {other}": columns[key] & ~constant[other] for other in constant for key in columns}
    return _Table(place, wrong, numbers, wanted, terms | own, columns | constant)


def _more_of(name: str, stats: dict[str, Numbers]) -> dict[str, Numbers]:
    """Return what is made of statistics at once: the range, the variance and the root of a standard deviation."""
    low, high, std = (f'{name}["{key}"]' for key in ("min", "max", "std"))
    found = {}
    if low in stats and high in stats:
        found[f"({high} - {low})"] = stats[high] - stats[low]
    if std in stats:
        with np.errstate(all="ignore"):
            found |= {f"{std} ** 2": stats[std] ** 2, f"√{std}": np.sqrt(stats[std])}
    return found


def _holds_more(value: Any, expected: Any) -> bool:
    """Whether a table has the rows of another one and its columns, in whatever order, and perhaps further ones."""
    if not (value.index.is_unique and value.columns.is_unique):
        return False
    return set(expected.index) == set(value.index) and set(expected.columns) <= set(value.columns)


def _describes(expected: Any, given: Any) -> bool:
    """Whether a table has a row for each column of another one."""
    cells = _numbers(given)
    return cells is not None and len(cells) > 1 and list(expected.index) == list(given.columns)


def _described(name: str, given: Any, expected: Any, numbers: Numbers, wrong: Bools) -> _Table:
    """Return a table of statistics, with what else might be asked of the columns that it describes."""
    rows = statistics_of(name, given.to_numpy(np.float64))
    terms = {key: row[:, None] for key, row in rows.items()}
    names = tuple(f'["{key}"]' for key in expected.columns)
    return _Table("", wrong, numbers, expected.to_numpy(np.float64), terms, {}, names)


def _numbers(value: Any) -> Numbers | None:
    """Return the cells of a table of numbers; None of anything else."""
    if kind_of(value) != "DataFrame" or not value.size or not value.columns.is_unique:
        return None
    cells = value.to_numpy()
    return cells.astype(np.float64) if cells.dtype.kind in "iuf" else None


def _compared(name: str, stats: dict[str, Numbers]) -> dict[str, Bools]:
    """Return what may be asked of the statistics of each column, to find those that are constant."""
    low, high, std = (f'{name}["{key}"]' for key in ("min", "max", "std"))
    found: dict[str, Bools] = {}
    if low in stats and high in stats:
        found[f"{high} == {low}"] = stats[high] == stats[low]
    if std in stats:
        found[f"{std} == 0"] = stats[std] == 0
    if low in stats and high in stats:
        width = stats[high] - stats[low]
        found[f"0 < {high} - {low} < {TINY:g}"] = (width > 0) & (width < TINY)
    return found


def _conditions(tables: Sequence[_Table]) -> list[str]:
    """Return what is true of all columns with wrong cells and not of all others, what fits best first."""
    shared = [key for key in tables[0].columns if all(key in table.columns for table in tables)]
    found: list[tuple[int, int, str]] = []
    is_wrong = np.concatenate([table.wrong.any(axis=0) for table in tables])
    for key in shared:
        asked = np.concatenate([table.columns[key] for table in tables])
        if asked[is_wrong].all() and not asked.all():
            found.append((int((asked & ~is_wrong).sum()), len(found), key))
    return [key for _, _, key in sorted(found)][:MOST]


def _contents(tables: Sequence[_Table]) -> Iterator[str]:
    """Yield what stands in all wrong cells."""
    cells = np.concatenate([table.cells[table.wrong] for table in tables])
    if not np.isfinite(cells).any():
        yield _NAN if np.isnan(cells).all() else "inf" if not np.isnan(cells).any() else "NaN / inf"
        return
    if np.all(cells == cells[0]):
        yield f"{cells[0]:.6g}"
        return
    shared = [key for key in tables[0].terms if all(key in table.terms for table in tables)]
    terms = {key: _where_wrong(tables, key) for key in shared}
    yield from shortest(terms, cells, MOST)


def _where_wrong(tables: Sequence[_Table], key: str) -> Numbers:
    """Return a term in all wrong cells."""
    return np.concatenate([np.broadcast_to(table.terms[key], table.wrong.shape)[table.wrong] for table in tables])


def _divisors(tables: Sequence[_Table]) -> Iterator[str]:
    """Yield the term to which the same number was added before it divided."""
    cells = np.concatenate([table.cells[table.wrong] for table in tables])
    right = np.concatenate([table.expected[table.wrong] for table in tables])
    for key in tables[0].terms:
        if all(key in table.terms for table in tables):
            term = _where_wrong(tables, key)
            with np.errstate(all="ignore"):
                more = term * (right / cells - 1)
            if np.all(np.isfinite(more)) and np.all(np.abs(more - more[0]) <= 1e-3 * np.abs(more)) and more[0]:
                yield f"{_EXPECTED} · {key} / ({key} {'+' if more[0] > 0 else '-'} {abs(more[0]):.3g})"
