"""What the text of a submission says of itself."""

from __future__ import annotations

import pytest

from grader.submission.outline import outline

TASK = "def add(a, b=1):\n    '''Add.'''\n"
STUB = f"{TASK}    # TODO 1: add\n    raise NotImplementedError\n"


@pytest.mark.parametrize(
    ("code", "todo"),
    [
        (STUB, True),
        (f"{TASK}    pass\n", True),
        (f"{TASK}    return a + b\n", False),
        (f"{TASK}    a += b\n    raise NotImplementedError\n", False),
        (f"{TASK}    return a + b\n{STUB}", False),
        ("class add:\n    def f(self):\n        raise NotImplementedError\n", True),
        ("class add:\n    def f(self):\n        return 1\n    def g(self): ...\n", False),
        ("x = 1\n", False),
    ],
)
def test_a_task_is_to_do_while_it_is_nothing_but_the_stub(code: str, todo: bool) -> None:
    """A definition that a later stub covers is work all the same; what is nowhere is not to do but missing."""
    assert outline([("a.py", None, code)]).is_todo("add") is todo


def test_a_definition_says_what_is_in_it() -> None:
    """Parameters, the first line of its body, a raise that was left, what it prints and returns."""
    code = f"{TASK}    print(a)\n    raise NotImplementedError\n    def inner():\n        return 1\n"
    found = outline([("a.py", None, code)]).definition("add")
    assert found is not None
    assert (found.parameters, found.body, found.last_line, found.left_raise) == ("(a, b=1)", 3, 6, 4)
    assert (found.prints, found.returns, found.is_shell) == (True, False, False)


@pytest.mark.parametrize(
    ("code", "uses"),
    [
        ("def top(x):\n    return base(x)\n", True),
        ("def top(x):\n    return x\n", False),
        ("def helper(x):\n    return base(x)\ndef top(x):\n    return helper(x)\n", True),
        ("table = {1: base}\ndef top(x):\n    return table[x]\n", True),
        ("import numpy as np\ndef top(x):\n    return np.sum(x)\n", False),
        ("from mine import helper\ndef top(x):\n    return helper(x)\n", True),
        ("from mine import *\ndef top(x):\n    return x\n", True),
        ("def top(x):\n    return globals()['base'](x)\n", True),
        ("top = lambda x: base(x)\n", True),
        ("y = 1\n", True),
    ],
)
def test_one_task_uses_another_where_its_code_leads_there(code: str, uses: bool) -> None:
    """Through helpers and tables, too; where the text does not tell, it may."""
    assert outline([("a.py", None, code)]).uses("top", "base") is uses


def test_what_is_not_python_costs_its_cell_alone() -> None:
    """The others are read; of a divided script only a part is lost, and lines keep their number."""
    found = outline([("a.ipynb", 1, "def f(:\n    pass\n"), ("a.ipynb", 2, STUB)])
    assert [(one.place.cell, one.place.line, one.names) for one in found.problems] == [(1, 1, ("f",))]
    assert found.is_todo("add")
    divided = outline([("a.py", None, f"# In[1]:\nx = (\n\n# In[2]:\n{STUB}")])
    definition = divided.definition("add")
    assert definition is not None and definition.place.line == 5
    assert [one.place.line for one in divided.problems] == [2]


@pytest.mark.parametrize(
    "code", ["(" * 5000, "x = " + "-" * 200_000 + "1", "\0", "é = 1\ndef é(): pass", "a" * 300_000]
)
def test_hostile_code_is_read_or_named(code: str) -> None:
    """No text raises."""
    outline([("a.py", None, code)])
