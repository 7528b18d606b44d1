"""Nodes and buffers to values, where every byte was chosen to do harm.

Types are exact, lengths are claimed before anything of that length is made, and all that would hash or build at
more than linear cost is counted first (``Account``). Errors are of any kind: ``codec.decode`` turns them into one.
"""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from grader.sandbox.wire.format import OBJECT, Account, Caps, Handle, Node, ProtocolError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SAME_HASH = 16  # keys of one dict or set that may share a hash: comparing them is what costs quadratic time
_AXES = 64
_INT_DIGITS = 20  # of 64 bits and a sign; larger ints are hexadecimal, which takes linear time
_DTYPE = re.compile(r"[<>|](?:[biufc]\d{1,2}|[SU][1-9]\d{0,8}|[mM]8(?:\[(?:[1-9]\d{0,5})?(?:[YMWDhms]|[munpfa]s)\])?)")


class Decoder(Account):
    """One frame being read: ``position`` is where the next buffer of ``body`` begins."""

    __slots__ = ("body", "plain", "position", "resolve")

    def __init__(
        self, body: bytes | bytearray, position: int, resolve: Callable[[Handle], object] | None, caps: Caps
    ) -> None:
        super().__init__(caps)
        self.body = body
        self.position = position
        self.resolve = resolve
        self.plain = 0  # how many enclosing values admit no handle

    def head(self) -> Node:
        """Return the head as JSON, weighed before it is parsed."""
        head = self.body[: self.position]
        self.weigh(head)
        text = str(head, "utf-8")
        tree, end = _parse(text)
        if end != len(text):
            raise ProtocolError("a head that goes on after its end")
        return tree

    def node(self, tree: Node, depth: int) -> Any:
        """Return the value of any node. JSON objects never get here, so that what is no list is a plain scalar."""
        return tree if type(tree) is not list else _METHODS[tree[0]](self, tree, depth)

    def items(self, tree: Node, depth: int) -> list[Any]:
        """Return the elements of any of the three list nodes."""
        if type(tree) is not list or tree[0] not in ("list", "pack", "scalars"):
            raise ProtocolError("a list was expected")
        if tree[0] == "list":
            self.enter(len(tree) - 1, depth)
            depth += 1
            return [t if type(t) is not list else _METHODS[t[0]](self, t, depth) for t in tree[1:]]
        _, code, count = tree
        if type(count) is not int or count < 0:
            raise ProtocolError("a count was expected")
        self.enter(count, depth)
        if tree[0] == "scalars":
            return list(self._block(code, [count]))
        if code not in ("q", "d", "?"):
            raise ProtocolError("a packing that is not known")
        pack = struct.Struct(f"<{count}{code}")
        return list(pack.unpack_from(self.body, self.claim(pack.size)))

    def claim(self, size: int) -> int:
        """Return where the next ``size`` bytes of buffers begin."""
        start = self.position
        if type(size) is not int or not 0 <= size <= len(self.body) - start:
            raise ProtocolError("a buffer is missing")
        self.position = start + size
        return start

    def plain_items(self, tree: Node, depth: int) -> list[Any]:
        """Return the elements of a list node in a place where no handle may stand."""
        self.plain += 1
        values = self.items(tree, depth)
        self.plain -= 1
        return values

    def array(self, tree: Node, _depth: int) -> NDArray[Any]:
        """Return a fresh array: writable, aligned, owning its memory."""
        _, code, shape = tree
        return self._block(code, shape)

    def cells(self, tree: Node, depth: int) -> NDArray[Any]:
        """Return an object array of plain values."""
        _, shape, elements = tree
        size = self.area(_sides(shape), np.dtype(object).itemsize)
        values = self.plain_items(elements, depth)
        if len(values) != size:
            raise ProtocolError("cells do not fill the array")
        array = np.empty(shape, dtype=object)
        array.reshape(-1)[:] = np.fromiter(values, dtype=object, count=size)
        return array

    def _block(self, code: Node, shape: Node) -> NDArray[Any]:
        dtype = _dtype(code)
        size = self.area(_sides(shape), dtype.itemsize)
        start = self.claim(size * dtype.itemsize)
        array: NDArray[Any] = np.ndarray(shape, dtype, self.body, start)
        if size and dtype.kind == "b" and np.ndarray(size, np.uint8, self.body, start).max() > 1:
            raise ProtocolError("a bool that is neither 0 nor 1")
        if size and dtype.kind == "U":  # beyond Unicode, repr() raises SystemError
            points = np.ndarray(size * dtype.itemsize // 4, f"{dtype.str[0]}u4", self.body, start)
            if points.max() > 0x10FFFF:
                raise ProtocolError("a character beyond Unicode")
        if dtype.kind == "M":
            _check_dates(array)
        if dtype.kind in "SUmM":
            self.take(OBJECT * size)
        return array.copy()

    def _scalar(self, tree: Node, _depth: int) -> Any:
        _, code = tree
        dtype = _dtype(code)
        if dtype.kind in "SU":
            raise ProtocolError("a text that is no text node")
        start = self.claim(dtype.itemsize)
        if dtype.kind == "b":
            return np.bool_(self.body[start])
        value = np.ndarray((), dtype, self.body, start)
        if dtype.kind == "M":
            _check_dates(value)
        return value[()]

    def _int(self, tree: Node, _depth: int) -> int:
        _, digits = tree
        if type(digits) is not str or len(digits) > self.caps.int_bits // 4 + 2:
            raise ProtocolError("an int of too many digits")
        value = int(digits, 16)
        if value.bit_length() > self.caps.int_bits:
            raise ProtocolError("an int of too many digits")
        return value

    def _complex(self, tree: Node, _depth: int) -> complex:
        _, real, imaginary = tree
        if type(real) is not float or type(imaginary) is not float:
            raise ProtocolError("a complex number of no floats")
        return complex(real, imaginary)

    def _text(self, tree: Node, _depth: int) -> str:
        return str(self._raw(tree), "utf-8")

    def _points(self, tree: Node, depth: int) -> str:
        _, points = tree
        return "".join(map(chr, self.items(points, depth)))

    def _bytes(self, tree: Node, _depth: int) -> bytes:
        return bytes(self._raw(tree))

    def _raw(self, tree: Node) -> memoryview:
        _, size = tree
        start = self.claim(size)
        return memoryview(self.body)[start : start + size]

    def _numpy_text(self, tree: Node, depth: int) -> np.str_ | np.bytes_:
        tag, plain = tree
        self.enter(1, depth)
        value = self.node(plain, depth + 1)
        if type(value) is not {"str_": str, "bytes_": bytes}[tag]:
            raise ProtocolError("a NumPy text of no text")
        return np.str_(value) if tag == "str_" else np.bytes_(value)

    def _tuple(self, tree: Node, depth: int) -> tuple[Any, ...]:
        _, elements = tree
        return tuple(self.items(elements, depth))

    def _keys(self, tree: Node, depth: int) -> list[Any]:
        keys = self.plain_items(tree, depth)
        self.spend_keys(len(keys))
        # Ints k * (2**61 - 1) all hash to 0, and so do tuples of them; texts are hashed with a secret.
        if len(keys) > _SAME_HASH and set(map(type, keys)) != {str}:
            _, most = Counter(map(hash, keys)).most_common(1)[0]
            if most > _SAME_HASH:
                raise ProtocolError("keys that collide")
        return keys

    def _dict(self, tree: Node, depth: int) -> dict[Any, Any]:
        _, keys, values = tree
        return dict(zip(self._keys(keys, depth), self.items(values, depth), strict=True))

    def _set(self, tree: Node, depth: int) -> set[Any] | frozenset[Any]:
        tag, elements = tree
        return set(self._keys(elements, depth)) if tag == "set" else frozenset(self._keys(elements, depth))

    def _handle(self, tree: Node, _depth: int) -> object:
        _, number, name = tree
        if self.plain or type(number) is not int or type(name) is not str:
            raise ProtocolError("a handle where none may stand")
        handle = Handle(number, name[:200])
        return handle if self.resolve is None else self.resolve(handle)

    def _table(self, tree: Node, depth: int) -> object:
        from grader.sandbox.wire import tables  # pandas takes half a second to import

        self.plain += 1
        table = tables.decode(self, tree, depth)
        self.plain -= 1
        return table


def _sides(shape: Node) -> list[int]:
    if type(shape) is not list or len(shape) > _AXES:
        raise ProtocolError("no shape")
    for side in shape:
        if type(side) is not int or side < 0:
            raise ProtocolError("no shape")
    return shape


def _check_dates(array: NDArray[Any]) -> None:
    """Refuse dates without a unit, on which str() raises; NaT needs none."""
    if np.datetime_data(array.dtype)[0] == "generic" and not np.isnat(array).all():
        raise ProtocolError("a date without a unit")


@lru_cache(maxsize=64)
def _dtype(code: Node) -> np.dtype[Any]:
    """Return a dtype of a kind that holds no pointers. Its name has to be spelt as NumPy spells it."""
    if type(code) is not str or _DTYPE.fullmatch(code) is None:
        raise ProtocolError("a dtype that does not cross")
    return np.dtype(code)


def _short_int(digits: str) -> int:
    if len(digits) > _INT_DIGITS:
        raise ProtocolError("an int of too many digits")
    return int(digits)


def _no_object(_: object) -> NoReturn:
    raise ProtocolError("a JSON object")


_parse = json.JSONDecoder(parse_int=_short_int, parse_constant=float, object_hook=_no_object).raw_decode

_METHODS: dict[str, Callable[[Decoder, list[Node], int], Any]] = {
    "list": Decoder.items,
    "pack": Decoder.items,
    "scalars": Decoder.items,
    "tuple": Decoder._tuple,
    "dict": Decoder._dict,
    "set": Decoder._set,
    "frozenset": Decoder._set,
    "int": Decoder._int,
    "complex": Decoder._complex,
    "text": Decoder._text,
    "points": Decoder._points,
    "bytes": Decoder._bytes,
    "str_": Decoder._numpy_text,
    "bytes_": Decoder._numpy_text,
    "scalar": Decoder._scalar,
    "array": Decoder.array,
    "cells": Decoder.cells,
    "handle": Decoder._handle,
    **dict.fromkeys(("series", "frame", "index", "range", "multi"), Decoder._table),
}
