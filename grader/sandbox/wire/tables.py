"""pandas objects as nodes of the wire. Imported only where there is a table: pandas takes half a second.

    ["series", column, index, name]   ["frame", labels (index), rows (index), null or [position...], block...]
    ["index", column, name]   ["range", start, stop, step, name]   ["multi", names (list), [index...], [codes...]]

A column is an array or cells of one axis (``codec``), or

    ["strings", missing is NA, list of texts and nulls]   ["masked", values, mask]
    ["category", categories (index), codes, ordered]

A block is a column, or an array of two axes with a row for each of several columns of one dtype. Positions say,
block by block, which columns these are; null: one block, in order. What pandas merely remembers about a table
(attrs, flags, the freq of an index) stays behind.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from grader.sandbox.wire.format import OBJECT, Ledger, Node, NodeReader, NodeWriter, NotPlainError, ProtocolError

if TYPE_CHECKING:
    from numpy.typing import NDArray


_KINDS = frozenset("biufcmM")  # pandas has no columns of U or S
_FEW = 16  # columns
_OBJECT_KEY = 20  # what hashing an object costs, in keys: collisions end in Python's comparison
_INDEXES = (pd.RangeIndex, pd.MultiIndex, pd.DatetimeIndex, pd.TimedeltaIndex, pd.CategoricalIndex)
_CELLS = np.dtype(object)  # one object, of which `is` asks: for a dtype of pandas, `==` parses names
_STRINGS = (pd.StringDtype(na_value=np.nan), pd.StringDtype())  # whether what is missing is pd.NA
_MASKED: dict[str, Any] = {
    np.dtype(code).str: kind
    for codes, kind in (
        ("?", pd.arrays.BooleanArray),
        ("bhiqBHIQ", pd.arrays.IntegerArray),
        ("fd", pd.arrays.FloatingArray),
    )
    for code in codes
}


def as_table(value: Any) -> Any | None:
    """Return a Series, DataFrame or Index, a subclass of one as its base; None for anything else."""
    for base in type(value).__mro__:
        if base in (pd.Series, pd.DataFrame, pd.Index):
            return value if type(value) is base else base(value, copy=False)
        if base in _INDEXES:
            return value
    return None


def encode(encoder: NodeWriter, table: Any, depth: int) -> Node:
    """Return the node of what ``as_table`` gave; NotPlainError where its dtype or something in it cannot cross."""
    if isinstance(table, pd.DataFrame):
        return _encode_frame(encoder, table, depth)
    if isinstance(table, pd.Series):
        column = _encode_column(encoder, table.array, depth)
        index = _encode_index(encoder, table.index, depth)
        return ["series", column, index, encoder.node(table.name, depth + 1)]
    return _encode_index(encoder, table, depth)


def decode(decoder: NodeReader, tree: list[Node], depth: int) -> Any:
    """Return the table of a node, of dtypes that ``encode`` sends. The caller makes sure that no handle is in it."""
    if tree[0] == "frame":
        return _decode_frame(decoder, tree, depth)
    if tree[0] == "series":
        _, column, rows, name = tree
        values = _decode_column(decoder, column, depth)
        index = _decode_index(decoder, rows, depth)
        return pd.Series(_as_data(values), index, name=decoder.node(name, depth + 1), copy=False)
    return _decode_index(decoder, tree, depth)


def _encode_frame(encoder: NodeWriter, frame: pd.DataFrame, depth: int) -> Node:
    labels = _encode_index(encoder, frame.columns, depth)
    rows = _encode_index(encoder, frame.index, depth)
    groups: dict[str | int, list[int]] = {}  # columns of one NumPy dtype together, any other by itself
    for position, dtype in enumerate(frame.dtypes):
        groups.setdefault(dtype.str if _is_numpy(dtype) else position, []).append(position)
    if len(groups) == 1 and isinstance(next(iter(groups)), str):
        return ["frame", labels, rows, None, encoder.array(frame.to_numpy().T, depth)]
    encoder.spend_tables(frame.shape[1])
    columns = [column.array for _, column in frame.items()] if frame.shape[1] <= _FEW else None
    blocks = [
        encoder.array(_block(frame, columns, positions), depth)
        if isinstance(key, str)
        else _encode_column(encoder, frame.iloc[:, key].array if columns is None else columns[key], depth)
        for key, positions in groups.items()
    ]
    return ["frame", labels, rows, [p for positions in groups.values() for p in positions], *blocks]


def _decode_frame(decoder: NodeReader, tree: list[Node], depth: int) -> pd.DataFrame:
    _, labels_node, rows_node, positions, *blocks = tree
    labels = _decode_index(decoder, labels_node, depth)
    rows = _decode_index(decoder, rows_node, depth)
    if positions is None:
        (block,) = blocks
        return pd.DataFrame(_numbers(decoder, block, 2).T, rows, labels, copy=False)
    decoder.spend_tables(len(labels))
    if sorted(positions) != list(range(len(labels))) or len(blocks) > len(labels):
        raise ProtocolError("blocks that are not those of the columns")
    pieces = [_decode_block(decoder, block, depth) for block in blocks]
    if sum(map(len, pieces)) != len(labels):  # counted first: columns without rows cost nothing to send
        raise ProtocolError("blocks that are not those of the columns")
    columns = list(chain.from_iterable(pieces))
    if any(len(column) != len(rows) for column in columns):  # pandas would fill what is missing
        raise ProtocolError("columns that do not fill the table")
    frame = pd.DataFrame(dict(sorted(zip(positions, columns, strict=True))), None if columns else rows)
    frame.index = rows
    frame.columns = labels
    return frame


def _decode_block(decoder: NodeReader, tree: Node, depth: int) -> NDArray[Any] | list[Any]:
    """Return something as long as it has columns."""
    if tree[0] == "array":
        return _numbers(decoder, tree, 2)
    return [_as_data(_decode_column(decoder, tree, depth))]


def _block(frame: pd.DataFrame, columns: list[Any] | None, positions: list[int]) -> NDArray[Any]:
    """Return some columns of one dtype as rows: one by one where they are few, which is quicker then."""
    if columns is None:
        return frame.iloc[:, _span(positions)].to_numpy().T
    return np.array([np.asarray(columns[position]) for position in positions])


def _span(positions: list[int]) -> list[int] | slice:
    """Return neighbouring columns as a slice, which copies nothing."""
    together = positions[-1] - positions[0] == len(positions) - 1
    return slice(positions[0], positions[-1] + 1) if together else positions


def _encode_index(encoder: NodeWriter, index: Any, depth: int) -> Node:
    encoder.spend_tables(1)
    encoder.enter(1, depth)
    if isinstance(index, pd.RangeIndex):
        encoder.area([len(index)], 8)
        return ["range", index.start, index.stop, index.step, encoder.node(index.name, depth + 1)]
    if isinstance(index, pd.MultiIndex):
        names = encoder.items(list(index.names), depth)
        levels = [_encode_hashed(encoder, level, depth) for level in index.levels]
        return ["multi", names, levels, [encoder.array(np.asarray(code), depth) for code in index.codes]]
    column = _encode_column(encoder, index.array, depth)
    return ["index", column, encoder.node(index.name, depth + 1)]


def _decode_index(decoder: NodeReader, tree: Node, depth: int) -> Any:
    decoder.spend_tables(1)
    decoder.enter(1, depth)
    if tree[0] == "range":
        _, start, stop, step, name = tree
        if not all(type(n) is int and -(1 << 63) <= n < 1 << 63 for n in (start, stop, step)):
            raise ProtocolError("a range of no ints")
        decoder.take(8 * decoder.area([len(range(start, stop, step))], 8))  # as if it were sent in full
        return pd.RangeIndex(start, stop, step, name=decoder.node(name, depth + 1))
    if tree[0] == "multi":
        _, names_node, levels_nodes, codes_nodes = tree
        names = decoder.items(names_node, depth)
        levels = [_decode_hashed(decoder, level, depth) for level in levels_nodes]
        codes = [_codes(decoder, code) for code in codes_nodes]
        return pd.MultiIndex(levels, codes, names=names, verify_integrity=True)
    if tree[0] == "index":
        _, column, name = tree
        if column[0] == "strings":  # most labels are: no array of pandas in between
            texts, dtype = _decode_strings(decoder, column, depth)
            return pd.Index(texts, dtype=dtype, name=decoder.node(name, depth + 1), copy=False)
        values = _decode_column(decoder, column, depth)
        return pd.Index(_as_data(values), name=decoder.node(name, depth + 1), copy=False)
    raise ProtocolError("an index was expected")


def _encode_hashed(encoder: NodeWriter, index: Any, depth: int) -> Node:
    """Return the node of categories, or of a MultiIndex's levels: pandas hashes them to see that no value repeats."""
    _spend_hashed(encoder, index)
    return _encode_index(encoder, index, depth + 1)


def _decode_hashed(decoder: NodeReader, tree: Node, depth: int) -> Any:
    index = _decode_index(decoder, tree, depth + 1)
    _spend_hashed(decoder, index)
    return index


def _spend_hashed(account: Ledger, index: Any) -> None:
    costly = index.dtype == object and index.inferred_type != "string"
    account.spend_keys(len(index) * (_OBJECT_KEY if costly else 1))


def _encode_column(encoder: NodeWriter, column: Any, depth: int) -> Node:
    dtype = column.dtype
    if isinstance(dtype, pd.StringDtype):
        texts = column.to_numpy(dtype=object, na_value=None).tolist()
        return ["strings", dtype.na_value is pd.NA, encoder.items(texts, depth)]
    if isinstance(column, pd.arrays.NumpyExtensionArray) or _is_numpy(dtype):  # or times
        return encoder.array(np.asarray(column), depth)
    if type(column) in _MASKED.values():
        values = encoder.array(column.to_numpy(dtype=dtype.numpy_dtype, na_value=0), depth)
        return ["masked", values, encoder.array(np.asarray(column.isna()), depth)]
    if isinstance(dtype, pd.CategoricalDtype):
        categories = _encode_hashed(encoder, dtype.categories, depth)
        return ["category", categories, encoder.array(column.codes, depth), bool(dtype.ordered)]
    raise NotPlainError(column)


def _decode_column(decoder: NodeReader, tree: Node, depth: int) -> Any:
    tag = tree[0]
    if tag == "array":
        return _numbers(decoder, tree, 1)
    if tag == "cells":
        cells = decoder.cells(tree, depth)
        if cells.ndim != 1:
            raise ProtocolError("cells of another shape")
        return cells
    if tag == "strings":
        return pd.array(*_decode_strings(decoder, tree, depth))
    if tag == "masked":
        _, values_node, mask_node = tree
        numbers = _numbers(decoder, values_node, 1)
        return _MASKED[numbers.dtype.str](numbers, _numbers(decoder, mask_node, 1))
    if tag == "category":
        _, categories_node, codes_node, ordered = tree
        categories = _decode_hashed(decoder, categories_node, depth)
        if type(ordered) is not bool:
            raise ProtocolError("an order that is no bool")
        codes = _codes(decoder, codes_node)
        return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(categories, ordered=ordered))
    raise ProtocolError("a column was expected")


def _decode_strings(decoder: NodeReader, tree: Node, depth: int) -> tuple[NDArray[Any], pd.StringDtype]:
    _, missing_is_na, texts = tree
    values = decoder.items(texts, depth)
    if type(missing_is_na) is not bool or not {str, type(None)}.issuperset(map(type, values)):
        raise ProtocolError("strings of no texts")
    return np.fromiter(values, object, len(values)), _STRINGS[missing_is_na]


def _numbers(decoder: NodeReader, tree: Node, axes: int) -> NDArray[Any]:
    if tree[0] != "array":
        raise ProtocolError("an array was expected")
    array = decoder.array(tree, 0)
    if array.ndim != axes or not _is_numpy(array.dtype):
        raise ProtocolError("an array of another shape or dtype")
    return array


def _codes(decoder: NodeReader, tree: Node) -> Any:
    codes = _numbers(decoder, tree, 1)
    if codes.dtype.kind != "i":
        raise ProtocolError("codes that are no ints")
    decoder.take(OBJECT * len(codes))
    return codes


def _is_numpy(dtype: Any) -> bool:
    return isinstance(dtype, np.dtype) and dtype.kind in _KINDS


def _as_data(values: Any) -> Any:
    """Keep pandas from inferring strings or dates from cells."""
    return pd.Series(values, dtype=object, copy=False) if values.dtype is _CELLS else values
