"""Whatever a submission does around its tasks: right functions keep their points, and the report names the line."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from tests.grading.conftest import Judge
from tests.grading.test_notebooks import book
from tests.small_course import SOLUTION

FAILED, ABSENT, NO_EFFECT = "note.statement-failed", "note.placeholder-module", "note.no-effect"

Notes = list[tuple[str, int]]
"""Of each note its id and its line."""


def lines(result: dict[str, Any]) -> Notes:
    """The notes of a result."""
    return [(note["id"], note["args"].get("line", 0)) for note in result["notes"]]


ENDS: dict[str, tuple[str, str]] = {
    "training": ("for epoch in range(10**9):\n    add(epoch, 1)", "note.statement-timeout"),
    "a sleep": ("import time; time.sleep(60)", "note.statement-timeout"),
    "a flood": ("while True: print('x' * 9999)", "note.statement-output"),
    "an exit": ("import os; os._exit(0)", "note.statement-died"),
    "a crash": ("import ctypes; ctypes.string_at(0)", "note.statement-died"),
    "a full disk": ("while True: open(f'{id(object())}', 'ab').write(b'x' * 10**6)", "note.statement-failed"),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_statement_that_ends_the_guest_is_left_out(judge: Judge, name: str) -> None:
    """What stands above and below it counts; the note names the line. In a script as in a cell."""
    end, note = ENDS[name]
    code = f"{SOLUTION}\n\n{end}\n\nscale = 3\n"
    line = SOLUTION.count("\n") + 3
    for content, file in ((code, "sums.py"), (book(SOLUTION, end), "sums.ipynb")):
        result = judge(content, file)
        place = line if file == "sums.py" else 1
        assert (result["score"], lines(result)) == (100, [(note, place)]), (file, result["notes"])


def test_three_statements_may_be_left_out_and_no_fourth(judge: Judge) -> None:
    """A submission that ends its guest again and again cannot be loaded, and is told so quickly."""
    end = "import os; os._exit({})\n"
    three = judge(SOLUTION + "".join(map(end.format, range(3))), "sums.py")
    assert (three["score"], [note for note, _ in lines(three)]) == (100, ["note.statement-died"] * 3)
    four = judge(SOLUTION + "".join(map(end.format, range(4))), "sums.py")
    assert four["score"] == 0
    assert {test["message"]["id"] for test in four["tests"] if test["outcome"] == "failed"} == {"test.load-failed"}


def test_loading_does_not_take_the_time_of_the_calls(judge: Judge) -> None:
    """A load that runs into its limit leaves the suite all of its own seconds."""
    result = judge(f"{SOLUTION}\nimport time\ntime.sleep(1)\ntime.sleep(60)\n", "sums.py")
    assert (result["score"], [note for note, _ in lines(result)]) == (100, ["note.statement-timeout"])


def test_one_limit_holds_for_all_statements_together(judge: Judge) -> None:
    """What runs when the time is over is left out, even where it is quick; all that is above it has run."""
    result = judge(SOLUTION + "import time\n" + "time.sleep(2.5)\n" * 4, "sums.py")
    assert result["score"] == 100
    assert [note for note, _ in lines(result)] == ["note.statement-timeout"] * 2
    assert [line for _, line in lines(result)] == sorted({line for _, line in lines(result)})


def test_what_follows_from_one_line_is_one_note(judge: Judge) -> None:
    """Names that a lost statement would have made lead back to it, across cells and through other names."""
    result = judge(
        book(
            "import pandas as pd\ndf = pd.read_csv('gone.csv')",
            "X = df.to_numpy()",
            SOLUTION,
            "y = X + 1\nprint(y)\nz = 1 / 0",
        )
    )
    assert result["score"] == 100
    assert [note["id"] for note in result["notes"]] == [FAILED, "note.needs-cells", FAILED]
    args = result["notes"][1]["args"]
    assert (args["cell"], args["last_cell"], args["name"], args["made_cell"], args["made_line"]) == (2, 4, "df", 1, 2)
    lost = judge(book("import os\nq = os._exit(1)\nprint(q)", SOLUTION))
    assert lines(lost) == [("note.statement-died", 2), ("note.needs-line", 3)]


def test_a_function_that_is_lost_with_its_decorator_is_lost(judge: Judge) -> None:
    """A statement is one with its decorators: nothing else would be true of it."""
    result = judge(SOLUTION.replace("def add", "@unknown\ndef add"), "sums.py")
    assert result["score"] < 100
    assert result["notes"][0]["args"]["line"] == SOLUTION.split("def add")[0].count("\n") + 1


@pytest.mark.parametrize(
    ("code", "note"),
    [
        (
            "def add(a, b)\n    return a + b",
            {"line": 1, "text": "expected ':'", "before": "def add(a, b)", "after": ""},
        ),
        (
            "x = 1\n\ty = '가나' + (2 ))",
            {"line": 2, "text": "unexpected indent", "before": "", "after": "y = '가나' + (2 ))"},
        ),
        ("s = '가' + (2 ))", {"line": 1, "text": "unmatched ')'", "before": "s = '가' + (2 )", "after": ")"}),
    ],
)
def test_a_script_that_is_not_python_is_not_judged(judge: Judge, code: str, note: dict[str, Any]) -> None:
    """One headline with line, caret and reason, in place of a list of functions that are not there."""
    result = judge(code, "sums.py")
    assert (result["status"], result["score"], result["tests"]) == ("ungradable", 0, [])
    (problem,) = result["notes"]
    assert (problem["id"], problem["args"]) == ("unread.syntax", {"file": "sums.py", **note})


def test_a_notebook_of_one_cell_that_is_not_python_is_not_judged(judge: Judge) -> None:
    """As the same code in a script: however it came, it is told in the same way."""
    result = judge(book("def add(a, b)\n    return a + b", ""))
    assert (result["status"], result["score"], result["tests"]) == ("ungradable", 0, [])
    assert [(note["id"], note["args"]["cell"], note["args"]["line"]) for note in result["notes"]] == [
        ("unread.syntax", 1, 1)
    ]


def test_of_a_notebook_only_the_cell_is_lost(judge: Judge) -> None:
    """The others count, and the note has the line of the cell."""
    result = judge(book("x = (1,\n", SOLUTION, "print 'a'"))
    assert result["score"] == 100
    assert [(note["id"], note["args"]["cell"], note["args"]["line"]) for note in result["notes"]] == [
        ("note.syntax-error", 1, 1),
        ("note.syntax-error", 3, 1),
    ]


@pytest.mark.parametrize("head", ["# In[{}]:", "# %%", "#%% part {}", "# In[ ]:"])
def test_of_an_exported_script_only_the_cell_is_lost(judge: Judge, head: str) -> None:
    """A script that is divided into cells loses the one that is not Python, and may wait at its top level."""
    cells = ["x = (1,", SOLUTION, "import asyncio\nawait asyncio.sleep(0)", "from __future__ import annotations"]
    result = judge("\n".join(f"{head.format(number)}\n\n{cell}\n" for number, cell in enumerate(cells)), "sums.py")
    assert (result["score"], lines(result)) == (100, [("note.syntax-error", 3)])


def test_a_script_is_a_module_with_a_file(judge: Judge) -> None:
    """Its name, file, spec and text are there; its data lie beside it; its neighbours can be imported."""
    code = """
        import os, sys, inspect, pathlib
        import helper
        HERE = os.path.dirname(os.path.abspath(__file__))
        sys.path.append(HERE)
        assert (__name__, __spec__.name, __spec__.origin) == ('sums', 'sums', __file__)
        assert pathlib.Path(__file__).name == 'sums.py' and os.path.exists(__file__)
        assert 'HERE = os.path' in open(__file__, encoding='utf-8').read()
        assert pathlib.Path(__file__).parent.joinpath('helper.py').exists()
        assert sys.argv == ['sums.py'] and helper.answer == 42
        class Two:
            def three(self): return 3
        assert inspect.getsource(Two.three).strip() == 'def three(self): return 3'
        assert inspect.getsource(Two).startswith('class Two:')
        assert sys.modules['sums'].HERE == HERE
        if __name__ == '__main__':
            raise ValueError
        os.chdir('..')
        assert inspect.getsource(Two).startswith('class Two:')
    """
    result = judge(textwrap.dedent(code) + SOLUTION, "sums.py", helper="answer = 42")
    assert (result["score"], result["notes"]) == (100, [])


def test_a_helper_may_stand_on_what_is_not_installed(judge: Judge) -> None:
    """A module beside the submission is the student's as well."""
    code = "import helper\nfrom helper import HAS\nassert helper.f.__name__ == 'f' and not HAS"
    helper = """
import torch
@torch.jit.script
def f(x): pass
try:
    import jax
    HAS = True
except ImportError:
    HAS = False
"""
    result = judge(code + SOLUTION, "sums.py", helper=helper)
    assert (result["score"], lines(result)) == (100, [(ABSENT, 1)])


def test_a_task_that_uses_a_stand_in_says_which_module_is_missing(judge: Judge) -> None:
    """Attributes may be looked up, as annotations do; a use raises, with the reason and the line."""
    code = SOLUTION.replace("return a + b", "def inner(x: torch.Tensor): pass\n    return torch.add(a, b)")
    result = judge("import torch\n" + code, "sums.py")
    test = result["tests"][0]
    assert (test["outcome"], test["message"]["args"]["type"]) == ("failed", "ModuleNotFoundError")
    assert "No module named 'torch' where this is graded" in test["message"]["args"]["text"]
    assert test["place"]["line"] == code[: code.index("torch.add")].count("\n") + 2


def test_bars_and_displays_work_inside_tasks(judge: Judge) -> None:
    """A loop over a bar in a task is a loop."""
    code = SOLUTION.replace(
        "for number in numbers:", "for number in tqdm(numbers, leave=False):\n        display(number)"
    )
    for head in ("from tqdm.notebook import tqdm\n", "import tqdm.auto\ntqdm = tqdm.auto.tqdm\n"):
        result = judge(head + code, "sums.py")
        assert (result["score"], result["notes"]) == (100, [])


def test_a_pool_inside_a_task_is_refused_in_words(judge: Judge) -> None:
    """No errno: no process starts while grading."""
    code = SOLUTION.replace("return a + b", "from multiprocessing import Pool\n    return Pool(2).map(abs, [a + b])[0]")
    test = judge(code, "sums.py")["tests"][0]
    assert (test["outcome"], test["message"]["args"]["text"]) == ("failed", "no process starts while grading")
