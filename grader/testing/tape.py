"""What a test has done with the numbers of its replies: instructions, by which ``observed`` does it again.

A test whose tape is useless, as something could not be noted, is known by whole replies alone.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterable
from typing import Any, NoReturn

import numpy as np

from grader.compare.equal import Tolerance
from grader.sandbox.wire import codec
from grader.testing import observed
from grader.testing.observed import LEAVES, Instruction
from grader.testing.traced import DERIVED, FloatOfTests, Traced, is_traced, made, number_of, numbers, plain, replaced

MOST_INSTRUCTIONS = 2000
"""Of one test: from some length on, running it is cheaper."""


class Untraceable(Exception):
    """A test does with a number what cannot be noted."""


class Tape:
    """What a test has done with the numbers of its replies, by the last exchange that it needs for that."""

    def __init__(self) -> None:
        self.instructions: dict[int, list[Instruction]] = {}
        self.structures: dict[int, bytes] = {}
        """Exchange → the structure of its reply, where its numbers are traced."""
        self.requests: dict[int, tuple[bytes, int]] = {}
        """Exchange → its request, where that hands values back: a frame with their numbers, and its head's length."""
        self.tied: set[int] = set()
        """Exchanges whose numbers meet those of others."""
        self.useless = False

    def traced(self, exchange: int, value: object) -> Any:
        """Return a reply's value with numbers that note what is done with them."""
        self.structures[exchange], _ = observed.taken_apart(value)
        count = iter(range(DERIVED))
        return observed.mapped(value, lambda leaf: made(self, observed.leaf_number(exchange, next(count)), leaf))

    def give_up(self) -> NoReturn:
        """Say that this test is not to be known by its numbers."""
        self.useless = True
        raise Untraceable

    def compute(self, how: str, name: str, args: Iterable[Any], kwargs: dict[str, Any] | None = None) -> Traced:
        """Return what a step of computing gives."""
        args, kwargs = [*args], kwargs or {}
        if observed.may_write(how, name, args, kwargs):
            self.give_up()
        try:
            value = observed.computed(how, name, plain(args), plain(kwargs))
        except Exception:  # a test may catch it, and whether it comes depends on the numbers
            self.give_up()
        return made(self, self._note(how, name, args, kwargs, gives=True), value)

    def sent(self, exchange: int, message: list[Any]) -> list[Any]:
        """Return a message with plain values, as it is sent in an exchange."""
        exchanges = {number >> LEAVES for number in numbers(message)}
        if not exchanges:
            return message
        try:
            frame = observed.encoded(self._spelled(message, max(exchanges)))
        except codec.ProtocolError:  # an object of the submission stands beside them
            return self.see_all(message)  # type: ignore[no-any-return]  # a list as before
        self.requests[exchange] = frame, codec.read_header(frame[: codec.HEADER.size])[1]
        self.tied |= exchanges
        return plain(message)  # type: ignore[no-any-return]  # the same

    def see_equal(self, actual: object, expected: object, tolerance: Tolerance) -> None:
        """Note that two values are equal."""
        self._note("equal", "", [actual, expected, tolerance.rtol, tolerance.atol, tolerance.nan_equal], {})

    def see_truth(self, traced: Traced) -> bool:
        """Return whether a value is true, which is noted."""
        try:
            truth = bool(object.__getattribute__(traced, "_value"))
        except Exception:  # an array has none
            self.give_up()
        self._note("truth", str(truth), [traced], {})
        return truth

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
        return replaced(value, self.see)

    def _note(self, how: str, name: str, args: list[Any], kwargs: dict[str, Any], *, gives: bool = False) -> int:
        exchanges = {number >> LEAVES for number in numbers([args, kwargs])}
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
        if len(written) == MOST_INSTRUCTIONS:
            self.give_up()
        number = (exchange << LEAVES | DERIVED | len(written)) if gives else -1
        written.append(Instruction(number, how, name, frame[codec.HEADER.size :], length))
        return number

    def _spelled(self, value: Any, exchange: int) -> Any:
        """Return arguments with the numbers of traced values, and of what cannot cross the wire."""
        kind = type(value)
        if is_traced(value):
            return codec.Handle(number_of(value), "")
        if kind is list:
            return [self._spelled(one, exchange) for one in value]
        if kind is tuple:
            return tuple(self._spelled(one, exchange) for one in value)
        if kind is dict:
            return {key: self._spelled(one, exchange) for key, one in value.items()}
        if kind is slice:
            parts = [self._spelled(one, exchange) for one in (value.start, value.stop, value.step)]
            return codec.Handle(self._write(exchange, "call", "builtins.slice", [parts, {}], True), "")
        value = float if value is FloatOfTests else value
        for name, known in observed.TYPES.items():
            if value is known:
                return codec.Handle(self._write(exchange, "type", name, [[], {}], True), "")
        if kind is np.ndarray and value.dtype.kind == "O":
            self.give_up()  # there may be a traced number in it
        return value
