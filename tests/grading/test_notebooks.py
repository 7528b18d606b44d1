"""Notebooks as they really come, through the whole engine: what they do around the tasks costs nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.grading.conftest import Judge
from tests.small_course import SOLUTION


def book(*cells: str, version: int = 4, kind: str = "code") -> str:
    """A notebook with these code cells."""
    made: list[dict[str, Any]] = []
    for source in cells:
        cell: dict[str, Any] = {"cell_type": kind, "metadata": {}}
        if version == 3:
            cell |= {"input": source, "language": "python", "outputs": [], "collapsed": False}
        else:
            cell |= {"source": source}
            if kind == "code":
                cell |= {"outputs": [], "execution_count": None}
        made.append(cell)
    if version == 3:
        return json.dumps({"worksheets": [{"cells": made}], "metadata": {}, "nbformat": 3, "nbformat_minor": 0})
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline",
        "!pip install numpy\n!ls /",
        "files = !ls\n%cd ..\n%time x = 1",
        "%%time\ntotal_time = sum(range(10))",
        "?print\nprint??",
        "%%bash\necho hello",
        "from google.colab import drive, files\ndrive.mount('/content/drive')\n"
        "up = files.upload()\nassert up['numbers.csv']",
        "name = input('이름: ')\nprint('안녕', name)",
        "import seaborn as sns\nimport tensorflow.keras as keras\nfrom torch import nn",
        "try:\n    import cupy as xp\nexcept ImportError:\n    import numpy as xp\nxp.ones(2)",
        "import pandas as pd\nassert len(pd.read_csv('./numbers.csv')) == 2",
        "import pandas as pd\nassert len(pd.read_csv('../dataset/numbers.csv')) == 2",
        "import pandas as pd\nassert len(pd.read_csv('/content/drive/MyDrive/numbers.csv')) == 2",
        "import numpy as np\nassert np.loadtxt('../data/numbers.csv', delimiter=',', skiprows=1).shape == (2, 2)",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "%load_ext grader\nimport grader\ngrader.check('sums')",
        "from grader.notebook import check\ncheck('sums')",
        "import pytest, unittest  # 한글 주석",
        "get_ipython().run_line_magic('matplotlib', 'inline')",
        "1 / 0",
        "import nothing_like_this\nnothing_like_this.use()",
    ],
)
def test_a_cell_around_the_tasks_costs_nothing(judge: Judge, cell: str) -> None:
    """Full marks, whatever stands in a cell of its own before and after the tasks; no magic runs a shell."""
    result = judge(book(cell, SOLUTION, cell))
    assert result["score"] == 100, result["notes"]
    if "1 / 0" in cell or "use()" in cell:
        kind = "note.statement-failed" if "1 / 0" in cell else "note.placeholder-module"
        assert result["notes"][0]["id"] == kind
        assert result["notes"][0]["args"]["cell"] == 1
    elif "assert" in cell:
        assert result["notes"] == []


def test_one_bad_statement_costs_one_statement(judge: Judge) -> None:
    """add stands below it in the same cell, and counts; the note names the line."""
    add, total = SOLUTION.split("def total")
    result = judge(
        book(add.replace("def add", "raise RuntimeError\n\n\ndef add"), "import numpy as np\n\ndef total" + total)
    )
    assert result["score"] == 100
    (note,) = result["notes"]
    assert (note["id"], note["args"]["cell"], note["args"]["line"]) == ("note.statement-failed", 1, 7)


def test_training_at_top_level_is_skipped_and_said(judge: Judge) -> None:
    """A cell that runs out of time is left out in one fresh reload; the other cells count."""
    result = judge(book(SOLUTION, "while True:\n    pass"))
    assert result["score"] == 100
    assert [note["id"] for note in result["notes"]] == ["note.statement-timeout"]
    assert result["notes"][0]["args"]["cell"] == 2


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (book(SOLUTION, version=3), "graded"),
        ("\ufeff" + book(SOLUTION), "graded"),
        (book(SOLUTION).replace("\\n", "\\r\\n"), "graded"),
        (book("# only text", kind="markdown"), "graded"),
        (book(), "graded"),
        (book(SOLUTION)[:-20], "ungradable"),
        ("[" * 100_000, "ungradable"),
        (b"\x00\xff\xfe" * 100, "ungradable"),
        ("", "ungradable"),
    ],
    ids=["v3", "bom", "crlf", "markdown", "no cells", "cut", "nested", "binary", "empty"],
)
def test_files_of_every_shape(judge: Judge, content: str | bytes, status: str) -> None:
    """Old versions, byte order marks and Windows line ends count; damaged files are ungradable in words."""
    result = judge(content)
    assert result["status"] == status
    full = status == "graded" and "def add" in (content if isinstance(content, str) else "")
    assert result["score"] == (100 if full else 0)
    if status == "ungradable":
        assert result["notes"][0]["id"].startswith("unread.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_scripts_in_the_encodings_of_the_course(judge: Judge, encoding: str) -> None:
    """Korean text in a script is read in the encodings that editors write."""
    script = (SOLUTION + "\n# 한글 주석: 두 수를 더합니다\nprint('안녕하세요')\n").replace("\n", "\r\n")
    result = judge(script.encode(encoding), name="sums.py")
    assert result["score"] == 100
    assert "안녕하세요" in result["stdout"]
