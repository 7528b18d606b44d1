"""What both ends of the wire agree on: the frame's header, its caps, and how values are counted."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEADER = struct.Struct("<II")
"""Payload length and head length in bytes."""

PLACE = struct.Struct("<III")
"""A cell, the number of a statement in it, and its line: what a guest says of itself while it loads."""

OBJECT, _NUMBER, _TABLE = 100, 8, 4000
"""Bytes of a Python object in a container, of a number that is compared, and of an index or a column."""

KINDS = frozenset("biufcSUmM")
"""NumPy kinds that travel as buffers. Never O or V: those hold pointers."""

Node = Any
"""What JSON holds: None, bool, int, float, str, or a list of nodes."""


class ProtocolError(Exception):
    """A frame that is malformed or over a cap, or a value that cannot cross."""


class NotPlainError(ProtocolError):
    """A value that could cross only as a handle, where no handle may stand."""

    def __init__(self, value: object) -> None:
        super().__init__(f"a value of type {type(value).__name__} cannot cross")


@dataclass(frozen=True, slots=True)
class Handle:
    """Stands for an object that stays in the guest: its number there and the name of its type."""

    id: int
    type: str


@dataclass(frozen=True)
class Caps:
    """What one frame may hold. A larger number raises what a guest can cost the trusted side."""

    frame: int = 64 << 20  # bytes
    head: int = 16 << 20  # bytes of it that are JSON
    keys: int = 20_000  # of all dicts and sets together, and of all else that gets hashed
    depth: int = 32
    nodes: int = 2_000_000  # Python objects, about
    tables: int = 5_000  # indexes and columns: pandas takes some 20 to 50 us to build each
    int_bits: int = 8192


CAPS = Caps()


class Account:
    """What one frame has used up so far. Encoder and decoder keep the same books: what is sent can be read."""

    __slots__ = ("caps", "keys", "nodes", "room", "tables")

    def __init__(self, caps: Caps) -> None:
        self.caps = caps
        self.keys = self.nodes = self.tables = 0
        self.room = 0
        """Bytes beyond those of its buffers that a value takes when it is compared."""

    def spend_keys(self, count: int) -> None:
        """Account for values that the trusted side will hash; hostile ones collide, at quadratic cost."""
        self.keys += count
        if self.keys > self.caps.keys:
            raise ProtocolError(f"more than {self.caps.keys} keys cannot cross")

    def enter(self, count: int, depth: int) -> None:
        """Account for a list of ``count`` elements at a depth."""
        self.nodes += count
        if self.nodes > self.caps.nodes:
            raise ProtocolError(f"more than {self.caps.nodes} values cannot cross")
        if depth > self.caps.depth:
            raise ProtocolError(f"values nested more than {self.caps.depth} deep cannot cross")

    def spend_tables(self, count: int) -> None:
        """Account for indexes and for columns that are built one by one."""
        self.tables += count
        if self.tables > self.caps.tables:
            raise ProtocolError(f"more than {self.caps.tables} indexes and columns cannot cross")

    def area(self, shape: Sequence[int], itemsize: int) -> int:
        """Return the items in an array. Refuse one that would not fit in a frame with its empty axes taken as 1."""
        size = math.prod(shape)
        if (size or math.prod(max(side, 1) for side in shape)) * itemsize > self.caps.frame:
            raise ProtocolError("an array of this shape cannot cross")
        if itemsize < _NUMBER:
            self.take((_NUMBER - itemsize) * size)
        return size

    def take(self, room: int) -> None:
        """Account for what is small in a frame and becomes larger: a range, categories, dates."""
        self.room += room

    def weight(self) -> int:
        """Return about how many bytes all values of the frame take in memory, its buffers apart."""
        return OBJECT * (self.nodes + self.keys) + _TABLE * self.tables + self.room

    def weigh(self, head: bytes | bytearray) -> None:
        """Bound the objects that parsing a head makes, before it makes them.

        A container costs as much time and space as eight scalars. Commas and brackets in short texts count too.
        """
        if len(head) > self.caps.head or head.count(b",") + 8 * head.count(b"[") > self.caps.nodes:
            raise ProtocolError("the value is too large to cross")


class Ledger(Protocol):
    """The part of an ``Account`` that tables write into. ``wire.tables`` knows encoder and decoder by protocols only:
    both import it where they meet a table."""

    def spend_keys(self, count: int) -> None:
        """See ``Account``."""

    def spend_tables(self, count: int) -> None:
        """See ``Account``."""

    def enter(self, count: int, depth: int) -> None:
        """See ``Account``."""

    def take(self, room: int) -> None:
        """See ``Account``."""

    def area(self, shape: Sequence[int], itemsize: int) -> int:
        """See ``Account``."""
        ...


class NodeWriter(Ledger, Protocol):
    """An ``Encoder`` as tables need it."""

    def node(self, value: Any, depth: int) -> Node:
        """See ``Encoder``."""
        ...

    def items(self, values: list[Any] | tuple[Any, ...], depth: int) -> Node:
        """See ``Encoder``."""
        ...

    def array(self, value: NDArray[Any], depth: int) -> Node:
        """See ``Encoder``."""
        ...


class NodeReader(Ledger, Protocol):
    """A ``Decoder`` as tables need it."""

    def node(self, tree: Node, depth: int) -> Any:
        """See ``Decoder``."""
        ...

    def items(self, tree: Node, depth: int) -> list[Any]:
        """See ``Decoder``."""
        ...

    def array(self, tree: Node, _depth: int) -> NDArray[Any]:
        """See ``Decoder``."""
        ...

    def cells(self, tree: Node, depth: int) -> NDArray[Any]:
        """See ``Decoder``."""
        ...
