"""Cells that IPython understands, above right functions: what they do there, they do here."""

from __future__ import annotations

import pytest

from tests.grading.conftest import Judge
from tests.grading.test_loading import ABSENT, FAILED, NO_EFFECT, Notes, lines
from tests.grading.test_notebooks import book
from tests.small_course import SOLUTION

CELLS: dict[str, tuple[list[str], Notes]] = {
    "display": (["import pandas as pd\ndisplay(pd.DataFrame({'a': [1]}))"], []),
    "a future import after a magic": (
        ["%config a.b = 'c'\nfrom __future__ import annotations", "def f(x: Unknown): pass"],
        [],
    ),
    "a flag holds in later cells": (
        ["# %matplotlib inline\nfrom __future__ import annotations", "def f(x: NDArray): pass"],
        [],
    ),
    "await": (["import asyncio\nawait asyncio.sleep(0)", "async def f(): return 3\nx = await f()\nassert x == 3"], []),
    "JupyterLite": (
        ["import piplite\nawait piplite.install('x')", "import micropip\nawait micropip.install(['y'])"],
        [(ABSENT, 1), (ABSENT, 1)],
    ),
    "captured": (["%%capture out\nprint('hi')\nx = 1", "out.show()\nassert out.stdout == 'hi\\n' and x == 1"], []),
    "captured and failed": (
        ["%%capture out\nprint('hi')\n1 / 0\nprint('ho')", "assert out.stdout == 'hi\\nho\\n'"],
        [(FAILED, 3)],
    ),
    "history": (
        ["2 + 2", "y = _ + 1\nassert (y, Out[1], _1, len(In)) == (5, 4, 4, 3)", "None", "7;", "assert Out == {1: 4}"],
        [],
    ),
    "an own underscore": (["for _ in range(3): pass", "5", "assert _ == 2 and Out[2] == 5"], []),
    "a file that is written": (
        [
            "%%writefile helper.py\nANSWER = 42",
            "from helper import *\nassert ANSWER == 42",
            "%%writefile -a helper.py\nMORE = 1",
            "%run helper\nassert MORE == 1",
        ],
        [],
    ),
    "a file that is run": (
        [
            "import numpy as np\n%run ./neighbour.py 1 2",
            "assert (step(3), ARGUMENTS, __name__) == (9, ['1', '2'], '__main__')",
        ],
        [],
    ),
    "a file that is loaded": (["%load neighbour.py", "%load_ext grader"], [("note.magic", 0)]),
    "a file that is not there": (["%run gone.py\nx = 1", "assert x == 1"], [(FAILED, 1)]),
    "pylab": (["%pylab inline", "assert zeros(3).sum() == np.pi * 0 and plt.plot"], []),
    "the grader's own cell": (["%%grade sums\nx = 1", "assert x == 1"], []),
    "timed": (["%%time\nx = 1", "%time y = x + 1\n%timeit -n 1 x\nassert y == 2"], []),
    "shells": (
        ["files = !ls\nassert (files, files.n, files.s) == ([], '', '')", "!rm -rf /", "%%bash\nrm -rf /"],
        [("note.shell", 0), ("note.cell-magic", 0)],
    ),
    "copied from a terminal": ([">>> x = 1\n>>> y = x", "In [3]: z = y", "assert z == 1"], []),
    "an environment": (
        ["%env MODE=fast\n%cd /content/x", "import os\nassert os.environ['MODE'] == 'fast'"],
        [(NO_EFFECT, 2)],
    ),
    "main": (["if __name__ == '__main__':\n    x = 1", "assert x == 1"], []),
    "a return": (["x = 1\nreturn x", "assert x == 1"], [("note.syntax-error", 2)]),
}
NEIGHBOUR = "import sys\nARGUMENTS = sys.argv[1:]\ndef step(x):\n    return np.square(x)\n"


@pytest.mark.parametrize("name", CELLS)
def test_cells_do_what_they_do_in_ipython(judge: Judge, name: str) -> None:
    """With the tasks in a cell below; an assertion that fails would be a note."""
    cells, notes = CELLS[name]
    result = judge(book(*cells, SOLUTION), neighbour=NEIGHBOUR)
    assert (result["score"], sorted(lines(result))) == (100, sorted(notes)), result["notes"]


def test_tasks_may_be_written_into_a_file_and_imported(judge: Judge) -> None:
    """The notebook's own tasks come from a file that one of its cells writes."""
    result = judge(book(f"%%writefile sums.py{SOLUTION}", "from sums import *"))
    assert (result["score"], result["notes"]) == (100, [])
