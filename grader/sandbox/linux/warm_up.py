"""Sample requests, answered inside the fork server before it forks, so that guests share code that has run.

The interpreter specialises code that has run a few times, and libraries import parts of themselves when first
used. Done once here, it is done for every guest. The first round imports, the others are for the code.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from grader.sandbox.guest.session import GuestSession
from grader.sandbox.wire import codec

ROUNDS = 12
_ROUNDS_OF_TABLES = 4
"""A round has four calls with tables, so that what codes them has run as often; it takes 6 ms."""
_CODE = """
import numpy as np
def add(a, b): return a + b
def standardise(x): return (x - x.mean(axis=0)) / x.std(axis=0)
def fail(): return 1 / 0
class Layer:
    def __init__(self, n): self.w = np.ones((n, 2))
    def forward(self, x): return x @ self.w
"""
_CODE_TABLES = """
import pandas as pd
def select(d): return d[d.x > 1].reset_index(drop=True)
def clean(d): return d.dropna()
def total(d): return d.groupby("k")["x"].sum()
def same(d): return d
"""


def answer_samples(rounds: int) -> None:
    """Answer a few requests of each kind."""
    for number in range(rounds):
        session = GuestSession({"__name__": "warm"})
        for message in _messages(tables="pandas" in sys.modules and number < _ROUNDS_OF_TABLES):
            frame = bytearray().join(codec.encode(message))
            _, head_length = codec.read_header(bytes(frame[: codec.HEADER.size]))
            reply = bytearray().join(session.handle(frame[codec.HEADER.size :], head_length))
            _, head_length = codec.read_header(bytes(reply[: codec.HEADER.size]))
            codec.decode(reply[codec.HEADER.size :], head_length)


def _messages(*, tables: bool) -> list[list[Any]]:
    array = np.arange(6.0).reshape(3, 2)
    messages: list[list[Any]] = [["load", [["warm.py", _CODE]], []]]
    calls: list[tuple[str, list[Any]]] = [
        ("add", [1, 2]),
        ("add", [0.5, array]),
        ("add", [[1.0, 2.0], [3]]),
        ("standardise", [array]),
        ("Layer", [3]),
        ("fail", []),
    ]
    if tables:
        import pandas as pd

        table = pd.DataFrame({"k": ["a", "b", "a"], "x": [1.0, float("nan"), 3.0], "n": [1, 2, 3]})
        messages.append(["load", [["tables.py", _CODE_TABLES]], []])
        calls += [(name, [table]) for name in ("select", "clean", "total", "same")]
    messages += [["call", name, args, {}, 1, False] for name, args in calls]
    messages.append(["call", "standardise", [array], {}, 1, True])
    return messages
