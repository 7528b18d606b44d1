"""
group: proxies
tries: Returns arrays whose dtypes carry more than numbers: fields, titles, metadata, pointers, numbers that are none.
stopped by: values, codec
"""
import tempfile

import numpy as np

rng = np.random.default_rng(0)
VALUES = [
    np.zeros(2, dtype=[(("title", "a"), "i4"), ("b", "f8", (2, 2))]),
    np.zeros(2, dtype={"names": ["a", "b"], "formats": ["f8", "i8"], "offsets": [0, 0]}),
    np.rec.array([(1, "x")], dtype=[("value", "i4"), ("equals", "U1")]),
    np.zeros(3, dtype=np.dtype("f8", metadata={"answer": print})),
    np.zeros((), dtype="V8"),
    np.zeros(3, dtype="U0"),
    np.zeros((3, 0), dtype="S0"),
    np.frombuffer(rng.bytes(160), dtype="g"),  # long doubles that no processor makes
    np.frombuffer(rng.bytes(320), dtype="G"),
    np.frombuffer(b"\x01\x00\x00\x00\x00\x00\xf0\x7f" * 3, dtype="f8"),  # signalling, with a message in them
    np.frombuffer(b"\x02\x03\xff", dtype="?"),
    np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 40,), (0,)),
    np.lib.stride_tricks.as_strided(np.zeros(4), (2, 2), (-8, 1)),
    np.zeros((1,) * 32),
    np.array([1, 2, 3], dtype=">i8"),
    np.array([1, 2, 3], dtype="M8[999999Y]"),
    np.broadcast_to(np.float64(3), (1 << 30,)),
    np.memmap(tempfile.TemporaryFile(), dtype="u1", mode="w+", shape=(8,)),
    np.char.chararray((2,), 3),
    np.polynomial.Polynomial([3]),
    np.poly1d([3]),
    np.random.default_rng(0),
]
calls = 0


def add(*_):
    global calls
    calls += 1
    return VALUES[calls % len(VALUES)]


total = scale = table = Counter = add
