"""Fuzzed: what a guest replies. It is read, shown, compared, sent on, and put beside what was expected."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from grader.compare import equal
from grader.diagnosis.relations.find import common, relation, relations
from grader.diagnosis.relations.pair import Pair
from grader.sandbox.wire import codec

CAPS = codec.Caps(frame=1 << 20, head=1 << 18, keys=500, nodes=20_000)
MARK = b"\xff\xff"
"""Stands between a frame's head and its buffers: no UTF-8 holds it."""
TABLE = pd.DataFrame({"a": [1.5, None], "b": ["x", None], "c": pd.Categorical(["u", "v"])}, index=["i", "j"])
RIGHT = (
    *(None, True, 7, 0.5, 3j, "text", b"bytes", [1, 2], (1.5, None), {1, 2}, {"k": [2.0, 3.0], 1: "v"}),
    *(np.arange(6.0).reshape(2, 3), np.array(["a", "bc"]), np.array([1, None, "x"], dtype=object), TABLE),
    *(TABLE["a"], pd.RangeIndex(5), pd.date_range("2020", periods=3), np.datetime64("2020-01-01")),
)
"""What a reference gives: plain values of every kind."""


def read_frame(data: bytes) -> None:
    """A head, a mark, the buffers. What can be read can be shown, compared and sent on."""
    head, _, buffers = data.partition(MARK)
    try:
        value = codec.decode(bytearray(head + buffers), len(head), None, CAPS)
    except codec.ProtocolError:
        return
    shown = equal.short(value)
    assert len(shown) <= 200 and shown.isprintable()
    assert _holds_handle(value) or equal.compare(value, value, nan_equal=True) is None
    frame = bytearray().join(codec.encode(value, None, codec.CAPS))
    _, length = codec.read_header(bytes(frame[: codec.HEADER.size]))
    again = codec.decode(frame[codec.HEADER.size :], length)
    assert equal.short(again) == shown


def _holds_handle(value: object) -> bool:
    """A handle is equal to nothing, so neither is what it is in."""
    if type(value) is codec.Handle:
        return True
    if isinstance(value, dict):
        return any(map(_holds_handle, value.values()))
    return isinstance(value, list | tuple) and any(map(_holds_handle, value))


def relate(data: bytes) -> None:
    """A reply beside each right value, with itself among the arguments: a relation that is found holds."""
    head, _, buffers = data.partition(MARK)
    try:
        value = codec.decode(bytearray(head + buffers), len(head), lambda handle: "<object>", CAPS)
    except codec.ProtocolError:
        return
    for expected in (*RIGHT, value):
        pair = Pair(value, expected, (expected, value))
        fact = relation([pair], [Pair(expected, expected)])
        assert common([pair], (), [pair], ()) == fact
        assert len([*relations([pair])]) < 50


def frames() -> Iterator[bytes]:
    """Honest frames to begin with."""
    values = (
        [None, True, -1, 2.5, 3j, "text", b"bytes", (1, 2), {1, 2}, frozenset("ab"), {"k": [1 << 70]}],
        [np.arange(6.0).reshape(2, 3), np.array(["a", "bc"]), np.array([True]), np.float32(1.5), np.str_("x")],
        [np.array([1, None, "x"], dtype=object), np.datetime64("2020-01-01"), np.timedelta64(5, "s")],
        [list(range(100)), [0.5] * 100, [True, False] * 50, ["x"] * 100, "é" * 2000, "\ud800"],
        TABLE,
        TABLE.set_index(["a", "b"]),
        [TABLE["a"], pd.RangeIndex(5), pd.Series([1, None], dtype="Int64"), pd.date_range("2020", periods=3)],
        ["raise", "ValueError", True, "message", [["sums.py", 3]]],
        [codec.Handle(3, "Counter"), {"x": codec.Handle(4, "f")}],
    )
    return map(_framed, values)


def wrong_values() -> Iterator[bytes]:
    """What submissions give instead of the right values, to begin with."""
    yield from map(_framed, RIGHT)
    yield from map(_framed, (-0.5, 1.0, [2, 1], np.arange(6.0).reshape(3, 2), np.arange(6.0) * 100, "0.5", np.inf))


def _framed(value: object) -> bytes:
    frame = b"".join(codec.encode(value))
    _, length = codec.read_header(frame[: codec.HEADER.size])
    body = frame[codec.HEADER.size :]
    return body[:length] + MARK + body[length:]
