"""What is fuzzed: each target takes any bytes, and raises only where the grader has a bug.

``wire`` reads a frame as the trusted end does, ``notebook`` and ``script`` read a file as the reader does.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from grader.compare import equal
from grader.errors import Refusal
from grader.sandbox.wire import codec
from grader.submission import cells
from grader.submission.outline import outline

CAPS = codec.Caps(frame=1 << 20, head=1 << 18, keys=500, nodes=20_000)
MARK = b"\xff\xff"
WORDS = """
list pack scalars tuple set frozenset dict int complex bytes text points scalar str_ bytes_ array cells handle series
frame index range multi strings masked category <f8 <i8 |b1 |u1 <U3 |S3 <M8[ns] <m8[s] >c16 <f2 q d ? null true
"cells" "cell_type" "code" "source" "worksheets" "input" "nbformat" %%time %matplotlib !ls coding: cp949 utf-16 # def
"""
"""What these formats are made of, for whoever mutates."""

warnings.simplefilter("ignore")  # the parser's, about what it reads


def read_frame(data: bytes) -> None:
    """A head, a mark that no UTF-8 holds, the buffers. What can be read can be shown, compared and sent on."""
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


def read_notebook(data: bytes) -> None:
    """Cells and notes, or a refusal."""
    _read("sums.ipynb", data)


def read_script(data: bytes) -> None:
    """One cell and notes, or a refusal."""
    _read("sums.py", data)


def _read(name: str, data: bytes) -> None:
    try:
        parsed = cells.parse(name, data)
    except Refusal:
        return
    for cell in parsed.cells:
        assert cell.source.count("\n") == cell.code.count("\n")
        cell.code.encode()
    outline([(cell.file, cell.number, cell.code) for cell in parsed.cells])


def frames() -> Iterator[bytes]:
    """Honest frames to begin with."""
    table = pd.DataFrame({"a": [1.5, None], "b": ["x", None], "c": pd.Categorical(["u", "v"])}, index=["i", "j"])
    values = (
        [None, True, -1, 2.5, 3j, "text", b"bytes", (1, 2), {1, 2}, frozenset("ab"), {"k": [1 << 70]}],
        [np.arange(6.0).reshape(2, 3), np.array(["a", "bc"]), np.array([True]), np.float32(1.5), np.str_("x")],
        [np.array([1, None, "x"], dtype=object), np.datetime64("2020-01-01"), np.timedelta64(5, "s")],
        [list(range(100)), [0.5] * 100, [True, False] * 50, ["x"] * 100, "é" * 2000, "\ud800"],
        table,
        table.set_index(["a", "b"]),
        [table["a"], pd.RangeIndex(5), pd.Series([1, None], dtype="Int64"), pd.date_range("2020", periods=3)],
        ["raise", "ValueError", True, "message", [["sums.py", 3]]],
        [codec.Handle(3, "Counter"), {"x": codec.Handle(4, "f")}],
    )
    for value in values:
        frame = b"".join(codec.encode(value))
        _, length = codec.read_header(frame[: codec.HEADER.size])
        body = frame[codec.HEADER.size :]
        yield body[:length] + MARK + body[length:]


def notebooks() -> Iterator[bytes]:
    """Honest and odd notebooks to begin with."""
    code = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    sources: list[object] = [
        "def add(a, b):\n    return a + b\n",
        ["%matplotlib inline\n", "!ls"],
        "%%bash\nls",
        "add?",
    ]
    book = {"cells": [{**code, "source": one} for one in sources], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    yield json.dumps(book).encode()
    yield json.dumps({"worksheets": [{"cells": [{**code, "input": "x = 1"}]}], "nbformat": 3}).encode("utf-16")
    yield b'\xef\xbb\xbf{"cells": [{"cell_type": "code", "source": null}, 3, {"source": NaN}]}'


def scripts() -> Iterator[bytes]:
    """Scripts as students write them, to begin with."""
    yield b"import numpy as np\n\n\ndef add(a, b):\n    '''Add.'''\n    return a + b\n"
    yield "# coding: cp949\n이름 = 1\nx = !ls\n%time add(1, 2)\nclass total: ...\n".encode("cp949")
    yield b"%%time\nfor i in range(3):\\\n  print(f'{i!r:>{3}}')\n\tif 1: pass\nadd??\n\x0c\r\n\r"


TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], Iterator[bytes]]]] = {
    "wire": (read_frame, frames),
    "notebook": (read_notebook, notebooks),
    "script": (read_script, scripts),
}
