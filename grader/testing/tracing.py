"""A test's own computing with the numbers of its replies, noted while one of our own solutions is judged.

A lesson gives the test numbers that note what is done with them (``observed`` does it again for a submission). A value
that leaves them for plain Python, as the truth of a comparison does, is noted with what it was. What cannot be noted,
such as changing an array in place, makes the tape useless, and the test is known by whole replies alone.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial, partialmethod
from typing import Any, NoReturn

import numpy as np

from grader.compare.equal import Tolerance
from grader.sandbox.wire import codec
from grader.testing import observed
from grader.testing.observed import LEAVES, Instruction

_OF_STRUCTURE = frozenset("shape ndim size dtype dtypes columns index name".split())
"""Attributes of a leaf that its reply's structure fixes."""
_DERIVED = 1 << (LEAVES - 1)


class Untraceable(Exception):
    """A test does with a number what cannot be noted."""


class Tape:
    """What a test has done with the numbers of its replies, by the last exchange that it needs for that."""

    def __init__(self) -> None:
        self.instructions: dict[int, list[Instruction]] = {}
        self.structures: dict[int, bytes] = {}
        """Exchange → the structure of its reply, where its numbers are traced."""
        self.tied: set[int] = set()
        """Exchanges whose numbers meet those of others."""
        self.useless = False

    def traced(self, exchange: int, value: object) -> Any:
        """Return a reply's value with numbers that note what is done with them."""
        self.structures[exchange], _ = observed.taken_apart(value)
        count = iter(range(_DERIVED))
        return observed.mapped(value, lambda leaf: _made(self, observed.leaf_number(exchange, next(count)), leaf))

    def give_up(self) -> NoReturn:
        """Say that this test is not to be known by its numbers."""
        self.useless = True
        raise Untraceable

    def compute(self, how: str, name: str, args: Iterable[Any], kwargs: dict[str, Any] | None = None) -> Traced:
        """Return what a step of computing gives."""
        args, kwargs = [*args], kwargs or {}
        try:
            value = observed.computed(how, name, plain(args), plain(kwargs))
        except Exception:  # a test may catch it, and whether it comes depends on the numbers
            self.give_up()
        return _made(self, self._note(how, name, args, kwargs, gives=True), value)

    def see_equal(self, actual: object, expected: object, tolerance: Tolerance) -> None:
        """Note that two values are equal."""
        self._note("equal", "", [actual, expected, tolerance.rtol, tolerance.atol, tolerance.nan_equal], {})

    def see(self, traced: Traced) -> Any:
        """Return the value itself: it is noted that it is this one."""
        value = object.__getattribute__(traced, "_value")
        try:
            digest = hashlib.sha256(observed.encoded(value)).hexdigest()
        except codec.ProtocolError:
            self.give_up()
        self._note("same", digest, [traced], {})
        return copy.deepcopy(value)

    def see_all(self, value: Any) -> Any:
        """Return plain values in place of all traced ones in a value."""
        return _replaced(value, self.see)

    def _note(self, how: str, name: str, args: list[Any], kwargs: dict[str, Any], *, gives: bool = False) -> int:
        exchanges = {number >> LEAVES for number in _numbers([args, kwargs])}
        if not exchanges:
            self.give_up()
        exchange = max(exchanges)
        if len(exchanges) > 1:
            self.tied |= exchanges
        return self._write(exchange, how, name, self._spelled([args, kwargs], exchange), gives)

    def _write(self, exchange: int, how: str, name: str, arguments: object, gives: bool) -> int:
        try:
            frame = observed.encoded(arguments)
        except codec.ProtocolError:
            self.give_up()
        _, length = codec.read_header(frame[: codec.HEADER.size])
        written = self.instructions.setdefault(exchange, [])
        number = (exchange << LEAVES | _DERIVED | len(written)) if gives else -1
        written.append(Instruction(number, how, name, frame[codec.HEADER.size :], length))
        return number

    def _spelled(self, value: Any, exchange: int) -> Any:
        """Return arguments with the numbers of traced values, and of what cannot cross the wire."""
        kind = type(value)
        if is_traced(value):
            return codec.Handle(_number(value), "")
        if kind is list:
            return [self._spelled(one, exchange) for one in value]
        if kind is tuple:
            return tuple(self._spelled(one, exchange) for one in value)
        if kind is dict:
            return {key: self._spelled(one, exchange) for key, one in value.items()}
        if kind is slice:
            parts = [self._spelled(one, exchange) for one in (value.start, value.stop, value.step)]
            return codec.Handle(self._write(exchange, "call", "builtins.slice", [parts, {}], True), "")
        for name, known in observed.TYPES.items():
            if value is known:
                return codec.Handle(self._write(exchange, "type", name, [[], {}], True), "")
        if kind is np.ndarray and value.dtype.kind == "O":
            self.give_up()  # there may be a traced number in it
        return value


def _numbers(value: Any) -> Iterator[int]:
    kind = type(value)
    if is_traced(value):
        yield _number(value)
    elif kind in (list, tuple, set, frozenset):
        for one in value:
            yield from _numbers(one)
    elif kind is dict:
        yield from _numbers([*value.values()])
    elif kind is slice:
        yield from _numbers([value.start, value.stop, value.step])


def has_traced(value: Any) -> bool:
    """Whether there is a traced value in another."""
    return next(_numbers(value), None) is not None


def _number(traced: Traced) -> int:
    number: int = object.__getattribute__(traced, "_number")
    return number


def plain(value: Any) -> Any:
    """Return the values behind traced ones."""
    return _replaced(value, lambda traced: object.__getattribute__(traced, "_value"))


def _replaced(value: Any, replace: Callable[[Traced], Any]) -> Any:
    kind = type(value)
    if is_traced(value):
        return replace(value)
    if kind is list or kind is tuple:
        return kind(_replaced(one, replace) for one in value)
    if kind is dict:
        return {key: _replaced(one, replace) for key, one in value.items()}
    if kind is slice:
        return slice(*(_replaced(one, replace) for one in (value.start, value.stop, value.step)))
    return value


class Traced:
    """A number, an array or a table of a reply, or what was computed of one. It is no subclass of what it stands for:
    what is written in C cannot read it behind its back."""

    __slots__ = ("_number", "_tape", "_value")
    __array_ufunc__ = None  # an array leaves the operators between the two to this class

    def __init__(self, tape: Tape, number: int, value: Any) -> None:
        object.__setattr__(self, "_tape", tape)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_value", value)

    def _computed(self, how: str, name: str, *args: Any, **kwargs: Any) -> Traced:
        tape: Tape = object.__getattribute__(self, "_tape")
        return tape.compute(how, name, args, kwargs)

    def _see(self) -> Any:
        return object.__getattribute__(self, "_tape").see(self)

    def _by(self, function: str) -> Any:
        return self._computed("call", function, self)._see()

    @property  # type: ignore[misc]  # what isinstance asks for
    def __class__(self) -> Any:
        value = object.__getattribute__(self, "_value")
        if object.__getattribute__(self, "_number") & _DERIVED:
            self._by("grader.type_name")
        return type(value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in observed.METHODS:
            return partial(self._computed, "method", name, self)
        if name in observed.ATTRIBUTES:
            return self._computed("attribute", name, self)
        if name in _OF_STRUCTURE and not object.__getattribute__(self, "_number") & _DERIVED:
            return getattr(object.__getattribute__(self, "_value"), name)
        return getattr(self._see(), name)

    def _binary(self, other: Any, name: str) -> Traced:
        return self._computed("operator", name, self, other)

    def _reflected(self, other: Any, name: str) -> Traced:
        return self._computed("operator", name, other, self)

    def _in_place(self, other: Any, name: str) -> Traced:
        if not isinstance(object.__getattribute__(self, "_value"), int | float | np.generic):
            object.__getattribute__(self, "_tape").give_up()
        return self._binary(other, name)

    def _unary(self, name: str) -> Traced:
        return self._computed("operator", name, self)

    def _change(self, *_: object) -> NoReturn:
        tape: Tape = object.__getattribute__(self, "_tape")
        tape.give_up()

    def __bool__(self) -> bool:
        return bool(self._by("builtins.bool"))

    def __float__(self) -> float:
        return float(self._by("builtins.float"))

    def __int__(self) -> int:
        return int(self._by("builtins.int"))

    def __complex__(self) -> complex:
        return complex(self._by("builtins.complex"))

    def __index__(self) -> int:
        return int(self._by("operator.index"))

    def __round__(self, *digits: Any) -> Traced:
        return self._computed("call", "builtins.round", self, *digits)

    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        return np.array(self._see(), *args, **kwargs)

    def __hash__(self) -> int:
        return hash(self._see())

    def __repr__(self) -> str:
        return repr(self._see())

    def __str__(self) -> str:
        return str(self._see())

    def __format__(self, spec: str) -> str:
        return format(self._see(), spec)

    def __reduce_ex__(self, _: object) -> NoReturn:
        self._change()

    def __deepcopy__(self, _: object) -> Traced:
        return self._copied()

    def __copy__(self) -> Traced:
        return self._copied()

    def _copied(self) -> Traced:
        return self  # nothing changes it

    __setattr__ = __delattr__ = _change
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = __divmod__ = __rdivmod__ = __bytes__ = _change
    __eq__ = partialmethod(_binary, name="eq")
    __ne__ = partialmethod(_binary, name="ne")


class _TracedMany(Traced):
    """One that holds others."""

    __slots__ = ()

    def __getitem__(self, key: Any) -> Traced:
        return self._binary(key, "getitem")

    def __iter__(self) -> Iterator[Any]:
        return (self[number] for number in range(len(self)))

    def __len__(self) -> int:
        return int(self._by("builtins.len"))

    def __contains__(self, value: object) -> bool:
        return value in self._see()

    __setitem__ = __delitem__ = Traced._change


def _made(tape: Tape, number: int, value: Any) -> Traced:
    return (_TracedMany if hasattr(value, "__getitem__") and not isinstance(value, np.generic) else Traced)(
        tape, number, value
    )


def is_traced(value: object) -> bool:
    """Whether a value is a traced one. What it says of its own class is that of what it stands for."""
    return issubclass(type(value), Traced)


for _name in "neg pos abs invert".split():
    setattr(Traced, f"__{_name}__", partialmethod(Traced._unary, name=_name))
for _name in "lt le gt ge".split():
    setattr(Traced, f"__{_name}__", partialmethod(Traced._binary, name=_name))
for _name in "add sub mul truediv floordiv mod pow matmul and_ or_ xor".split():
    _bare = _name.rstrip("_")
    setattr(Traced, f"__{_bare}__", partialmethod(Traced._binary, name=_name))
    setattr(Traced, f"__r{_bare}__", partialmethod(Traced._reflected, name=_name))
    setattr(Traced, f"__i{_bare}__", partialmethod(Traced._in_place, name=_name))
