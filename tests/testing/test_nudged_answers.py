"""A reply of which one number is another one: what is known says of it, byte for byte, what the test says that runs."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import numpy as np
import pytest

from grader.compare.kinds import TABLES
from grader.sandbox.wire import codec
from grader.testing.edits import reference_text
from grader.testing.in_process import LocalTransport
from grader.testing.loading import Reply
from grader.testing.observed import mapped
from grader.testing.suite import Suite, with_suite
from grader.testing.teaching import teach
from tests.testing.test_known_answers import COURSE, NAMES, assert_same

Nudge = Callable[[Any], Any]


def relative(part: float) -> Nudge:
    """Multiply by a little more, or less, than 1."""
    return lambda value: value * (1 + part)


def absolute(step: float) -> Nudge:
    """Add a little."""
    return lambda value: value + step


NUDGES: dict[str, Nudge] = {
    **{f"times 1 + {part:g}": relative(part) for part in (1e-16, 1e-13, -9e-10, 1.1e-9, 9e-8, -1.1e-7, 1e-6, 1.1e-5)},
    **{f"times 1 + {part:g}": relative(part) for part in (9e-4, 1.1e-3, 0.02, -1, -2)},
    **{f"plus {step:g}": absolute(step) for step in (5e-324, 1e-15, 9e-13, 1.1e-12, 9e-9, 1.1e-8, 1e-6, 1e-3, 1, -1)},
    "nan": lambda _: math.nan,
    "inf": lambda _: math.inf,
    "-0.0": lambda _: -0.0,
    "huge": lambda _: 1e300,
    "huge integer": lambda _: 10**40,
    "no number": lambda _: None,
    "truth": bool,
    "text": str,
}


def nudged_leaf(value: Any, nudge: Nudge, place: int) -> Any:
    """Return a leaf with one of its numbers nudged, of an array or a table that at ``place``; as a whole where it
    cannot hold what comes out."""
    if type(value).__name__ in TABLES:
        flat = value.to_numpy().copy()
        found = nudged_leaf(flat, nudge, place)
        if not isinstance(found, np.ndarray):
            return found
        if flat.ndim == 1:
            return type(value)(found, index=value.index, name=value.name)
        return type(value)(found, index=value.index, columns=value.columns)
    if not isinstance(value, np.ndarray):
        return nudge(value)
    if not value.size:
        return value
    changed = value.copy() if value.flags.writeable else np.array(value)
    where = np.unravel_index(place % value.size, value.shape)
    try:
        with np.errstate(all="ignore"):
            cell = changed[where]  # of a table with texts a plain object
            changed[where] = nudge(cell.item() if isinstance(cell, np.generic) else cell)
    except (TypeError, ValueError, OverflowError):
        return value.astype(object).tolist()
    return changed


@contextmanager
def nudged(number: int, nudge: Nudge, place: int) -> Iterator[None]:
    """Nudge one number in every ``number``-th reply of a submission."""
    exchange = LocalTransport.exchange

    def with_one_nudged(transport: LocalTransport, parts: list[Any], **limits: float) -> Reply:
        request = b"".join(parts)
        body, length = exchange(transport, parts, **limits)
        if b'"handle"' in body[:length] or hash_of(request) % number:
            return body, length
        value = codec.decode(body, length)
        if type(value) is not list or value[0] not in ("ok", "full"):
            return body, length
        count = iter(range(1 << 20))
        leaves = [0]
        mapped(value[1], lambda leaf: leaves.append(0) or leaf)
        chosen = place % max(len(leaves) - 1, 1)
        value[1] = mapped(value[1], lambda leaf: nudged_leaf(leaf, nudge, place) if next(count) == chosen else leaf)
        frame = b"".join(codec.encode(value))
        _, length = codec.read_header(frame[: codec.HEADER.size])
        return bytearray(frame[codec.HEADER.size :]), length

    with mock.patch.object(LocalTransport, "exchange", with_one_nudged):
        yield


def hash_of(request: bytes) -> int:
    """A number of a request that is the same in every process."""
    return random.Random(request).getrandbits(32)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.nightly] if name != "gates" else []) for name in NAMES]
)
def test_a_nudged_number(name: str) -> None:
    """Around every tolerance, beyond it, and where no number is left."""
    (assignment,) = (one for one in COURSE.assignments if one.name == name)

    def use(suite: Suite) -> None:
        suite.try_reference()
        known, text = teach(suite), reference_text(assignment)
        differ = 0
        for seed, (described, nudge) in enumerate(NUDGES.items()):
            for number in (1, 5):
                with nudged(number, nudge, seed * 7 + number):
                    try:
                        found = assert_same(suite, text, known)
                    except AssertionError as error:
                        raise AssertionError(f"{described}, every {number}") from error
                differ += 0 < len(found.followed) < len(suite.items)
        assert differ > len(NUDGES)

    with_suite(COURSE, assignment, use)
