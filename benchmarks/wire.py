"""What the wire costs: median microseconds to encode, to decode, and for a value to go there and come back.

Run from the project's folder: ``python -m benchmarks.wire``. The pipe and the other process are not in it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from grader.sandbox.wire import codec

ROUNDS = 200
ROUND_SECONDS = 0.002


def median(action: Callable[[], object]) -> float:
    """Median microseconds of one call, over rounds that are long enough for the clock."""
    start = time.perf_counter()
    action()
    repeats = max(1, int(ROUND_SECONDS / (time.perf_counter() - start)))
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(repeats):
            action()
        rounds.append((time.perf_counter() - start) / repeats)
    return statistics.median(rounds) * 1e6


def main() -> None:
    """Print one line for each of the values that suites send most."""
    rng = np.random.default_rng(0)
    numbers = rng.random((1000, 51))
    mixed = pd.DataFrame(numbers, columns=[f"x{i}" for i in range(51)]).assign(x50=np.arange(1000) % 2)
    values = {
        "call f(0, 1)": ["call", "f", [0, 1], {}, 7, False],
        "reply 1": ["ok", 1],
        "array 1000x50 float64": numbers[:, :50].copy(),
        "DataFrame 1000x51 float64": pd.DataFrame(numbers),
        "DataFrame 1000x(50 float64 + 1 int64)": mixed,
        "DataFrame 1000x(50 float64 + 1 str)": mixed.assign(x50=["a", "b"] * 500),
        "list of 10,000 ints": list(range(10_000)),
        "list of 10,000 floats": numbers.ravel()[:10_000].tolist(),
        "list of 10,000 texts": [f"text {i}" for i in range(10_000)],
        "dict of 1,000 texts and ints": {f"key {i}": i for i in range(1000)},
        "dict of 1,000 ints and floats": {i: i / 7 for i in range(1000)},
    }
    print(f"{'microseconds':40}{'encode':>10}{'decode':>10}{'and back':>10}")
    for name, value in values.items():
        payload = bytearray(b"".join(codec.encode(value))[codec.HEADER.size :])
        _, head_length = codec.read_header(bytes(codec.encode(value)[0][: codec.HEADER.size]))
        encode = median(partial(codec.encode, value))
        decode = median(partial(codec.decode, payload, head_length))
        print(f"{name:40}{encode:10.1f}{decode:10.1f}{2 * (encode + decode):10.1f}")


if __name__ == "__main__":
    main()
