"""Values to nodes and buffers. Runs on both sides; in the guest, on all that student code has made.

Subclasses travel as their base, read by the base's own methods: an overridden method does not decide what a
value is.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.sandbox.wire.format import KINDS, Account, Caps, Handle, Node, NotPlainError, ProtocolError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONG_TEXT = 1024  # longer texts travel as buffers: JSON need not escape them, and their commas weigh nothing
_SMALL_ARRAY = 4096  # bytes; up to here a copy is cheaper than a view
_PACK_FROM = 16  # elements; shorter lists are cheaper as JSON
_INT64 = 1 << 63
_PACKS: dict[type, str] = {int: "q", float: "d", bool: "?"}
_NUMBERS = frozenset(np.dtype(code).type for code in "?" + np.typecodes["AllInteger"] + np.typecodes["AllFloat"])


class Encoder(Account):
    """One frame in the making: nodes are returned, buffers gather in ``parts`` in the order of their nodes."""

    __slots__ = ("keep", "parts", "plain", "size")

    def __init__(self, keep: Callable[[object], int] | None, caps: Caps) -> None:
        super().__init__(caps)
        self.keep = keep
        self.parts: list[bytes | memoryview] = []
        self.size = 0  # bytes in parts
        self.plain = 0  # how many enclosing values admit no handle

    def node(self, value: Any, depth: int) -> Node:
        """Return the node of any value."""
        return _METHODS.get(type(value), Encoder._other)(self, value, depth)

    def items(self, values: list[Any] | tuple[Any, ...], depth: int) -> Node:
        """Return a list node of the elements of exactly a list or tuple."""
        self.enter(len(values), depth)
        if len(values) > _PACK_FROM and (packed := self._packed(values)) is not None:
            return packed
        depth += 1
        find, other = _METHODS.get, Encoder._other
        return ["list", *[find(type(value), other)(self, value, depth) for value in values]]

    def add(self, buffer: bytes | memoryview) -> int:
        """Append a buffer and return its length."""
        self.size += len(buffer)
        if self.size > self.caps.frame:
            raise ProtocolError("the value is too large to cross")
        self.parts.append(buffer)
        return len(buffer)

    def array(self, value: NDArray[Any], depth: int) -> Node:
        """Return the node of an array by value, in C order and in its own byte order."""
        dtype = value.dtype
        if dtype.kind == "O":
            return self._whole(self._cells, value, depth)
        if dtype.kind not in KINDS:
            return self._handle(value, depth)
        if not dtype.itemsize:  # U0 and S0 hold nothing but empty texts
            return self.array(value.astype(f"{dtype.kind}1"), depth)
        self.area(value.shape, dtype.itemsize)
        if value.nbytes <= _SMALL_ARRAY:
            self.add(value.tobytes())
        else:
            self.add(np.ascontiguousarray(value).reshape(-1).view(np.uint8).data)
        return ["array", dtype.str, list(value.shape)]

    def _packed(self, values: list[Any] | tuple[Any, ...]) -> Node | None:
        """Return the node of elements of one simple type, without a look at each of them; None for others."""
        kinds = set(map(type, values))
        if len(kinds) > 1:
            return None
        kind, count = kinds.pop(), len(values)
        if kind is str:
            short = max(map(len, values)) <= _LONG_TEXT and _is_unicode("".join(values))
            return ["list", *values] if short else None
        if kind in _PACKS:
            try:
                self.add(struct.pack(f"<{count}{_PACKS[kind]}", *values))
            except struct.error:  # ints of more than 64 bits
                return None
            return ["pack", _PACKS[kind], count]
        if kind in _NUMBERS:
            dtype = np.dtype(kind)
            self.add(np.array(values, dtype).tobytes())
            return ["scalars", dtype.str, count]
        return None

    def _whole(self, build: Callable[[Any, int], Node], value: Any, depth: int) -> Node:
        """Return ``build(value, depth)`` where that takes no handle; else a handle on ``value`` as a whole."""
        parts, size = len(self.parts), self.size
        self.plain += 1
        try:
            return build(value, depth)
        except NotPlainError:
            if self.keep is None:
                raise  # names what it is that cannot cross
        finally:
            self.plain -= 1
        del self.parts[parts:]
        self.size = size
        return self._handle(value, depth)

    def _handle(self, value: object, depth: int) -> Node:
        if self.plain or self.keep is None:
            raise NotPlainError(value)
        name = type(value).__qualname__
        return ["handle", self.keep(value), self._str(name[:200], depth) if type(name) is str else ""]

    def _as_it_is(self, value: float | None, _depth: int) -> Node:
        return value

    def _int(self, value: int, _depth: int) -> Node:
        if -_INT64 <= value < _INT64:
            return value
        if value.bit_length() > self.caps.int_bits:
            raise ProtocolError(f"an int of {value.bit_length()} bits cannot cross")
        return ["int", format(value, "x")]

    def _complex(self, value: complex, _depth: int) -> Node:
        return ["complex", value.real, value.imag]

    def _str(self, value: str, depth: int) -> Node:
        if len(value) <= _LONG_TEXT and value.isascii():
            return value
        if not _is_unicode(value):
            return ["points", self.items([ord(character) for character in value], depth)]
        return value if len(value) <= _LONG_TEXT else ["text", self.add(value.encode())]

    def _bytes(self, value: bytes, _depth: int) -> Node:
        return ["bytes", self.add(value)]

    def _tuple(self, value: tuple[Any, ...], depth: int) -> Node:
        return ["tuple", self.items(value, depth)]

    def _dict(self, value: dict[Any, Any], depth: int) -> Node:
        self.spend_keys(len(value))
        keys = self._whole(self._keys, value, depth)
        if keys[0] == "handle":  # on the dict: a key is nothing plain
            return keys
        return ["dict", keys, self.items(list(value.values()), depth)]

    def _keys(self, value: dict[Any, Any], depth: int) -> Node:
        return self.items(list(value), depth)

    def _set(self, value: set[Any] | frozenset[Any], depth: int) -> Node:
        self.spend_keys(len(value))
        return self._whole(self._elements, value, depth)

    def _elements(self, value: set[Any] | frozenset[Any], depth: int) -> Node:
        return [type(value).__name__, self.items(list(value), depth)]

    def _cells(self, value: NDArray[Any], depth: int) -> Node:
        self.area(value.shape, value.itemsize)
        return ["cells", list(value.shape), self.items(value.ravel().tolist(), depth)]

    def _scalar(self, value: np.generic, _depth: int) -> Node:
        self.add(value.tobytes())
        return ["scalar", value.dtype.str]

    def _numpy_text(self, value: np.str_ | np.bytes_, depth: int) -> Node:
        # Not a scalar node: a buffer would lose trailing NULs, and an empty text has no dtype.
        plain = str.__str__(value) if isinstance(value, np.str_) else bytes.__bytes__(value)
        self.enter(1, depth)
        return [type(value).__name__, self.node(plain, depth + 1)]

    def _known_handle(self, value: Handle, depth: int) -> Node:
        if self.plain:
            raise NotPlainError(value)
        return ["handle", value.id, self._str(value.type, depth)]

    def _other(self, value: Any, depth: int) -> Node:
        """Return the node of a subclass of something known, of a table, or a handle."""
        for base in type(value).__mro__:
            if base in _TO_BASE:
                return self.node(_TO_BASE[base](value), depth)
        if "pandas" in sys.modules:
            from grader.sandbox.wire import tables

            if (table := tables.as_table(value)) is not None:
                return self._whole(lambda t, d: tables.encode(self, t, d), table, depth)
        return self._handle(value, depth)


def _is_unicode(text: str) -> bool:
    """Whether a text holds no lone surrogate: two that meet would be one character to JSON."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _scalar_to_base(value: Any) -> Any:
    dtype = np.generic.dtype.__get__(value)
    return np.frombuffer(np.generic.tobytes(value), dtype)[0]


_METHODS: dict[type, Callable[[Encoder, Any, int], Node]] = {
    type(None): Encoder._as_it_is,
    bool: Encoder._as_it_is,
    float: Encoder._as_it_is,
    int: Encoder._int,
    complex: Encoder._complex,
    str: Encoder._str,
    bytes: Encoder._bytes,
    list: Encoder.items,
    tuple: Encoder._tuple,
    dict: Encoder._dict,
    set: Encoder._set,
    frozenset: Encoder._set,
    np.ndarray: Encoder.array,
    np.str_: Encoder._numpy_text,
    np.bytes_: Encoder._numpy_text,
    np.datetime64: Encoder._scalar,
    np.timedelta64: Encoder._scalar,
    np.void: Encoder._handle,
    Handle: Encoder._known_handle,
    **dict.fromkeys(_NUMBERS, Encoder._scalar),
}

_TO_BASE: dict[type, Callable[[Any], Any]] = {
    int: int.__index__,
    float: float.__float__,
    complex: complex.__complex__,
    str: str.__str__,
    bytes: bytes.__bytes__,
    list: list.copy,
    tuple: lambda value: tuple.__getitem__(value, slice(None)),
    dict: lambda value: dict(dict.items(value)),
    set: lambda value: set(set.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
    np.ndarray: lambda value: np.ndarray.view(value, np.ndarray),
    np.generic: _scalar_to_base,
}
