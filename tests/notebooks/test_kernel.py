"""A real kernel is the oracle: after the same cells a guest has the same names with the same values."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest

from grader.model import Limits
from grader.notebooks.magics import plain_python
from grader.sandbox import host, tiers
from grader.sandbox.wire import codec
from grader.testing.loading import Loader
from grader.testing.messages import Job, JobCell
from grader.testing.visible import Visible

nbclient = pytest.importorskip("nbclient")

CELLS = (
    "a = 1\n2 + 2",
    "b = _ + a\nc = Out[1]",
    "%%capture out\nprint('hi')\nd = 4",
    "e = out.stdout",
    "from __future__ import annotations\ndef f(x: Unknown): return x",
    "def g(y: NDArray): return y\nh = g(5)",
    "import asyncio\nasync def later(): return 6\ni = await later()",
    "%%writefile written_here.py\nj = 7",
    "from written_here import j",
    "%time k = 8\n%env MODE=fast",
    "import os\nl = os.environ['MODE']\nm = __name__",
    "1 / 0",
    ">>> n = 9",
    "%run written_here.py\no = j + 1;",
    "for _ in range(3): pass\np = len(In)",
)
NAMES = "abcdehijklmnop"


def in_a_kernel(folder: str) -> dict[str, Any]:
    """The values after Jupyter has run the cells, each whatever became of the one before."""
    dump = f"import json; print(json.dumps({{n: globals().get(n) for n in {NAMES!r}}}))"
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in (*CELLS, dump)])
    client = nbclient.NotebookClient(
        book, allow_errors=True, resources={"metadata": {"path": folder}}, kernel_name="python3"
    )
    client.execute()
    values: dict[str, Any] = json.loads(book.cells[-1].outputs[-1].text)
    return values


def in_a_guest() -> dict[str, Any]:
    """The values after a guest has loaded them."""
    codes = [plain_python(cell)[0] for cell in CELLS]
    cells = tuple(JobCell(f"a.ipynb[{n}]", "a.ipynb", n, code.count("\n") + 1, code) for n, code in enumerate(codes, 1))
    with host.start(tiers.best(grading=False), libraries=("numpy",)) as server, server.connect() as spawner:
        loader = Loader(
            Job("__main__", cells), lambda: spawner.spawn(Limits()), Visible(hidden_input=False), opened=False
        )
        guest = loader.load()
        values = {}
        for name in NAMES:
            body = guest.exchange(codec.encode(["get", None, name]), cpu=5, wall=10)
            values[name] = codec.decode(*body)[1]
        guest.close()
    return values


def test_a_guest_has_what_a_kernel_has(tmp_path: Any) -> None:
    """Values, history, captured text, what was awaited, written and run; a cell that fails costs nothing else."""
    assert in_a_guest() == in_a_kernel(str(tmp_path))
