"""What a test does with the numbers of its replies, and what it sees of them: noted once, and done again with others.

A right program that computes in another order gives other last digits. A test that only compares them, or computes with
them and looks at the outcome, goes on in the same way as long as it sees the same. So a reply is taken apart into its
structure (lengths, keys, texts, shapes of arrays), which has to be the same byte for byte, and its numbers and tables.
What the test did with these, by the names below, is done again by the same functions; what it saw has to come out
again.

Nothing here runs code of a test.
"""

from __future__ import annotations

import hashlib
import math
import operator
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np

from grader.compare.equal import Tolerance, difference, shape
from grader.compare.kinds import TABLES, kind_of
from grader.sandbox.wire import codec

OPERATORS = frozenset(
    "add sub mul truediv floordiv mod pow matmul neg pos abs invert and_ or_ xor lt le gt ge eq ne getitem".split()
)
METHODS = frozenset(
    "min max sum mean std var all any astype copy round reshape ravel flatten item tolist to_numpy abs cumsum prod dot "
    "transpose argmin argmax squeeze reset_index equals".split()
)
ATTRIBUTES = frozenset("T loc iloc values".split())
ATTRIBUTES_SEEN = frozenset("shape ndim size columns index name".split())
"""Those that are values of their own."""
FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{
        f"numpy.{name}": getattr(np, name)
        for name in "abs all allclose any append argmax argmin argsort array array_equal asarray atleast_1d atleast_2d "
        "ceil clip concatenate cos diff dot exp floor hstack isclose isfinite isinf isnan log log10 log1p logical_and "
        "logical_not logical_or matmul max maximum mean min minimum outer prod ravel reshape round shape sign sin sort "
        "sqrt square squeeze stack std sum tanh tile unique var vstack where zeros_like ones_like".split()
    },
    "numpy.linalg.norm": np.linalg.norm,
    **{f"math.{name}": getattr(math, name) for name in "exp fabs isclose isfinite isnan log log10 sqrt tanh".split()},
    **{f"builtins.{kind.__name__}": kind for kind in (bool, int, float, complex)},
    "builtins.len": len,
    "builtins.round": round,
    "builtins.slice": slice,
    "operator.index": operator.index,
    "grader.shape": shape,
    "grader.kind_of": kind_of,
    "grader.type_name": lambda value: type(value).__name__,
}
TYPES: dict[str, Any] = {
    **{kind.__name__: kind for kind in (bool, int, float, str)},
    **{f"numpy.{name}": getattr(np, name) for name in ("float64", "int64", "bool_")},
    "...": ...,
}
"""What is no value, and stands among arguments: by the name of what gives it."""

_POSITIONAL = {"numpy.where": 3, "numpy.clip": 3, "numpy.allclose": 4, "numpy.isclose": 4, "math.isclose": 2}
_IN_ROWS = frozenset(("reshape", "transpose"))


def may_write(how: str, name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> bool:
    """Whether a step may change an argument of its own: NumPy takes an array to write into by name, or behind the
    others, and pandas is told by name."""
    if not {"out", "inplace", "where"}.isdisjoint(kwargs):
        return True
    if how == "method":
        return len(args) > 2 and name not in _IN_ROWS
    if how != "call":
        return False
    return len(args) > getattr(FUNCTIONS[name], "nin", _POSITIONAL.get(name, 2))


LEAVES = 20
"""Bits of a number that count within one exchange."""


class Instruction(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A step of a test's own computing, or what it saw. ``frame`` and ``length``: the arguments as a frame without its
    header; a handle in it is the number of a leaf, or of the instruction that gave a value."""

    number: int
    """Of the value that it gives; -1 for an observation."""
    how: str
    name: str
    frame: bytes
    length: int


class Look(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A reply of this structure with which all of this comes out leads to the answers with the digest ``to``."""

    structure: bytes
    instructions: tuple[Instruction, ...]
    to: bytes


def encoded(value: object) -> bytes:
    """Return a value as a frame. Raises codec.ProtocolError."""
    return b"".join(codec.encode(value))


def mapped(value: Any, leaf: Callable[[Any], Any]) -> Any:
    """Return a reply's value with ``leaf`` of each of its numbers, arrays of numbers and tables of numbers."""
    kind = type(value)
    if kind is list:
        return [mapped(one, leaf) for one in value]
    if kind is tuple:
        return tuple(mapped(one, leaf) for one in value)
    if kind is dict:
        return {key: mapped(one, leaf) for key, one in value.items()}
    return leaf(value) if is_leaf(value) else value


def is_leaf(value: Any) -> bool:
    """Whether a value is a number, or an array or table of numbers."""
    kind = type(value)
    if kind is int or kind is float:
        return True
    if kind is np.ndarray:
        return bool(value.dtype.kind in "biuf")
    if isinstance(value, np.generic):
        return value.dtype.kind in "iuf"
    return kind.__name__ in TABLES and kind_of(value) in ("DataFrame", "Series")


def is_number(value: Any) -> bool:
    """Whether a leaf is one number, in whatever spelling: it is noted where a test asks for its type."""
    kind = type(value)
    return kind is int or kind is float or (isinstance(value, np.generic | np.ndarray) and _is_number(value))


def _is_number(value: Any) -> bool:
    return not value.shape and value.dtype.kind in "iuf"


def taken_apart(value: object) -> tuple[bytes, list[Any]]:
    """Return the digest of a value's structure, and its leaves in their order. Raises codec.ProtocolError."""
    leaves: list[Any] = []

    def leaf(one: Any) -> Any:
        leaves.append(one)
        kind = type(one).__name__
        if is_number(one):
            return codec.Handle(len(leaves), "number")
        return codec.Handle(len(leaves), f"{kind} {one.dtype.str} {one.shape}" if kind == "ndarray" else kind)

    structure = mapped(value, leaf)
    return hashlib.sha256(encoded(structure)).digest(), leaves


def leaf_number(exchange: int, leaf: int) -> int:
    """Return the number of a leaf of the reply to an exchange."""
    return exchange << LEAVES | leaf


class Values:
    """The values that a test has had to do with so far: leaves, and what was computed of them."""

    def __init__(self) -> None:
        self._values: dict[int, Any] = {}

    def add(self, exchange: int, leaves: Sequence[Any]) -> None:
        """Take in the leaves of a reply."""
        self._values.update((leaf_number(exchange, number), leaf) for number, leaf in enumerate(leaves))

    def holds(self, instructions: Sequence[Instruction]) -> bool:
        """Whether all that was seen comes out again. Errors and warnings of computing are differences."""
        try:
            if all(one.number < 0 for one in instructions):
                return all(map(self._holds, instructions))
            with np.errstate(divide="raise", over="raise", invalid="raise"), warnings.catch_warnings():
                warnings.simplefilter("error")
                return all(map(self._holds, instructions))
        except Exception:  # whatever values of a submission may raise
            return False

    def filled_in(self, frame: bytes, length: int) -> bytes | None:
        """Return a request with the values that its handles stand for; None where there is one that is not known."""
        try:
            return encoded(codec.decode(frame[codec.HEADER.size :], length, lambda handle: self._values[handle.id]))
        except codec.ProtocolError:
            return None

    def _holds(self, instruction: Instruction) -> bool:
        parts, kwargs, named = _arguments(instruction)
        args = [self._filled(one) if filled else one for one, filled in parts]
        if instruction.number < 0:
            return _comes_out(instruction, args)
        kwargs = self._filled(kwargs) if named else kwargs
        self._values[instruction.number] = computed(instruction.how, instruction.name, args, kwargs)
        return True

    def _filled(self, value: Any) -> Any:
        kind = type(value)
        if kind is codec.Handle:
            return self._values[value.id]
        if kind is list or kind is tuple:
            return kind(map(self._filled, value))
        return {key: self._filled(one) for key, one in value.items()} if kind is dict else value


@lru_cache(maxsize=1 << 14)
def _arguments(instruction: Instruction) -> tuple[tuple[tuple[Any, bool], ...], dict[str, Any], bool]:
    """Return positional and named arguments as handed over, and where among them numbers are to be filled in."""
    args, kwargs = codec.decode(instruction.frame, instruction.length)
    return tuple((one, _has_handle(one)) for one in args), kwargs, _has_handle(kwargs)


def _has_handle(value: Any) -> bool:
    kind = type(value)
    if kind is list or kind is tuple:
        return any(map(_has_handle, value))
    return any(map(_has_handle, value.values())) if kind is dict else kind is codec.Handle


def _comes_out(instruction: Instruction, args: Sequence[Any]) -> bool:
    if instruction.how == "truth":
        return str(bool(args[0])) == instruction.name
    if instruction.how == "equal":
        actual, expected, rtol, atol, nan_equal = args
        return difference(actual, expected, Tolerance(rtol, atol, nan_equal, brief=True)) is None
    return instruction.how == "same" and hashlib.sha256(encoded(args[0])).hexdigest() == instruction.name


def computed(how: str, name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> Any:
    """Return what a step of computing gives. Raises what that raises, and LookupError for an unknown one."""
    if how == "call":
        return FUNCTIONS[name](*args, **kwargs)
    if how == "type":
        return TYPES[name]
    if how == "operator" and name in OPERATORS:
        return getattr(operator, name)(*args)
    if how == "method" and name in METHODS:
        return getattr(args[0], name)(*args[1:], **kwargs)
    if how == "attribute" and name in ATTRIBUTES | ATTRIBUTES_SEEN:
        return getattr(args[0], name)
    raise LookupError(name)
