"""IPython is the oracle: its transformer makes the same of a cell, but for what is listed with its reason."""

from __future__ import annotations

import ast

import pytest

from grader.notebooks.magics import plain_python

transformer = pytest.importorskip("IPython.core.inputtransformer2").TransformerManager

SAME = (
    "%matplotlib inline",
    "%load_ext grader\nx = 1",
    "x = !ls -l",
    "a.b = !ls {x}",
    "d['k'] = %pwd",
    "x, y = %foo bar",
    "!!ls",
    "!pip install \\\n    numpy\nx = 1",
    "%run helper.py -v 'a b'",
    "%pylab inline",
    "if 1:\n    %cd ..\n    !ls\n    y = 2",
    "len?",
    "len??",
    "?len",
    "??len",
    "x.y.z?",
    "a[0]?",
    "a = b?",
    "%time?",
    "x = %who_ls?",
    ">>> x = 1\n>>> y = x",
    ">>> def f():\n...     return 1\n...\n>>> f()",
    "In [1]: x = 2\n   ...: y = 3",
    "In [3]: x = 2",
    "/f 1 2",
    ",f a b",
    ";f a b",
    "  x = 1\n  if x:\n    y = 2",
    "await f()",
    "%%writefile a.py\nx = 1\n\n%cd\n",
    "%%file 'a b.py'\n!ls\n",
    "print(1)  # %foo",
    "s = '''\n%cd\n!ls\n'''",
    "x = (7\n% 3)",
    "x = f'{y!r}'  # ?",
)
OTHER = {
    "%time x = 1": "what is timed stays code of the cell, so that its lines and its names are the cell's",
    "x = %timeit -o f()": "as above; it is run once",
    "%%time\nx = 1": "as above: a bad statement in it costs that statement alone",
    "%%capture out\nprint(1)": "as above; from its first line on what is printed is kept",
    "%%bash\nls": "no shell runs, and the cell is left out with a note",
    "pip install numpy\nx = 1": "IPython takes this for a magic only where it is the whole cell",
}


@pytest.mark.parametrize("source", SAME)
def test_a_cell_becomes_what_ipython_makes_of_it(source: str) -> None:
    """The same Python, on the student's own lines."""
    ours, theirs = plain_python(source)[0], transformer().transform_cell(source)
    assert ast.dump(ast.parse(ours)) == ast.dump(ast.parse(theirs))
    assert ours.count("\n") == source.count("\n")


@pytest.mark.parametrize("source", OTHER)
def test_what_differs_is_listed_with_its_reason(source: str) -> None:
    """No entry of the list is there for nothing."""
    ours, theirs = plain_python(source)[0], transformer().transform_cell(source)
    assert OTHER[source] and ours.rstrip() != theirs.rstrip()
    ast.parse(ours)
