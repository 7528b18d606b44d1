"""Numbers, arrays and tables that note what is done with them: what a traced test has in place of those of a reply.

A value that leaves them for plain Python, as the truth of a comparison does, is noted with what it was. What cannot be
noted, such as changing an array in place, makes the tape useless.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial, partialmethod
from typing import Any, NoReturn, Protocol

import numpy as np

from grader.testing import observed
from grader.testing.only_told import is_only_told

_OF_STRUCTURE = frozenset("shape ndim size dtype".split())
"""Attributes of an array that its reply's structure fixes."""
DERIVED = 1 << (observed.LEAVES - 1)
"""Set in the number of what was computed; not in that of a leaf."""


class Notes(Protocol):
    """Where it is noted what is done with a value (``tape``)."""

    def compute(self, how: str, name: str, args: Iterable[Any], kwargs: dict[str, Any] | None = None) -> Traced:
        """Return what a step of computing gives."""
        ...

    def see(self, traced: Traced) -> Any:
        """Return the value itself: it is noted that it is this one."""
        ...

    def see_truth(self, traced: Traced) -> bool:
        """Return whether a value is true, which is noted."""
        ...

    def give_up(self) -> NoReturn:
        """Say that this test is not to be known by its numbers."""
        ...


def numbers(value: Any) -> Iterator[int]:
    kind = type(value)
    if is_traced(value):
        yield number_of(value)
    elif kind in (list, tuple, set, frozenset):
        for one in value:
            yield from numbers(one)
    elif kind is dict:
        yield from numbers([*value.values()])
    elif kind is slice:
        yield from numbers([value.start, value.stop, value.step])


def has_traced(value: Any) -> bool:
    """Whether there is a traced value in another."""
    return next(numbers(value), None) is not None


def number_of(traced: Traced) -> int:
    number: int = object.__getattribute__(traced, "_number")
    return number


def plain(value: Any) -> Any:
    """Return the values behind traced ones."""
    return replaced(value, lambda traced: object.__getattribute__(traced, "_value"))


def replaced(value: Any, replace: Callable[[Traced], Any]) -> Any:
    kind = type(value)
    if is_traced(value):
        return replace(value)
    if kind is list or kind is tuple:
        return kind(replaced(one, replace) for one in value)
    if kind is dict:
        return {key: replaced(one, replace) for key, one in value.items()}
    if value is FloatOfTests:
        return float
    if kind is slice:
        return slice(*(replaced(one, replace) for one in (value.start, value.stop, value.step)))
    return value


class Traced:
    """A number, an array or a table of a reply, or what was computed of one. It is no subclass of what it stands for:
    what is written in C cannot read it behind its back."""

    __slots__ = ("_number", "_tape", "_value")
    __array_ufunc__ = None  # an array leaves the operators between the two to this class

    def __init__(self, tape: Notes, number: int, value: Any) -> None:
        object.__setattr__(self, "_tape", tape)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_value", value)

    def _computed(self, how: str, name: str, *args: Any, **kwargs: Any) -> Traced:
        tape: Notes = object.__getattribute__(self, "_tape")
        return tape.compute(how, name, args, kwargs)

    def _see(self) -> Any:
        return object.__getattribute__(self, "_tape").see(self)

    def _by(self, function: str) -> Any:
        return self._computed("call", function, self)._see()

    def _see_type(self) -> Any:
        value = object.__getattribute__(self, "_value")
        if object.__getattribute__(self, "_number") & DERIVED or observed.is_number(value):
            self._by("grader.type_name")
        return type(value)

    @property  # type: ignore[misc]  # what isinstance asks for
    def __class__(self) -> Any:
        return self._see_type()

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("__") and name != "__class__":  # whether there is such a one depends on the type
            kind = object.__getattribute__(self, "_see_type")()
            if not hasattr(kind, name):
                raise AttributeError(name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            self._change()
        if name in observed.METHODS:
            return partial(self._computed, "method", name, self)
        if name in observed.ATTRIBUTES:
            return self._computed("attribute", name, self)
        value = object.__getattribute__(self, "_value")
        derived = object.__getattribute__(self, "_number") & DERIVED
        if name in _OF_STRUCTURE and not derived and type(value) is np.ndarray and value.ndim:
            return getattr(value, name)
        if name in observed.ATTRIBUTES_SEEN:
            return self._computed("attribute", name, self)._see()
        return getattr(self._see(), name)

    def _binary(self, other: Any, name: str) -> Traced:
        return self._computed("operator", name, self, other)

    def _reflected(self, other: Any, name: str) -> Traced:
        return self._computed("operator", name, other, self)

    def _in_place(self, other: Any, name: str) -> Traced:
        if not issubclass(self._see_type(), int | float | np.generic):
            object.__getattribute__(self, "_tape").give_up()
        return self._binary(other, name)

    def _unary(self, name: str) -> Traced:
        return self._computed("operator", name, self)

    def _change(self, *_: object) -> NoReturn:
        tape: Notes = object.__getattribute__(self, "_tape")
        tape.give_up()

    def __getitem__(self, key: Any) -> Traced:
        return self._binary(key, "getitem")

    def __bool__(self) -> bool:
        tape: Notes = object.__getattribute__(self, "_tape")
        return tape.see_truth(self)

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
        return "…" if is_only_told(sys._getframe(1)) else format(self._see(), spec)

    def __reduce_ex__(self, _: object) -> NoReturn:
        self._change()

    def __deepcopy__(self, _: object) -> Traced:
        return self._copied()

    def __copy__(self) -> Traced:
        return self._copied()

    def _copied(self) -> Traced:
        return self  # nothing changes it

    __iter__: Any = None
    __setattr__ = __delattr__ = __setitem__ = __delitem__ = _change
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = __divmod__ = __rdivmod__ = __bytes__ = _change
    __eq__ = partialmethod(_binary, name="eq")
    __ne__ = partialmethod(_binary, name="ne")


class _TracedMany(Traced):
    """One that holds others."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        return (self[number] for number in range(len(self)))

    def __len__(self) -> int:
        return int(self._by("builtins.len"))

    def __contains__(self, value: object) -> bool:
        return value in self._see()


class _KindOfFloat(type):
    """What ``float`` is while computing is noted: of a traced number it makes another one."""

    def __call__(cls, *args: Any) -> Any:
        if args and is_traced(args[0]):
            return object.__getattribute__(args[0], "_computed")("call", "builtins.float", args[0])
        return float(*args)

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, float)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, float)


class FloatOfTests(float, metaclass=_KindOfFloat):
    """``float`` in a module of tests while their computing is noted."""

    dtype = np.dtype(float)
    """What NumPy and pandas take it for."""


FloatOfTests.__name__ = FloatOfTests.__qualname__ = "float"


def made(tape: Notes, number: int, value: Any) -> Traced:
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
